"""The exact range of a share."""

from __future__ import annotations

from faircount.compare.distributions import beta_quantile
from faircount.compare.estimate import Estimate, Share, tail


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
    beyond = tail(confidence)
    rest = share.whole - share.part
    lower = beta_quantile(beyond, share.part, rest + 1) if share.part else 0.0
    upper = 1 - beta_quantile(beyond, rest, share.part + 1) if rest else 1.0
    return Estimate(share.value, min(lower, share.value), max(upper, share.value), confidence, "Clopper-Pearson")
