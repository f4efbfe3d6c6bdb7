"""Byar's range of counts."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Interval, counts, deviate, interval


def byar_count(count: ArrayLike, confidence: float = 0.95) -> Interval:
    """Each count with Byar's approximation to its exact Poisson range; never below 0.

    >>> found = byar_count(100)
    >>> f"{found.lower:.2f} to {found.upper:.2f}"
    '81.36 to 121.63'

    Reference: Breslow and Day (1987), Statistical Methods in Cancer Research II, p. 69, where the exact range for 100 is
    81.4 to 121.6.

    In words: "100 were recorded; were there many such years, their mean would lie between 81 and 122 (95%)".

    Not for what the next year may count: the prediction range of a count is wider.
    Not under 10 events, where it strays from the exact range: the rule of official health statistics changes there.
    """
    count = counts(count)
    half = deviate(confidence)
    some = np.where(count > 0, count, 1.0)
    lower = np.where(count > 0, some * np.maximum(0.0, 1 - 1 / (9 * some) - half / (3 * np.sqrt(some))) ** 3, 0.0)
    more = count + 1
    return interval(count, lower, more * (1 - 1 / (9 * more) + half / (3 * np.sqrt(more))) ** 3)
