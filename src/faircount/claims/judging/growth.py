"""One growth as a multiple of another, judged: "twice the national rise", "six times the 4.5 per cent of the year before"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area, wider_area
from faircount.claims.evidence.pairs import APART, Pair
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, verdict

NEAR = 6
"""Sentences between the multiple of a rate and the two rates."""


def judge_percents(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on a multiple of a percentage that stands directly behind it; None where none does."""
    if claim.found.quantities.form is not Form.FACTOR:
        return None
    percents = [read for read in evidence.claims if read.found.quantities.form is Form.PERCENT and read.found.quantities.value]
    behind = next((read for read in percents if 0 <= read.found.start - claim.found.end < 12), None)
    if behind is None or not re.search(r"\bthe\s+$", evidence.passage.masked[claim.found.start : behind.found.start]):
        return None
    before = [read for read in percents if read.found.end <= claim.found.start and claim.sentence - read.sentence <= 1]
    base = behind.found.quantities.value
    if not before or not base or not (number := before[-1].found.quantities.value):
        return Verdict(Call.UNVERIFIABLE, "the text tells no percentage to set against this one")
    line = f"{plain(number)}% / {plain(base)}% = {plain(number / base)}"
    return verdict(Sum.of(number / base, line), claim.found.quantities, (before[-1].id, behind.id), evidence.wording)


def judge_rates_across(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on one area's rate as a multiple of another's ("Durham's rate is twice Cleveland's"), from the rates told."""
    start, end = evidence.passage.around(claim.found.at)
    per_people = any(told.per for told in evidence.shares)
    reach = end if per_people else min(end, claim.found.end + 40)
    places = [place.areas for place in evidence.passage.places if claim.found.end <= place.start < reach]
    own = [place.areas for place in evidence.passage.places if start <= place.start < claim.found.start]
    if not places or not own:
        return None
    rates = [
        told for told in evidence.shares if (told.per is not None) is per_people and abs(told.sentence - claim.sentence) <= NEAR
    ]
    here, there = ([told for told in rates if told.subject.areas == areas[0]] for areas in (own[-1:], places))
    if len(here) != 1 or len(there) != 1 or not there[0].number or here[0].per != there[0].per:
        return None
    ratio, unit = here[0].number / there[0].number, "" if per_people else "%"
    line = f"{plain(here[0].number)}{unit} / {plain(there[0].number)}{unit} = {plain(ratio)}"
    lower, upper = here[0].amount.lower / there[0].amount.upper, here[0].amount.upper / max(there[0].amount.lower, 0.01)
    return verdict(Sum(ratio, line, lower, upper), claim.found.quantities, (here[0].claim, there[0].claim), evidence.wording)


def judge_growth(evidence: Evidence, claim: Read, known: Sequence[Pair]) -> Verdict | None:
    """One growth as a multiple of another: the area's own against that of the area round it."""
    stated = claim.found.quantities
    pairs = [pair for pair in known if not pair.percent and pair.before.number > 0]
    wide = [pair for pair in pairs if any(_holds(pair.after, other.after) for other in pairs)]
    found: list[Verdict] = []
    sure = 0
    for outer in wide:
        for inner in pairs:
            if not _holds(outer.after, inner.after) or one_area(outer.after.subject, inner.after.subject):
                continue
            growths = [100 * (pair.after.number / pair.before.number - 1) for pair in (inner, outer)]
            if not growths[1]:
                continue
            ratio = growths[0] / growths[1]
            line = f"{plain(growths[0])}% / {plain(growths[1])}% = {plain(ratio)}"
            ends = (inner.before.claim, inner.after.claim, outer.before.claim, outer.after.claim)
            found.append(verdict(Sum.of(ratio, line), stated, ends, evidence.wording))
            sure += min(inner.bond, outer.bond) > APART
    # Two figures that nothing but their years sets together accuse nobody.
    return next((one for one in found if one.call is Call.CONSISTENT), found[0] if len(found) == sure == 1 else None)


def _holds(outer: Told, inner: Told) -> bool:
    return wider_area(outer.subject, inner.subject)
