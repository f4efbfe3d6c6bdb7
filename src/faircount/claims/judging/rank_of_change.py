"""Ranks among the changes of several places, judged: "the sharpest rise of the four forces"."""

from __future__ import annotations

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Direction, Form, Kind, Severity, Verdict
from faircount.claims.evidence.evidence import Evidence, one_offence
from faircount.claims.finding.lexicon import direction_of
from faircount.claims.resolving.places import is_wide
from faircount.claims.resolving.reading import Read

FEWEST = 3
"""A rank among fewer places than this says nothing."""
NEAR = 4
"""Sentences between the rank and the changes that it is among."""


def judge_rank_of_change(evidence: Evidence, claim: Read, rates: bool = False) -> Verdict | None:
    """The verdict on the biggest change (or rate per so many people) among places; None where the text tells those of too few."""
    said = evidence.passage.masked[claim.found.start : claim.found.end]
    falling = (claim.found.quantities.direction if rates else direction_of(said)) is Direction.DOWN
    changes: dict[tuple[str, ...], tuple[float, Read]] = {}
    for read in evidence.claims:
        size = _rate(read) if rates else _size(evidence, read)
        placed = len(read.subject.areas) == 1 and not is_wide(read.subject.areas[0])
        if (
            size is not None
            and placed
            and one_offence(read.subject, claim.subject)
            and abs(read.sentence - claim.sentence) <= NEAR
        ):
            changes.setdefault(read.subject.areas, (size, read))
    own = changes.get(claim.subject.areas)
    if own is None or len(changes) < FEWEST:
        return None
    above = sum((size < own[0]) if falling else (size > own[0]) for size, _ in changes.values())
    place = int(claim.found.quantities.value or 1)
    unit = "" if rates else "%"
    listed = ", ".join(f"{'/'.join(areas)} {plain(size, 1)}{unit}" for areas, (size, _) in changes.items())
    line = f"{plain(own[0], 1)}{unit} is number {above + 1} of {len(changes)} ({listed}); stated {place}"
    operands = tuple(read.id for _, read in changes.values())
    if above + 1 == place:
        return Verdict(Call.CONSISTENT, line, None, operands)
    return Verdict(Call.INCONSISTENT, line, Severity.MATERIAL, operands, reason="the text tells another that goes further")


def _rate(read: Read) -> float | None:
    """The rate per so many people that a claim tells."""
    return read.found.quantities.value if read.found.quantities.word == "people" else None


def _size(evidence: Evidence, read: Read) -> float | None:
    """The change that a claim tells, in per cent."""
    stated = read.found.quantities
    if read.found.kind is Kind.CHANGE and stated.form in (Form.PERCENT, Form.FRACTION):
        return stated.value
    if stated.form is not Form.PAIR:
        return None
    before, after = (*evidence.told_by(read.id), None, None)[:2]
    return 100 * (after.number / before.number - 1) if before and after and before.number else None
