"""So many of one thing for so many of another, judged: arrests for investigations, charges for reports."""

from __future__ import annotations

import re

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, verdict
from faircount.vocabulary.measures import Counted

_IN = re.compile(r"\s*in\s")
NEAR, FARTHER = 3, 4
"""Sentences between the ratio and its two counts; farther where it names the place of each."""


def judge_for_every(evidence: Evidence, claim: Read) -> Verdict | None:
    """So many of one thing for so many of another: the last word ("for every three investigations") says which is the other."""
    if claim.found.quantities.word == "each":
        return _for_each(evidence, claim)
    unit, places = _unit_of(evidence, claim), _places_of(evidence, claim)
    reach = FARTHER if places else NEAR
    near = sorted(
        (told for told in evidence.told if abs(told.sentence - claim.sentence) <= reach),
        key=lambda told: abs(told.sentence - claim.sentence),
    )
    possible = [
        (a, b)
        for a in near
        for b in near
        if a.claim != b.claim and b.number and (_are_in(a, b, places) if places else _are_two_things(a, b, unit))
    ]
    found = [_ratio(evidence, claim, a, b) for a, b in possible]
    first = possible[0] if possible else ()
    at_one_time = len({told.period for told in first}) < 2 and all(told.sentence <= claim.sentence for told in first)
    right = next((one for one in found if one.call is Call.CONSISTENT), None)
    return right or (found[0] if found and at_one_time and (unit or (places and len(found) == 1)) else None)


def _are_two_things(a: Told, b: Told, unit: Counted | None) -> bool:
    """Whether the two count different things, or are two parts told side by side where no unit is said ("by four to one")."""
    if a.subject.counted != b.subject.counted:
        return unit in (None, b.subject.counted)
    return unit is None and a.sentence == b.sentence


def _for_each(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on "for each of the 96 charges there were five crimes", where some count of the text bears it out."""
    before = [told for told in evidence.told if told.sentence == claim.sentence and told.at < claim.found.start and told.number]
    near = [told for told in evidence.told if 0 <= claim.sentence - told.sentence <= NEAR and told not in before[-1:]]
    found = (_ratio(evidence, claim, a, before[-1]) for a in near if before)
    return next((one for one in found if one.call is Call.CONSISTENT), None)


def _ratio(evidence: Evidence, claim: Read, a: Told, b: Told) -> Verdict:
    ratio = a.number / b.number
    total = Sum.of(ratio, f"{plain(a.number)} / {plain(b.number)} = {plain(ratio)}")
    return verdict(total, claim.found.quantities, (a.claim, b.claim), evidence.wording)


def _places_of(evidence: Evidence, claim: Read) -> tuple[tuple[str, ...], ...]:
    """The place of the one and that of the other, for "for every Durham case there were four in Cleveland"; else none."""
    _, end = evidence.passage.around(claim.found.at)
    words = evidence.passage.masked[claim.found.start : claim.found.end]
    inside = [place.areas for place in evidence.passage.places if claim.found.start <= place.start < claim.found.end]
    behind = [place.areas for place in evidence.passage.places if claim.found.end <= place.start < end]
    if words.startswith("for every") and len(inside) == 1 and behind:
        return (behind[0], inside[0])
    start, _ = evidence.passage.around(claim.found.at)
    before = [place.areas for place in evidence.passage.places if start <= place.start < claim.found.start and place.areas]
    led = re.search(r"for\s+(?:every|each)\s+(?:single\s+)?one\s*$", words) and _IN.match(
        evidence.passage.masked, claim.found.end
    )
    return (before[-1], behind[0]) if led and before and behind and behind[0] else ()


def _are_in(a: Told, b: Told, places: tuple[tuple[str, ...], ...]) -> bool:
    """Whether the two are of these places, and of one time."""
    return (a.subject.areas, b.subject.areas) == places and (a.period == b.period or not a.period or not b.period)


def _unit_of(evidence: Evidence, claim: Read) -> Counted | None:
    """What "for every three investigations" is counted in, if its last word says."""
    last = evidence.passage.masked[claim.found.start : claim.found.end].split()[-1].rstrip("s")
    return next((unit for unit in Counted if unit.rstrip("s") == last), None)
