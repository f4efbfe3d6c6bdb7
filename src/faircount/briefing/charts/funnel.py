"""The funnel: a rate or a change among those of other areas, with what chance, and chance with ordinary spread, would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.numerals import between, comma, places
from faircount.compare.facts import Statement, joined, stated, told
from faircount.tables.figures import Figure


@dataclass(frozen=True, slots=True)
class FunnelAxes:
    """What lies along the two axes, in words; ``ratios`` draws times as many on a logarithmic axis, not rates from 0.

    ``up`` and ``across`` name the axes (``across_short`` on a phone), ``size`` and ``value`` head the columns of the table,
    ``per`` and ``sized`` follow figures in the words (``per 1,000 children``, ``children``), ``among`` says between whom
    there is an ordinary spread.
    """

    up: str
    across: str
    across_short: str
    size: str
    value: str
    per: str
    sized: str
    among: str
    ratios: bool = False


CHILDREN = FunnelAxes(
    up="offences per 1,000 children",
    across="children under 18 living in the area (each step is ten times more)",
    across_short="children living in the area (steps of ten times)",
    size="Children under 18",
    value="Offences per 1,000",
    per="per 1,000 children",
    sized="children",
    among="forces",
)


@dataclass(frozen=True, slots=True)
class FunnelDot:
    """An area in the funnel: children living there, and the rate per 1,000 of them, or what the axes of the chart say.

    ``lower`` and ``upper`` are the range of the rate, wanted for this area only. ``figure`` is the published count that the
    rate rests on, where there is one.
    """

    name: str
    children: int
    rate: float
    this_area: bool = False
    lower: float | None = None
    upper: float | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class FunnelLimit:
    """The limits at one number of children, or of whatever lies along the axis."""

    children: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """This area labelled, the others grey and without names.

    ``centre`` is the line of the whole (``centre_label`` such as ``England and Wales``). ``chance`` and ``spread`` are limits
    in rising order of children, some 40 of each; the axis is cut at a round rate above the highest point and the outer
    limit. An area whose own rate is hidden is left out of ``points`` and ``left_out`` says so.
    """

    caption: Caption
    points: tuple[FunnelDot, ...]
    centre: float
    centre_label: str
    chance: tuple[FunnelLimit, ...]
    spread: tuple[FunnelLimit, ...]
    left_out: str = ""
    axes: FunnelAxes = CHILDREN

    @property
    def digits(self) -> int:
        """To how many decimal places a value is printed."""
        return 2 if self.axes.ratios else 1


def tell_funnel(chart: FunnelChart) -> str:
    """The funnel in words: this area, the whole, and how the others lie. No order among them."""
    all_of_them = [point.figure for point in chart.points if point.figure is not None]
    whole = told(
        "{title}. {whole}: {rate} {per}.",
        title=chart.caption.title, whole=chart.centre_label, per=chart.axes.per,
        rate=_from(places(chart.centre, chart.digits), "rate of all together", all_of_them),
    )  # fmt: skip
    own = [_tell_point(chart, point) for point in chart.points if point.this_area]
    number = _from(str(len(chart.points)), "number of areas", all_of_them)
    drawn = told("{number} areas are drawn, without order.", number=number)
    return joined(" ", filter(None, (whole, *own, drawn, chart.left_out)))


def _tell_point(chart: FunnelChart, point: FunnelDot) -> Statement:
    figures = [point.figure] if point.figure is not None else []
    span = _span(point, chart.digits)
    return told(
        "{name}: {rate}{span}, with {size} {sized}.",
        name=point.name, span=told(", range {span}", span=span) if span else "", sized=chart.axes.sized,
        rate=_from(places(point.rate, chart.digits), "rate", figures),
        size=_from(comma(point.children), "children", figures),
    )  # fmt: skip


def _from(said: str, operation: str, figures: Sequence[Figure]) -> str:
    """What is said, with the published figures that it stands on, where there are any."""
    return stated(said, operation, figures) if figures else said


def ranges_funnel(chart: FunnelChart) -> tuple[str, ...]:
    """The range of this area's rate, in words."""
    return tuple(span for point in chart.points if point.this_area and (span := _span(point, chart.digits)))


def _span(point: FunnelDot, digits: int) -> str:
    if point.lower is None or point.upper is None:
        return ""
    return between(point.lower, point.upper, digits, "range of a rate", *([point.figure] if point.figure else []))


def tabulate_funnel(chart: FunnelChart) -> ChartTable:
    """The funnel as a table, areas from A to Z, then the whole that they are held against."""
    ordered = sorted(chart.points, key=lambda point: point.name)
    rows = [(point.name, comma(point.children), places(point.rate, chart.digits)) for point in ordered]
    whole = (chart.centre_label, "–", places(chart.centre, chart.digits))
    return ChartTable(("Area", chart.axes.size, chart.axes.value), (*rows, whole))
