"""What a document has yielded so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from faircount.tables.extract import AnsweredFigure, Doubt, Leftover


@dataclass(slots=True)
class Harvest:
    """Figures, leftovers and doubts, collected while a document is gone through."""

    figures: list[AnsweredFigure] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    most: int = 400_000

    @property
    def is_full(self) -> bool:
        """Whether no more figures are taken."""
        return len(self.figures) >= self.most
