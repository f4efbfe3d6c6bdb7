"""Everything that a text tells, held together for the verdicts: claims in their places, and figures."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.claims.mentions.passage import Passage
from faircount.claims.resolving.resolved_claim import Quantity, ResolvedClaim
from faircount.claims.words import Wording


@dataclass(frozen=True, slots=True)
class TextQuantities:
    """A text's claims with the figures they tell. ``shares`` are percentages told as figures ("from 20% to 34%")."""

    passage: Passage
    claims: tuple[ResolvedClaim, ...]
    told: tuple[Quantity, ...]
    shares: tuple[Quantity, ...]
    wording: Wording

    def told_by(self, claim: str) -> tuple[Quantity, ...]:
        """The figures of one claim."""
        return tuple(told for told in self.told if told.claim == claim)
