"""A share of a whole, with its range."""

from __future__ import annotations

from math import sqrt

from faircount.compare.distributions import normal_quantile
from faircount.compare.estimate import Estimate, Share, tail


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
    deviate = normal_quantile(1 - tail(confidence))
    whole, observed = share.whole, share.value
    weight = 1 + deviate**2 / whole
    centre = observed + deviate**2 / (2 * whole)
    half = deviate * sqrt(observed * (1 - observed) / whole + deviate**2 / (4 * whole**2))
    # At 0 and at all the two terms cancel; the limit is the estimate itself, not a rounding error beside it.
    lower = 0.0 if share.part == 0 else (centre - half) / weight
    upper = 1.0 if share.part == whole else (centre + half) / weight
    return Estimate(observed, lower, upper, confidence, "Wilson score")
