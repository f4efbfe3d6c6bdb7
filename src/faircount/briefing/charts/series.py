"""A series of yearly counts, cut at breaks."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption, Cell


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One year: ``year`` as printed (``2015/16``), its count and the range that chance could give.

    ``lower`` and ``upper`` are None where the count is not shown, or no range is given. ``provisional`` draws a hollow dot.
    """

    year: str
    count: Cell
    lower: float | None = None
    upper: float | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A break before the year ``before``: letter, date and change in words; ``cuts`` is False if these counts are untouched."""

    letter: str
    before: str
    when: str
    words: str
    cuts: bool = True


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """Points in the order of time (every year present, shown or not) and the breaks among them; ``counted`` names the unit."""

    caption: Caption
    points: tuple[SeriesPoint, ...]
    breaks: tuple[SeriesBreak, ...] = ()
    counted: str = "offences"
    this_area: bool = True
