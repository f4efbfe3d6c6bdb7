"""Two figures compared of which one at least is hidden or rounded: a range that holds whatever the counts are, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.compare.comparability import Comparability, Grade, comparability
from faircount.compare.compare import change_between
from faircount.compare.comparison import Change
from faircount.compare.estimate import Rate, Refusal
from faircount.compare.protected.from_ranges import RangeComparison, compare_ranges
from faircount.compare.wording import CHANCE, say_number
from faircount.tables.figure import Figure
from faircount.vocabulary.status import HIDDEN, CellStatus


@dataclass(frozen=True, slots=True)
class BoundedComparison:
    """What the ranges of two figures say of each other; ``change`` is None where it depends on the counts that are not known."""

    before: Figure
    after: Figure
    ranges: RangeComparison
    change: Change | None
    comparability: Comparability

    @property
    def say(self) -> str:
        """The ranges as they are public, and what holds whichever the counts are."""
        told = f"Recorded: {_said(self.before)}, then {_said(self.after)}."
        if self.change is None:
            return f"{told} Whether that is a clear change depends on what is not shown."
        if self.change is Change.NO_CLEAR_CHANGE:
            return f"{told} No clear change{self._whichever}."
        least, most = sorted(map(abs, self.ranges.change[1:]))
        between = say_number(least) if least == most else f"Between {say_number(least)} and {say_number(most)}"
        more = "more" if self.change is Change.RISE else "fewer"
        return f"{told} {between} {more}{self._whichever}: {CHANCE[self.change].after_range}."

    @property
    def _whichever(self) -> str:
        ranged = {figure.status for figure in (self.before, self.after) if figure.lower != figure.upper}
        if not ranged:
            return ""
        return ", however the counts were rounded" if ranged == {CellStatus.ROUNDED} else ", whichever the counts not shown are"


def compare_bounded(before: Figure, after: Figure, confidence: float = 0.95) -> BoundedComparison | Refusal:
    """The later figure against the earlier one where only ranges are public, or why not.

    The ranges are those of the figures: what was printed ("fewer than 5"), or what ``bounds`` finds of everything printed.

    >>> from faircount.vocabulary.measures import Counted
    >>> from faircount.vocabulary.periods import FinancialYear
    >>> from faircount.vocabulary.status import CellStatus
    >>> year = lambda starts, low, high, status: Figure(
    ...     "E23000013", FinancialYear(starts).period, Counted.OFFENCES, "sexual_under_18", low, high, status=status
    ... )
    >>> found = compare_bounded(year(2015, 1, 4, CellStatus.SUPPRESSED_AT_SOURCE), year(2016, 20, 20, CellStatus.OBSERVED))
    >>> str(found.change), found.say.split(". ")[1][:24]
    ('rise', 'Between 16 and 19 more, ')

    Reference: interval arithmetic, Moore (1966); the exact range at the corners.

    Not where the range of a hidden count has shrunk to one number, which is refused: it would print what somebody hid.
    """
    first, last = _range(before), _range(after)
    if isinstance(first, Refusal):
        return first
    if isinstance(last, Refusal):
        return last
    graded = comparability(before, after)
    if graded.grade is Grade.D:
        return graded.refusals[0]
    ranges = compare_ranges(*first, *last, confidence)
    return BoundedComparison(before, after, ranges, _change(first, last, confidence), graded)


def _change(first: tuple[int, int], last: tuple[int, int], confidence: float) -> Change | None:
    """What every pair of counts in the ranges shows: they agree where the pairs furthest apart either way do."""
    corners = ((last[0], first[1]), (last[1], first[0]))
    shown = {change_between(Rate(after), Rate(before), confidence) for after, before in corners}
    return shown.pop() if len(shown) == 1 else None


def _said(figure: Figure) -> str:
    low, high = (say_number(end) for end in (figure.lower, figure.upper) if end is not None)
    return low if low == high else f"between {low} and {high}"


def _range(figure: Figure) -> tuple[int, int] | Refusal:
    when = figure.period.label
    if figure.lower is None or figure.upper is None:
        return Refusal("not known", f"The count of {when} is not known, which is not the same as none.")
    if figure.lower < 0:
        return Refusal("net of cancelled", f"The count of {when} is below 0, net of records that were cancelled later.")
    if figure.status in HIDDEN and figure.lower == figure.upper:
        return Refusal("hidden", f"The count of {when} is hidden to protect people, and so is every number made of it.")
    return figure.lower, figure.upper
