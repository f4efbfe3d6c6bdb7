"""How much a figure says of a claim: as much as the words of the claim name what it counts."""

from __future__ import annotations

from dataclasses import replace

from faircount.claims.arithmetic import is_transposed
from faircount.claims.ledger_verdict import ALONE, Caution, CheckedClaim, LedgerVerdict
from faircount.claims.lookup.offence_matches import CALLED_LIKE, OffenceMatch, named


def unless_sure(found: CheckedClaim, meant: OffenceMatch, *, wherever: bool = False) -> CheckedClaim:
    """What speaks against a claim only as far as its words name what the figure counts; else the figure is only the nearest.

    ``wherever``: it is wrong of whatever place its sentence may mean.
    """
    about = found.verified.claim.coordinates
    if found.verdict in (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY):
        if unsaid := [words for name, words in _UNSAID if name in about.assumed]:
            reason = f"{found.reason} The text does not say {' and '.join(unsaid)}: it is right of this, so say so."
            return replace(found, verdict=LedgerVerdict.COUNT_ONLY, reason=reason.strip())
        if not meant.relation and about.is_whole:
            return found
        return replace(found, verdict=LedgerVerdict.COUNT_ONLY, reason=f"{found.reason} {_of_what(meant)}".strip())
    is_named = not meant.relation or (meant.relation == CALLED_LIKE and "called" in about.explicit)
    if is_named and ((about.is_explicit and not about.assumed) or (wherever and about.is_whole)):
        return found
    # What is right of another figure is no change to ask for in this one.
    reason = f"The nearest figure held. {found.reason} {_of_what(meant)}".strip()
    return replace(found, verdict=LedgerVerdict.UNKNOWN, reason=reason, say="", caution=None)


def is_mistaken(denied: CheckedClaim, right: int) -> bool:
    """Whether a printed count is exactly that of another year, or the right one with two digits changed about.

    No count of some of the offences is so by chance: then words that may narrow them, or speak of something else, excuse nothing.
    It has to be told of one place, one offence and the one year that its sentence speaks of.
    """
    claim = denied.verified.claim
    amount = claim.stated.amount
    if amount is None or not amount.is_exact or amount.lower < ALONE:
        return False
    if not claim.coordinates.explicit >= {"offence", "area", "period", "one year"}:
        return False
    return denied.caution is Caution.STALE or is_transposed(int(amount.lower), right)


_UNSAID = (("offence", "which offences"), ("period", "which year"))


def _of_what(meant: OffenceMatch) -> str:
    return f"It counts {named(meant.offences)}: {meant.relation}." if meant.relation else f"It counts {named(meant.offences)}."
