"""How complete a flag is, and how often it is right, from an audit of flagged and unflagged records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, hypot, log, sqrt

from faircount.compare.audit.open_ends import open_ends
from faircount.compare.audit.sampled import Sampled
from faircount.compare.distributions import share_at
from faircount.compare.interval import Interval, deviate
from faircount.compare.wording import say_level
from faircount.errors import NotComparable

NONE_MISSED = "In one group at least none was found unmarked; the range allows for what was not read of it."


@dataclass(frozen=True, slots=True)
class Completeness:
    """Of the records that belong under the flag, the share that bears it; of those that bear it, the share that belong.

    ``truly_marked`` and ``missed`` are totals. ``none_missed`` says that an unmarked stratum held none among those read and was
    not read whole: it may still hold as many as its exact upper limit allows, which the ranges allow for.
    """

    completeness: Interval
    precision: Interval
    truly_marked: float
    missed: float
    none_missed: bool
    confidence: float = 0.95

    @property
    def least(self) -> float:
        """The lower end of the completeness."""
        return float(self.completeness.lower)

    @property
    def say(self) -> str:
        """The completeness in whole percent, in a sentence."""
        low, high = self.completeness[1:]
        within = f"({low:.0%} to {high:.0%}){say_level(self.confidence)}"
        told = f"About {self.completeness.value:.0%} of the records that should bear the mark do {within}."
        return f"{told} {NONE_MISSED}" if self.none_missed else told


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
    logarithms of the two totals. What strata may yet hold that were read in part and in which none or all were found, by
    Clopper and Pearson (1934), is combined with it as in Zou and Donner (2008).

    In words: "about 32% of the records that should bear the flag do (26% to 38%)".

    Not where the unflagged records read were picked out by the words one hopes to find: screen into strata, then draw.
    """
    held, other = ([Sampled(*stratum) for stratum in strata] for strata in (marked, unmarked))
    true, missed = (sum(stratum.size * stratum.share for stratum in strata) for strata in (held, other))
    if true == 0:
        raise NotComparable("no marked record that was read belongs under the mark; there is no completeness to give")
    fewer, more = open_ends(held, confidence)
    fewer_missed, more_missed = open_ends(other, confidence)
    none_missed = any(stratum.found == 0 and stratum.read < stratum.size for stratum in other)
    wide, varies = deviate(confidence), variance_of(held) / true**2
    precision = _precision(held, confidence)
    if missed == 0:
        least = true * exp(-hypot(wide * sqrt(varies), log(true / (true - fewer))))
        whole = Interval(1.0, least / (least + more_missed), 1.0)
        return Completeness(whole, precision, true, missed, none_missed, confidence)
    half = wide * sqrt(varies + variance_of(other) / missed**2)
    centre = log(true / missed)
    low = centre - hypot(half, log(true / (true - fewer)), log((missed + more_missed) / missed))
    high = centre + hypot(half, log((true + more) / true), log(missed / (missed - fewer_missed)))
    found = Interval(*(share_at(end) for end in (centre, low, high)))
    return Completeness(found, precision, true, missed, none_missed, confidence)


def _precision(held: Sequence[Sampled], confidence: float) -> Interval:
    """The share of the marked records that belong; what strata may yet hold that showed none, or nothing else, is allowed for."""
    every, true = sum(stratum.size for stratum in held), sum(stratum.size * stratum.share for stratum in held)
    fewer, more = (end / every for end in open_ends(held, confidence))
    share, low, high = _on_logit(true / every, variance_of(held) / every**2, deviate(confidence))
    return Interval(share, max(0.0, share - hypot(share - low, fewer)), min(1.0, share + hypot(high - share, more)))


def variance_of(strata: Sequence[Sampled]) -> float:
    """The variance of the number that the strata hold, as far as it comes from reading a part of them."""
    return sum(stratum.size**2 * stratum.variance for stratum in strata)


def _on_logit(share: float, variance: float, wide: float) -> Interval:
    if variance == 0 or share in (0.0, 1.0):
        return Interval(share, share, share)
    centre, half = log(share / (1 - share)), wide * sqrt(variance) / (share * (1 - share))
    return Interval(share, share_at(centre - half), share_at(centre + half))
