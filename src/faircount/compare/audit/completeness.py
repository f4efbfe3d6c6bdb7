"""How complete a flag is, and how often it is right, from an audit of flagged and unflagged records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from faircount.compare.audit.stratified import Sampled
from faircount.compare.audit.unseen import unseen_limit
from faircount.compare.distributions import share_at
from faircount.compare.interval import Interval, deviate
from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class Completeness:
    """Of the records that belong under the flag, the share that bears it; of those that bear it, the share that belong.

    ``truly_marked`` and ``missed`` are totals. ``least`` is a bound, where an unflagged stratum held none: it may still
    hold as many as its exact upper limit allows.
    """

    completeness: Interval
    precision: Interval
    truly_marked: float
    missed: float
    least: float

    @property
    def say(self) -> str:
        """The completeness in whole percent, in a sentence."""
        low, high = self.completeness[1:]
        told = f"About {self.completeness.value:.0%} of the records that should bear the mark do ({low:.0%} to {high:.0%})."
        if self.least < low:
            return f"{told} In one group none was found unmarked; allowing for what was not read it may be {self.least:.0%}."
        return told


def flag_completeness(
    marked: Sequence[tuple[int, int, int]], unmarked: Sequence[tuple[int, int, int]], confidence: float = 0.95
) -> Completeness:
    """The completeness of a flag; each stratum is (records, read, found to belong under the flag).

    >>> audit = flag_completeness([(55, 55, 53)], [(765, 200, 30)])
    >>> f"{audit.completeness.value:.2f} ({audit.completeness.lower:.2f} to {audit.completeness.upper:.2f})"
    '0.32 (0.26 to 0.38)'
    >>> f"{audit.precision.value:.2f}"
    '0.96'

    Reference: two-phase sampling, Cochran (1977), chapter 12; the delta method on the logit, which is the difference of the
    logarithms of the two totals.

    In words: "about 32% of the records that should bear the flag do (26% to 38%)".

    Not where the unflagged records read were picked out by the words one hopes to find: screen into strata, then draw.
    """
    held, other = ([Sampled(*stratum) for stratum in strata] for strata in (marked, unmarked))
    true, missed = (sum(stratum.size * stratum.share for stratum in strata) for strata in (held, other))
    if true == 0:
        raise NotComparable("no marked record that was read belongs under the mark; there is no completeness to give")
    missed_at_most = missed + sum(unseen_limit(stratum.size, stratum.read, confidence) for stratum in other if stratum.found == 0)
    precision = _precision(held, confidence)
    if missed == 0:
        whole = Interval(1.0, true / (true + missed_at_most), 1.0)
        return Completeness(whole, precision, true, missed, whole.lower)
    half = deviate(confidence) * sqrt(variance_of(held) / true**2 + variance_of(other) / missed**2)
    centre = log(true / missed)
    found = Interval(*(share_at(end) for end in (centre, centre - half, centre + half)))
    return Completeness(found, precision, true, missed, min(found.lower, true / (true + missed_at_most)))


def _precision(held: Sequence[Sampled], confidence: float) -> Interval:
    """The share of the marked records that belong; a stratum of which all that were read belong may hold some that do not."""
    every, true = sum(stratum.size for stratum in held), sum(stratum.size * stratum.share for stratum in held)
    wrong_at_most = sum(unseen_limit(stratum.size, stratum.read, confidence) for stratum in held if stratum.found == stratum.read)
    share, found = true / every, _on_logit(true / every, variance_of(held) / every**2, deviate(confidence))
    return Interval(share, min(found.lower, (true - wrong_at_most) / every), found.upper)


def variance_of(strata: Sequence[Sampled]) -> float:
    """The variance of the number that the strata hold, as far as it comes from reading a part of them."""
    return sum(stratum.size**2 * stratum.variance for stratum in strata)


def _on_logit(share: float, variance: float, wide: float) -> Interval:
    if variance == 0 or share in (0.0, 1.0):
        return Interval(share, share, share)
    centre, half = log(share / (1 - share)), wide * sqrt(variance) / (share * (1 - share))
    return Interval(share, share_at(centre - half), share_at(centre + half))
