"""Runs of years held against the ledger: "the third fall in a row"."""

from __future__ import annotations

from itertools import pairwise

from faircount.claims.against_ledger.ledger_figures import LedgerFigures
from faircount.claims.claim import Direction, VerifiedClaim
from faircount.claims.ledger_verdict import LEAVE_OUT, CheckedClaim, LedgerVerdict
from faircount.claims.stated_range import plain
from faircount.tables.figure import Figure
from faircount.vocabulary.periods import Period

YEAR = 366
"""Days from the start of one year to the next, at most."""


def check_run(held: LedgerFigures, judged: VerifiedClaim, latest: Period | None) -> CheckedClaim | None:
    """So many rises or falls up to the latest year that is told, by the years of one source; None where too few are held."""
    claim, steps = judged.claim, int(judged.claim.stated.value or 0)
    up = claim.stated.direction is Direction.UP
    if latest is None or claim.stated.direction not in (Direction.UP, Direction.DOWN) or steps < 1:
        return None
    for source in dict.fromkeys(figure.source_id for figure in held.of(claim.subject, latest)):
        years = _years_to([one for one in held.of(claim.subject, None) if one.source_id == source], latest, steps + 1)
        changes = [(after.count or 0) - (before.count or 0) for before, after in pairwise(years)]
        line = " → ".join(plain(figure.count or 0) for figure in years)
        if any(change <= 0 if up else change >= 0 for change in changes):
            reason = f"One of the years up to {latest.label} goes the other way. {held.printed_by(years)}"
            return CheckedClaim(judged, LedgerVerdict.CONTRADICTED, line, reason, LEAVE_OUT, tuple(years))
        if len(changes) == steps:
            return CheckedClaim(judged, LedgerVerdict.CONFIRMED, line, held.printed_by(years), "", tuple(years))
    return None


def _years_to(figures: list[Figure], latest: Period, count: int) -> list[Figure]:
    """The figures of as many years in turn, without a gap, up to the latest; fewer where no more are held."""
    ordered = sorted(
        (one for one in figures if one.period.end <= latest.end and one.period.days <= YEAR), key=lambda one: one.period
    )
    run: list[Figure] = []
    for figure in reversed(ordered):
        if run and (run[0].period.start - figure.period.start).days > YEAR:
            break
        run.insert(0, figure)
    return run[-count:] if run and run[-1].period == latest else []
