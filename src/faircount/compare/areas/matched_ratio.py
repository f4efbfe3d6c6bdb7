"""The change over areas that answered for both periods, from plain arrays."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from faircount.compare.interval import counts
from faircount.compare.like_for_like import LikeForLike, like_for_like
from faircount.errors import NotComparable


def matched_ratio(
    count_before: Sequence[float | None], count_after: Sequence[float | None], confidence: float = 0.95
) -> LikeForLike:
    """The pooled ratio with random effects and prediction interval over the places where both counts are known.

    Areas are named by their place, from "0000". None, or what is not a number, means not answered.

    >>> found = matched_ratio([55, 69, None], [145, 76, 94])
    >>> f"{found.ratio.value:.2f} ({found.ratio.lower:.2f} to {found.ratio.upper:.2f})", found.left_out
    ('1.78 (1.42 to 2.24)', ('0002',))
    >>> f"{found.with_spread.lower:.2f} to {found.with_spread.upper:.2f}"
    '0.77 to 4.14'

    Reference: sums of matched areas with the exact range; DerSimonian and Laird (1986), Controlled Clinical Trials 7,
    177-188; Hartung and Knapp (2001), Statistics in Medicine 20, 3875-3889.

    In words: "over the 2 areas that answered for both years, 1.8 times as many".

    ``with_spread`` is the same ratio with the range to print: under six areas at least five times chance is allowed for.

    Not as the range of a single area, which is wider: that of the ratio is chance in the sums of just these areas. Not as a
    ratio of two totals of which each has other areas in it: that cannot be asked for here.
    """
    if len(count_before) != len(count_after):
        raise NotComparable("each area needs a place in both lists; None where it did not answer")
    before, after = ({f"{place:04d}": _known(count) for place, count in enumerate(each)} for each in (count_before, count_after))
    return like_for_like(before, after, confidence)


def _known(count: float | None) -> int | None:
    if count is None or isnan(count):
        return None
    return int(counts(count))
