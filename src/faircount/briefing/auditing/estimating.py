"""What an audit says of each period, and of the change between two: completeness, wrong flags, what belongs under the flag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from faircount.briefing.auditing.settling import Settled
from faircount.compare.audit.completeness import AuditedChange, Completeness, audited_change, audited_count, flag_completeness
from faircount.compare.audit.sample import Agreement, reviewer_agreement
from faircount.compare.estimate import Rate, Refusal
from faircount.compare.interval import Interval
from faircount.compare.intervals.ratios import exact_ratio
from faircount.compare.rates import ratio_refusal
from faircount.errors import NotComparable
from faircount.tables.audit import AuditDecision, AuditStratum, KeptAudit

Counted = tuple[int, int, int]
"""Records, read, found to belong under the flag."""


@dataclass(frozen=True, slots=True)
class ReadStratum:
    """A stratum with what was drawn of it, settled either way, found to belong, and what nobody could tell."""

    stratum: AuditStratum
    drawn: int
    settled: int
    found: int
    cannot_tell: int

    @property
    def unsettled(self) -> int:
        """The records drawn of which it is not known whether they belong under the flag."""
        return self.drawn - self.settled

    @property
    def counted(self) -> Counted:
        """The stratum as the estimates take it: those that are settled stand for the others."""
        return self.stratum.size, self.settled, self.found

    def if_unsettled(self, belong: bool) -> Counted:
        """The stratum if all of its unsettled records belonged, or none."""
        return self.stratum.size, self.drawn, self.found + (self.unsettled if belong else 0)


@dataclass(frozen=True, slots=True)
class AuditedPeriod:
    """What an audit says of one period, or why it says nothing.

    ``count`` is how many records belong under the flag. ``outer`` is the lowest and the highest completeness if every
    unsettled record fell one way; None where all are settled.
    """

    period: str
    strata: tuple[ReadStratum, ...]
    completeness: Completeness | Refusal
    count: Interval | None
    outer: tuple[float, float] | None

    @property
    def flagged(self) -> int:
        """How many records bear the flag."""
        return sum(each.stratum.size for each in self.strata if each.stratum.is_flagged)

    @property
    def unsettled(self) -> int:
        """How many of the records that were drawn are not settled."""
        return sum(each.unsettled for each in self.strata)


@dataclass(frozen=True, slots=True)
class AuditedPair:
    """Two periods: the ratio of marked records as recorded, and of those that belong; each may be refused."""

    before: AuditedPeriod
    after: AuditedPeriod
    recorded: Interval | Refusal
    audited: AuditedChange | Refusal


@dataclass(frozen=True, slots=True)
class AuditFound:
    """Everything an audit found: its periods, each with the one before it, how far the reviewers agreed, and the rows."""

    periods: tuple[AuditedPeriod, ...]
    pairs: tuple[AuditedPair, ...]
    agreement: Agreement | Refusal
    settled: Settled


def estimate(kept: KeptAudit, settled: Settled) -> AuditFound:
    """What the settled records say; a period of which too few are settled is refused, and the others are not."""
    confidence = kept.design.confidence
    periods = tuple(_period(kept, settled, period, confidence) for period in kept.design.periods)
    pairs = tuple(_pair(before, after, confidence) for before, after in pairwise(periods))
    return AuditFound(periods, pairs, _agreement(settled.pairs, confidence), settled)


def _period(kept: KeptAudit, settled: Settled, period: str, confidence: float) -> AuditedPeriod:
    strata = tuple(_read(kept, settled, planned.stratum) for planned in kept.design.strata if planned.stratum.period == period)
    thin = [each.stratum.name for each in strata if each.settled < min(2, each.stratum.size)]
    if thin:
        few = f"fewer than two records of {' and '.join(thin)} are settled"
        say = f"Too little is decided to say how complete the mark is: {few}."
        return AuditedPeriod(period, strata, Refusal("too little decided", say), None, None)
    try:
        completeness = _completeness(strata, [each.counted for each in strata], confidence)
        count = audited_count([each.counted for each in strata], confidence)
    except NotComparable as error:
        return AuditedPeriod(period, strata, Refusal("not estimable", f"{str(error)[0].upper()}{str(error)[1:]}."), None, None)
    return AuditedPeriod(period, strata, completeness, count, _outer(strata, confidence))


def _read(kept: KeptAudit, settled: Settled, stratum: AuditStratum) -> ReadStratum:
    drawn = [reference for reference, planned in kept.strata_of.items() if planned.stratum.key == stratum.key]
    made = [settled.decisions.get(reference) for reference in drawn]
    yes, no, cannot = (made.count(each) for each in (AuditDecision.YES, AuditDecision.NO, AuditDecision.CANNOT_TELL))
    return ReadStratum(stratum, len(drawn), yes + no, yes, cannot)


def _completeness(strata: Sequence[ReadStratum], counted: Sequence[Counted], confidence: float) -> Completeness:
    kinds = (
        [each for stratum, each in zip(strata, counted, strict=True) if stratum.stratum.is_flagged is kind]
        for kind in (True, False)
    )
    flagged, unflagged = kinds
    return flag_completeness(flagged, unflagged, confidence)


def _outer(strata: Sequence[ReadStratum], confidence: float) -> tuple[float, float] | None:
    """The ends of completeness if unsettled records fell one way in what is marked and the other in what is not."""
    if not any(each.unsettled for each in strata):
        return None
    ends = []
    for missed in (True, False):
        fallen = [each.if_unsettled(missed is not each.stratum.is_flagged) for each in strata]
        try:
            found = _completeness(strata, fallen, confidence)
        except NotComparable:
            ends.append(0.0 if missed else 1.0)
            continue
        ends.append(float(found.completeness.lower if missed else found.completeness.upper))
    return ends[0], ends[1]


def _pair(before: AuditedPeriod, after: AuditedPeriod, confidence: float) -> AuditedPair:
    small = ratio_refusal(Rate(before.flagged))
    recorded = small or exact_ratio(before.flagged, after.flagged, confidence=confidence)
    return AuditedPair(before, after, recorded, _audited(before, after, confidence))


def _audited(before: AuditedPeriod, after: AuditedPeriod, confidence: float) -> AuditedChange | Refusal:
    for each in (before, after):
        if isinstance(each.completeness, Refusal):
            return Refusal("not estimable", f"Nothing can be said of {each.period}, and so nothing of the change.")
    assert before.count is not None, "a period with a completeness has a count"
    return ratio_refusal(Rate(round(before.count.value))) or audited_change(
        [each.counted for each in before.strata], [each.counted for each in after.strata], confidence=confidence
    )


def _agreement(pairs: Sequence[tuple[AuditDecision, AuditDecision]], confidence: float) -> Agreement | Refusal:
    used = [decision for decision in AuditDecision if any(decision in pair for pair in pairs)]
    if not pairs:
        return Refusal("no pairs", "No record was decided by both reviewers, so nothing can be said of their agreement.")
    table = [[sum(pair == (one, other) for pair in pairs) for other in used] for one in used]
    try:
        return reviewer_agreement(table, confidence)
    except NotComparable as error:
        return Refusal("no kappa", f"{str(error)[0].upper()}{str(error)[1:]}.")
