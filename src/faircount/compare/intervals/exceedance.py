"""How probable it is that a rate rose beyond a factor, and the one-sided test of it: the words "doubled" and "halved"."""

from __future__ import annotations

from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.interval import Numbers, plain
from faircount.compare.intervals.exact_ratio import rates, tail_of
from faircount.errors import NotComparable


def exceedance(
    count_before: ArrayLike,
    count_after: ArrayLike,
    factor: float = 1.0,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
) -> Numbers:
    """The probability that the later rate is more than ``factor`` times the earlier one (Jeffreys prior).

    >>> f"{exceedance(55, 145, 2):.2f}"
    '0.96'
    >>> f"{1 - exceedance(820, 772):.2f}"
    '0.89'

    Reference: Jeffreys prior for both rates; Gu, Ng, Tang and Schucany (2008), Biometrical Journal 50, 283-298.

    In words: "more than doubled: true of the count, not established for the rate".

    Not across a break, where a passed factor may be no more than a new rule. Not to print the word "doubled" on its own:
    that asks for the whole exact range.
    """
    before, after, first, second = rates(count_before, count_after, exposure_before, exposure_after)
    earlier_share = first / (first + factor * second)
    return plain(special.betainc(before + 0.5, after + 0.5, earlier_share))


def factor_test(
    count_before: ArrayLike,
    count_after: ArrayLike,
    factor: float = 2.0,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    side: str = "higher",
) -> Numbers:
    """How often chance gives a later count this high if the rate rose by just the factor; or this low, for a fall.

    >>> f"{factor_test(55, 145, 2):.3f}"
    '0.045'
    >>> f"{factor_test(100, 30, 0.5, side='lower'):.3f}"
    '0.007'

    Reference: one-sided exact conditional test, Przyborowski and Wilenski (1940), Biometrika 31, 313-323.

    In words: "had the rate just doubled, chance would give a count like this about once in 22 years".

    Not to print "doubled" where the two-sided range still holds 2: a reader sees the range.
    """
    if side not in ("higher", "lower"):
        raise NotComparable(f"a side is higher or lower, not {side!r}")
    return plain(tail_of(count_before, count_after, exposure_before, exposure_after, factor, side))
