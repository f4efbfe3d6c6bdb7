"""Ranges of shares, and how often chance gives two of them this far apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import Proportion, tail
from faircount.compare.interval import Array, Interval, Places, deviate, interval, parts


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


_SAME = 1 + 1e-7
"""Tables that are as improbable up to rounding count as being so."""


def fisher(part_before: int, whole_before: int, part_after: int, whole_after: int) -> float:
    """The exact probability of tables no more probable than this one, if both shares are one.

    >>> round(fisher(0, 10, 3, 12), 4)
    0.2208

    Reference: Fisher (1935), Journal of the Royal Statistical Society 98, 39-54; two-sided as in most programs.

    In words: "a difference this size could be chance".

    Not beside a range that it may contradict: the range decides the words.
    """
    before, after = Proportion(part_before, whole_before), Proportion(part_after, whole_after)
    parts = before.part + after.part
    held = _likely(parts, before.whole, after.whole)
    if not held[0] <= before.part <= held[-1]:
        return 0.0
    logarithm = _ways(before.whole, held) + _ways(after.whole, parts - held) - _ways(before.whole + after.whole, np.array(parts))
    chance = np.exp(logarithm)
    return min(1.0, float(np.sum(chance[chance <= chance[before.part - held[0]] * _SAME])))


def _likely(parts: int, before: int, after: int) -> Places:
    """The earlier parts with a chance that a float can hold: not all that there can be, which may be a thousand million."""
    everyone = before + after
    mean = parts * (before / everyone)
    reach = 40 * (mean * (after / everyone) * ((everyone - parts) / max(1, everyone - 1))) ** 0.5 + 400
    lowest, highest = max(0, parts - after), min(parts, before)
    return np.arange(max(lowest, int(mean - reach)), min(highest, int(mean + reach)) + 1)


def _ways(whole: int, part: Places) -> Array:
    found: Array = special.gammaln(whole + 1) - special.gammaln(part + 1) - special.gammaln(whole - part + 1)
    return found
