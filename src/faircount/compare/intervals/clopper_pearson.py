"""The exact range of shares."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Interval, interval, parts


def clopper_pearson(part: ArrayLike, whole: ArrayLike, confidence: float = 0.95) -> Interval:
    """Each share with the exact range of Clopper and Pearson, which never covers less than it says.

    >>> found = clopper_pearson(81, 263)
    >>> f"{found.lower:.4f} to {found.upper:.4f}"
    '0.2527 to 0.3676'

    Reference: Clopper and Pearson (1934), Biometrika 26, 404-413; the number is from Newcombe (1998), Statistics in
    Medicine 17, 857-872, table I.

    In words: "of 60 read none had been missed, which leaves room for up to 6%".

    Not as the usual range of a share, for which it is wider than it need be; right where a bound is wanted.
    """
    part, whole = parts(part, whole)
    beyond, rest = tail(confidence), whole - part
    lower = np.where(part > 0, special.betaincinv(np.where(part > 0, part, 1.0), rest + 1, beyond), 0.0)
    upper = np.where(rest > 0, special.betainccinv(part + 1, np.where(rest > 0, rest, 1.0), beyond), 1.0)
    return interval(part / whole, lower, upper)
