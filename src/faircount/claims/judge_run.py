"""Runs of years judged: "the fourth year in a row that reports have gone up"."""

from __future__ import annotations

from itertools import pairwise

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Direction, Severity, Verdict
from faircount.claims.evidence import Evidence
from faircount.claims.judge_rank import series_of_years
from faircount.claims.reading import Read


def judge_run(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on so many years of rise or fall; None where the text tells fewer years than that."""
    stated = claim.found.quantities
    series = sorted(series_of_years(evidence, claim), key=lambda told: told.period.start.toordinal() if told.period else 0)
    steps = int(stated.value or 0)
    if stated.direction is None or len(series) <= steps:
        return None
    last = series[-steps - 1 :]
    up = stated.direction is Direction.UP
    holds = all((after.number > before.number) if up else (after.number < before.number) for before, after in pairwise(last))
    line = f"{' → '.join(plain(told.number) for told in last)}; stated {steps} years {stated.direction}"
    operands = tuple(dict.fromkeys(told.claim for told in last))
    if holds:
        return Verdict(Call.CONSISTENT, line, None, operands)
    return Verdict(Call.INCONSISTENT, line, Severity.MATERIAL, operands, reason="one of the years goes the other way")
