"""What a claim is and which figures it was held against, each in a line: the half of an answer that a verdict does not say."""

from __future__ import annotations

from collections.abc import Mapping

from faircount.articles.cautions import evidence
from faircount.claims.claim import Claim, ClaimKind, Verdict
from faircount.claims.ledger_verdict import CheckedClaim, LedgerVerdict
from faircount.vocabulary.provenance import Source

KINDS: Mapping[ClaimKind, str] = {
    ClaimKind.LEVEL: "A count",
    ClaimKind.CHANGE: "A change",
    ClaimKind.RATIO: "How many times as many",
    ClaimKind.SHARE: "A share",
    ClaimKind.RATE: "A rate",
    ClaimKind.RANK: "A place among others",
    ClaimKind.MAGNITUDE: "A rough size",
    ClaimKind.TOTAL: "A sum",
}
"""What each kind of claim is called where it is told what was understood."""
LIMIT = "None of the same kind; other figures that are held set a limit to it"
BY_ITSELF = "None; judged by the text’s own numbers"


def what_it_is(claim: Claim) -> str:
    """The claim as it was understood, so that whoever wrote it sees where it was misread, or what it does not say.

    >>> from faircount.claims.check import check_text
    >>> what_it_is(check_text("Kent Police recorded 247 grooming offences.")[0].claim)
    'A count of grooming offences in Kent; no year is named'
    """
    lacks = [name for name, there in (("force", claim.area), ("year", claim.periods)) if not there]
    joined = {ClaimKind.LEVEL: " of ", ClaimKind.TOTAL: " of "}.get(claim.kind, ": ")
    place = f" in {claim.area}" if claim.area else ""
    when = f", {' to '.join(dict.fromkeys(period.label for period in claim.periods))}" if claim.periods else ""
    lacking = f"; no {' and no '.join(lacks)} is named" if lacks else ""
    return f"{KINDS[claim.kind]}{joined}{claim.measure}{place}{when}{lacking}"


def held_figures(checked: CheckedClaim, sources: Mapping[str, Source]) -> str:
    """The figures that bear on a claim, with who printed them; what it was judged by where none does, "" where it was not."""
    told = evidence(checked.figures, sources)
    if told or checked.verdict is LedgerVerdict.UNKNOWN:
        return told
    return LIMIT if checked.verified.verification.verdict is Verdict.UNVERIFIABLE else BY_ITSELF
