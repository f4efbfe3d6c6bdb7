"""A change held to the figures that its own words join to it: what stands elsewhere in the text can neither save nor sink it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from faircount.claims.amount import Amount
from faircount.claims.claim import Call, Form, Kind, Severity, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence, one_online, one_unit
from faircount.claims.evidence.options import close_fit
from faircount.claims.evidence.pairs import JOINED, Pair
from faircount.claims.evidence.places_compared import across
from faircount.claims.evidence.places_compared import beside as beside_place
from faircount.claims.finding.lexicon import COVERED, VERBS
from faircount.claims.judging.average_change import judge_average_change
from faircount.claims.judging.change import measure
from faircount.claims.judging.not_counted import NO_FIGURES
from faircount.claims.mentions.numerals import UNITS
from faircount.claims.mentions.passage import PERIOD
from faircount.claims.resolving.reading import Read, Told, is_sized_change

SEVERAL_YEARS = 400
"""Days, from which on a figure is for more than the year that one is compared with."""
REACH = 2
"""Sentences between a change that names its base and the figure that came of it."""
_JOINS = r"(?:on|from|than|above|below|over)"
_OF_OLD = rf"(?:(?:the|its|their)\s+)?(?:(?:{COVERED}|[a-z]+)'s?\s+|{COVERED}\s+)?(?:(?:total|figure|number|tally)\s+of\s+)?"
_BEHIND = re.compile(rf"\s+{_JOINS}\s+{_OF_OLD}")
_BEHIND_JOIN = re.compile(rf"\s+{_OF_OLD}")
"""The same where the claim's own words end with the join ("a quarter up on")."""
_THIS_IS = re.compile(
    r"\s*(?:this|that|it|which)\s+(?:is|was|makes?(?:\s+for)?|made|means|meant|represents?|represented|equals|amounts?\s+to)\s+"
)
_ALL = re.compile(
    r"(?:\b(two|three|four|five|six)\s+(?:[a-z]+\s+){1,3}?)?\b(?:(?:taken\s+|put\s+)?together|combined|between\s+them)\b"
)
_COMPARED = re.compile(r"\s*compared\s+(?:with|to)\s")
_PAIR_BEHIND = re.compile(r"\s*(?:[,:(–—-]\s*)?(?:going\s+|rising\s+|falling\s+|up\s+|down\s+)?(?:from\s+)?")

_AS_ONE_WITH = re.compile(r"(?:\s+as)?\s+[a-z]+\s+(?:with|had|at|in)\s+")
_BARE_AS_MANY, _COMMA = re.compile(r"\s*(?:[.,;:)]|and\b|$)"), re.compile(rf"(?:\s+in\s+{PERIOD}+)?,\s+(?:or\s+)?")
_KIND_THEN = re.compile(r"[^,;:.]{0,40},\s+")
_AS_OF = re.compile(r"(?:(?<=as many)|(?<=as many as))\s+(?:as\s+)?of\s")
_IT_WENT = re.compile(
    rf"[^.,;:\d]{{0,40}}\.\s+(?:they|it|(?:the|its|their)\s+(?:number|figure|total|tally|count)|numbers|figures)\s+"
    rf"(?:(?:has|have|had)\s+)?(?:went|moved|{VERBS})?\s*"
)
"""Between a change and the two figures that the next sentence opens with: "have doubled since 2017. They went from 96 to 168"."""


def held_to_own(evidence: Evidence, claim: Read, found: Verdict | None) -> Verdict | None:
    """The verdict of the figures that the claim's own words name, where they do; else what was found."""
    if not is_sized_change(claim) or found is NO_FIGURES:
        return found
    average = judge_average_change(evidence, claim)
    if average is not None:
        return average
    own = (
        _pair_before,
        _pair_behind,
        _as_many_as,
        _one_before,
        _from_base,
        across,
        beside_place,
        _just_told,
        _together,
        _from_base_ahead,
    )
    for pairs in (of(evidence, claim) for of in own):
        if pairs:
            return _of_these(evidence, claim, pairs, found)
    return found


def _of_these(evidence: Evidence, claim: Read, pairs: list[Pair], found: Verdict | None) -> Verdict | None:
    close = close_fit(claim)
    for read, among in ((close, pairs), (claim, pairs[:1])):
        tried = [one for pair in among if (one := measure(read, pair, evidence.wording)) is not None]
        for severity in (None, Severity.ROUNDING):
            right = next((one for one in tried if one.severity is severity), None)
            if right is not None:
                return right
    first = pairs[0]
    beside = (
        first.after.sentence == claim.sentence
        or first.after.pair == first.before.claim
        or (first.after.at < claim.found.at and first.after.subject.marks == first.before.subject.marks)
    )
    return tried[0] if tried and beside and (found is None or found.call is Call.CONSISTENT) else found


def _pair_before(evidence: Evidence, claim: Read) -> list[Pair]:
    """The two figures that "as many" stands directly behind: "the count went from 131 to 388, almost three times as many"."""
    masked, stated = evidence.passage.masked, claim.found.quantities
    before = [told for told in evidence.told if told.pair and told.sentence == claim.sentence and told.end <= claim.found.start]
    bare = _BARE_AS_MANY.match(masked, claim.found.end) and masked[: claim.found.end].endswith(("as many", "as high", "as much"))
    if (
        stated.form is not Form.FACTOR
        or not before
        or not bare
        or not _COMMA.fullmatch(masked[before[-1].end : claim.found.start])
    ):
        return []
    first, last = evidence.told_by(before[-1].claim)
    return [Pair(first, last, JOINED)]


def _one_before(evidence: Evidence, claim: Read) -> list[Pair]:
    """The two counts of a sentence that "as many" stands behind: "girls in 2,602, boys in 640, about a quarter as many"."""
    masked, stated = evidence.passage.masked, claim.found.quantities
    before = [
        told for told in evidence.told if told.sentence == claim.sentence and told.end <= claim.found.start and not told.pair
    ]
    bare = _BARE_AS_MANY.match(masked, claim.found.end) and masked[: claim.found.end].endswith(("as many", "as high", "as much"))
    of_kind = (
        _AS_OF.match(masked, claim.found.end) is not None
    )  # "88 of grooming and 44 of incitement, half as many as of grooming"
    if of_kind and len(before) > 2:
        before = before[-2:]
    if stated.form is not Form.FACTOR or len(before) != 2 or not (bare or of_kind) or claim.base.years:
        return []
    between = (one for one in evidence.claims if before[0].end <= one.found.start < before[1].at and one.id != before[1].claim)
    if any(one.found.kind in (Kind.RATIO, Kind.CHANGE) for one in between):
        return []  # "Essex had 604, ten times as many, and Dorset 233, four times as many": of what the first is measured from
    one_time = before[0].period == before[1].period and all(told.is_exact for told in before)
    joined = (_KIND_THEN if of_kind else _COMMA).fullmatch(masked[before[1].end : claim.found.start])
    return [Pair(before[0], before[1], JOINED)] if one_time and joined else []


def _pair_behind(evidence: Evidence, claim: Read) -> list[Pair]:
    """The two figures told directly behind the change: "more than doubled, from 41 to 77"."""
    masked, end = evidence.passage.masked, claim.found.end
    later = [told for told in evidence.told if told.pair and told.sentence == claim.sentence and told.at >= end]
    later = later or [told for told in evidence.told if told.pair and told.sentence == claim.sentence + 1]
    gap = masked[end : evidence.read(later[0].claim).found.start] if later else ""
    if not later or not (_PAIR_BEHIND.fullmatch(gap) or (later[0].sentence > claim.sentence and _IT_WENT.fullmatch(gap))):
        return []
    before, after = evidence.told_by(later[0].claim)
    return [Pair(before, after, JOINED)]


def _as_many_as(evidence: Evidence, claim: Read) -> list[Pair]:
    """The figure told before and that behind the app it is set beside: "Facebook in 21, twice as many as Snapchat with 12"."""
    before = [told for told in evidence.told if told.sentence == claim.sentence and told.end <= claim.found.start]
    behind = [told for told in evidence.told if told.sentence == claim.sentence and told.at >= claim.found.end]
    if claim.found.quantities.form is not Form.FACTOR or not before or not behind:
        return []
    last, base = before[-1], behind[0]
    gap = evidence.passage.masked[claim.found.end : base.at]
    apps = last.subject.marks - {"part"}, base.subject.marks - {"part"}
    named = all(apps) and apps[0] != apps[1] and _AS_ONE_WITH.fullmatch(gap) is not None
    return [Pair(base, last, JOINED)] if named and last.is_exact and base.is_exact else []


def _just_told(evidence: Evidence, claim: Read) -> list[Pair]:
    """The figures of one series told just before "This is a rise of", the last two first."""
    if claim.base.period or claim.base.years or not _THIS_IS.fullmatch(_lead(evidence, claim)):
        return []
    near = [told for told in evidence.told if told.sentence < claim.sentence <= told.sentence + REACH and told.is_exact]
    last = [told for told in near if told.sentence == claim.sentence - 1 and not told.subject.marks]
    pairs = []
    for one in reversed(last[-1:]):
        for other in reversed(near):
            alike = one_unit(one.subject, other.subject) and one.subject.marks == other.subject.marks
            if alike and one.subject.ages == other.subject.ages and _may_be_one_series(one, other):
                before, after = sorted((one, other), key=lambda told: told.starts)
                pairs.append(Pair(before, after, JOINED))
    # "Used 587 times in 3,402 cases, 412 times in 3,214 the year before. That is 42 per cent more": parts may be meant too.
    told = [one for one in near if one.sentence == claim.sentence - 1] if pairs else []
    for one in told:
        for other in told:
            if one.starts < other.starts and _may_be_one_series(one, other):
                pairs.append(Pair(one, other, JOINED))
    return pairs


def _together(evidence: Evidence, claim: Read) -> list[Pair]:
    """The sums of the pairs told in the sentence before, for "the two groups taken together went up by 26"."""
    counted = _ALL.search(_lead(evidence, claim))
    if counted is None:
        return []
    pairs = [told for told in evidence.told if told.pair and told.is_exact and 0 < claim.sentence - told.sentence <= REACH + 1]
    last = [told for told in pairs if told.sentence == claim.sentence - 1]
    count = int(UNITS[counted[1]]) if counted[1] else len(last) // 2
    before, after = ([told for told in pairs if told.role == role][-count:] for role in ("before", "after"))
    return [Pair(_sum(before), _sum(after), JOINED)] if len(before) == len(after) == count > 1 else []


def _sum(told: list[Told]) -> Told:
    total = sum(one.number for one in told)
    return replace(told[-1], number=total, amount=Amount.exactly(total))


def _from_base_ahead(evidence: Evidence, claim: Read) -> list[Pair]:
    """The figure that opens the sentence as what is compared with, and the latest one told before it."""
    here = [told for told in evidence.told if told.sentence == claim.sentence and told.at < claim.found.at]
    if len(here) != 1 or not _COMPARED.match(_lead(evidence, claim)):
        return []
    base = here[0]
    earlier = [told for told in evidence.told if told.at < base.at and told.is_exact and told.role != "before" and told.period]
    earlier = [told for told in earlier if told.period and told.period.days < SEVERAL_YEARS]
    alike = [
        told
        for told in earlier
        if one_unit(told.subject, base.subject) and not (told.subject.marks ^ base.subject.marks) - {"part"}
    ]
    same = [told for told in alike if told.subject.ages == base.subject.ages and _may_be_one_series(told, base)]
    latest = max(same, key=lambda told: (told.period.end if told.period else date.min, -told.at), default=None)
    return [Pair(base, latest, JOINED)] if latest else []


def _lead(evidence: Evidence, claim: Read) -> str:
    start, _ = evidence.passage.around(claim.found.at)
    return evidence.passage.masked[start : claim.found.start]


def _may_be_one_series(one: Told, other: Told) -> bool:
    dated = one.period is not None and other.period is not None and one.period.start != other.period.start
    alike = one_area(one.subject, other.subject) and one_offence(one.subject, other.subject)
    return dated and alike and one_online(one.subject, other.subject)


def _from_base(evidence: Evidence, claim: Read) -> list[Pair]:
    """The figure that stands directly behind "up on", "more than the", with each that may have come of it, the nearest first."""
    base = _base_behind(evidence, claim)
    if base is None:
        return []
    near = [told for told in evidence.told if _may_follow(claim, base, told)]
    here = [told for told in near if told.sentence == claim.sentence and told.at < claim.found.at]
    rest = [told for told in near if told not in here]
    ordered = [*reversed(here), *sorted(rest, key=lambda told: (told.sentence != claim.sentence, _distance(claim, told)))]
    return [Pair(base, told, JOINED) for told in ordered]


def _distance(claim: Read, told: Told) -> tuple[bool, int]:
    """How far a figure lies from the claim, any before it nearer than one behind it."""
    return told.at > claim.found.at, abs(told.at - claim.found.at)


def _base_behind(evidence: Evidence, claim: Read) -> Told | None:
    masked, end = evidence.passage.masked, claim.found.end
    told = next((one for one in evidence.told if one.sentence == claim.sentence and one.at >= end), None)
    if told is None or told.pair:
        return None
    joined = re.search(rf"\b{_JOINS}$", masked[claim.found.start : end]) is not None
    gap = masked[end : evidence.read(told.claim).found.start] if told.role == "before" else masked[end : told.at]
    joined = joined or claim.found.quantities.form is Form.FACTOR  # "more than four times the 68"
    pattern = _BEHIND_JOIN if joined else _BEHIND
    named = pattern.fullmatch(masked[end : told.at]) or (joined and pattern.fullmatch(gap))
    return told if named or _BEHIND.fullmatch(masked[end : told.at]) else None  # "doubled from 26"


def _may_follow(claim: Read, base: Told, told: Told) -> bool:
    if told.claim == base.claim or told.role == "before" or abs(told.sentence - claim.sentence) > REACH:
        return False
    return one_area(told.subject, base.subject) and one_offence(told.subject, base.subject)
