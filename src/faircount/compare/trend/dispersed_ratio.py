"""The ratio of two counts where counts spread wider than Poisson chance."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.interval import Array, Interval, Numbers, counts, deviate, interval, plain
from faircount.compare.intervals.exact_ratio import rates
from faircount.errors import NotComparable


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
