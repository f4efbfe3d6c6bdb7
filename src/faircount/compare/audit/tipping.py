"""How much fuller recording would have to have become to explain changes, for whole arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Interval, Numbers, exposures, interval, plain
from faircount.compare.intervals.ratios import exact_ratio
from faircount.errors import NotComparable


class Tipping(NamedTuple):
    """Values of k, completeness of recording in the later period over that in the earlier one."""

    fully_explained: Numbers
    no_longer_clear: Numbers
    not_a_doubling: Numbers


def tipping(count_before: ArrayLike, count_after: ArrayLike, confidence: float = 0.95) -> Tipping:
    """How many times as complete recording must have become to explain all of a change, to leave it unclear, or no doubling.

    >>> found = tipping(55, 145)
    >>> f"{found.fully_explained:.2f} {found.no_longer_clear:.2f} {found.not_a_doubling:.2f}"
    '2.64 1.92 1.32'

    Reference: bias analysis with a misclassified outcome of known sensitivity, Lash et al. (2014), International Journal
    of Epidemiology 43, 1969-1985.

    In words: "if marking became 1.92 times as complete between the years, no clear rise is left".

    Not an estimate of how complete recording was, which nobody may have measured.
    """
    ratio = exact_ratio(count_before, count_after, confidence=confidence)
    if bool(np.all(np.isnan(ratio.value))):
        raise NotComparable("none was counted in either period, so there is no change to explain; say that")
    return Tipping(ratio.value, plain(np.where(np.asarray(ratio.value) > 1, ratio.lower, ratio.upper)), ratio.value / 2)


def scenario_ratio(
    count_before: ArrayLike,
    count_after: ArrayLike,
    completeness_before: ArrayLike,
    completeness_after: ArrayLike,
    confidence: float = 0.95,
) -> Interval:
    """What is left of a change if recording was this complete in each period; arrays make the whole grid.

    >>> found = scenario_ratio(55, 145, [0.4, 0.9], 0.9)
    >>> [f"{ratio:.2f} ({lower:.2f} to {upper:.2f})" for ratio, lower, upper in zip(*found)]
    ['1.17 (0.85 to 1.63)', '2.64 (1.92 to 3.66)']

    Reference: as for the tipping point; the range covers chance and not doubt about the completeness.

    In words: "if 40% were marked in the first year and 90% in the second, no clear rise is left".

    Not where both periods were audited: the adjusted ratio carries the audits' own uncertainty.
    """
    first, second = exposures(completeness_before, "a completeness"), exposures(completeness_after, "a completeness")
    if bool(np.any(first > 1)) or bool(np.any(second > 1)):
        raise NotComparable("a completeness is a share, from 0 to 1; write 0.9 for 90%")
    ratio = exact_ratio(count_before, count_after, confidence=confidence)
    return interval(*(end * first / second for end in ratio))
