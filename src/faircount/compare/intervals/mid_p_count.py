"""The mid-p range of counts: close to what it says on average, where the exact one is always a little wide."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, counts, interval
from faircount.compare.intervals.exact_count import exact_count
from faircount.compare.intervals.root import crossing


def mid_p_count(count: ArrayLike, confidence: float = 0.95) -> Interval:
    """Each count with its mid-p range: as the exact one, but half of the count's own probability lies on each side.

    >>> found = mid_p_count([0, 55])
    >>> [round(limit, 2) for limit in (*found.lower.tolist(), *found.upper.tolist())]
    [0.0, 41.84, 3.0, 71.06]

    Reference: Lancaster (1961), Journal of the American Statistical Association 56, 223-234; Cohen and Yang (1994),
    Statistics in Medicine 13, 2189-2203. At 0 the upper limit is minus the logarithm of 5%, 2.9957.

    In words: "55 were recorded; were there many such years, their mean would lie between 42 and 71 (95%)".

    Not for what the next year may count: the prediction range of a count is wider.
    Not where covering less than the level now and then will not do: at some means it falls short by a point or two.
    """
    count = counts(count)
    beyond = tail(confidence)
    some = np.where(count > 0, count, 1.0)
    lower = np.where(count > 0, _lower(some, beyond), 0.0)
    return interval(count, lower, _upper(count, beyond))


def _lower(count: Array, beyond: float) -> Array:
    def at_least(mean: Array) -> tuple[Array, Array]:
        height = (special.gammainc(count, mean) + special.gammainc(count + 1, mean)) / 2
        return height, (_probability(count - 1, mean) + _probability(count, mean)) / 2

    low = special.gammaincinv(count, beyond)
    return crossing(at_least, beyond, np.asarray(low), np.asarray(special.gammaincinv(count + 1, beyond)))


def _upper(count: Array, beyond: float) -> Array:
    def at_most(mean: Array) -> tuple[Array, Array]:
        fewer = np.where(count > 0, special.gammaincc(np.where(count > 0, count, 1.0), mean), 0.0)
        before = np.where(count > 0, _probability(np.maximum(count - 1, 0.0), mean), 0.0)
        return (fewer + special.gammaincc(count + 1, mean)) / 2, -(before + _probability(count, mean)) / 2

    some = np.where(count > 0, count, 1.0)
    low = np.where(count > 0, special.gammainccinv(some, beyond), 0.0)
    return crossing(at_most, beyond, np.asarray(low), np.asarray(exact_count(count, 1 - 2 * beyond).upper))


def _probability(count: Array, mean: Array) -> Array:
    found: Array = np.exp(special.xlogy(count, mean) - mean - special.gammaln(count + 1))
    return found
