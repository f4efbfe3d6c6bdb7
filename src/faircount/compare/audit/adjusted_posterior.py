"""What is left of a change once audits are allowed for, without the straight lines of the delta method."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval
from faircount.errors import NotComparable

_DRAWS = 200_000
_SEED = 20150401


class AdjustedPosterior(NamedTuple):
    """The middle of the adjusted ratio with its range, and the probabilities that it is above 1 and above 2."""

    ratio: Interval
    above_one: float
    above_two: float


def audit_adjusted_posterior(
    count_before: float,
    count_after: float,
    found_before: float,
    read_before: float,
    found_after: float,
    read_after: float,
    confidence: float = 0.95,
) -> AdjustedPosterior:
    """The adjusted ratio by drawing rates and completeness from what their Jeffreys priors leave; right for small audits.

    >>> found = audit_adjusted_posterior(55, 145, 75, 100, 90, 100)
    >>> f"{found.ratio.value:.1f} ({found.ratio.lower:.1f} to {found.ratio.upper:.1f}), {found.above_two:.1f}"
    '2.2 (1.6 to 3.1), 0.7'

    Reference: probabilistic bias analysis, Lash et al. (2014), International Journal of Epidemiology 43, 1969-1985. The
    draws start from one number, so that the same audit gives the same digits; the second decimal is not more than that.

    In words: "allowing for how complete recording was, between 1.6 and 3.1 times as many".

    Not where nobody audited: a prior in place of an audit would be an opinion. Not from an audit of another kind of record.
    """
    if not (0 <= found_before <= read_before and 0 <= found_after <= read_after and read_before > 0 and read_after > 0):
        raise NotComparable("an audit finds the mark in some of the records that it read; give found and read for both periods")
    drawn = np.random.default_rng(_SEED)
    rates = [drawn.gamma(count + 0.5, size=_DRAWS) for count in (count_before, count_after)]
    audits = ((found_before, read_before), (found_after, read_after))
    complete = [drawn.beta(found + 0.5, read - found + 0.5, size=_DRAWS) for found, read in audits]
    ratio: Array = rates[1] / complete[1] / (rates[0] / complete[0])
    beyond = tail(confidence)
    middle, low, high = (float(number) for number in np.quantile(ratio, [0.5, beyond, 1 - beyond]))
    return AdjustedPosterior(Interval(middle, low, high), float(np.mean(ratio > 1)), float(np.mean(ratio > 2)))
