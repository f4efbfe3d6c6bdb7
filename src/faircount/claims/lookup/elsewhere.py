"""A number that is not the one looked for, held against the other places and years that its sentence may tell it of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from faircount.claims.claim import Form, VerifiedClaim
from faircount.claims.ledger_verdict import ALONE, CheckedClaim, LedgerVerdict
from faircount.claims.lookup.certainty import unless_sure
from faircount.claims.lookup.counts import Count, Counts
from faircount.claims.lookup.readings import borne_out_by
from faircount.claims.lookup.sentence_to_use import where

_STANDS = (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY)
_FEW = 8
"""Readings of a small count of which one may hold by chance in a tenth of the sentences, at most."""


def held_elsewhere(
    counts: Counts,
    judged: VerifiedClaim,
    answer: Callable[[VerifiedClaim], CheckedClaim | None],
    told: Callable[[Count], str],
) -> CheckedClaim | None:
    """A count that is exactly another of those that its sentence may tell: right of it, or unknown where many are small.

    ``answer`` is the answer to a pair of counts of other years, ``told`` says whose count one is and of what.
    """
    amount, about = judged.claim.stated.amount, judged.claim.coordinates
    readings, by_code = about.elsewhere, "code" in about.explicit
    if judged.claim.stated.form is Form.PAIR:
        moved = (replace(judged.claim.coordinates, periods=one.periods, elsewhere=()) for one in readings)
        answers = (answer(replace(judged, claim=replace(judged.claim, coordinates=about))) for about in moved)
        right = next((one for one in answers if one is not None and one.verdict in _STANDS), None)
        return replace(right, verified=judged) if right is not None else None
    if amount is None or not amount.is_exact:
        return None
    if (found := borne_out_by(counts, judged.claim.stated, readings, by_code=by_code)) is None:
        return None
    worked, meant = found
    reason = f"Taken as the count of {where(worked.count)}, {worked.count.period.label}. {told(worked.count)}"
    is_sure = amount.lower >= ALONE or len(readings) <= _FEW
    standing = LedgerVerdict.CONFIRMED if is_sure else LedgerVerdict.UNKNOWN
    return unless_sure(CheckedClaim(judged, standing, worked.total.line, reason, "", worked.count.figures), meant)
