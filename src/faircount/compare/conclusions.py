"""The counts that a conclusion needs, and how often a true change would be found."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.distributions import least_count, poisson_at_most
from faircount.compare.interval import Array, counts, log_poisson
from faircount.compare.intervals.ratios import exact_ratio
from faircount.errors import NotComparable


class Smallest(NamedTuple):
    """For a base count the smallest later one that settles a rise, one that settles a doubling, the largest that settles a fall.

    None for a fall that no count settles.
    """

    base: int
    rise: int
    doubled: int
    fall: int | None


def smallest_conclusions(base: int, confidence: float = 0.95, factor: float = 2.0) -> Smallest:
    """What the later count of an equal period must be for "rise", "at least doubled" and "fall" to be settled.

    >>> [tuple(smallest_conclusions(base))[1:] for base in (0, 5, 55)]
    [(6, 10, None), (15, 27, None), (79, 151, 35)]

    Reference: the exact conditional range of Przyborowski and Wilenski (1940), turned round.

    In words: "from a base of 55, "at least doubled" needs 151 or more".

    Not to choose a word once the count is known: the table is drawn up before.
    """
    if base < 0 or base % 1:
        raise NotComparable(f"a base of {base} is not a count")

    def least_beyond(multiple: float) -> int:
        return least_count(lambda after: exact_ratio(base, after, confidence=confidence).lower > multiple)

    no_fall = least_count(lambda after: exact_ratio(base, after, confidence=confidence).upper >= 1)
    return Smallest(base, least_beyond(1.0), least_beyond(factor), no_fall - 1 if no_fall else None)


def power_of_change(base: ArrayLike, ratio: float, confidence: float = 0.95) -> Array:
    """How often a true change by this ratio would be found clear, the base being the mean of the earlier year.

    >>> [f"{found:.0%}" for found in power_of_change([10, 20, 55, 100], 1.44)]
    ['10%', '20%', '52%', '79%']

    Reference: both years Poisson, the exact test applied to every pair of counts that matters.

    In words: "from a base of 20 a true rise of 44% is found in one case of five".

    Not to call a change that was not found absent: that is why the words are "no clear change".
    """
    return np.array([_power(float(mean), ratio, confidence) for mean in np.atleast_1d(counts(base))])


def _power(mean: float, ratio: float, confidence: float) -> float:
    first, second = (_likely(level) for level in (mean, mean * ratio))
    before, after = np.meshgrid(first, second, indexing="ij")
    found = exact_ratio(before, after, confidence=confidence)
    clear = np.asarray(found.lower) > 1 if ratio > 1 else np.asarray(found.upper) < 1
    chances = np.exp(log_poisson(first, mean))[:, None] * np.exp(log_poisson(second, mean * ratio))[None, :]
    return float(np.sum(chances * clear))


def _likely(mean: float) -> Array:
    """The counts that a Poisson variable takes, but for one time in a hundred million million."""
    high = mean + 9 * np.sqrt(mean) + 30
    low = max(0.0, mean - 9 * np.sqrt(mean) - 5)
    assert poisson_at_most(high, mean) > 1 - 1e-12
    return np.arange(np.floor(low), np.ceil(high) + 1)
