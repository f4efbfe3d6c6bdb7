"""A count told as the sum of those before it, where figures that are held bear out each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faircount.claims.claim import Form
from faircount.claims.ledger_verdict import CheckedClaim, LedgerVerdict, quoted
from faircount.claims.stated_range import plain


def by_its_parts(checked: CheckedClaim, before: Sequence[CheckedClaim]) -> CheckedClaim:
    """The same, decided by the counts before it that it is told to be the sum of, where all of these are confirmed exactly."""
    claim = checked.verified.claim
    counts = [one for one in before if one.verified.claim.stated.form is Form.COUNT]
    parts, amount = counts[len(counts) - claim.coordinates.summed :], claim.stated.amount
    if not claim.coordinates.summed or amount is None or checked.verdict is LedgerVerdict.CONFIRMED:
        return checked
    told = [one.verified.claim.stated.amount for one in parts]
    numbers = [one.lower for one in told if one is not None and one.is_exact]
    if len(numbers) < len(parts) or any(one.verdict is not LedgerVerdict.CONFIRMED for one in parts):
        return checked
    total, figures = sum(numbers), tuple(figure for one in parts for figure in one.figures)
    line = f"{' + '.join(map(plain, numbers))} = {plain(total)}"
    proved = replace(checked, verdict=LedgerVerdict.CONFIRMED, arithmetic=line, say="", figures=figures, caution=None)
    if amount.holds(total):
        return replace(proved, reason="The counts that it is the sum of are confirmed.")
    reason = "The counts that it is told to be the sum of are confirmed, and give another."
    said, wrong = quoted(plain(total)), f"{line}, not {amount.shown()}"
    return replace(proved, verdict=LedgerVerdict.CONTRADICTED, arithmetic=wrong, reason=reason, say=said)
