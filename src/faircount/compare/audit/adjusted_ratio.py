"""What is left of a change once audits of recording in both periods are allowed for."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.interval import Array, Interval, Numbers, counts, deviate, interval, parts, plain
from faircount.errors import NotComparable


def audit_adjusted_ratio(
    count_before: ArrayLike,
    count_after: ArrayLike,
    found_before: ArrayLike,
    read_before: ArrayLike,
    found_after: ArrayLike,
    read_after: ArrayLike,
    dispersion: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> Interval:
    """The ratio of what recording would have counted had it been complete, with the audits' own uncertainty.

    ``found_before`` of ``read_before`` audited records bore the flag in the earlier period, and so for the later one.

    >>> found = audit_adjusted_ratio(55, 145, [40, 60, 75], 100, 90, 100)
    >>> [f"{ratio:.2f} ({lower:.2f} to {upper:.2f})" for ratio, lower, upper in zip(*found)]
    ['1.17 (0.79 to 1.74)', '1.76 (1.23 to 2.51)', '2.20 (1.57 to 3.08)']

    Reference: bias analysis, Lash et al. (2014), International Journal of Epidemiology 43, 1969-1985; the delta method on
    the log scale.

    In words: "allowing for how complete recording was, about 1.2 times as many, and between 0.8 and 1.7 times".

    Not with completeness that nobody measured: show the tipping point instead. Not where the audits read by different rules.
    """
    value, error = _logarithm(count_before, count_after, (found_before, read_before), (found_after, read_after), dispersion)
    half = deviate(confidence) * error
    return interval(np.exp(value), np.exp(value - half), np.exp(value + half))


def audit_adjusted_exceedance(
    count_before: ArrayLike,
    count_after: ArrayLike,
    found_before: ArrayLike,
    read_before: ArrayLike,
    found_after: ArrayLike,
    read_after: ArrayLike,
    factor: float = 1.0,
    dispersion: ArrayLike = 1.0,
) -> Numbers:
    """The probability that the adjusted ratio is above the factor.

    >>> f"{audit_adjusted_exceedance(55, 145, 75, 100, 90, 100, factor=2):.2f}"
    '0.71'

    Reference: as for the adjusted ratio; the normal curve on the log scale.

    In words: "more than doubled: about seven chances in ten once recording is allowed for".

    Not where a count or an audit holds fewer than about 10, where the curve fits badly.
    """
    value, error = _logarithm(count_before, count_after, (found_before, read_before), (found_after, read_after), dispersion)
    return plain(special.ndtr((value - np.log(factor)) / error))


def _logarithm(
    count_before: ArrayLike,
    count_after: ArrayLike,
    audit_before: tuple[ArrayLike, ArrayLike],
    audit_after: tuple[ArrayLike, ArrayLike],
    dispersion: ArrayLike,
) -> tuple[Array, Array]:
    before, after = counts(count_before), counts(count_after)
    first, first_read = parts(*audit_before)
    second, second_read = parts(*audit_after)
    if any(bool(np.any(number == 0)) for number in (before, after, first, second)):
        raise NotComparable("no adjusted ratio where a count is 0 or an audit found none; publish the counts and the audit")
    value: Array = np.log(after / before) - np.log((second / second_read) / (first / first_read))
    audits = (1 - first / first_read) / first + (1 - second / second_read) / second
    error: Array = np.sqrt(counts(dispersion) * (1 / before + 1 / after) + audits)
    return value, error
