"""How complete a flag is, how many records belong under it, and what that leaves of a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, hypot, log, sqrt

from faircount.compare.audit.sample import Sampled, open_ends, unseen_limit
from faircount.compare.distributions import share_at
from faircount.compare.interval import Interval, deviate
from faircount.compare.wording import say_level, say_times
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


@dataclass(frozen=True, slots=True)
class AuditedChange:
    """The ratio of the records that belong under the flag: its range by the audits alone, and with chance."""

    of_records: Interval
    of_rates: Interval
    confidence: float = 0.95

    @property
    def say(self) -> str:
        """The ratio with its range, in a sentence."""
        value, low, high = (say_times(float(number)) for number in self.of_rates)
        within = f"between {low} and {high} times{say_level(self.confidence)}"
        return f"Allowing for both audits and for chance, {value} times as many, and {within}."


def audited_change(
    before: Sequence[Stratum], after: Sequence[Stratum], dispersion: float = 1.0, confidence: float = 0.95
) -> AuditedChange:
    """The later period's records that belong under the flag over the earlier one's; strata flagged and unflagged together.

    ``dispersion`` is how many times as wide as chance counts spread from year to year.

    >>> found = audited_change([(55, 55, 53), (765, 200, 30)], [(145, 145, 138), (627, 200, 12)])
    >>> f"{found.of_rates.value:.2f} ({found.of_rates.lower:.2f} to {found.of_rates.upper:.2f})"
    '1.05 (0.77 to 1.42)'

    Reference: the ranges of the two counts combined on the logarithm, Zou and Donner (2008), Statistics in Medicine 27,
    1693-1702; what two-phase sampling adds to chance, Cochran (1977), chapter 12.

    In words: "allowing for both audits and for chance, 1.05 times as many, and between 0.8 and 1.4 times".

    Not where the two audits asked different questions. Not where a single period was audited: show the tipping point.
    """
    first, second = audited_count(before, confidence), audited_count(after, confidence)
    by_chance = deviate(confidence) ** 2 * dispersion * (1 / first.value + 1 / second.value)
    return AuditedChange(_over(second, first, 0.0), _over(second, first, by_chance), confidence)


def _over(after: Interval, before: Interval, more: float) -> Interval:
    """The ratio of two counts with their own ranges, which need not be even, and more squared doubt on the logarithm."""
    value = after.value / before.value
    fewer = sqrt(log(after.value / after.lower) ** 2 + log(before.upper / before.value) ** 2 + more)
    further = sqrt(log(after.upper / after.value) ** 2 + log(before.value / before.lower) ** 2 + more)
    return Interval(value, value * exp(-fewer), value * exp(further))
