"""The mid-p range of shares."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, interval, parts
from faircount.compare.intervals.root import crossing


def mid_p_share(part: ArrayLike, whole: ArrayLike, confidence: float = 0.95) -> Interval:
    """Each share with its mid-p range: as the exact one, with half of the count's own probability on each side.

    >>> found = mid_p_share(81, 263)
    >>> f"{found.lower:.4f} to {found.upper:.4f}"
    '0.2544 to 0.3658'

    Reference: Lancaster (1961), Journal of the American Statistical Association 56, 223-234; the number is from Newcombe
    (1998), Statistics in Medicine 17, 857-872, table I.

    In words: "31% were marked, and between 25% and 37% allowing for ordinary chance".

    Not where covering less than the level now and then will not do; the exact range is the bound.
    """
    part, whole = parts(part, whole)
    beyond = tail(confidence)
    return interval(part / whole, lowest(part, whole - part, beyond), 1 - lowest(whole - part, part, beyond))


def lowest(part: Array, rest: Array, beyond: float) -> Array:
    """The share at which so large a part, counting half of the chance of just this one, is as rare as ``beyond``."""
    some, others = np.where(part > 0, part, 1.0), np.maximum(rest, 1.0)
    every = rest == 0

    def at_least(share: Array) -> tuple[Array, Array]:
        here = special.betainc(some, rest + 1, share)
        more = np.where(every, 0.0, special.betainc(some + 1, others, share))
        steeper = np.where(every, 0.0, _density(some + 1, others, share))
        return (here + more) / 2, (_density(some, rest + 1, share) + steeper) / 2

    low = special.betaincinv(some, rest + 1, beyond)
    high = np.where(every, 1.0, special.betaincinv(some + 1, others, beyond))
    return np.where(part > 0, crossing(at_least, beyond, np.asarray(low), np.asarray(high)), 0.0)


def left_at_lowest(part: Array, rest: Array, beyond: float) -> Array:
    """What is left to the rest at that share, for parts that are large: 1 less a share near 1 would lose digits."""
    every, others = rest == 0, np.maximum(rest, 1.0)

    def at_least(left: Array) -> tuple[Array, Array]:
        here = special.betaincc(rest + 1, part, left)
        more = np.where(every, 0.0, special.betaincc(others, part + 1, left))
        steeper = np.where(every, 0.0, _density(others, part + 1, left))
        return (here + more) / 2, -(_density(rest + 1, part, left) + steeper) / 2

    high = special.betainccinv(rest + 1, part, beyond)
    low = np.where(every, 0.0, special.betainccinv(others, part + 1, beyond))
    return crossing(at_least, beyond, np.asarray(low), np.asarray(high))


def _density(a: Array, b: Array, share: Array) -> Array:
    found: Array = np.exp(special.xlogy(a - 1, share) + special.xlog1py(b - 1, -share) - special.betaln(a, b))
    return found
