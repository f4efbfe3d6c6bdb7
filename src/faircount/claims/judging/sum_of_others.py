"""One number against the sum of others, judged: "more than Essex and Suffolk together", "than the first two years together"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Direction, Severity, Verdict
from faircount.claims.evidence.evidence import Evidence, one_offence, one_unit
from faircount.claims.evidence.lists import REACH, list_before, said_of
from faircount.claims.mentions.numerals import UNITS
from faircount.claims.resolving.reading import Read, Told

_COUNTED = re.compile(r"\bthe\s+(?P<which>first|other|next|last|previous|earlier)\s+(?P<n>two|three|four|five)\b")


def judge_sum_of_others(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict where the text tells the one figure and all of the others; None where it does not."""
    places = [place.areas for place in evidence.passage.places if claim.found.start <= place.start < claim.found.end]
    if places:
        own, others = _of_places(evidence, claim, [areas for areas in places if areas])
    else:
        own, others = _of_list(evidence, claim)
    if own is None or len(others) < 2:
        return None
    added = sum(told.number for told in others)
    up = claim.found.quantities.direction is Direction.UP
    line = f"{' + '.join(plain(told.number) for told in others)} = {plain(added)}; {plain(own.number)} is said to be"
    line = f"{line} {'more' if up else 'less'}"
    operands = (own.claim, *(told.claim for told in others))
    if own.number > added if up else own.number < added:
        return Verdict(Call.CONSISTENT, line, None, operands)
    return Verdict(Call.INCONSISTENT, line, Severity.MATERIAL, operands, reason="it is not more than the others together")


def _of_places(evidence: Evidence, claim: Read, places: list[tuple[str, ...]]) -> tuple[Told | None, Sequence[Told]]:
    """The figure that the claim is said of, and that of each place it names; none where a place has two of one time."""
    near = _near(evidence, claim)
    here = [told for told in near if told.sentence == claim.sentence and told.at < claim.found.start]
    own = (here or [told for told in near if told.subject.areas == claim.subject.areas])[-1:]
    if not own or own[0].subject.areas in places:
        return None, ()
    there = [[told for told in near if told.subject.areas == areas and _may_stand_beside(told, own[0])] for areas in places]
    return (own[0], [told[0] for told in there]) if all(len(told) == 1 for told in there) else (None, ())


def _of_list(evidence: Evidence, claim: Read) -> tuple[Told | None, Sequence[Told]]:
    """The same among the figures of one sentence ("86 in the first year, 153 in the second and 251 in the third")."""
    listed = list_before(evidence, claim)
    own = said_of(evidence, claim, listed) or (listed[-1] if listed and listed[-1].sentence == claim.sentence else None)
    if own is None:
        return None, ()
    counted = _COUNTED.search(evidence.passage.masked[claim.found.start : claim.found.end])
    others = [told for told in listed if told is not own]
    if counted is None or counted["which"] == "other":
        return own, others if counted is None or len(others) == UNITS[counted["n"]] else ()
    count, before = UNITS[counted["n"]], [told for told in listed if told.at < own.at]
    if counted["which"] == "first":
        return own, before[:count] if len(before) >= count else ()
    among = before if counted["which"] in ("previous", "earlier") else others
    return own, among[-count:] if len(among) >= count else ()


def _near(evidence: Evidence, claim: Read) -> list[Told]:
    return [
        told
        for told in evidence.told
        if 0 <= claim.sentence - told.sentence <= REACH or told.sentence == claim.sentence + 1
        if told.is_exact and not told.pair and told.role != "before"
    ]


def _may_stand_beside(told: Told, own: Told) -> bool:
    one_time = told.period is None or own.period is None or told.period == own.period
    return one_time and one_offence(told.subject, own.subject) and one_unit(told.subject, own.subject)
