"""Shares of many areas held against their common share."""

from __future__ import annotations

from math import sqrt

from faircount.compare.distributions import normal_quantile
from faircount.compare.estimate import Share, tail
from faircount.compare.funnel import Position


def share_limits(average: float, whole: int, confidence: float = 0.998) -> tuple[float, float]:
    """The lowest and highest share that chance would give an area with a whole of this size.

    >>> lower, upper = share_limits(0.147304725391473, 107, 0.95)
    >>> f"{lower:.4f} to {upper:.4f}"
    '0.0802 to 0.2145'

    Reference: funnel limits for proportions of the Office for Health Improvement and Disparities (score test); the
    number is from PHEindicatormethods 2.1.0.

    Not for wholes under about 30, where the limits pass the ends and the normal curve fits badly; not for a share of one
    thing in another that is counted differently.
    """
    half = normal_quantile(1 - tail(confidence)) * sqrt(average * (1 - average) / whole)
    return max(0.0, average - half), min(1.0, average + half)


def share_position(share: Share, average: float, confidence: float = 0.998) -> Position:
    """Whether the share is lower or higher than chance would give round the common share."""
    half = normal_quantile(1 - tail(confidence)) * sqrt(average * (1 - average) / share.whole)
    if share.value < average - half:
        return Position.LOWER
    return Position.HIGHER if share.value > average + half else Position.SIMILAR
