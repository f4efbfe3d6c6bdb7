"""How far apart shares are."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Interval, interval
from faircount.compare.intervals.wilson import wilson


def newcombe(
    part_before: ArrayLike, whole_before: ArrayLike, part_after: ArrayLike, whole_after: ArrayLike, confidence: float = 0.95
) -> Interval:
    """The later share less the earlier one, with the range that their Wilson ranges give. 0.05 is 5 percentage points.

    >>> found = newcombe(48, 80, 56, 70)
    >>> f"{found.value:.4f} ({found.lower:.4f} to {found.upper:.4f})"
    '0.2000 (0.0524 to 0.3339)'

    Reference: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10; the number is his table II (a).

    In words: "the share rose by 20 percentage points, and by between 5 and 33 allowing for ordinary chance".

    Not for shares of one and the same whole, and not for a share of victims beside a share of offences.
    """
    early, late = wilson(part_before, whole_before, confidence), wilson(part_after, whole_after, confidence)
    value = late.value - early.value
    lower = value - np.hypot(late.value - late.lower, early.upper - early.value)
    return interval(value, lower, value + np.hypot(late.upper - late.value, early.value - early.lower))
