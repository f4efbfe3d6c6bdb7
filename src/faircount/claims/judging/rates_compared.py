"""Changes between two rates that the text tells, judged: "800 a month, after 400 a month in 2015: arrests have doubled"."""

from __future__ import annotations

from faircount.claims.claim import Call, Direction, Form, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area
from faircount.claims.resolving.reading import Read
from faircount.claims.sums import change, verdict

NEAR = 2
"""Sentences between a change and the rates that it lies between."""


def judge_rates_compared(evidence: Evidence, claim: Read) -> Verdict | None:
    """That a change is borne out by two rates of one unit told before it; else None, as rates are seldom all there is."""
    stated = claim.found.quantities
    if claim.found.kind not in (Kind.CHANGE, Kind.RATIO) or stated.form not in (Form.FACTOR, Form.PERCENT, Form.FRACTION):
        return None
    told = [read for read in evidence.claims if is_rate(read) and _is_near(claim, read) and one_area(read.subject, claim.subject)]
    if len(told) < 2 or told[-1].found.quantities.word != told[-2].found.quantities.word:
        return None
    before, after = sorted(told[-2:], key=lambda read: read.found.quantities.value or 0)
    if stated.direction is Direction.DOWN:
        before, after = after, before
    amounts = before.found.quantities.amount, after.found.quantities.amount
    numbers = before.found.quantities.value, after.found.quantities.value
    if amounts[0] is None or amounts[1] is None or not numbers[0] or not numbers[1]:
        return None
    found = change(stated, amounts[0], amounts[1], (numbers[0], numbers[1]), evidence.wording)
    judged = verdict(found[0], found[1], (before.id, after.id), evidence.wording) if found else None
    return judged if judged and judged.call is Call.CONSISTENT else None


def is_rate(read: Read) -> bool:
    """Whether a claim tells so many a day, a week, a month or a year."""
    stated = read.found.quantities
    return read.found.kind is Kind.RATE and stated.form is Form.PER and stated.word not in ("people", "ahead")


def _is_near(claim: Read, read: Read) -> bool:
    return read.found.at < claim.found.at and claim.sentence - read.sentence <= NEAR
