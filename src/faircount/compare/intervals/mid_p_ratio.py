"""The mid-p range of rate ratios."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, Numbers, interval, plain
from faircount.compare.intervals.exact_ratio import later_share, rates
from faircount.compare.intervals.mid_p_share import left_at_lowest, lowest


def mid_p_ratio(
    count_before: ArrayLike,
    count_after: ArrayLike,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> Interval:
    """How many times as high the later rate is as the earlier one, with the mid-p conditional range.

    >>> found = mid_p_ratio(55, 145)
    >>> f"{found.value:.2f} ({found.lower:.2f} to {found.upper:.2f})"
    '2.64 (1.94 to 3.62)'
    >>> mid_p_ratio(0, 0)[1:]
    (0.0, inf)

    Reference: Lancaster (1961), Journal of the American Statistical Association 56, 223-234; Fay (2010), R Journal 2,
    53-58. Right at 0 and at large counts, since the root is found to the last digits.

    In words: "about two and a half times as many, and between 1.9 and 3.6 times allowing for ordinary chance".

    Not beside the exact range on one page: the words follow the exact one. Not across a break.
    """
    before, after, first, second = rates(count_before, count_after, exposure_before, exposure_after)
    beyond, scale = tail(confidence), first / second
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = _least_odds(after, before, beyond) * scale
        return interval(after / before * scale, lower, scale / _least_odds(before, after, beyond))


def mid_p_ratio_p(
    count_before: ArrayLike,
    count_after: ArrayLike,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    ratio: float = 1.0,
) -> Numbers:
    """How often chance gives counts this far apart or further, half of these counts' own chance left out; equal tails doubled.

    >>> mid_p_ratio_p(0, 1)
    0.5

    Reference: Lancaster (1961). For 0 and 1 each tail is a quarter, which a well-known package gives as 0.75 in all.

    In words: "a difference this size could be chance".

    Not beside the exact range, which it may contradict at the edge: use the exact probability there.
    """
    before, after, first, second = rates(count_before, count_after, exposure_before, exposure_after)
    share, rest = later_share(first, second, ratio)
    return plain(np.minimum(1.0, 2 * np.minimum(_mid_tail(after, before, share), _mid_tail(before, after, rest))))


def _mid_tail(part: Array, rest: Array, share: Array) -> Array:
    """The mean of the chances of at least this part of both counts, and of more than it."""
    at_least = np.where(part > 0, special.betainc(np.where(part > 0, part, 1.0), rest + 1, share), 1.0)
    more = np.where(rest > 0, special.betainc(part + 1, np.where(rest > 0, rest, 1.0), share), 0.0)
    found: Array = (at_least + more) / 2
    return found


def _least_odds(part: Array, rest: Array, beyond: float) -> Array:
    """The least odds of the part to the rest that the two counts allow; 0 where there is no part."""
    odds = np.zeros(part.shape)
    small, large = (part > 0) & (part <= rest), part > rest
    share = lowest(part[small], rest[small], beyond)
    odds[small] = share / (1 - share)
    left = left_at_lowest(part[large], rest[large], beyond)
    odds[large] = (1 - left) / left
    return odds
