"""Byar's range of a count, which official public health rates use from 10 events up."""

from __future__ import annotations

from faircount.compare.estimate import Estimate, counted
from faircount.compare.intervals.byar_count import byar_count
from faircount.errors import NotComparable

FEWEST = 10
"""Below this Byar's approximation is not good enough, and the exact range is used."""


def byar(count: int, confidence: float = 0.95) -> Estimate:
    """The count, with Byar's approximation to its exact Poisson range.

    >>> found = byar(100)
    >>> f"{found.lower:.2f} to {found.upper:.2f}"
    '81.36 to 121.63'

    Reference: Breslow and Day (1987), Statistical Methods in Cancer Research II, p. 69, where the exact range for 100 is
    81.4 to 121.6.

    Not under 10 events: use the exact range. Here to agree with rates that the Office for Health Improvement and
    Disparities publishes; for a count on its own the exact range is plainer.
    """
    count = counted(count)
    if count < FEWEST:
        raise NotComparable(f"{count} events are too few for Byar's range; use the exact one")
    _, lower, upper = byar_count(count, confidence)
    return Estimate(count, lower, upper, confidence, "Byar")
