"""What one printed cell says of its count: the count, a range, a mark, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from faircount.patterns import regex
from faircount.protect.release import ENDLESS
from faircount.vocabulary.status import MARKS, CellStatus

HIDING = (MARKS[CellStatus.PRIMARY_SUPPRESSED], "*", "**", "x", "X", "c", "C", "s", "[s]", "#")
"""Marks of a count that was hidden. Where zeros are shown, the reader knows that it is at least 1."""
SAYING_NOTHING = ("", "-", "–", "..", "...", ":", "n/a", "na", "[x]", "[z]", "z", "null")
"""Marks that may stand for nothing published or for no case at all, so that the count is at least 0 and no more is known."""

_NUMBER = regex(r"(\d[\d, ]*)(?:\.0+)?\s*(?:\[?[rpe]\]?|\((?:r|p)\))?$", re.IGNORECASE)
_UNDER = regex(r"(?:<|fewer than|less than|under|below)\s*(\d+)$", re.IGNORECASE)
_UP_TO = regex(r"(?:(?:<=|≤|up to|at most)\s*(\d+)|(\d+)\s*or (?:fewer|less|under))$", re.IGNORECASE)
_BETWEEN = regex(r"(\d+)\s*(?:-|–|—|to|\.\.)\s*(\d+)$", re.IGNORECASE)
_OVER = regex(r"(?:(?:>=|≥|at least)\s*(\d+)|(\d+)\s*(?:\+|or more|and over))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SuppressionMarks:
    """How the publisher marks a hidden count, beside the marks that everybody uses, and whether zeros are shown."""

    marks: Sequence[str] = ()
    zeros_shown: bool = True

    @property
    def least(self) -> int:
        """What a hidden count is at least."""
        return 1 if self.zeros_shown else 0


@dataclass(frozen=True, slots=True)
class Printed:
    """The limits of a count as printed, and whether it was marked as hidden."""

    lower: int
    upper: int
    is_marked: bool = False


def read_cell(text: str, legend: SuppressionMarks) -> Printed | None:
    """What the cell says, or None if it is no count, no range and no mark.

    >>> read_cell("<5", SuppressionMarks()), read_cell("1,204", SuppressionMarks())
    (Printed(lower=1, upper=4, is_marked=True), Printed(lower=1204, upper=1204, is_marked=False))
    """
    words = text.strip()
    if words in legend.marks or words in HIDING:
        return Printed(legend.least, ENDLESS, is_marked=True)
    if words.casefold() in SAYING_NOTHING:
        return Printed(0, ENDLESS)
    if whole := _NUMBER.match(words):
        count = int(re.sub(r"[, ]", "", whole[1]))
        return Printed(count, count)
    if under := _UNDER.match(words):
        return Printed(min(legend.least, int(under[1]) - 1), int(under[1]) - 1, is_marked=True)
    if up_to := _UP_TO.match(words):
        return Printed(legend.least, int(up_to[1] or up_to[2]), is_marked=True)
    if between := _BETWEEN.match(words):
        return Printed(int(between[1]), int(between[2]), is_marked=True)
    if over := _OVER.match(words):
        return Printed(int(over[1] or over[2]), ENDLESS, is_marked=True)
    return None
