"""Protected tables: the only figures that may leave the house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from typing import final

import polars as pl

from faircount.errors import NotProtected
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.status import MARKS, CellStatus

WITHHELD = CellStatus.SUPPRESSED_AT_SOURCE
"""The one status of every cell that is hidden in a protected table: a reader must not learn which cell was small."""

_TOLD_APART = (CellStatus.PRIMARY_SUPPRESSED, CellStatus.SECONDARY_SUPPRESSED)


@final
class Seal:
    """What only the protection room hands out; without it no table can be called protected."""

    __slots__ = ()


SEAL = Seal()
"""Taken by ``faircount.protect`` alone, which the architecture tests watch."""


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """Figures that may leave the house, with the rule they were protected by and its reason, in words.

    Made by ``faircount.protect`` only. A cell that we hid has no bounds and the same status whether it was small or
    hides a small one; a cell that its own publisher hid keeps the bounds that were printed ("<5" is 1 to 4).
    """

    title: str
    figures: Figures
    rule: str
    reason: str
    notes: tuple[str, ...]
    seal: Seal

    def __post_init__(self) -> None:
        if self.seal is not SEAL:
            raise NotProtected(f"{self.title}: raw figures are no protected table; pass them through faircount.protect")
        named = sum(status in _TOLD_APART for status in self.figures.frame["status"].to_list())
        if named:
            raise NotProtected(f"{self.title}: {named} hidden cells tell which kind they are; give all of them one status")
        if not self.rule or not self.reason:
            raise NotProtected(f"{self.title}: the rule and its reason are printed with the table; state both")

    def __len__(self) -> int:
        return len(self.figures)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    @property
    def frame(self) -> pl.DataFrame:
        """The columns of ``FIGURES``, safe to write out."""
        return self.figures.frame

    @property
    def hidden(self) -> int:
        """How many cells are withheld."""
        return self.frame["status"].to_list().count(WITHHELD)

    def where(self, *conditions: pl.Expr) -> ProtectedTable:
        """The part of the table for which all conditions hold: showing less gives nothing away."""
        return self._with("figures", self.figures.where(*conditions))

    def by_area(self) -> dict[str, ProtectedTable]:
        """The part of each area that has any figure, in the order of the table."""
        return {area: self._with("figures", part) for area, part in self.figures.by_area().items()}

    def named(self, title: str, *notes: str) -> ProtectedTable:
        """The same table under another title, with notes added."""
        return self._with("title", title)._with("notes", (*self.notes, *notes))

    def _with(self, name: str, changed: object) -> ProtectedTable:
        """The same table with fewer figures, or other words: there is no cell in it that was not looked at when it was made."""
        table = copy(self)
        object.__setattr__(table, name, changed)
        return table


def withhold(figure: Figure) -> Figure:
    """The figure as a reader may see it once it is hidden: no bounds, no count, one status, and no note, which may quote it."""
    return replace(figure, lower=None, upper=None, status=WITHHELD, note="")


def printed_count(figure: Figure) -> str:
    """The figure as one cell of a printed table: its count, its range as printed, or its mark.

    >>> from datetime import date
    >>> from faircount.vocabulary.measures import Counted
    >>> from faircount.vocabulary.periods import Period
    >>> year = Period(date(2015, 4, 1), date(2016, 3, 31))
    >>> seven = Figure("E23000013", year, Counted.OFFENCES, "17B", 7, 7)
    >>> printed_count(seven), printed_count(withhold(seven)), printed_count(replace(seven, lower=1, upper=4))
    ('7', '[c]', '1 to 4')
    """
    if figure.count is not None:
        return str(figure.count)
    if figure.lower is not None and figure.upper is not None:
        return f"{figure.lower} to {figure.upper}"
    return MARKS.get(figure.status, "[x]")


def sealed(title: str, figures: Iterable[Figure], rule: str, reason: str, notes: Iterable[str], seal: Seal) -> ProtectedTable:
    """A protected table of these figures; the caller vouches for them with the seal."""
    return ProtectedTable(title, Figures.of(figures), rule, reason, tuple(notes), seal)
