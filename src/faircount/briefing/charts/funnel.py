"""The funnel: a rate among those of other areas, with what chance alone, and chance with ordinary spread, would give."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption, Table
from faircount.briefing.charts.numerals import comma, places


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """An area in the funnel: children living there, and the rate per 1,000 of them.

    ``lower`` and ``upper`` are the range of the rate, wanted for this area only.
    """

    name: str
    children: int
    rate: float
    this_area: bool = False
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class FunnelLimit:
    """The limits at one number of children."""

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
    points: tuple[FunnelPoint, ...]
    centre: float
    centre_label: str
    chance: tuple[FunnelLimit, ...]
    spread: tuple[FunnelLimit, ...]
    left_out: str = ""


def tell_funnel(chart: FunnelChart) -> str:
    """The funnel in words: this area, the whole, and how the others lie. No order among them."""
    told = [f"{chart.caption.title}. {chart.centre_label}: {places(chart.centre, 1)} per 1,000 children."]
    for point in chart.points:
        if point.this_area:
            span = f", range {_span(point)}" if _span(point) else ""
            told.append(f"{point.name}: {places(point.rate, 1)}{span}, with {comma(point.children)} children.")
    told.append(f"{len(chart.points)} areas are drawn, without order.")
    return " ".join([*told, chart.left_out]).strip()


def ranges_funnel(chart: FunnelChart) -> tuple[str, ...]:
    """The range of this area's rate, in words."""
    return tuple(_span(point) for point in chart.points if point.this_area and _span(point))


def _span(point: FunnelPoint) -> str:
    if point.lower is None or point.upper is None:
        return ""
    return f"{places(point.lower, 1)} to {places(point.upper, 1)}"


def tabulate_funnel(chart: FunnelChart) -> Table:
    """The funnel as a table, areas from A to Z, then the whole that they are held against."""
    rows = [(p.name, comma(p.children), places(p.rate, 1)) for p in sorted(chart.points, key=lambda point: point.name)]
    whole = (chart.centre_label, "–", places(chart.centre, 1))
    return Table(("Area", "Children under 18", "Offences per 1,000"), (*rows, whole))
