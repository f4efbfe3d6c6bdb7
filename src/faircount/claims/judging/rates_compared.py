"""Changes between two rates that the text tells, judged: "800 a month, after 400 a month in 2015: arrests have doubled"."""

from __future__ import annotations

import re

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Direction, Form, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area
from faircount.claims.resolving.reading import Read
from faircount.claims.sums import Sum, change, finite, verdict

_WHICH_IS = re.compile(r"[^.;:\d]{0,20},?\s+(?:or|that\s+is|which\s+(?:is|comes\s+to|makes|means|amounts\s+to)|i\.e\.)\s+")
NEAR = 2
"""Sentences between a change and the rates that it lies between."""


def judge_rates_compared(evidence: Evidence, claim: Read) -> Verdict | None:
    """That a change is borne out by two rates of one unit told before it; else None, as rates are seldom all there is."""
    stated = claim.found.quantities
    if (
        claim.found.kind not in (Kind.CHANGE, Kind.RATIO)
        or stated.form not in (Form.FACTOR, Form.PERCENT, Form.FRACTION)
        or stated.word == "sum"
    ):
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


def judge_other_unit(evidence: Evidence, claim: Read) -> Verdict | None:
    """A rate held to the last one told before it in another unit of time: "about 800 a month, which comes to 9,600 a year".

    Where no word joins the two it is borne out or left alone, as the rates may be of two things.
    """
    stated = claim.found.quantities
    if not is_rate(claim) or stated.per is None:
        return None
    told = [
        read for read in evidence.claims if is_rate(read) and read.sentence == claim.sentence and read.found.at < claim.found.at
    ]
    told = [read for read in told if one_area(read.subject, claim.subject) and read.found.quantities.word != stated.word]
    found = [one for read in reversed(told) if (one := _in_unit(evidence, claim, read)) is not None]
    right = next((one for one in found if one.call is Call.CONSISTENT), None)
    joined = told and _WHICH_IS.fullmatch(evidence.passage.masked[told[-1].found.end : claim.found.start])
    return right or (found[0] if found and joined else None)


def _in_unit(evidence: Evidence, claim: Read, other: Read) -> Verdict | None:
    stated, base = claim.found.quantities, other.found.quantities
    if not stated.per or not base.per or base.amount is None or base.value is None:
        return None
    units = stated.per / base.per
    low, high = finite(base.amount, base.value)
    line = f"{plain(base.value)} a {base.word} × {plain(units)} = {plain(base.value * units)} a {stated.word}"
    total = Sum(base.value * units, line, low * units, high * units)
    return verdict(total, stated, (other.id,), evidence.wording)


def is_rate(read: Read) -> bool:
    """Whether a claim tells so many a day, a week, a month or a year."""
    stated = read.found.quantities
    return read.found.kind is Kind.RATE and stated.form is Form.PER and stated.word not in ("people", "ahead")


def _is_near(claim: Read, read: Read) -> bool:
    return read.found.at < claim.found.at and claim.sentence - read.sentence <= NEAR
