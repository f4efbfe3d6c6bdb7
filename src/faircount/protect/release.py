"""What a protected table looks like outside and inside the house: the table with one mark, and the audit."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from faircount.errors import NotProtected, SchemaMismatch
from faircount.protect.suppression import SafePattern
from faircount.tables.inert import inert, inert_frame
from faircount.tables.margins import HierarchicalTable, Hierarchy
from faircount.vocabulary.status import MARKS, CellStatus

MARK = MARKS[CellStatus.PRIMARY_SUPPRESSED]
"""The one mark of both kinds of hidden cell."""
STATUS = "status"
"""The column of an audit that says what becomes of a cell."""

ENDLESS = 2**40
"""The most of a cell whose count nothing printed limits from above."""


@dataclass(frozen=True, eq=False)
class PublishedHierarchicalTable:
    """What a reader has: for every cell of the full table its count, or between which limits it lies.

    ``hidden`` says that the reader is not told the count: it was marked, printed as a range, or not published at all.
    ``least`` and ``most`` are what is known of each cell by itself, both included: the count itself where it is published, 1 or
    more under a mark where zeros are shown, 0 or more where nothing was published, 1 to 4 for "<5".
    """

    hierarchies: tuple[Hierarchy, ...]
    counts: NDArray[np.int64]
    hidden: NDArray[np.bool_]
    least: NDArray[np.int64]
    most: NDArray[np.int64]

    @classmethod
    def of(
        cls,
        hierarchies: tuple[Hierarchy, ...],
        counts: NDArray[np.int64],
        hidden: NDArray[np.bool_],
        *,
        least: int | NDArray[np.int64] = 1,
        most: int | NDArray[np.int64] = ENDLESS,
    ) -> PublishedHierarchicalTable:
        """The table of these counts, where hidden ones lie between ``least`` and ``most``: one number, or one a cell."""
        shown = np.where(hidden, 0, counts)
        return cls(hierarchies, shown, hidden, np.where(hidden, least, shown), np.where(hidden, most, shown))

    @property
    def shape(self) -> tuple[int, ...]:
        """How many codes each hierarchy has."""
        return tuple(len(hierarchy) for hierarchy in self.hierarchies)

    @property
    def blank(self) -> HierarchicalTable:
        """The same table with nothing counted yet."""
        return HierarchicalTable(self.hierarchies, np.zeros(self.shape, dtype=np.int64))

    def codes_of(self, cell: int) -> tuple[str, ...]:
        """The codes that name a cell."""
        places = np.unravel_index(cell, self.shape)
        return tuple(hierarchy.codes[int(place)] for hierarchy, place in zip(self.hierarchies, places, strict=True))


def published(pattern: SafePattern) -> PublishedHierarchicalTable:
    """What a reader of the pattern has; hidden counts are gone from it."""
    cell_state = pattern.cell_state
    least = pattern.policy.least_hidden if cell_state is None else replace(cell_state, more_to_come=False).least(pattern.policy)
    return PublishedHierarchicalTable.of(pattern.table.hierarchies, pattern.table.flat, pattern.hidden, least=least)


def write_published(pattern: SafePattern, path: Path, count_column: str = "freq") -> None:
    """Write every cell of the tables to be published, hidden ones with the mark; refused if a small count would show."""
    require_safe(pattern)
    counts = pl.Series(count_column, pattern.table.flat).cast(pl.String)
    shown = pl.select(pl.when(pl.Series(pattern.hidden)).then(pl.lit(MARK)).otherwise(counts).alias(count_column))
    frame = pl.DataFrame({**pattern.table.code_columns(), count_column: shown[count_column]})
    inert_frame(frame.filter(pl.Series(pattern.listed))).write_csv(path)


def write_audit(pattern: SafePattern, path: Path, count_column: str = "freq") -> None:
    """Write every cell with its true count and what becomes of it: stays in the house.

    Published (u), primary (p), secondary (s), or in no table that is published now (n).
    """
    status = np.where(pattern.primary, "p", np.where(pattern.hidden, "s", "u"))
    status = np.where(pattern.listed, status, "n")
    inert_frame(audited(pattern.table, status, count_column)).write_csv(path)


def audited(table: HierarchicalTable, status: NDArray[np.str_], count_column: str) -> pl.DataFrame:
    """Every cell of the table with its true count and what becomes of it."""
    if STATUS in table.names:
        raise SchemaMismatch(f"an audit has a column {STATUS!r} of its own; give the dimension of this name another, or no audit")
    return pl.DataFrame({**table.code_columns(), count_column: pl.Series(table.flat), STATUS: pl.Series(status)})


def write_hierarchies(hierarchies: tuple[Hierarchy, ...], folder: Path) -> None:
    """Write the hierarchies as published, one ``hier_<dimension>.csv`` each."""
    folder.mkdir(parents=True, exist_ok=True)
    for hierarchy in hierarchies:
        with (folder / f"hier_{hierarchy.name}.csv").open("w", newline="", encoding="utf-8") as stream:
            rows = csv.writer(stream, lineterminator="\n")
            rows.writerow(("level", "code"))
            rows.writerows(("@" * depth, inert(code)) for depth, code in zip(hierarchy.depths, hierarchy.codes, strict=True))


def require_safe(pattern: SafePattern) -> SafePattern:
    """The pattern, refused unless every primary cell is hidden: the last look before anything is written."""
    if (pattern.primary & ~pattern.hidden).any():
        raise NotProtected("a small count would be published; protect the table again before writing it")
    return pattern
