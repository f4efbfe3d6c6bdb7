"""Tails of the binomial distribution.

They come from ``scipy.special``: to load ``scipy.stats`` takes longer than most commands have to do.
"""

from __future__ import annotations

from scipy.special import betainc


def at_least(count: int, asked: int, chance: float) -> float:
    """The probability that at least ``count`` of ``asked`` come out, each with this chance.

    >>> at_least(2, 2, 0.5), at_least(0, 2, 0.5), at_least(3, 2, 0.5)
    (0.25, 1.0, 0.0)

    (DLMF 8.17.5: the sum is an incomplete beta function.)
    """
    if count <= 0:
        return 1.0
    return float(betainc(count, asked - count + 1, chance)) if count <= asked else 0.0


def at_most(count: int, asked: int, chance: float) -> float:
    """The probability that at most ``count`` of ``asked`` come out, each with this chance.

    >>> at_most(0, 2, 0.5), at_most(2, 2, 0.5)
    (0.25, 1.0)
    """
    return at_least(asked - count, asked, 1 - chance)
