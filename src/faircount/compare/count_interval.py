"""The exact range of a count."""

from __future__ import annotations

from functools import lru_cache

from faircount.compare.estimate import Estimate, counted, tail


def count_interval(count: int, confidence: float = 0.95) -> Estimate:
    """The count, with the exact range within which the mean of a Poisson count lies.

    >>> found = count_interval(55)
    >>> f"{found.lower:.2f} to {found.upper:.2f}"
    '41.43 to 71.59'
    >>> f"{count_interval(0).upper:.2f}"
    '3.69'

    Reference: Garwood (1936), Biometrika 28, 437-442; 0 has the upper limit 3.69 in his table.

    Not for a count that was hidden or rounded: the limits are one-to-one with the count and would give it back. Not for
    events that come in groups (many offences against one child), where it is too narrow. It says where the mean of many such
    years may lie, not what the next year will count (``predicted_count`` does), and nothing of what was never recorded.
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
