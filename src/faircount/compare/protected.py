"""Comparisons of counts of which only ranges are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.comparability import Comparability, Grade, comparability
from faircount.compare.compare import change_between
from faircount.compare.comparison import Change
from faircount.compare.estimate import Rate, Refusal
from faircount.compare.interval import Array, Interval, Numbers, counts, interval, plain
from faircount.compare.intervals.ratios import exact_ratio
from faircount.compare.wording import CHANCE, say_number
from faircount.errors import NotComparable
from faircount.tables.figure import Figure
from faircount.vocabulary.status import HIDDEN, CellStatus


class RangeComparison(NamedTuple):
    """The lowest and highest that each number can be for any counts in the ranges.

    ``ratio``, ``change`` and ``percent`` hold no chance, only what is not known of the counts; their ``value`` is at the
    middles of the ranges. ``chance`` runs from the lowest lower to the highest upper limit of the exact range.
    """

    ratio: Interval
    change: Interval
    percent: Interval
    chance: Interval
    settled: Numbers
    """1 where every pair of counts shows a clear rise, -1 a clear fall, 0 where no pair or only some do."""


def compare_ranges(
    lowest_before: ArrayLike,
    highest_before: ArrayLike,
    lowest_after: ArrayLike,
    highest_after: ArrayLike,
    confidence: float = 0.95,
) -> RangeComparison:
    """What two counts of which only ranges are known say of each other, whatever they are.

    >>> found = compare_ranges(53, 57, 143, 147)
    >>> f"{found.ratio.lower:.2f} to {found.ratio.upper:.2f}; with chance {found.chance.lower:.2f} to {found.chance.upper:.2f}"
    '2.51 to 2.77; with chance 1.83 to 3.87'
    >>> int(found.settled), int(compare_ranges(1, 4, 5, 5).settled)
    (1, 0)

    Reference: interval arithmetic, Moore (1966); the limits grow with the later count and fall with the earlier one, so that
    the corners hold the extremes.

    In words: "about two and a half times as many, whichever way the counts were rounded".

    Not to find a hidden count: what goes in are the ranges that are public, and what comes out is no narrower.
    """
    first_low, first_high = _range(lowest_before, highest_before)
    last_low, last_high = _range(lowest_after, highest_after)
    least, most = (exact_ratio(*corner, confidence=confidence) for corner in ((first_high, last_low), (first_low, last_high)))
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = (last_low + last_high) / (first_low + first_high)
    ratio = interval(middle, least.value, most.value)
    change = interval((last_low + last_high - first_low - first_high) / 2, last_low - first_high, last_high - first_low)
    percent = interval(*(100 * (np.asarray(end) - 1) for end in ratio))
    settled = np.where(np.asarray(least.lower) > 1, 1, np.where(np.asarray(most.upper) < 1, -1, 0))
    return RangeComparison(ratio, change, percent, interval(middle, least.lower, most.upper), plain(settled))


def rounded_range(shown: ArrayLike, base: int, random: bool = False) -> tuple[Numbers, Numbers]:
    """The lowest and highest count that is shown as this number when rounded to multiples of the base.

    >>> rounded_range(55, 5), rounded_range(0, 5), rounded_range(55, 5, random=True)
    ((53.0, 57.0), (0.0, 2.0), (51.0, 59.0))

    ``random`` is for rounding up or down at random to either neighbour.

    Reference: Hundepool et al. (2012), Statistical Disclosure Control, section 5.4.

    In words: "shown as 55, which is any count from 53 to 57".

    Not where the publisher rounds some other way, or only small counts.
    """
    number = counts(shown)
    if base < 2 or bool(np.any(number % base)):
        raise NotComparable(f"a number shown is no multiple of {base}, so it was not rounded to it")
    away = base - 1 if random else (base - 1) // 2
    # Halves of an even base go up, so that one count more lies below.
    below = away + (0 if random or base % 2 else 1)
    return plain(np.maximum(0.0, number - below)), plain(number + away)


def _range(lowest: ArrayLike, highest: ArrayLike) -> tuple[Array, Array]:
    low, high = np.broadcast_arrays(counts(lowest), counts(highest))
    if bool(np.any(low > high)):
        raise NotComparable("a range ends below its start; give the lowest count first")
    return low, high


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
    first, last = _range_of(before), _range_of(after)
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


def _range_of(figure: Figure) -> tuple[int, int] | Refusal:
    when = figure.period.label
    if figure.lower is None or figure.upper is None:
        return Refusal("not known", f"The count of {when} is not known, which is not the same as none.")
    if figure.lower < 0:
        return Refusal("net of cancelled", f"The count of {when} is below 0, net of records that were cancelled later.")
    if figure.status in HIDDEN and figure.lower == figure.upper:
        return Refusal("hidden", f"The count of {when} is hidden to protect people, and so is every number made of it.")
    return figure.lower, figure.upper
