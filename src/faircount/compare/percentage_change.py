"""A change in percent, refused where the base is too small to carry one."""

from __future__ import annotations

from faircount.compare.estimate import Estimate, Rate, Refusal
from faircount.compare.rate_ratio import rate_ratio
from faircount.errors import NotComparable

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

    Reference: the exact conditional range of Przyborowski and Wilenski (1940), less 1, in percent.

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
