"""How often some area of many shows a leap although nothing changed anywhere."""

from __future__ import annotations

import numpy as np

from faircount.compare import special
from faircount.compare.interval import Array
from faircount.errors import NotComparable

MANY = 100_000
"""The mean from which on counts are as good as normal, and too many to add up one by one."""


def chance_of_some(mean: float, areas: int = 43, factor: float = 2.0) -> float:
    """The probability that some area's count reaches the factor from one year to the next by chance alone.

    Every area has the same mean in both years; an area that counted none in the first year has no ratio and is not one.

    >>> [round(chance_of_some(mean), 3) for mean in (10, 20, 55)]
    [0.977, 0.607, 0.013]

    Reference: both years Poisson and independent, by direct sums over the earlier count; from a mean of 100,000 on by the normal
    distribution of the difference, which is right there to more digits than are said.

    In words: "with 20 a year and nothing changed, some force of 43 at least doubles in 61 years of a hundred".

    Not to dismiss a force that remains significant after correction for multiple comparisons.
    """
    if mean <= 0 or areas < 1:
        raise NotComparable("the mean lies above 0 and there is one area at least")
    if mean > MANY:
        one = float(special.ndtr((1 - factor) * mean**0.5 / (1 + factor**2) ** 0.5))
        return float(-np.expm1(areas * np.log1p(-one)))
    # What lies further from the mean has no chance that a float could hold beside the rest.
    around = 10 * mean**0.5 + 30
    first = np.arange(max(1, int(mean - around)), int(mean + around), dtype=np.float64)
    needed = np.ceil(factor * first)
    one = min(1.0, float(np.sum(_poisson(first, mean) * special.gammainc(needed, mean))))
    if one == 1:
        return 1.0
    return float(-np.expm1(areas * np.log1p(-one)))


def _poisson(numbers: Array, mean: float) -> Array:
    found: Array = np.exp(special.xlogy(numbers, mean) - mean - special.gammaln(numbers + 1))
    return found
