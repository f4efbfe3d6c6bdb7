"""How many times as high one rate is as another."""

from __future__ import annotations

from functools import lru_cache

from faircount.compare.distributions import beta_below
from faircount.compare.estimate import Estimate, Rate, tail
from faircount.errors import NotComparable


def rate_ratio(after: Rate, before: Rate, confidence: float = 0.95) -> Estimate:
    """Ratio of two Poisson rates, with the exact conditional range.

    >>> found = rate_ratio(Rate(20, 1_000), Rate(10, 1_000))
    >>> f"{found.value:.2f} ({found.lower:.2f} to {found.upper:.2f})"
    '2.00 (0.89 to 4.78)'

    Reference: Przyborowski and Wilenski (1940), Biometrika 31, 313-323. Given the sum of both counts, the later one is
    binomial, so that the limits are those of Clopper and Pearson (1934).

    Not for a base of 0, which is refused, nor across a break in the series. Too narrow where offences come in groups.
    """
    if before.count == 0:
        raise NotComparable("no ratio to a count of 0; publish both counts instead")
    tail(confidence)
    value = after.value / before.value
    lower, upper = ratio_limits(after, before, confidence)
    # The limits come from quantiles and may miss the estimate by the last digit when the confidence is tiny.
    return Estimate(value, min(lower, value), max(upper, value), confidence, "exact conditional (Przyborowski-Wilenski)")


@lru_cache(maxsize=4096)
def ratio_limits(after: Rate, before: Rate, confidence: float = 0.95) -> tuple[float, float]:
    """The exact range of the ratio on its own, right in the zero cases too: from 0 there is no upper limit.

    >>> lower, upper = ratio_limits(Rate(3), Rate(0), 0.90)
    >>> f"{lower:.2f}", upper
    ('0.58', inf)
    """
    from faircount.compare.intervals.ratios import exact_ratio  # with it comes NumPy, which words and types do without

    found = exact_ratio(before.count, after.count, before.exposure, after.exposure, confidence)
    return found.lower, found.upper


def exact_p_value(after: Rate, before: Rate, ratio: float = 1.0) -> float:
    """Twice the smaller exact tail, at most 1: how often chance gives counts this far apart if the true ratio is this one.

    Agrees with the range: it is under 5% just where the 95% range leaves the ratio out. For the multiplicity correction
    and the notes, not for prose.
    """
    return min(1.0, 2 * min(at_least(after, before, ratio), at_most(after, before, ratio)))


def at_least(after: Rate, before: Rate, ratio: float) -> float:
    """The exact chance of a later count this high or higher, given the sum of both, if the true ratio is this one."""
    return beta_below(_later_share(after, before, ratio), after.count, before.count + 1) if after.count else 1.0


def at_most(after: Rate, before: Rate, ratio: float) -> float:
    """The exact chance of a later count this low or lower, given the sum of both, if the true ratio is this one."""
    return beta_below(_earlier_share(after, before, ratio), before.count, after.count + 1) if before.count else 1.0


def _later_share(after: Rate, before: Rate, ratio: float) -> float:
    return ratio * after.exposure / (before.exposure + ratio * after.exposure)


def _earlier_share(after: Rate, before: Rate, ratio: float) -> float:
    """On its own, since 1 less a share near 1 would lose digits."""
    return before.exposure / (before.exposure + ratio * after.exposure)
