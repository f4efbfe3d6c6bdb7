"""Runs of years judged: "the fourth year in a row that reports have gone up"."""

from __future__ import annotations

import re
from itertools import pairwise

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Direction, Form, Severity, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.judging.rank import series_of_years
from faircount.claims.resolving.reading import Read

FEWEST = 2
"""Changes between years that "every year" takes."""
_AFTER = re.compile(r"\b(?:after|followed|follows|ended|ends|end\s+to)\s+$")
_EVERY_YEAR = re.compile(r"[^.,;:\d]{0,40}?\b(?:(?:every|each)\s+(?:single\s+)?year|year\s+after\s+year)\b")
"""Behind "has fallen": between all the years that are told."""


def goes_on(evidence: Evidence, claim: Read) -> bool:
    """Whether a direction is said of every year, not of the first and the last alone."""
    stated, masked = claim.found.quantities, evidence.passage.masked
    return stated.form is Form.DIRECTION and _EVERY_YEAR.match(masked, claim.found.end) is not None


def judge_run(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on so many years of rise or fall; None where the text tells fewer years than that."""
    stated = claim.found.quantities
    series = sorted(series_of_years(evidence, claim), key=lambda told: told.starts)
    base = claim.base.period
    if stated.form is Form.DIRECTION and base is not None:
        series = [told for told in series if told.period and told.period.start >= base.start]
    steps = int(stated.value) if stated.value else max(FEWEST, len(series) - 1)
    if stated.direction is None or len(series) <= steps:
        return None
    start, printed = claim.found.start, evidence.passage.printed
    ended = _AFTER.search(printed[:start].lower()) is not None or printed[start:].lower().startswith("after ")
    if ended and len(series) > steps + 1:
        series = series[:-1]  # "the fall came after three years of increases"
    last = series[-steps - 1 :]
    up = stated.direction is Direction.UP
    holds = all((after.number > before.number) if up else (after.number < before.number) for before, after in pairwise(last))
    years = f"{steps} years" if stated.value else "every year"
    line = f"{' → '.join(plain(told.number) for told in last)}; stated {years} {stated.direction}"
    operands = tuple(dict.fromkeys(told.claim for told in last))
    if holds:
        return Verdict(Call.CONSISTENT, line, None, operands)
    return Verdict(Call.INCONSISTENT, line, Severity.MATERIAL, operands, reason="one of the years goes the other way")
