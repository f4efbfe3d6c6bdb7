"""Mid-p ranges of counts, shares and ratios: close to what they say on average, where the exact ones are always a little wide."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, Numbers, counts, interval, log_poisson, parts, plain
from faircount.compare.intervals.beta_odds import beta_density
from faircount.compare.intervals.counts import exact_count
from faircount.compare.intervals.ratios import later_share, rates
from faircount.compare.intervals.roots import crossing


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
        return height, (np.exp(log_poisson(count - 1, mean)) + np.exp(log_poisson(count, mean))) / 2

    low = special.gammaincinv(count, beyond)
    return crossing(at_least, beyond, np.asarray(low), np.asarray(special.gammaincinv(count + 1, beyond)))


def _upper(count: Array, beyond: float) -> Array:
    def at_most(mean: Array) -> tuple[Array, Array]:
        fewer = np.where(count > 0, special.gammaincc(np.where(count > 0, count, 1.0), mean), 0.0)
        before = np.where(count > 0, np.exp(log_poisson(np.maximum(count - 1, 0.0), mean)), 0.0)
        return (fewer + special.gammaincc(count + 1, mean)) / 2, -(before + np.exp(log_poisson(count, mean))) / 2

    some = np.where(count > 0, count, 1.0)
    low = np.where(count > 0, special.gammainccinv(some, beyond), 0.0)
    return crossing(at_most, beyond, np.asarray(low), np.asarray(exact_count(count, 1 - 2 * beyond).upper))


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
        steeper = np.where(every, 0.0, beta_density(some + 1, others, share))
        return (here + more) / 2, (beta_density(some, rest + 1, share) + steeper) / 2

    low = special.betaincinv(some, rest + 1, beyond)
    high = np.where(every, 1.0, special.betaincinv(some + 1, others, beyond))
    return np.where(part > 0, crossing(at_least, beyond, np.asarray(low), np.asarray(high)), 0.0)


def left_at_lowest(part: Array, rest: Array, beyond: float) -> Array:
    """What is left to the rest at that share, for parts that are large: 1 less a share near 1 would lose digits."""
    every, others = rest == 0, np.maximum(rest, 1.0)

    def at_least(left: Array) -> tuple[Array, Array]:
        here = special.betaincc(rest + 1, part, left)
        more = np.where(every, 0.0, special.betaincc(others, part + 1, left))
        steeper = np.where(every, 0.0, beta_density(others, part + 1, left))
        return (here + more) / 2, -(beta_density(rest + 1, part, left) + steeper) / 2

    high = special.betainccinv(rest + 1, part, beyond)
    low = np.where(every, 0.0, special.betainccinv(others, part + 1, beyond))
    return crossing(at_least, beyond, np.asarray(low), np.asarray(high))


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
    return (at_least + more) / 2


def _least_odds(part: Array, rest: Array, beyond: float) -> Array:
    """The least odds of the part to the rest that the two counts allow; 0 where there is no part."""
    odds = np.zeros(part.shape)
    small, large = (part > 0) & (part <= rest), part > rest
    share = lowest(part[small], rest[small], beyond)
    odds[small] = share / (1 - share)
    left = left_at_lowest(part[large], rest[large], beyond)
    odds[large] = (1 - left) / left
    return odds
