"""What a document has yielded so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from faircount.tables.extract import AnsweredFigure, Doubt, Leftover


@dataclass(slots=True)
class Harvest:
    """Figures, proposals, leftovers and doubts, collected while a document is gone through."""

    figures: list[AnsweredFigure] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    proposals: list[AnsweredFigure] = field(default_factory=list)
    most: int = 400_000

    def part(self, after: Iterable[Harvest] = ()) -> Harvest:
        """An empty one for a table or a passage, with the room that is left."""
        return Harvest(most=self.most - len(self) - sum(map(len, after)))

    def absorb(self, part: Harvest) -> None:
        """Take in what a part has yielded."""
        self.figures += part.figures
        self.leftovers += part.leftovers
        self.doubts += part.doubts
        self.proposals += part.proposals

    def __len__(self) -> int:
        return len(self.figures) + len(self.proposals)

    @property
    def is_full(self) -> bool:
        """Whether no more figures are taken."""
        return len(self) >= self.most
