"""A comparison of two counts of which only ranges are known: hidden, rounded, or bounded by what else is published."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Array, Interval, Numbers, counts, interval, plain
from faircount.compare.intervals.ratios import exact_ratio
from faircount.errors import NotComparable


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
