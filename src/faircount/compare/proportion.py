"""A share of a whole, with its range."""

from __future__ import annotations

from faircount.compare.estimate import Estimate, Share
from faircount.compare.intervals.wilson import wilson


def proportion(share: Share, confidence: float = 0.95) -> Estimate:
    """The share, with Wilson's score range: sensible at 0 and at all, where a plus-or-minus range is empty.

    >>> found = proportion(Share(81, 263))
    >>> f"{found.value:.4f} ({found.lower:.4f} to {found.upper:.4f})"
    '0.3080 (0.2553 to 0.3662)'

    Reference: Wilson (1927), Journal of the American Statistical Association 22, 209-212; the number is from Newcombe
    (1998), Statistics in Medicine 17, 857-872, table I.

    Not for a part that the source does not say lies in the whole; nor for a bound on something never seen, where the exact
    upper limit is the honest one.
    """
    _, lower, upper = wilson(share.part, share.whole, confidence)
    return Estimate(share.value, lower, upper, confidence, "Wilson score")
