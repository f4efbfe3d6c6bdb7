"""Figures kept by column: what many of them share is held once, and a figure is made when somebody looks at one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from operator import attrgetter
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from faircount.tables.extract import AnsweredFigure
from faircount.tables.renumbered import renumbered

COLUMNS = tuple(field.name for field in fields(AnsweredFigure))
_OWN = frozenset({"number", "lower", "upper", "locator"})
"""What is a figure's own; everything else is shared by many figures."""
_WORDS = frozenset({"counted", "offence", "area", "breakdown", "note", "doubt", "assigned", "is_count", "proven"})
"""What is told apart by what it says; the rest are objects, told apart by identity, which is quicker."""


@dataclass(frozen=True, slots=True, eq=False)
class AttributeColumn:
    """One attribute of all the figures: the values that differ, and which of them each figure has (a range: each its own)."""

    told: list[Any]
    which: NDArray[np.int32] | range

    @classmethod
    def of(cls, name: str, figures: Sequence[AnsweredFigure]) -> AttributeColumn:
        """The column of this name."""
        entries = list(map(attrgetter(name), figures))
        if name in _OWN:
            return cls(entries, range(len(entries)))
        keys = entries if name in _WORDS else list(map(id, entries))
        told = dict(zip(keys, entries, strict=True))
        numbers = {key: number for number, key in enumerate(told)}
        return cls(list(told.values()), np.array([numbers[key] for key in keys], np.int32))

    @classmethod
    def joined(cls, columns: Sequence[AttributeColumn]) -> AttributeColumn:
        """The columns below each other, with what they share told once."""
        told: dict[Any, int] = {}
        places = [np.array([told.setdefault(entry, len(told)) for entry in column.told], np.int32) for column in columns]
        which = [place[column.which] for place, column in zip(places, columns, strict=True) if len(column.which)]
        return cls(list(told), np.concatenate([np.zeros(0, np.int32), *which]))

    def taken(self, numbers: NDArray[np.intp]) -> AttributeColumn:
        """The column of the figures of these numbers."""
        which = np.asarray(self.which, np.int32)[numbers]
        used, number_of = renumbered(which)
        return AttributeColumn([self.told[number] for number in used.tolist()], number_of.astype(np.int32))

    def __iter__(self) -> Iterator[Any]:
        if isinstance(self.which, range):
            return iter(self.told)
        return map(self.told.__getitem__, self.which.tolist())


class FigureColumns(Sequence[AnsweredFigure]):
    """A hundred thousand figures in the room that their columns take."""

    def __init__(self, columns: Mapping[str, AttributeColumn]) -> None:
        self.columns = columns

    @classmethod
    def of(cls, figures: Sequence[AnsweredFigure]) -> FigureColumns:
        """The columns of these figures."""
        if isinstance(figures, FigureColumns):
            return figures
        return cls({name: AttributeColumn.of(name, figures) for name in COLUMNS})

    @classmethod
    def joined(cls, parts: Sequence[Sequence[AnsweredFigure]]) -> FigureColumns:
        """All the figures of the parts, one part after the other."""
        held = [cls.of(part).columns for part in parts if len(part)]
        if len(held) == 1:
            return cls(held[0])
        return cls({name: AttributeColumn.joined([columns[name] for columns in held]) for name in COLUMNS})

    def taken(self, numbers: NDArray[np.intp]) -> FigureColumns:
        """The figures of these numbers."""
        return FigureColumns({name: column.taken(numbers) for name, column in self.columns.items()})

    def doubted(self, question: str) -> FigureColumns:
        """The same figures with a question before their own doubts, where it is not among them."""
        doubt = self.columns["doubt"]
        told = [own if question in own else "; ".join(text for text in (question, own) if text) for own in doubt.told]
        return FigureColumns({**self.columns, "doubt": AttributeColumn(told, doubt.which)})

    @cached_property
    def _figures(self) -> tuple[AnsweredFigure, ...]:
        return tuple(map(AnsweredFigure, *(self.columns[name] for name in COLUMNS)))

    def __len__(self) -> int:
        return len(self.columns["locator"].which)

    @overload
    def __getitem__(self, number: int) -> AnsweredFigure: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[AnsweredFigure, ...]: ...
    def __getitem__(self, number: int | slice) -> AnsweredFigure | tuple[AnsweredFigure, ...]:
        return self._figures[number]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._figures == tuple(other)

    def __hash__(self) -> int:
        return hash(self._figures)
