"""Changes without a base judged together: the bases that they imply must add up as the figures do."""

from __future__ import annotations

from collections.abc import Mapping

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Kind, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.resolving.reading import Read, Told


def implied_base(told: Told, claim: Read) -> tuple[float, float] | None:
    """The range of the base that a percentage change of a figure implies.

    "Up 22%" to 35,699 leaves the earlier figure between 29,142 and 29,382.
    """
    amount = claim.found.quantities.amount
    if amount is None or amount.lower <= -100 or amount.upper == float("inf"):
        return None
    return told.number / (1 + amount.upper / 100), told.number / (1 + amount.lower / 100)


def change_of(evidence: Evidence, told: Told, open_claims: Mapping[str, Read]) -> Read | None:
    """The unproved percentage change that the sentence gives for a figure: the nearest one behind it, before the next figure."""
    following = [other.at for other in evidence.told if other.sentence == told.sentence and other.at > told.at]
    stop = min(following, default=10**9)
    for claim in open_claims.values():
        stated = claim.found.quantities
        fits = claim.found.kind is Kind.CHANGE and stated.form in (Form.PERCENT, Form.FRACTION)
        if fits and claim.sentence == told.sentence and told.at < claim.found.at < stop:
            return claim
    return None


def judge_implied(evidence: Evidence, verdicts: Mapping[str, Verdict], open_claims: Mapping[str, Read]) -> dict[str, Verdict]:
    """Verdicts on a total's change and its parts' changes, where the text gives all of them and no base."""
    found: dict[str, Verdict] = {}
    for total in evidence.told:
        sums = verdicts.get(total.claim)
        if sums is None or sums.call is not Call.CONSISTENT or "+" not in sums.arithmetic or total.pair:
            continue
        parts = [told for told in evidence.told if told.claim in sums.operands]
        changes = [change_of(evidence, told, open_claims) for told in (total, *parts)]
        if any(change is None for change in changes):
            continue
        known = [change for change in changes if change is not None]
        bases = [implied_base(told, change) for told, change in zip((total, *parts), known, strict=True)]
        if any(base is None for base in bases):
            continue
        found |= _together(known, [base for base in bases if base is not None])
    return found


def _together(changes: list[Read], bases: list[tuple[float, float]]) -> dict[str, Verdict]:
    whole, parts = bases[0], bases[1:]
    low, high = sum(base[0] for base in parts), sum(base[1] for base in parts)
    ends = (plain(round(end)) for end in (low, high, *whole))
    line = "the parts imply {} to {} before, the total {} to {}".format(*ends)
    if high < whole[0] or low > whole[1]:
        return {}
    ids = [change.id for change in changes]
    return {id_: Verdict(Call.CONSISTENT, line, None, tuple(other for other in ids if other != id_)) for id_ in ids}
