"""Two counts told together without their years, held against every two years of the ledger."""

from __future__ import annotations

from faircount.claims.against_ledger.ledger_figures import LedgerFigures
from faircount.claims.claim import Verdict, VerifiedClaim
from faircount.claims.ledger_verdict import CheckedClaim, LedgerVerdict
from faircount.claims.stated_range import plain


def check_undated_pair(held: LedgerFigures, judged: VerifiedClaim) -> CheckedClaim | None:
    """The nearest two years of one source with these two counts. None where none are: no year told can be wrong."""
    claim, stated = judged.claim, judged.claim.stated
    if stated.before is None or stated.after is None or claim.periods or claim.subject.qualifiers - {"part"}:
        return None
    if judged.verification.verdict is Verdict.INCONSISTENT:
        return None
    figures = held.of(claim.subject, None)
    early = [figure for figure in figures if figure.count is not None and stated.before.holds(figure.count)]
    late = [figure for figure in figures if figure.count is not None and stated.after.holds(figure.count)]
    both = [
        (before, after)
        for before in early
        for after in late
        if before.source_id == after.source_id and before.period.end < after.period.start
    ]
    if not both:
        return None
    found = min(both, key=lambda pair: pair[1].period.start - pair[0].period.end)
    line = f"{plain(found[0].count or 0)} and {plain(found[1].count or 0)}"
    years = f"{found[0].period.label} and {found[1].period.label}"
    return CheckedClaim(
        judged,
        LedgerVerdict.CONFIRMED,
        line,
        f"No years are told; these are the counts of {years}. {held.printed_by(found)}",
        "",
        found,
    )
