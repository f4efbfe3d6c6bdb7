"""How often chance gives two shares this far apart."""

from __future__ import annotations

import numpy as np

from faircount.compare import special
from faircount.compare.estimate import Proportion
from faircount.compare.interval import Array, Places

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
