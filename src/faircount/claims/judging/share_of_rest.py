"""What a share says of those left over: "the method was given in 3,372 of 4,266 cases, so in one in five it was not"."""

from __future__ import annotations

import re

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence, one_unit
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, verdict

REACH = 4
"""Sentences back to the part that is known."""
_NOT = re.compile(r"\b(?:no|not|none|without|unknown|missing|never|neither|lack(?:s|ed)?|failed\s+to)\b")
_CLAUSE = re.compile(r",(?!\d)|[;:.]|\s(?:and|but|while)\s")
_KNOWN = re.compile(r"\b(?:known|given|recorded|noted|stated|identified|named|reported|established|specified|provided)\b")


def judge_share_of_rest(evidence: Evidence, claim: Read) -> Verdict | None:
    """That a share which its own clause denies something of is borne out by what is left of a whole; None where it is not."""
    if claim.found.kind is not Kind.SHARE or claim.found.quantities.amount is None or not _denies(evidence, claim):
        return None
    near = [told for told in evidence.told if told.is_exact and 0 <= claim.sentence - told.sentence <= REACH and not told.pair]
    wholes = [told for told in near if told.sentence == claim.sentence] or near
    found = (_rest(evidence, claim, part, whole) for whole in wholes for part in near if _is_known_of(evidence, part, whole))
    return next((one for one in found if one.call is Call.CONSISTENT), None)


def _denies(evidence: Evidence, claim: Read) -> bool:
    """Whether the words of the claim's clause, behind it or directly before, say that something is not so."""
    start, stop = evidence.passage.around(claim.found.at)
    before = _CLAUSE.split(evidence.passage.masked[start : claim.found.start])[-1]
    after = _CLAUSE.split(evidence.passage.masked[claim.found.end : stop])[0]
    return _NOT.search(f"{before} {after}") is not None


def _is_known_of(evidence: Evidence, part: Told, whole: Told) -> bool:
    """Whether the part is of those that something is known of, and lies in the whole."""
    start, stop = evidence.passage.around(part.at)
    alike = one_area(part.subject, whole.subject) and one_offence(part.subject, whole.subject)
    alike = alike and one_unit(part.subject, whole.subject) and part.role != "before" and whole.role != "before"
    known = _KNOWN.search(evidence.passage.masked, start, stop) is not None
    one_time = part.period is None or whole.period is None or part.period == whole.period
    return known and alike and one_time and 0 < part.number < whole.number


def _rest(evidence: Evidence, claim: Read, part: Told, whole: Told) -> Verdict:
    share = 100 * (whole.number - part.number) / whole.number
    line = f"({plain(whole.number)} − {plain(part.number)}) / {plain(whole.number)} = {plain(share, 1)}%"
    return verdict(Sum.of(share, line), claim.found.quantities, (part.claim, whole.claim), evidence.wording)
