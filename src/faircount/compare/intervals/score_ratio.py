"""The score range of rate ratios."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Interval, deviate, interval
from faircount.compare.intervals.exact_ratio import rates


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
