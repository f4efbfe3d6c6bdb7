"""The exact figure that a count in round words may stand for, any of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Severity, Verdict
from faircount.claims.evidence.chance import snug
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence
from faircount.claims.evidence.options import LEAST, Option, around, close_fit, nearness
from faircount.claims.resolving.reading import Read

UNTOLD = 1.0


def figures_rounded(evidence: Evidence, claim: Read) -> tuple[float, float, Sequence[Option]]:
    """Every exact figure that "nearly 3,000" may be."""
    amount = claim.found.quantities.amount
    if amount is None or amount.is_exact or amount.upper <= 0:
        return 1.0, UNTOLD, ()
    near = snug(amount)
    accident = log(max(near.upper, 1.0) / max(near.lower, 1.0)) / log(1_000)
    return min(1.0, max(accident, 0.01)), UNTOLD, tuple(_options(evidence, close_fit(claim)))


def _options(evidence: Evidence, claim: Read) -> Iterator[Option]:
    amount = claim.found.quantities.amount
    assert amount is not None
    for told in around(evidence, claim):
        mine, other = claim.subject, told.subject
        if not told.is_exact or told.role == "before":
            continue
        weight = nearness(claim, told) * (1.0 if one_area(mine, other) else 0.05) * (1.0 if one_offence(mine, other) else 0.1)
        weight *= (1.0 if mine.ages == other.ages else 0.05 if "ages" in other.said else 0.4) * (
            1.0 if mine.counted is other.counted else 0.5
        )
        weight *= 1.0 if mine.marks == other.marks else 0.1
        if weight < LEAST:
            continue
        line = f"{plain(told.number)}; stated {amount.shown()}"
        if amount.holds(told.number):
            yield Option(weight, Verdict(Call.CONSISTENT, line, None, (told.claim,)))
        else:
            yield Option(weight, Verdict(Call.INCONSISTENT, line, Severity.MATERIAL, (told.claim,)))
