"""Counts of several areas together, held against the sum of the figures of each."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from faircount.claims.against_ledger.ledger_figures import LedgerFigures
from faircount.claims.claim import VerifiedClaim
from faircount.claims.ledger_verdict import Caution, CheckedClaim, LedgerVerdict, quoted
from faircount.claims.stated_range import plain
from faircount.vocabulary.areas import AREAS

MOST = 12
"""Areas whose figures are added up."""
EACH = 3
"""Figures of one area that are tried where its reports do not agree."""


def check_areas_together(held: LedgerFigures, judged: VerifiedClaim) -> CheckedClaim | None:
    """The sum of one figure of each area for the claim's year; None where one of them has none."""
    claim, amount = judged.claim, judged.claim.stated.amount
    areas = claim.subject.areas
    if amount is None or len(claim.periods) != 1 or not 1 < len(areas) <= MOST or any(area not in AREAS for area in areas):
        return None
    period = claim.periods[0]
    each = [held.of(replace(claim.subject, areas=(area,)), period)[:EACH] for area in areas]
    if not all(each):
        return None
    sums = list(product(*each))
    figures = next((one for one in sums if amount.holds(sum(figure.count or 0 for figure in one))), sums[0])
    added = sum(figure.count or 0 for figure in figures)
    line = f"{' + '.join(plain(figure.count or 0) for figure in figures)} = {plain(added)}"
    if not amount.holds(added):
        return CheckedClaim(judged, LedgerVerdict.CONTRADICTED, line, held.printed_by(figures), quoted(plain(added)), figures)
    floors = [held.floor_under(replace(claim.subject, areas=(area,)), period) for area in areas]
    low = [figure for figure, floor in zip(figures, floors, strict=True) if floor and (figure.count or 0) < floor.count]
    if not low:
        return CheckedClaim(judged, LedgerVerdict.CONFIRMED, line, held.printed_by(figures), "", figures)
    names = " and ".join(AREAS[figure.area].name for figure in low)
    reason = f"{held.printed_by(figures)} By the names of the offences, the figure of {names} is not the whole."
    return CheckedClaim(judged, LedgerVerdict.COUNT_ONLY, line, reason, "", figures, Caution.INCOMPLETE)
