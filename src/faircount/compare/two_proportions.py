"""How far apart two shares are."""

from __future__ import annotations

from faircount.compare.estimate import Estimate, Share
from faircount.compare.intervals.newcombe import newcombe


def two_proportions(after: Share, before: Share, confidence: float = 0.95) -> Estimate:
    """Difference of two independent shares, its range from their Wilson ranges. In shares, so 0.05 is 5 percentage points.

    >>> found = two_proportions(Share(56, 70), Share(48, 80))
    >>> f"{found.value:.4f} ({found.lower:.4f} to {found.upper:.4f})"
    '0.2000 (0.0524 to 0.3339)'

    Reference: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10; the number is his table II (a).

    Not for shares of one and the same whole, and not for a share of victims beside a share of offences.
    """
    value, lower, upper = newcombe(before.part, before.whole, after.part, after.whole, confidence)
    return Estimate(value, lower, upper, confidence, "Newcombe 10")
