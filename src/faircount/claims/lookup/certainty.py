"""How much a figure says of a claim: as much as the words of the claim name what it counts."""

from __future__ import annotations

from dataclasses import replace

from faircount.claims.ledger_verdict import CheckedClaim, LedgerVerdict
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
    return replace(
        found,
        verdict=LedgerVerdict.UNKNOWN,
        reason=f"The nearest figure held. {found.reason} {_of_what(meant)}".strip(),
        caution=None,
    )


_UNSAID = (("offence", "which offences"), ("period", "which year"))


def _of_what(meant: OffenceMatch) -> str:
    return f"It counts {named(meant.offences)}: {meant.relation}." if meant.relation else f"It counts {named(meant.offences)}."
