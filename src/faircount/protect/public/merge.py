"""Several published tables laid over one another: what a reader of all of them has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch
from faircount.protect.public.table import PublishedTable
from faircount.protect.release import ENDLESS, PublishedHierarchicalTable
from faircount.tables.margins import Counts, Hierarchy

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
