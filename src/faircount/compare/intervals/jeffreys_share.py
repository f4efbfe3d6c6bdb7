"""The Jeffreys range of shares."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Interval, interval, parts


def jeffreys_share(part: ArrayLike, whole: ArrayLike, confidence: float = 0.95) -> Interval:
    """Each share with the range that the Jeffreys prior gives it; from 0 where there is none, up to 1 where there are all.

    >>> found = jeffreys_share(0, 10)
    >>> f"{found.lower:.3f} to {found.upper:.3f}"
    '0.000 to 0.217'

    Reference: Brown, Cai and DasGupta (2001), Statistical Science 16, 101-133, whose convention at 0 and at all this is;
    their table 5 gives 0.217 for none of 10.

    In words: "given this audit, between 0% and 22% were missed (95%)".

    Not beside Wilson ranges on one page: two ranges of one share are one too many. For the audit of a mark.
    """
    part, whole = parts(part, whole)
    beyond, rest = tail(confidence), whole - part
    lower = np.where(part > 0, special.betaincinv(part + 0.5, rest + 0.5, beyond), 0.0)
    return interval(part / whole, lower, np.where(rest > 0, special.betainccinv(part + 0.5, rest + 0.5, beyond), 1.0))
