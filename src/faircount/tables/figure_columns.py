"""Figures kept by column: what many of them share is held once, and a figure is made when somebody looks at one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from operator import attrgetter
from typing import Any, overload

from faircount.tables.extract import AnsweredFigure

COLUMNS = tuple(field.name for field in fields(AnsweredFigure))
_OWN = frozenset({"number", "lower", "upper", "locator"})
"""What is a figure's own; everything else is shared by many figures."""
_WORDS = frozenset({"counted", "offence", "area", "breakdown", "note", "doubt", "assigned", "is_count", "proven"})
"""What is told apart by what it says; the rest are objects, told apart by identity, which is quicker."""


@dataclass(frozen=True, slots=True)
class Column:
    """One attribute of all the figures: the values that differ, and which of them each figure has."""

    told: list[Any]
    which: list[int] | range

    @classmethod
    def of(cls, name: str, figures: Sequence[AnsweredFigure]) -> Column:
        """The column of this name."""
        entries = list(map(attrgetter(name), figures))
        if name in _OWN:
            return cls(entries, range(len(entries)))
        keys = entries if name in _WORDS else list(map(id, entries))
        told = dict(zip(keys, entries, strict=True))
        numbers = {key: number for number, key in enumerate(told)}
        return cls(list(told.values()), [numbers[key] for key in keys])

    def __iter__(self) -> Any:
        if isinstance(self.which, range):
            return iter(self.told)
        return map(self.told.__getitem__, self.which)


class FigureColumns(Sequence[AnsweredFigure]):
    """A hundred thousand figures in the room that their columns take."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self.columns = columns

    @classmethod
    def of(cls, figures: Sequence[AnsweredFigure]) -> FigureColumns:
        """The columns of these figures."""
        if isinstance(figures, FigureColumns):
            return figures
        return cls({name: Column.of(name, figures) for name in COLUMNS})

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
