"""Wilson's range of shares."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Interval, deviate, interval, parts


def wilson(part: ArrayLike, whole: ArrayLike, confidence: float = 0.95) -> Interval:
    """Each share with Wilson's score range: sensible at 0 and at all, where a plus-or-minus range is empty.

    >>> found = wilson(81, 263)
    >>> f"{found.value:.4f} ({found.lower:.4f} to {found.upper:.4f})"
    '0.3080 (0.2553 to 0.3662)'

    Reference: Wilson (1927), Journal of the American Statistical Association 22, 209-212; the number is from Newcombe
    (1998), Statistics in Medicine 17, 857-872, table I.

    In words: "31% were marked, and between 26% and 37% allowing for ordinary chance".

    Not for a part that the source does not say lies in the whole; not as a bound on something never seen.
    """
    part, whole = parts(part, whole)
    half = deviate(confidence)
    share = part / whole
    weight = 1 + half**2 / whole
    centre = share + half**2 / (2 * whole)
    reach = half * np.sqrt(share * (1 - share) / whole + half**2 / (4 * whole**2))
    lower = np.where(part == 0, 0.0, (centre - reach) / weight)
    return interval(share, lower, np.where(part == whole, 1.0, (centre + reach) / weight))
