"""Two figures compared of which one at least is hidden or rounded: a range that holds whatever the counts are, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.compare.comparability import Comparability, Grade, comparability
from faircount.compare.comparison import Change
from faircount.compare.estimate import Refusal
from faircount.compare.protected.from_ranges import RangeComparison, compare_ranges
from faircount.compare.wording import say_number
from faircount.tables.figures import Figure
from faircount.vocabulary.status import HIDDEN


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
        """What holds whichever the counts are, in a sentence."""
        if self.change is None:
            return "Too little is shown of the counts to say whether they rose or fell."
        low, high = self.ranges.change[1:]
        between = f"between {say_number(abs(min(low, high, key=abs)))} and {say_number(abs(max(low, high, key=abs)))}"
        more = "more" if self.change is Change.RISE else "fewer"
        whichever = "whichever the counts not shown are, and more than chance alone would explain"
        return f"{between[0].upper()}{between[1:]} {more}, {whichever}."


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
    >>> found.say
    'Between 16 and 19 more, whichever the counts not shown are, and more than chance alone would explain.'

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
    change = {1.0: Change.RISE, -1.0: Change.FALL}.get(ranges.settled)
    return BoundedComparison(before, after, ranges, change, graded)


def _range(figure: Figure) -> tuple[int, int] | Refusal:
    when = figure.period.label
    if figure.lower is None or figure.upper is None:
        return Refusal("not known", f"The count of {when} is not known, which is not the same as none.")
    if figure.lower < 0:
        return Refusal("net of cancelled", f"The count of {when} is below 0, net of records that were cancelled later.")
    if figure.status in HIDDEN and figure.lower == figure.upper:
        return Refusal("hidden", f"The count of {when} is hidden to protect people, and so is every number made of it.")
    return figure.lower, figure.upper
