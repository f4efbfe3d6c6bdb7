"""How much higher rates are than others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Interval, interval
from faircount.compare.intervals.byar_count import byar_count
from faircount.compare.intervals.exact_count import exact_count
from faircount.compare.intervals.exact_ratio import rates
from faircount.compare.intervals.jeffreys_count import jeffreys_count
from faircount.compare.intervals.mid_p_count import mid_p_count
from faircount.errors import NotComparable

LIMITS: Mapping[str, Callable[[ArrayLike, float], Interval]] = {
    "exact": exact_count,
    "mid-p": mid_p_count,
    "Byar": byar_count,
    "Jeffreys": jeffreys_count,
}
"""The ranges of the single counts that a difference may be made from."""


def mover_difference(
    count_before: ArrayLike,
    count_after: ArrayLike,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    confidence: float = 0.95,
    limits: str = "exact",
) -> Interval:
    """The later rate less the earlier one, its range recovered from the ranges of the two counts (MOVER).

    >>> found = mover_difference(55, 145)
    >>> f"{found.value:.0f} ({found.lower:.1f} to {found.upper:.1f})"
    '90 (61.9 to 119.0)'

    Reference: Zou and Donner (2008), Statistics in Medicine 27, 1693-1702; for Poisson rates Li, Tang and Wong (2014),
    Computational Statistics 29, 869-889. ``limits`` names the ranges that go in.

    In words: "90 more, and between 62 and 119 more allowing for ordinary chance".

    Not for saying whether there was a change at all, which the exact range of the ratio decides. Not across a break.
    """
    if limits not in LIMITS:
        raise NotComparable(f"no limits are called {limits!r}; choose one of {', '.join(LIMITS)}")
    before, after, first, second = rates(count_before, count_after, exposure_before, exposure_after)
    early, late = LIMITS[limits](before, confidence), LIMITS[limits](after, confidence)
    value = after / second - before / first
    below = np.hypot((after - late.lower) / second, (early.upper - before) / first)
    return interval(value, value - below, value + np.hypot((late.upper - after) / second, (before - early.lower) / first))
