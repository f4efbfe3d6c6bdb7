"""A finished table of true counts, margins and all, as the leaf counts and the hierarchies that protection wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from faircount.errors import SchemaMismatch
from faircount.inputs import checked
from faircount.protect.public.read import PublishedFormat, hierarchies_of, read_published_tables
from faircount.protect.public.table import PublishedTable, places_of
from faircount.tables.inert import bare_frame
from faircount.tables.margins import MAX_COUNT, HierarchicalTable, Hierarchy, read_hierarchy


@dataclass(frozen=True, eq=False)
class FinishedTable:
    """The table with every margin summed here, and the dimensions whose hierarchies were worked out from it."""

    table: HierarchicalTable
    worked_out: tuple[Hierarchy, ...]


def read_finished(path: Path, reading: PublishedFormat) -> FinishedTable:
    """The one table of a file as its leaf counts; refused where a cell is hidden or a printed margin is not their sum."""
    tables = read_published_tables([path], reading)
    if len(tables) != 1:
        raise SchemaMismatch(f"{path.name}: holds {len(tables)} tables; save the one to protect as a file of its own")
    (table,) = tables
    unknown = np.flatnonzero(table.lower != table.upper)
    if len(unknown):
        raise SchemaMismatch(
            f"{table.name}, row {int(unknown[0]) + 2}: no whole number; protection starts from the true counts of every cell"
        )
    hierarchies = hierarchies_of(tables, reading)
    counted = _of_leaves(table, hierarchies)
    _refuse_other_margins(table, counted)
    return FinishedTable(counted, () if reading.hierarchies is not None else tuple(hierarchies))


def _of_leaves(table: PublishedTable, hierarchies: Sequence[Hierarchy]) -> HierarchicalTable:
    if float(table.lower.astype(float).sum()) > MAX_COUNT:
        raise SchemaMismatch(f"{table.name}: adds up to more than {MAX_COUNT:,}; look whether these are counts")
    places = [places_of(table.codes[each.name], each, table.name) for each in hierarchies]
    twice = _first_twice(table, hierarchies)
    if twice is not None:
        raise SchemaMismatch(f"{table.name}, row {twice + 2}: its cell stands in a row above too; give one row a cell")
    finest = np.all([np.isin(place, each.leaves) for place, each in zip(places, hierarchies, strict=True)], axis=0)
    if not finest.any():
        raise SchemaMismatch(f"{table.name}: holds sums and no finest cell; give the counts that the sums are made of")
    counts = np.zeros([len(each) for each in hierarchies], dtype=np.int64)
    counts[tuple(place[finest] for place in places)] = table.lower[finest]
    return HierarchicalTable.of_leaves(hierarchies, counts)


def _first_twice(table: PublishedTable, hierarchies: Sequence[Hierarchy]) -> int | None:
    cells = table.cells_in(hierarchies)
    _, first = np.unique(cells, return_index=True)
    again = np.setdiff1d(np.arange(len(cells)), first)
    return int(again[0]) if len(again) else None


def _refuse_other_margins(table: PublishedTable, counted: HierarchicalTable) -> None:
    """Refuse a table of which a printed sum is not the sum of its leaf cells: nobody knows which of them is wrong."""
    cells = table.cells_in(counted.hierarchies)
    wrong = np.flatnonzero(counted.flat[cells] != table.lower)
    if len(wrong):
        codes = ", ".join(counted.codes_of(int(cells[wrong[0]])))
        raise SchemaMismatch(
            f"{table.name}: {len(wrong):,} printed sums are not those of their parts (first: [{codes}]); mend the table, or "
            "correct the hierarchies and give them with --hierarchies"
        )


def has_sums(path: Path, folder: Path, count_column: str) -> bool:
    """Whether a file of counts is a finished table: no plain CSV, or one in which sums stand beside the leaf cells."""
    if path.suffix.lower() != ".csv":
        return True
    try:
        frame = bare_frame(pl.read_csv(checked(path), infer_schema=False, glob=False))
    except (OSError, pl.exceptions.PolarsError):
        return False  # the reader of leaf cells says what is wrong with it
    named = {hierarchy.name: hierarchy for hierarchy in map(read_hierarchy, sorted(folder.glob("hier_*.csv")))}
    for name in [each for each in frame.columns if each in named and each != count_column]:
        sums = [code for code, below in zip(named[name].codes, named[name].children, strict=True) if below]
        if frame[name].str.strip_chars().is_in(sums).any():
            return True
    return False
