"""The change of the sums of many areas, its range as wide as the areas were seen to spread."""

from __future__ import annotations

from math import exp, isinf, log, sqrt

from faircount.compare.areas.spread_of_changes import ChangeSpread
from faircount.compare.distributions import normal_quantile, t_quantile
from faircount.compare.estimate import Estimate, tail

MAX_LOG_RATIO = 20.0
"""Half a thousand million times as many and as few, on the log scale: a range that reaches further says no more."""


def ratio_of_sums(by_chance: Estimate, before: int, after: int, spread: ChangeSpread) -> Estimate:
    """The ratio of two sums with the range of chance and the spread of the areas, never narrower than that of chance alone.

    ``by_chance`` is the ratio with its exact range. From or to a sum of none it stays as it is: there is nothing to spread.

    >>> from faircount.compare.rate_ratio import Rate, rate_ratio
    >>> import numpy as np
    >>> exact = rate_ratio(Rate(14_319), Rate(13_901))
    >>> found = ratio_of_sums(exact, 13_901, 14_319, ChangeSpread(3.4, False, np.ones(43), 3.6, 27.0))
    >>> f"{exact.lower:.2f} to {exact.upper:.2f}, {found.lower:.2f} to {found.upper:.2f}"
    '1.01 to 1.05, 0.98 to 1.08'

    Reference: McCullagh and Nelder (1989), section 6.2; the variance of a ratio estimate, Cochran (1977), section 6.4, with
    Student's t at the degrees of freedom of Satterthwaite (1946).

    Not as the range of a single area, nor of one further area.
    """
    if before == 0 or after == 0:
        return by_chance
    out = 1 - tail(by_chance.confidence)
    critical_multiple = normal_quantile(out) if isinf(spread.degrees_of_freedom) else t_quantile(out, spread.degrees_of_freedom)
    centre = log(by_chance.value)
    # Not further than can be written, and never so that no change is left out of it.
    half = min(max(MAX_LOG_RATIO, 2 * abs(centre)), critical_multiple * sqrt(spread.of_sums * (1 / before + 1 / after)))
    return Estimate(
        by_chance.value,
        min(by_chance.lower, exp(centre - half)),
        max(by_chance.upper, exp(centre + half)),
        by_chance.confidence,
        "exact conditional, widened by the spread between areas",
    )
