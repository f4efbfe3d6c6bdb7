"""How a force finds the answer that we write to it about: the name of its file, its own reference, its day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from faircount.file_names import printable
from faircount.tables.extract import Extract
from faircount.tables.piece import FilePart
from faircount.vocabulary.periods import say_date

MOST = 3
"""References that are named: an answer gives its own at its head, and may speak of others below."""


@dataclass(frozen=True, slots=True)
class NamedAnswer:
    """An answer as its force knows it: not by the title that it has here, which is ours and the same for all of a force."""

    file: str
    references: tuple[str, ...] = ()
    dated: date | None = None

    @classmethod
    def of(cls, extract: Extract) -> NamedAnswer:
        """The answer that a file is, with what it says of itself and not what it quotes."""
        own = (piece.their_references for piece in extract.pieces if piece.part is not FilePart.QUOTED)
        return cls(PurePath(extract.file).name, _first(own), extract.dated)

    def __str__(self) -> str:
        """The answer in a phrase.

        >>> print(NamedAnswer("reply.xlsx", ("foi/2024/01234",), date(2024, 6, 3)))
        your reference FOI/2024/01234, of 3 June 2024, in the file "reply.xlsx"
        >>> print(NamedAnswer("reply.xlsx"))
        in the file "reply.xlsx"
        """
        word = "reference" if len(self.references) == 1 else "references"
        said = [f"your {word} {', '.join(one.upper() for one in self.references)}"] if self.references else []
        said += [f"of {say_date(self.dated)}"] if self.dated else []
        return ", ".join([*said, f'in the file "{printable(self.file)}"'])


def _first(references: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for each in references for one in each))[:MOST]
