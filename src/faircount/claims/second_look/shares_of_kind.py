"""A share whose sentence opens with the kind that it is a share of: "Of the online offences one in ten, 158, was ..."."""

from __future__ import annotations

import re

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area
from faircount.claims.evidence.parts import parts
from faircount.claims.mentions.said import SaidMeasure
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, verdict
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.measures import Online

_OF_KIND = re.compile(
    r"(?:^|[.;:]\s+|,\s+(?:and|but|while)\s+)\s*(?:out\s+)?of\s+(?:the|its|their|all|those|these)\s+(?:the\s+)?(?P<kind>[^.;:\d]{3,60}?),?\s+"
    r"(?:(?:about|around|almost|nearly|just|only|over|more\s+than)\s+)*$"
)
_OF_THE = re.compile(r"\s+of\s+(?:the|these|those)\s+")
_FORMS = (Form.PERCENT, Form.FRACTION, Form.ONE_IN)
REACH = 3
"""Sentences between such a share and the count of its kind."""


def judge_share_of_kind(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict by the count of that kind alone, where the text tells one and the part stands beside the share; else None."""
    if claim.found.kind is not Kind.SHARE or claim.found.quantities.form not in _FORMS:
        return None
    of_age = _of_an_age(evidence, claim)
    if of_age is not None:
        return of_age
    start, _ = evidence.passage.around(claim.found.at)
    opening = _OF_KIND.search(evidence.passage.masked[start : claim.found.start])
    if opening is None:
        return None
    low, high = start + opening.start("kind"), start + opening.end("kind")
    kinds = [said for said in evidence.passage.measures if low <= said.start < high and (said.online or said.mark)]
    told, explicit = parts(evidence, claim)
    if not kinds or not explicit or len(told) != 1 or not told[0].is_exact or told[0].sentence != claim.sentence:
        return None
    whole = _count_of(evidence, claim, told[0], kinds[0])
    if whole is None:
        return None
    return _share(evidence, claim, told[0], whole)


def _of_an_age(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on "a quarter of the under-11s": their count is the whole, and the part one of an age among them."""
    behind = _OF_THE.match(evidence.passage.masked, claim.found.end)
    ages = next((said.ages for said in evidence.passage.ages if behind and said.start == behind.end()), None)
    near = [told for told in evidence.told if abs(claim.sentence - told.sentence) <= REACH and told.is_exact]
    wholes = [told for told in near if ages and told.subject.ages == ages and one_area(told.subject, claim.subject)]
    if ages is None or len({told.number for told in wholes}) != 1:
        return None
    whole = wholes[0]
    inside = [told for told in near if told.subject.ages not in (ALL_AGES, ages) and ages.contains(told.subject.ages)]
    tried = [_share(evidence, claim, part, whole) for part in inside if part.number <= whole.number]
    right = next((one for one in tried if one.call is Call.CONSISTENT), None)
    return right or (tried[0] if len(tried) == 1 else Verdict(Call.UNVERIFIABLE, "a share of an age whose parts are not told"))


def _share(evidence: Evidence, claim: Read, part: Told, whole: Told) -> Verdict:
    share = 100 * part.number / whole.number
    line = f"{plain(part.number)} / {plain(whole.number)} = {plain(share, 1)}%"
    return verdict(Sum.of(share, line), claim.found.quantities, (part.claim, whole.claim), evidence.wording)


def _count_of(evidence: Evidence, claim: Read, part: Told, kind: SaidMeasure) -> Told | None:
    """The only count of the kind told shortly before the share that can hold the part."""
    before = [told for told in evidence.told if told.at < claim.found.start and claim.sentence - told.sentence <= REACH]
    of_kind = [told for told in before if _is_of(told, kind) and told.is_exact and one_area(told.subject, claim.subject)]
    whole = of_kind[0] if len({told.number for told in of_kind}) == 1 else None
    return whole if whole and whole.claim != part.claim and whole.number >= part.number else None


def _is_of(told: Told, kind: SaidMeasure) -> bool:
    if kind.mark:
        return kind.mark in told.subject.marks
    return told.subject.online is Online.YES and "online" in told.subject.said and told.subject.ages.is_all
