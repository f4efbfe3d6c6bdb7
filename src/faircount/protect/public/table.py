"""Published tables: rows of codes, what is printed of each count and beside it, and several laid over one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch
from faircount.patterns import regex
from faircount.protect.release import ENDLESS, PublishedHierarchicalTable
from faircount.tables.margins import Counts, Hierarchy
from faircount.vocabulary.status import MARKS, CellStatus

HIDING = (MARKS[CellStatus.PRIMARY_SUPPRESSED], "*", "**", "x", "X", "c", "C", "s", "[s]", "#")
"""Marks of a count that was hidden. Where zeros are shown, the reader knows that it is at least 1."""
SAYING_NOTHING = ("", "-", "–", "..", "...", ":", "n/a", "na", "[x]", "[z]", "z", "null")
"""Marks that may stand for nothing published or for no case at all, so that the count is at least 0 and no more is known."""

_NUMBER = regex(r"(\d[\d, ]*)(?:\.0+)?\s*(?:\[?[rpe]\]?|\((?:r|p)\))?$", re.IGNORECASE)
_UNDER = regex(r"(?:<|fewer than|less than|under|below)\s*(\d+)$", re.IGNORECASE)
_UP_TO = regex(r"(?:(?:<=|≤|up to|at most)\s*(\d+)|(\d+)\s*or (?:fewer|less|under))$", re.IGNORECASE)
_BETWEEN = regex(r"(\d+)\s*(?:-|–|—|to|\.\.)\s*(\d+)$", re.IGNORECASE)
_OVER = regex(r"(?:(?:>=|≥|at least)\s*(\d+)|(\d+)\s*(?:\+|or more|and over))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SuppressionMarks:
    """How the publisher marks a hidden count, beside the marks that everybody uses, and whether zeros are shown."""

    marks: Sequence[str] = ()
    zeros_shown: bool = True

    @property
    def least(self) -> int:
        """What a hidden count is at least."""
        return 1 if self.zeros_shown else 0


@dataclass(frozen=True, slots=True)
class Printed:
    """The limits of a count as printed, and whether it was marked as hidden."""

    lower: int
    upper: int
    is_marked: bool = False


def read_cell(text: str, legend: SuppressionMarks) -> Printed | None:
    """What the cell says, or None if it is no count, no range and no mark.

    >>> read_cell("<5", SuppressionMarks()), read_cell("1,204", SuppressionMarks())
    (Printed(lower=1, upper=4, is_marked=True), Printed(lower=1204, upper=1204, is_marked=False))
    """
    words = text.strip()
    if words in legend.marks or words in HIDING:
        return Printed(legend.least, ENDLESS, is_marked=True)
    if words.casefold() in SAYING_NOTHING:
        return Printed(0, ENDLESS)
    if whole := _NUMBER.match(words):
        count = int(re.sub(r"[, ]", "", whole[1]))
        return Printed(count, count)
    if under := _UNDER.match(words):
        return Printed(min(legend.least, int(under[1]) - 1), int(under[1]) - 1, is_marked=True)
    if up_to := _UP_TO.match(words):
        return Printed(legend.least, int(up_to[1] or up_to[2]), is_marked=True)
    if between := _BETWEEN.match(words):
        return Printed(int(between[1]), int(between[2]), is_marked=True)
    if over := _OVER.match(words):
        return Printed(int(over[1] or over[2]), ENDLESS, is_marked=True)
    return None


@dataclass(frozen=True, eq=False)
class PublishedTable:
    """A table as published, one row a cell; a dimension that it does not have is summed over.

    ``lower`` and ``upper`` are what each row says of its count, ``marked`` the rows whose count was hidden. ``beside`` holds
    the other columns as printed: rates, percentages, interval limits.
    """

    name: str
    codes: pl.DataFrame
    lower: Counts
    upper: Counts
    marked: NDArray[np.bool_]
    beside: pl.DataFrame

    def __len__(self) -> int:
        return self.codes.height

    @classmethod
    def of(
        cls, name: str, codes: pl.DataFrame, printed: pl.Series, legend: SuppressionMarks, beside: pl.DataFrame | None = None
    ) -> PublishedTable:
        """The table whose counts are printed so; refused where a cell is neither a count nor a range nor a mark."""
        texts = printed.cast(pl.String).fill_null("").str.strip_chars()
        said = {text: read_cell(text, legend) for text in texts.unique().to_list()}
        unread = next((row for row, text in enumerate(texts) if said[text] is None), None)
        if unread is not None:
            raise SchemaMismatch(
                f"{name}, row {unread + 2} of {printed.name!r}: neither a whole number nor a range nor a mark that is known; "
                "name the publisher's mark with --mark"
            )
        known = {text: cell for text, cell in said.items() if isinstance(cell, Printed)}
        lower, upper, marked = (
            texts.replace_strict({text: getattr(cell, part) for text, cell in known.items()}, return_dtype=dtype).to_numpy()
            for part, dtype in (("lower", pl.Int64), ("upper", pl.Int64), ("is_marked", pl.Boolean))
        )
        return cls(name, codes, lower, upper, marked, pl.DataFrame() if beside is None else beside)

    def cells_in(self, hierarchies: Sequence[Hierarchy]) -> Counts:
        """The cell of the full table that each row is; a dimension that the table does not have stands at its whole."""
        shape = tuple(len(hierarchy) for hierarchy in hierarchies)
        unknown = set(self.codes.columns) - {hierarchy.name for hierarchy in hierarchies}
        if unknown:
            raise SchemaMismatch(f"{self.name}: no hierarchy for column {', '.join(sorted(unknown))}; add hier_<column>.csv")
        places = [
            places_of(self.codes[each.name], each, self.name)
            if each.name in self.codes.columns
            else np.zeros(len(self), np.int64)
            for each in hierarchies
        ]
        return np.ravel_multi_index(tuple(places), shape).astype(np.int64)


def places_of(codes: pl.Series, hierarchy: Hierarchy, name: str) -> Counts:
    """The place of each code in its hierarchy; refused, by row, where it is not there."""
    places = codes.replace_strict(hierarchy.places, default=None, return_dtype=pl.Int64)
    if places.null_count():
        row = int(places.is_null().arg_true()[0]) + 2
        raise SchemaMismatch(f"{name}, row {row}: {hierarchy.name} is no code of hier_{hierarchy.name}.csv")
    return places.to_numpy()


MOST_TABLES = 60


@dataclass(frozen=True, slots=True)
class Revision:
    """A cell of which two tables print counts that cannot both be true: one was revised, or counts something else.

    ``printed`` holds each table by its number, with the limits that it prints. The reader takes neither for certain, and is
    left with the range that holds both.
    """

    cell: int
    printed: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, eq=False)
class Public:
    """All that was published, as one table.

    ``marked`` are the cells that some table hides and ``printed_by`` says, one bit a table, which of them print the count of a
    cell. What no table has is hidden too, with 0 as the least.
    """

    published: PublishedHierarchicalTable
    names: tuple[str, ...]
    marked: NDArray[np.bool_]
    printed_by: Counts
    revisions: tuple[Revision, ...] = ()

    def printers(self, cell: int) -> tuple[str, ...]:
        """The tables that print the count of the cell."""
        return tuple(name for number, name in enumerate(self.names) if self.printed_by[cell] >> number & 1)


def merge_published(tables: Sequence[PublishedTable], hierarchies: Sequence[Hierarchy]) -> Public:
    """What a reader of all these tables knows of each cell of the full table.

    A count in one table is known though another hides it. Cells in no table are not published: 0 or more.
    """
    if not 1 <= len(tables) <= MOST_TABLES:
        raise SchemaMismatch(f"{len(tables)} tables; give 1 to {MOST_TABLES}")
    size = int(np.prod([len(hierarchy) for hierarchy in hierarchies]))
    least, most = np.zeros(size, dtype=np.int64), np.full(size, ENDLESS)
    marked, printed_by = np.zeros(size, dtype=np.bool_), np.zeros(size, dtype=np.int64)
    cells = [table.cells_in(hierarchies) for table in tables]
    for number, (table, places) in enumerate(zip(tables, cells, strict=True)):
        np.maximum.at(least, places, table.lower)
        np.minimum.at(most, places, table.upper)
        marked[places[table.marked]] = True
        printed_by[places[table.lower == table.upper]] |= 1 << number
    revisions = tuple(_revisions(tables, cells, np.flatnonzero(least > most)))
    for revision in revisions:
        least[revision.cell] = min(lower for _, lower, _ in revision.printed)
        most[revision.cell] = max(upper for _, _, upper in revision.printed)
    hidden = least < most
    published = PublishedHierarchicalTable.of(tuple(hierarchies), least, hidden, least=least, most=most)
    return Public(published, tuple(table.name for table in tables), marked, printed_by, revisions)


def _revisions(tables: Sequence[PublishedTable], cells: Sequence[Counts], contradicted: Counts) -> list[Revision]:
    said: dict[int, list[tuple[int, int, int]]] = {int(cell): [] for cell in contradicted}
    if said:
        for number, (table, places) in enumerate(zip(tables, cells, strict=True)):
            for row in np.flatnonzero(np.isin(places, contradicted)):
                said[int(places[row])].append((number, int(table.lower[row]), int(table.upper[row])))
    return [Revision(cell, tuple(printed)) for cell, printed in said.items()]
