"""How many records belong under a flag, whether they bear it or not, as far as an audit tells."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, sqrt

from faircount.compare.audit.completeness import variance_of
from faircount.compare.audit.sampled import Sampled
from faircount.compare.audit.unseen import unseen_limit
from faircount.compare.interval import Interval, deviate
from faircount.errors import NotComparable

Stratum = tuple[int, int, int]
"""Records, read, found to belong under the flag."""


def audited_count(strata: Sequence[Stratum], confidence: float = 0.95) -> Interval:
    """The number of records that belong under the flag, from flagged and unflagged strata together.

    >>> found = audited_count([(55, 55, 53), (765, 200, 30)])
    >>> f"{found.value:.0f} ({found.lower:.0f} to {found.upper:.0f})"
    '168 (138 to 204)'

    Reference: Cochran (1977), Sampling Techniques, section 5.3, on the logarithm. Strata in which none or all were found have
    no error of their own: what they may yet hold is added at that end (Clopper and Pearson).

    In words: "about 168 records belong under the flag, and between 138 and 204".

    Not a count of offending: what was never recorded is in no stratum.
    """
    held = [Sampled(*stratum) for stratum in strata]
    total = sum(stratum.size * stratum.share for stratum in held)
    seen = sum(stratum.found for stratum in held)
    if total == 0:
        raise NotComparable("no record that was read belongs under the mark; say so, and give the exact upper limit")
    half = deviate(confidence) * sqrt(variance_of(held)) / total
    unseen = sum(unseen_limit(stratum.size, stratum.read, confidence) for stratum in held if stratum.found == 0)
    wrong = sum(unseen_limit(stratum.size, stratum.read, confidence) for stratum in held if stratum.found == stratum.read)
    most = seen + sum(stratum.size - stratum.read for stratum in held)
    return Interval(total, max(float(seen), total * exp(-half) - wrong), min(float(most), total * exp(half) + unseen))
