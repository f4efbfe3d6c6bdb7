"""How much higher one rate is than another."""

from __future__ import annotations

from faircount.compare.estimate import Estimate, Rate


def rate_difference(after: Rate, before: Rate, confidence: float = 0.95) -> Estimate:
    """Difference of two Poisson rates, its range recovered from the exact ranges of the two counts (MOVER).

    >>> found = rate_difference(Rate(145), Rate(55))
    >>> f"{found.value:.0f} ({found.lower:.1f} to {found.upper:.1f})"
    '90 (61.9 to 119.0)'

    Reference: method of variance estimates recovery, Zou and Donner (2008), Statistics in Medicine 27, 1693-1702; for
    Poisson rates Li, Tang and Wong (2014), Computational Statistics 29, 869-889. Exact limits go in, so no zero breaks it.

    Not for saying whether there was a change at all: the exact range of the ratio decides that, and close to the edge the
    two can differ. Not across a break.
    """
    from faircount.compare.intervals.differences import mover_difference  # with it comes NumPy

    value, lower, upper = mover_difference(before.count, after.count, before.exposure, after.exposure, confidence)
    return Estimate(value, lower, upper, confidence, "MOVER from exact limits")
