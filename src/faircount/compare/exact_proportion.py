"""The exact range of a share."""

from __future__ import annotations

from faircount.compare.estimate import Estimate, Share
from faircount.compare.intervals.clopper_pearson import clopper_pearson


def exact_proportion(share: Share, confidence: float = 0.95) -> Estimate:
    """The share, with the exact range of Clopper and Pearson, which never covers less than it says.

    >>> found = exact_proportion(Share(81, 263))
    >>> f"{found.lower:.4f} to {found.upper:.4f}"
    '0.2527 to 0.3676'

    Reference: Clopper and Pearson (1934), Biometrika 26, 404-413; the number is from Newcombe (1998), Statistics in
    Medicine 17, 857-872, table I.

    Not as the usual range of a share: it is wider than it need be, and Wilson's is closer to what it says. Right for a
    bound: a sample in which nothing was missed has an upper limit, not 0.
    """
    _, lower, upper = clopper_pearson(share.part, share.whole, confidence)
    # The limits come from quantiles and may miss the estimate by the last digit when the confidence is tiny.
    return Estimate(share.value, min(lower, share.value), max(upper, share.value), confidence, "Clopper-Pearson")
