"""Quantiles and tails of the distributions used here, typed by hand.

They come from ``scipy.special``: to load ``scipy.stats`` would take twice as long.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from faircount.compare import special
from faircount.errors import NotComparable

_MOST = 1e18


def normal_quantile(probability: float) -> float:
    """The standard normal quantile.

    >>> round(normal_quantile(0.975), 6)
    1.959964
    """
    return float(special.ndtri(probability))


def share_at(logit: float) -> float:
    """The share whose odds have this logarithm, however far off they lie.

    >>> round(share_at(0.5), 4), share_at(-1e6), share_at(1e6)
    (0.6225, 0.0, 1.0)
    """
    return float(special.expit(logit))


def t_quantile(probability: float, degrees_of_freedom: float) -> float:
    """The quantile of Student's t.

    >>> round(t_quantile(0.975, 36), 6)
    2.028094
    """
    return float(special.stdtrit(degrees_of_freedom, probability))


def poisson_at_most(count: float, mean: float) -> float:
    """The probability of at most this many events; the count need not be whole, so that a curve can be drawn."""
    return float(special.gammaincc(count + 1, mean))


def poisson_at_least(count: float, mean: float) -> float:
    """The probability of at least this many events; the count need not be whole."""
    return float(special.gammainc(count, mean)) if count > 0 else 1.0


def binomial_at_least(count: int, asked: int, chance: float) -> float:
    """The probability that at least ``count`` of ``asked`` come out, each with this chance (DLMF 8.17.5).

    >>> binomial_at_least(2, 2, 0.5), binomial_at_least(0, 2, 0.5), binomial_at_least(3, 2, 0.5)
    (0.25, 1.0, 0.0)
    """
    if count <= 0:
        return 1.0
    return float(special.betainc(count, asked - count + 1, chance)) if count <= asked else 0.0


def least_count(reached: Callable[[int], bool]) -> int:
    """The least count of which something is true that stays true of every larger one, however far off it lies.

    >>> least_count(lambda count: count**2 >= 50)
    8
    """
    high = 1
    while not reached(high):
        if high > _MOST:
            raise NotComparable(f"the limit exceeds {float(_MOST):g}; the series is too variable for this method")
        high *= 2
    return bisect_left(range(high), True, key=reached)
