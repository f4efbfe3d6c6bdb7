"""The Jeffreys range of counts."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Interval, counts, interval


def jeffreys_count(count: ArrayLike, confidence: float = 0.95) -> Interval:
    """Each count with the range that the Jeffreys prior gives its mean; from 0 where none was counted.

    >>> found = jeffreys_count(55)
    >>> f"{found.lower:.2f} to {found.upper:.2f}"
    '41.87 to 71.02'

    Reference: Brown, Cai and DasGupta (2003), Statistica Sinica 13, 19-49.

    In words: "55 were recorded; were there many such years, their mean would lie between 42 and 71 (95%)".

    Not for what the next year may count: the prediction range of a count is wider.
    Not beside the exact range on one page. For differences of rates, and as a prior where audits are drawn.
    """
    count, beyond = counts(count), tail(confidence)
    lower = np.where(count > 0, special.gammaincinv(count + 0.5, beyond), 0.0)
    return interval(count, lower, special.gammainccinv(count + 0.5, beyond))
