"""A series of yearly counts, cut at breaks."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption, Cell, ChartTable
from faircount.briefing.charts.numerals import between, say_cell, show_cell
from faircount.compare.facts import Statement, joined, told
from faircount.tables.figures import Figure
from faircount.vocabulary.status import CellStatus


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One year: ``year`` as printed (``2015/16``), its count and what chance allows the rate beneath to be.

    ``lower`` and ``upper`` are None where the count is not shown, or no range is given. ``provisional`` draws a hollow dot.
    ``figure`` is the published one, where there is one.
    """

    year: str
    count: Cell
    lower: float | None = None
    upper: float | None = None
    provisional: bool = False
    figure: Figure | None = None

    @property
    def shown(self) -> int | None:
        """The count where there is one to draw."""
        return None if isinstance(self.count, CellStatus) else self.count


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A break before the year ``before``: letter, date and change in words, each ending in a full stop.

    ``cuts`` is False if these counts are untouched.
    """

    letter: str
    before: str
    when: str
    words: str
    cuts: bool = True


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """Points in the order of time (every year present, shown or not) and the breaks among them; ``counted`` names the unit.

    ``is_financial`` says that the years run from April to March; otherwise they are calendar years.
    """

    caption: Caption
    points: tuple[SeriesPoint, ...]
    breaks: tuple[SeriesBreak, ...] = ()
    counted: str = "offences"
    this_area: bool = True
    is_financial: bool = True

    def stretches(self) -> list[list[int]]:
        """Places of points that one line may join: cut at breaks, and at years without a count."""
        cuts = {mark.before for mark in self.breaks if mark.cuts}
        parts: list[list[int]] = [[]]
        for place, point in enumerate(self.points):
            if point.year in cuts or point.shown is None:
                parts.append([])
            if point.shown is not None:
                parts[-1].append(place)
        return [part for part in parts if part]


def tell_series(chart: SeriesChart) -> str:
    """The series in words, stretch by stretch."""
    stretches = [joined(", ", (tell_point(chart.points[place]) for place in stretch)) for stretch in chart.stretches()]
    unseen = [f"{point.year} {say_cell(point.count)}" for point in chart.points if point.shown is None]
    breaks = [told("{letter}: {when} {words}", letter=one.letter, when=one.when, words=one.words) for one in chart.breaks]
    shown = joined(" | ", stretches)
    parts = [told("{title}. Stretches that may be compared: {shown}.", title=chart.caption.title, shown=shown)]
    parts += [told("Not shown: {unseen}.", unseen=joined(", ", unseen))] if unseen else []
    parts += [told("Marked changes: {breaks}", breaks=joined(" ", breaks))] if breaks else []
    return joined(" ", parts)


def tell_point(point: SeriesPoint) -> Statement:
    """One year in words: its count, its range, and whether it may be revised."""
    beside: list[str] = [told("range {span}", span=span)] if (span := _span(point)) else []
    beside += ["may be revised"] if point.provisional else []
    said = told("{year} {count}", year=point.year, count=say_cell(point.count, point.figure))
    return told("{said} ({beside})", said=said, beside=joined(", ", beside)) if beside else said


def ranges_series(chart: SeriesChart) -> tuple[str, ...]:
    """What chance allows the rate beneath each count that is shown to be, in words."""
    return tuple(span for point in chart.points if point.shown is not None and (span := _span(point)))


def tabulate_series(chart: SeriesChart) -> ChartTable:
    """The series as a table; a row says which break stands before it."""
    marks = {mark.before: mark for mark in chart.breaks if mark.cuts}
    rows = []
    for point in chart.points:
        span = _span(point) or "[z]"
        notes = [f"break {marks[point.year].letter} before"] if point.year in marks else []
        notes += ["may be revised"] if point.provisional else []
        rows.append((point.year, show_cell(point.count), span, "; ".join(notes) or "–"))
    year = "Year to March" if chart.is_financial else "Year"
    return ChartTable((year, chart.counted.capitalize(), "Range", "Note"), tuple(rows), (0, 3))


def _span(point: SeriesPoint) -> str:
    if point.lower is None or point.upper is None:
        return ""
    return between(point.lower, point.upper, 0, "range of a count", *([point.figure] if point.figure else []))
