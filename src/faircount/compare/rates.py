"""Single figures with their exact ranges: a count, and how many times, how much and how many percent more it became."""

from __future__ import annotations

from functools import lru_cache

from faircount.compare import special
from faircount.compare.estimate import Estimate, Rate, Refusal, counted, tail
from faircount.errors import NotComparable


def count_interval(count: int, confidence: float = 0.95) -> Estimate:
    """The count, with the exact range within which the mean of a Poisson count lies.

    >>> found = count_interval(55)
    >>> f"{found.lower:.2f} to {found.upper:.2f}"
    '41.43 to 71.59'
    >>> f"{count_interval(0).upper:.2f}"
    '3.69'

    Reference, and when not to use it: ``exact_count``. It says nothing of what was never recorded.
    """
    count = counted(count)
    tail(confidence)
    lower, upper = _limits(count, confidence)
    return Estimate(count, lower, upper, confidence, "exact Poisson (Garwood)")


@lru_cache(maxsize=4096)
def _limits(count: int, confidence: float) -> tuple[float, float]:
    """The limits of a count that was looked at before: tables of many areas have the same small counts again and again."""
    from faircount.compare.intervals.counts import exact_count  # with it comes NumPy, which a refusal does without

    _, lower, upper = exact_count(count, confidence)
    return float(lower), float(upper)


def rate_ratio(after: Rate, before: Rate, confidence: float = 0.95) -> Estimate:
    """Ratio of two Poisson rates, with the exact conditional range.

    >>> found = rate_ratio(Rate(20, 1_000), Rate(10, 1_000))
    >>> f"{found.value:.2f} ({found.lower:.2f} to {found.upper:.2f})"
    '2.00 (0.89 to 4.78)'

    Reference, and when not to use it: ``exact_ratio``. A base of 0 is refused.
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
    later = ratio * after.exposure / (before.exposure + ratio * after.exposure)
    return float(special.betainc(after.count, before.count + 1, later)) if after.count else 1.0


def at_most(after: Rate, before: Rate, ratio: float) -> float:
    """The exact chance of a later count this low or lower, given the sum of both, if the true ratio is this one."""
    earlier = before.exposure / (before.exposure + ratio * after.exposure)  # 1 less a share near 1 would lose digits
    return float(special.betainc(before.count, after.count + 1, earlier)) if before.count else 1.0


def rate_difference(after: Rate, before: Rate, confidence: float = 0.95) -> Estimate:
    """Difference of two Poisson rates, its range recovered from the exact ranges of the two counts (MOVER).

    >>> found = rate_difference(Rate(145), Rate(55))
    >>> f"{found.value:.0f} ({found.lower:.1f} to {found.upper:.1f})"
    '90 (61.9 to 119.0)'

    Reference, and when not to use it: ``mover_difference``. Exact limits go in, so no zero breaks it.
    """
    from faircount.compare.intervals.differences import mover_difference  # with it comes NumPy

    value, lower, upper = mover_difference(before.count, after.count, before.exposure, after.exposure, confidence)
    return Estimate(value, lower, upper, confidence, "MOVER from exact limits")


SMALLEST_RATIO_BASE = 10
SMALLEST_PERCENTAGE_BASE = 20


def percentage_change(after: Rate, before: Rate, confidence: float = 0.95) -> Estimate:
    """By how many percent the later rate is above the earlier one, with the exact range of the ratio.

    >>> found = percentage_change(Rate(772), Rate(820))
    >>> f"{found.value:.1f} ({found.lower:.1f} to {found.upper:.1f})"
    '-5.9 (-14.8 to 4.0)'
    >>> percentage_change(Rate(12), Rate(3))
    Traceback (most recent call last):
    ...
    faircount.errors.NotComparable: The base of 3 is under 20, too small for a percentage; the two counts are given instead.

    Not from a base under 20, which is refused: one offence more would be 5 percent or more. Not for a difference between
    two shares, which is in percentage points.
    """
    refused = percentage_refusal(before)
    if refused is not None:
        raise NotComparable(refused.say)
    ratio = rate_ratio(after, before, confidence)
    value, lower, upper = (100 * (number - 1) for number in (ratio.value, ratio.lower, ratio.upper))
    return Estimate(value, lower, upper, confidence, ratio.method)


def percentage_refusal(before: Rate) -> Refusal | None:
    """Why no percentage is given from this base, or None where one may be."""
    return _too_small(before, SMALLEST_PERCENTAGE_BASE, "percentage")


def ratio_refusal(before: Rate) -> Refusal | None:
    """Why no ratio is published from this base, or None where one may be."""
    return _too_small(before, SMALLEST_RATIO_BASE, "ratio")


def _too_small(before: Rate, smallest: int, what: str) -> Refusal | None:
    if before.count >= smallest:
        return None
    if before.count == 0:
        return Refusal(f"no {what} from 0", f"There is no {what} from 0; the two counts are given instead.")
    say = f"The base of {before.count} is under {smallest}, too small for a {what}; the two counts are given instead."
    return Refusal(f"base under {smallest}", say)
