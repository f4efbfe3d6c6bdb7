"""The range in which the next count lies, where nothing changes but chance."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, Marks, counts, exposures, interval
from faircount.compare.intervals.halving import halved_each

_HALVINGS = 64


def predicted_count(
    count: ArrayLike, exposure: ArrayLike = 1.0, exposure_next: ArrayLike = 1.0, confidence: float = 0.95
) -> Interval:
    """The next count that is to be expected, with the whole numbers between which it lies if only chance moves it.

    >>> found = predicted_count([0, 10, 55, 820])
    >>> [f"{low:.0f} to {high:.0f}" for low, high in zip(found.lower, found.upper)]
    ['0 to 5', '3 to 22', '36 to 78', '742 to 902']

    Reference: Thatcher (1964), Journal of the Royal Statistical Society B 26, 176-192; Nelson (1970), IEEE Transactions on
    Reliability 19, 42-49. Given both counts the next one is binomial, so these are just the counts that the exact test
    calls no clear change: from 0, five in a row have a chance of 1 in 32 by then and six of 1 in 64, which is under 2.5%.

    In words: "55 were recorded; if nothing changes, a further year will count between 36 and 78 (95%)".

    Not for the mean beneath, whose range is the confidence interval and narrower. Not where counts vary more than by
    chance from year to year: take the outlook, which learns that from a series.
    """
    known, over, ahead = np.broadcast_arrays(counts(count), exposures(exposure), exposures(exposure_next))
    beyond, share = tail(confidence), ahead / (over + ahead)

    def too_high(following: Array) -> Marks:
        found: Marks = special.betainc(np.maximum(following, 0.5), known + 1, share) <= beyond
        return found & (following > 0)

    def too_low(following: Array) -> Marks:
        found: Marks = special.betainc(np.maximum(known, 0.5), following + 1, 1 - share) <= beyond
        return found & (known > 0)

    expected = known * ahead / over
    most = 100 * (expected + (1 + ahead / over) * (10 + np.sqrt(known)))
    highest = _first(too_high, np.zeros(known.shape), most) - 1
    lowest = _first(lambda following: (following >= 0) & ~too_low(following), np.full(known.shape, -1.0), np.ceil(expected))
    return interval(expected, lowest, highest)


def _first(holds: Callable[[Array], Marks], low: Array, high: Array) -> Array:
    """The first whole number over ``low`` at which the condition holds, by halving; it holds at ``high``."""
    return halved_each(lambda number: ~holds(number), np.floor(low), np.ceil(high), _HALVINGS, whole=True)[1]
