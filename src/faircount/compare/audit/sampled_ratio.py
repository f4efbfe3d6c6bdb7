"""The ratio of two totals that one stratified sample estimates: how many were marked of those that should be."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np

from faircount.compare.interval import Array, Interval, counts, deviate
from faircount.errors import NotComparable


def sampled_ratio(
    sizes: Sequence[int],
    strata: Sequence[int],
    numerator: Sequence[float],
    denominator: Sequence[float],
    confidence: float = 0.95,
) -> tuple[Interval, float]:
    """The ratio of two totals over all records, with its range and its standard error, from one row for each record read.

    ``strata`` holds each record's place in ``sizes``.

    >>> marked, should = [1, 0, 1, 0, 0, 0, 0, 0], [1, 0, 1, 1, 0, 1, 0, 0]
    >>> found, error = sampled_ratio([20, 100], [0, 0, 0, 0, 1, 1, 1, 1], marked, should)
    >>> f"{found.value:.3f}, {error:.3f}"
    '0.250, 0.192'

    Reference: Cochran (1977), Sampling Techniques, section 6.11 (combined ratio), by linearisation.

    In words: "25% of the records that should be marked were".

    Not for a few records: the straight-line error is too hopeful under about 20 in the denominator.
    """
    top, bottom, where = counts(numerator), counts(denominator), np.asarray(strata)
    read = [int(np.sum(where == place)) for place in range(len(sizes))]
    if sum(read) < len(where) or not all(min(size, 2) <= number <= size for number, size in zip(read, sizes, strict=True)):
        raise NotComparable("each stratum needs two records read at least, or all that it has, and no more than it has")
    first, second = _total(sizes, where, top), _total(sizes, where, bottom)
    if second == 0:
        raise NotComparable("none of those read should have been marked, so there is no completeness; read more")
    value = first / second
    error = sqrt(_variance(sizes, where, (top - value * bottom) / second))
    if error == 0 and sum(read) < sum(sizes):
        raise NotComparable("all records read are alike, so the error is not known; count them by stratum: flag completeness")
    half = deviate(confidence) * error
    return Interval(value, value - half, value + half), error


def _total(sizes: Sequence[int], where: Array, values: Array) -> float:
    return sum(size * float(values[where == place].mean()) for place, size in enumerate(sizes))


def _variance(sizes: Sequence[int], where: Array, values: Array) -> float:
    variance = 0.0
    for place, size in enumerate(sizes):
        held = values[where == place]
        if len(held) < size:
            variance += size**2 * (1 - len(held) / size) * float(held.var(ddof=1)) / len(held)
    return variance
