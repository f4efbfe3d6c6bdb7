"""Judged claims as plain JSON values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from faircount.claims.claim import Claim, StatedValue, VerifiedClaim
from faircount.claims.ledger_verdict import CheckedClaim
from faircount.claims.stated_range import StatedRange
from faircount.tables.figure import Figure

Json = dict[str, Any]


def to_json(checked: Iterable[CheckedClaim]) -> Json:
    """The claims as the command prints them, with the cautions that the text calls for: offsets in characters of it as read."""
    return {"claims": [_one(one.verified) | _fairness(one) for one in checked]}


def checked_to_json(checked: Iterable[CheckedClaim], left_out: Iterable[str]) -> Json:
    """The same, with where each claim stands against a ledger, by which figures, and what the article leaves out."""
    return {"claims": [_one(one.verified) | {"ledger": _standing(one)} for one in checked], "left_out": list(left_out)}


def _standing(checked: CheckedClaim) -> Json:
    return {
        "standing": str(checked.verdict),
        "arithmetic": checked.arithmetic,
        "reason": checked.reason,
        **_fairness(checked),
        "figures": [_figure(figure) for figure in checked.figures],
    }


def _fairness(checked: CheckedClaim) -> Json:
    return {
        "say": checked.say,
        "caution": str(checked.caution) if checked.caution else None,
        "confidence": str(checked.confidence) if checked.confidence else None,
        "told": checked.told,
    }


def _figure(figure: Figure) -> Json:
    """A figure as it was printed: a count that somebody hid stays a range."""
    return {
        "area": figure.area,
        "period": figure.period.label,
        "offence": figure.offence,
        "online": str(figure.online),
        "ages": figure.ages.label,
        "counted": str(figure.counted),
        "lower": figure.lower,
        "upper": figure.upper,
        "source_id": figure.source_id,
        "locator": figure.locator,
    }


def _one(judged: VerifiedClaim) -> Json:
    claim, verification = judged.claim, judged.verification
    return {
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "kind": str(claim.kind),
        "quantities": stated(claim.stated),
        "periods": [period.label for period in claim.periods],
        "area": claim.area,
        "measure": claim.measure,
        "ages": _ages(claim),
        "verdict": str(verification.verdict),
        "severity": str(verification.severity) if verification.severity else None,
        "arithmetic": verification.arithmetic,
        "reason": verification.reason,
        "operands": list(verification.operands),
        "agrees_with": list(verification.agrees),
    }


def _ages(claim: Claim) -> str | None:
    return None if claim.ages.is_all else claim.ages.label


def stated(quantities: StatedValue) -> Json:
    """What the claim says, one key for each thing said; a range as its two ends, an open side left out."""
    found: Json = {"form": str(quantities.form)}
    if quantities.value is not None:
        found["value"] = _number(quantities.value)
    if quantities.amount is not None and not quantities.amount.is_exact:
        found["taken_as"] = _range(quantities.amount)
    for name in ("before", "after"):
        amount = getattr(quantities, name)
        if amount is not None:
            found[name] = _number(amount.lower) if amount.is_exact else _range(amount)
    for name in ("hedge", "word"):
        if getattr(quantities, name):
            found[name] = getattr(quantities, name)
    if quantities.direction is not None:
        found["direction"] = str(quantities.direction)
    if quantities.part is not None and quantities.whole is not None:
        found |= {"part": _number(quantities.part), "whole": _number(quantities.whole)}
    return found


def _range(amount: StatedRange) -> Json:
    ends: Json = {}
    if amount.lower != float("-inf"):
        ends["more_than" if amount.lower_open else "from"] = _number(amount.lower)
    if amount.upper != float("inf"):
        ends["less_than" if amount.upper_open else "to"] = _number(amount.upper)
    return ends


def _number(number: float) -> float | int:
    rounded = round(number, 4)
    return int(rounded) if rounded == int(rounded) else rounded
