"""The exact range of rate ratios, for a million rows at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, Numbers, counts, exposures, interval, plain
from faircount.compare.intervals.beta_odds import MANY, beta_odds


def exact_ratio(
    count_before: ArrayLike,
    count_after: ArrayLike,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> Interval:
    """How many times as high the later rate is as the earlier one, with the exact conditional range.

    >>> found = exact_ratio([10, 0], [20, 3], 1_000, 1_000)
    >>> [f"{ratio:.2f} ({lower:.2f} to {upper:.2f})" for ratio, lower, upper in zip(*found)]
    ['2.00 (0.89 to 4.78)', 'inf (0.41 to inf)']

    Reference: Przyborowski and Wilenski (1940), Biometrika 31, 313-323: given the sum of both counts the later one is
    binomial, so that the limits are those of Clopper and Pearson (1934).

    In words: "about two and a half times as many, and between 1.9 and 3.7 times allowing for ordinary chance".

    Not across a break in the series, and too narrow where offences come in groups. From a base of 0 there is no upper
    limit, and from 0 to 0 no ratio: publish both counts. Nothing is printed from a base under 10.
    """
    before, after, first, second = rates(count_before, count_after, exposure_before, exposure_after)
    beyond = tail(confidence)
    scale = first / second
    lower, reversed_upper = _least_odds(after, before, beyond), _least_odds(before, after, beyond)
    with np.errstate(divide="ignore", invalid="ignore"):
        return interval(after / before * scale, lower * scale, 1 / reversed_upper * scale)


def exact_ratio_p(
    count_before: ArrayLike,
    count_after: ArrayLike,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    ratio: float = 1.0,
) -> Numbers:
    """How often chance gives counts this far apart or further, either way, if the true ratio is this one: twice the smaller tail.

    >>> f"{exact_ratio_p(820, 772):.4f}"
    '0.2388'

    Reference: Przyborowski and Wilenski (1940), with the tails doubled, so that it is under 5% just where the 95% range
    leaves the ratio out.

    In words: "a difference this size could be chance".

    Not for prose, and not for one force picked out after a look at all of them.
    """
    higher, lower = (
        tail_of(count_before, count_after, exposure_before, exposure_after, ratio, side) for side in ("higher", "lower")
    )
    return plain(np.minimum(1.0, 2 * np.minimum(higher, lower)))


def tail_of(
    count_before: ArrayLike,
    count_after: ArrayLike,
    exposure_before: ArrayLike,
    exposure_after: ArrayLike,
    ratio: ArrayLike,
    side: str,
) -> Array:
    """The exact chance of a later count this high (or low), given the sum of both, if the true ratio is this one."""
    before, after, first, second = rates(count_before, count_after, exposure_before, exposure_after)
    share, rest = later_share(first, second, ratio)
    if side == "lower":
        before, after, share = after, before, rest
    some = np.where(after > 0, after, 1.0)
    return np.where(after > 0, special.betainc(some, before + 1, share), 1.0)


def later_share(first: Array, second: Array, ratio: ArrayLike) -> tuple[Array, Array]:
    """The share of both counts that falls to the later period if the true ratio is this one, and the share that does not.

    Each is found on its own, since exposures far apart leave one of them too small to be had as 1 less the other.
    """
    grown = np.asarray(ratio) * second
    return grown / (first + grown), first / (first + grown)


def rates(
    count_before: ArrayLike, count_after: ArrayLike, exposure_before: ArrayLike, exposure_after: ArrayLike
) -> tuple[Array, Array, Array, Array]:
    """Both counts and both exposures as arrays of one shape."""
    both = (counts(count_before), counts(count_after))
    over = (exposures(exposure_before), exposures(exposure_after))
    before, after, first, second = np.broadcast_arrays(*both, *over)
    return before, after, first, second


def _least_odds(part: Array, rest: Array, beyond: float) -> Array:
    """The least odds of the part to the rest that the two counts allow; 0 where there is no part."""
    table = _table_of_small_counts(part, rest)
    if table is not None:
        return np.asarray(_least_odds(*table, beyond)[part.astype(np.intp), rest.astype(np.intp)])
    shape, part, rest = part.shape, part.ravel(), rest.ravel()
    odds = np.zeros(part.shape)
    some = part > 0
    # The share that is not near 1 is sought, since 1 less it would lose digits.
    small, large = some & (part <= rest), some & (part > rest)
    odds[small] = beta_odds(part[small], rest[small] + 1, beyond)
    odds[large] = 1 / beta_odds(rest[large] + 1, part[large], 1 - beyond)
    return odds.reshape(shape)


def _table_of_small_counts(part: Array, rest: Array) -> tuple[Array, Array] | None:
    """Every pair of counts up to the largest, where that is fewer pairs than rows, as it is for months of small areas."""
    if part.size < MANY or (part.max() + 1) * (rest.max() + 1) > part.size / 2:
        return None
    if bool(np.any(part % 1)) or bool(np.any(rest % 1)):
        return None
    first, second = np.meshgrid(np.arange(part.max() + 1), np.arange(rest.max() + 1), indexing="ij")
    return first, second
