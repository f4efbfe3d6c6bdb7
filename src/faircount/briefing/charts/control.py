"""A process chart: a series with the range of its ordinary variation, stretch by stretch, and what stands out from it."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption, Cell, ChartTable
from faircount.briefing.charts.numerals import places, say_cell, show_cell
from faircount.briefing.charts.series import SeriesBreak
from faircount.vocabulary.status import CellStatus


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """One period: its name, its count, the value drawn (a rate, or the count itself), and why it stands out, if it does."""

    period: str
    count: Cell
    value: float | None
    signal: str = ""

    @property
    def said(self) -> str:
        """The count in words."""
        return say_cell(self.count)

    def shown(self, digits: int) -> str:
        """The value as it stands beside its mark: the count as it is, or the rate."""
        if self.value is None or self.value == self.count:
            return self.said
        return places(self.value, digits)


@dataclass(frozen=True, slots=True)
class ControlStretch:
    """A stretch without a break, from the place ``first`` to ``last``: mean and limits at each place.

    All three are empty where the stretch is too short for limits. The last ones are those that are written beside it.
    """

    first: int
    last: int
    centre: tuple[float, ...] = ()
    lower: tuple[float, ...] = ()
    upper: tuple[float, ...] = ()

    @property
    def has_limits(self) -> bool:
        """Whether the stretch is long enough for limits."""
        return bool(self.centre)


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Points in the order of time, the stretches between declared breaks, and the breaks; ``counted`` names what lies upwards.

    ``digits`` is to how many places values are printed: 0 for counts, more for rates.
    """

    caption: Caption
    points: tuple[ControlPoint, ...]
    stretches: tuple[ControlStretch, ...]
    breaks: tuple[SeriesBreak, ...] = ()
    counted: str = "offences"
    digits: int = 1


def tell_control(chart: ControlChart) -> str:
    """The series in words: each stretch with its mean and range, what stands out, what is not known, the breaks."""
    told = [f"{chart.caption.title}."]
    for stretch in chart.stretches:
        first, last = chart.points[stretch.first].period, chart.points[stretch.last].period
        of = first if stretch.first == stretch.last else f"{first} to {last}"
        if stretch.has_limits:
            told.append(f"{of}: mean {places(stretch.centre[-1], chart.digits)}, ordinary range {_span(chart, stretch)}.")
        else:
            told.append(f"{of}: too few periods for a range.")
        seen = chart.points[stretch.first : stretch.last + 1]
        told.append(f"{', '.join(f'{point.period} {point.said}' for point in seen)}.")
        told += [f"{point.period} is {point.signal}." for point in seen if point.signal]
    told += [f"{mark.letter}, {mark.when} {mark.words}" for mark in chart.breaks]
    return " ".join(told)


def ranges_control(chart: ControlChart) -> tuple[str, ...]:
    """The range of ordinary variation of each stretch, in words."""
    return tuple(_span(chart, stretch) for stretch in chart.stretches if stretch.has_limits)


def tabulate_control(chart: ControlChart) -> ChartTable:
    """The series as a table: each period's count, the mean and range of its stretch, and why it stands out."""
    rows = []
    for stretch in chart.stretches:
        for place in range(stretch.first, stretch.last + 1):
            point, own = chart.points[place], place - stretch.first
            limits = ("[z]", "[z]")
            if stretch.has_limits:
                ends = (places(end[own], chart.digits) for end in (stretch.lower, stretch.upper))
                limits = (places(stretch.centre[own], chart.digits), " to ".join(ends))
            rows.append((point.period, show_cell(point.count), *limits, point.signal or "–"))
    return ChartTable(("Period", chart.counted.capitalize(), "Mean", "Ordinary range", "Stands out"), tuple(rows), (0, 4))


def unseen(point: ControlPoint) -> bool:
    """Whether the point has no value to draw."""
    return point.value is None or isinstance(point.count, CellStatus)


def _span(chart: ControlChart, stretch: ControlStretch) -> str:
    return f"{places(stretch.lower[-1], chart.digits)} to {places(stretch.upper[-1], chart.digits)}"
