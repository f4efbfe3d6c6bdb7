"""What a document has yielded so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from faircount.tables.extract import AnsweredFigure, Doubt, Leftover
from faircount.tables.figure_columns import FigureColumns


@dataclass(slots=True)
class ExtractBuilder:
    """Figures, proposals, leftovers and doubts, collected while a document is gone through."""

    figures: list[AnsweredFigure] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    proposals: list[AnsweredFigure] = field(default_factory=list)
    lists: list[tuple[FigureColumns, FigureColumns]] = field(default_factory=list)
    """The figures and the proposals of long lists, by column."""
    unread: list[tuple[str, range]] = field(default_factory=list)
    """The lines of a text with a number of which nothing says what it counts: the paragraph of each, and its letters."""
    tells_flag: bool = False
    """Whether a label says online or not, though every cell of its line may be left over."""
    most: int = 400_000

    def part(self, after: Iterable[ExtractBuilder] = ()) -> ExtractBuilder:
        """An empty one for a table or a passage, with the room that is left."""
        return ExtractBuilder(most=self.most - len(self) - sum(map(len, after)))

    def absorb(self, part: ExtractBuilder) -> None:
        """Take in what a part has yielded."""
        self.figures += part.figures
        self.leftovers += part.leftovers
        self.doubts += part.doubts
        self.proposals += part.proposals
        self.lists += part.lists

    def take_list(self, figures: FigureColumns | None, proposals: FigureColumns | None) -> None:
        """Take in what a long list has yielded."""
        none = FigureColumns.of(())
        self.lists.append((figures or none, proposals or none))

    def all_figures(self) -> Sequence[AnsweredFigure]:
        """The figures that were taken, those of long lists last."""
        return FigureColumns.joined([self.figures, *(taken for taken, _ in self.lists)]) if self.lists else tuple(self.figures)

    def all_proposals(self) -> Sequence[AnsweredFigure]:
        """The figures behind a question, those of long lists last."""
        return (
            FigureColumns.joined([self.proposals, *(asked for _, asked in self.lists)]) if self.lists else tuple(self.proposals)
        )

    def __len__(self) -> int:
        return len(self.figures) + len(self.proposals) + sum(len(taken) + len(asked) for taken, asked in self.lists)

    @property
    def is_full(self) -> bool:
        """Whether no more figures are taken."""
        return len(self) >= self.most
