"""Ratios of two rates: their exact range for a million rows at a time, other ranges, and how probable a factor is."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, Numbers, counts, deviate, exposures, interval, plain
from faircount.compare.intervals.beta_odds import MANY, beta_odds
from faircount.errors import NotComparable


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


def exceedance(
    count_before: ArrayLike,
    count_after: ArrayLike,
    factor: float = 1.0,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
) -> Numbers:
    """The probability that the later rate is more than ``factor`` times the earlier one (Jeffreys prior).

    >>> f"{exceedance(55, 145, 2):.2f}"
    '0.96'
    >>> f"{1 - exceedance(820, 772):.2f}"
    '0.89'

    Reference: Jeffreys prior for both rates; Gu, Ng, Tang and Schucany (2008), Biometrical Journal 50, 283-298.

    In words: "more than doubled: true of the count, not established for the rate".

    Not across a break, where a passed factor may be no more than a new rule. Not to print the word "doubled" on its own:
    that asks for the whole exact range.
    """
    before, after, first, second = rates(count_before, count_after, exposure_before, exposure_after)
    earlier_share = first / (first + factor * second)
    return plain(special.betainc(before + 0.5, after + 0.5, earlier_share))


def factor_test(
    count_before: ArrayLike,
    count_after: ArrayLike,
    factor: float = 2.0,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    side: str = "higher",
) -> Numbers:
    """How often chance gives a later count this high if the rate rose by just the factor; or this low, for a fall.

    >>> f"{factor_test(55, 145, 2):.3f}"
    '0.045'
    >>> f"{factor_test(100, 30, 0.5, side='lower'):.3f}"
    '0.007'

    Reference: one-sided exact conditional test, Przyborowski and Wilenski (1940), Biometrika 31, 313-323.

    In words: "had the rate just doubled, chance would give a count like this about once in 22 years".

    Not to print "doubled" where the two-sided range still holds 2: a reader sees the range.
    """
    if side not in ("higher", "lower"):
        raise NotComparable(f"a side is higher or lower, not {side!r}")
    return plain(tail_of(count_before, count_after, exposure_before, exposure_after, factor, side))


def score_ratio(
    count_before: ArrayLike,
    count_after: ArrayLike,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> Interval:
    """How many times as high the later rate is as the earlier one, with the score range, in closed form.

    >>> found = score_ratio(55, 145)
    >>> f"{found.value:.2f} ({found.lower:.2f} to {found.upper:.2f})"
    '2.64 (1.94 to 3.59)'
    >>> score_ratio(0, 3).upper
    inf

    Reference: Sato (1990), Biometrika 77, 191-198; the limits are Wilson's for the later share of both counts.

    In words: "about two and a half times as many, and between 1.9 and 3.6 times allowing for ordinary chance".

    Not for the words of a comparison, which follow the exact range; here to be set beside other programs.
    """
    before, after, first, second = rates(count_before, count_after, exposure_before, exposure_after)
    half, scale = deviate(confidence), first / second
    # The two limits are the roots of (after - ratio * before) ** 2 = half ** 2 * ratio * (before + after), in equal periods.
    middle = 2 * before * after + half**2 * (before + after)
    reach = half * np.sqrt((before + after) * (half**2 * (before + after) + 4 * before * after))
    with np.errstate(divide="ignore", invalid="ignore"):
        upper = np.where(before > 0, (middle + reach) / (2 * before**2), np.inf)
        lower = np.where(after > 0, 2 * after**2 / (middle + reach), 0.0)
        return interval(after / before * scale, lower * scale, upper * scale)


def dispersed_ratio(
    count_before: ArrayLike,
    count_after: ArrayLike,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    dispersion: ArrayLike = 1.0,
    between_years: ArrayLike = 0.0,
    confidence: float = 0.95,
) -> Interval:
    """How many times as high the later rate is, with the range for counts ``dispersion`` times as wide as chance.

    ``between_years`` is the standard deviation of the logarithm of the rate from one year to the next, beyond chance.

    >>> found = dispersed_ratio(820, 772, dispersion=[2, 3, 5])
    >>> [f"{lower:.2f} to {upper:.2f}" for lower, upper in zip(found.lower, found.upper)]
    ['0.82 to 1.08', '0.79 to 1.12', '0.76 to 1.17']

    Reference: McCullagh and Nelder (1989), Generalized Linear Models, section 6.2; the delta method on the log scale.

    In words: "between 18% fewer and 8% more, if counts spread twice as wide as chance".

    Not with a dispersion made up to fit: measure it from a longer series, or show several. Not from a count of 0.
    """
    value, error = _logarithm(
        rates(count_before, count_after, exposure_before, exposure_after), counts(dispersion), counts(between_years)
    )
    half = deviate(confidence) * error
    return interval(np.exp(value), np.exp(value - half), np.exp(value + half))


def dispersed_exceedance(
    count_before: ArrayLike,
    count_after: ArrayLike,
    factor: float = 1.0,
    dispersion: ArrayLike = 1.0,
    between_years: ArrayLike = 0.0,
) -> Numbers:
    """The probability that the rate rose beyond the factor, if counts spread so many times as wide as chance.

    >>> [f"{probability:.2f}" for probability in dispersed_exceedance(55, 145, 2, [2, 3, 5])]
    ['0.89', '0.84', '0.78']

    Reference: as for the ratio; the normal curve on the log scale.

    In words: "more than doubled: true of the count, not established for the rate".

    Not for counts under about 10, where the curve fits badly.
    """
    value, error = _logarithm(rates(count_before, count_after, 1.0, 1.0), counts(dispersion), counts(between_years))
    return plain(special.ndtr((value - np.log(factor)) / error))


def _logarithm(given: tuple[Array, Array, Array, Array], dispersion: Array, between_years: Array) -> tuple[Array, Array]:
    before, after, first, second = given
    if bool(np.any(before == 0)) or bool(np.any(after == 0)):
        raise NotComparable("no such range from a count of 0; use the exact range of the ratio")
    error: Array = np.sqrt(dispersion * (1 / before + 1 / after) + 2 * between_years**2)
    value: Array = np.log(after / second) - np.log(before / first)
    return value, error
