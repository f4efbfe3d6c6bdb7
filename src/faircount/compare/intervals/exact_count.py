"""The exact range of counts."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Interval, counts, interval

_NONE = 1e-300
"""So little is none: the quantile of the gamma curve is no number there."""


def exact_count(count: ArrayLike, confidence: float = 0.95) -> Interval:
    """Each count with the exact range within which the mean of a Poisson count lies.

    >>> found = exact_count(55)
    >>> f"{found.lower:.2f} to {found.upper:.2f}"
    '41.43 to 71.59'
    >>> [round(limit, 2) for limit in exact_count([0, 10, 100]).upper.tolist()]
    [3.69, 18.39, 121.63]

    Reference: Garwood (1936), Biometrika 28, 437-442; the table gives 3.69 for 0 and 18.39 for 10.

    In words: "55 were recorded; were there many such years, their mean would lie between 41 and 72 (95%)".

    Not for what the next year may count: the prediction range of a count is wider.
    Not for a count that was hidden or rounded: the limits are one-to-one with it. Not for events that come in groups.
    """
    count = counts(count)
    beyond = tail(confidence)
    some = count > _NONE
    lower = np.where(some, special.gammaincinv(np.where(some, count, 1.0), beyond), 0.0)
    return interval(count, lower, special.gammainccinv(count + 1, beyond))
