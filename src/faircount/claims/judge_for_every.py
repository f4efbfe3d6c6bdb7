"""So many of one thing for so many of another, judged: arrests for investigations, charges for reports."""

from __future__ import annotations

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Verdict
from faircount.claims.evidence import Evidence
from faircount.claims.reading import Read, Told
from faircount.claims.sums import Sum, verdict
from faircount.vocabulary.measures import Counted


def judge_for_every(evidence: Evidence, claim: Read) -> Verdict | None:
    """So many of one thing for so many of another: the last word ("for every three investigations") says which is the other."""
    unit, places = _unit_of(evidence, claim), _places_of(evidence, claim)
    reach = 2 if not places else 4
    near = sorted(
        (told for told in evidence.told if abs(told.sentence - claim.sentence) <= reach),
        key=lambda told: abs(told.sentence - claim.sentence),
    )
    found = [
        verdict(
            Sum.of(a.number / b.number, f"{plain(a.number)} / {plain(b.number)} = {plain(a.number / b.number)}"),
            claim.found.quantities,
            (a.claim, b.claim),
            evidence.wording,
        )
        for a in near
        for b in near
        if a.claim != b.claim and b.number and (_are_in(a, b, places) if places else _are_two_things(a, b, unit))
    ]
    right = next((one for one in found if one.call is Call.CONSISTENT), None)
    return right or (found[0] if found and (unit or (places and len(found) == 1)) else None)


def _are_two_things(a: Told, b: Told, unit: Counted | None) -> bool:
    """Whether the two count different things, or are two parts told side by side where no unit is said ("by four to one")."""
    if a.subject.counted != b.subject.counted:
        return unit in (None, b.subject.counted)
    return unit is None and a.sentence == b.sentence


def _places_of(evidence: Evidence, claim: Read) -> tuple[tuple[str, ...], ...]:
    """The place of the one and that of the other, for "for every Durham case there were four in Cleveland"; else none."""
    _, end = evidence.passage.around(claim.found.at)
    words = evidence.passage.masked[claim.found.start : claim.found.end]
    inside = [place.areas for place in evidence.passage.places if claim.found.start <= place.start < claim.found.end]
    behind = [place.areas for place in evidence.passage.places if claim.found.end <= place.start < end]
    return (behind[0], inside[0]) if words.startswith("for every") and len(inside) == 1 and behind else ()


def _are_in(a: Told, b: Told, places: tuple[tuple[str, ...], ...]) -> bool:
    """Whether the two are of these places, and of one time."""
    return (a.subject.areas, b.subject.areas) == places and (a.period == b.period or not a.period or not b.period)


def _unit_of(evidence: Evidence, claim: Read) -> Counted | None:
    """What "for every three investigations" is counted in, if its last word says."""
    last = evidence.passage.masked[claim.found.start : claim.found.end].split()[-1].rstrip("s")
    return next((unit for unit in Counted if unit.rstrip("s") == last), None)
