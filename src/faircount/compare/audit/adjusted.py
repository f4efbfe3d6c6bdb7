"""What is left of a change once fuller recording is allowed for, from audits, by draws, or for any completeness."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, Numbers, counts, deviate, exposures, interval, parts, plain
from faircount.compare.intervals.ratios import exact_ratio
from faircount.compare.thresholds import Tipping
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
