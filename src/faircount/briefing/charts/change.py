"""Figure 1: rows with both counts in columns, and the ratio with its range on one log axis."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption, Cell
from faircount.briefing.parts import Interval


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One comparison of two years.

    ``ratio`` is after/before with its range (best None is not allowed here); None where no ratio may be given, and then
    ``refusal`` says why in a few words (``too few to compare``). ``best_words`` and ``range_words`` are its labels
    (``2.6 times as many``, ``1.9 to 3.7 times``). ``short`` names the row in the table. ``grade`` is A to D.
    """

    label: str
    sublabel: str
    before: Cell
    after: Cell
    ratio: Interval | None
    best_words: str
    range_words: str
    short: str
    grade: str
    this_area: bool = True
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class ChangeChart:
    """Rows of before and after; ``before`` and ``after`` are the years as printed (``2015/16``)."""

    caption: Caption
    before: str
    after: str
    rows: tuple[ChangeRow, ...]
