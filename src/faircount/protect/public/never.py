"""What every reader knows to be impossible: classes that can hold nothing together, from a file that lists them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl

from faircount.errors import NotProtected, SchemaMismatch, some_of
from faircount.protect.cell_state import Cells
from faircount.protect.public.grid import read_grids
from faircount.protect.public.table import PublishedTable, places_of
from faircount.tables.margins import HierarchicalTable, Hierarchy


def never_published(path: Path, hierarchies: Sequence[Hierarchy]) -> PublishedTable:
    """The impossible cells as a table that prints 0 for each: that is what a reader who knows them has.

    Each row of the file names one class of some dimensions; a column that is missing or empty stands for the whole.
    """
    frame = pl.concat([grid for _, grid in read_grids(path)], how="diagonal")
    known = {each.name: each for each in hierarchies}
    foreign = [column for column in frame.columns if column not in known]
    if foreign or not frame.height:
        problem = f"{foreign[0]!r} is no dimension; have {some_of(known)}" if foreign else "no row names any class"
        raise SchemaMismatch(f"{path.name}: {problem}; write one column a dimension, and a row for what can hold nothing")
    codes = frame.select(pl.col(name).fill_null("").str.strip_chars().replace("", known[name].codes[0]) for name in frame.columns)
    nothing = np.zeros(codes.height, dtype=np.int64)
    return PublishedTable(path.name, codes, nothing, nothing.copy(), nothing > 0, pl.DataFrame())


def never_cells(path: Path, table: HierarchicalTable) -> Cells:
    """The cells of a table in which nothing can be counted, as the file says: all that lies in the classes of a row.

    Refused where something is counted there: then it is not impossible.
    """
    listed = never_published(path, table.hierarchies)
    at_all, never = np.ones(table.counts.shape, dtype=np.int64), np.zeros(table.counts.shape, dtype=np.int64)
    for row in zip(*(_under(listed, hierarchy) for hierarchy in table.hierarchies), strict=True):
        never[np.ix_(*row)] = 1
    every, empty = (HierarchicalTable.of_leaves(table.hierarchies, each).flat for each in (at_all, never))
    mask: Cells = every == empty
    wrong = np.flatnonzero(mask & (table.flat > 0) & table.is_leaf)
    if len(wrong):
        raise NotProtected(f"{path.name}: something is counted in {len(wrong)} finest cells of classes that it calls impossible")
    return mask


def _under(listed: PublishedTable, hierarchy: Hierarchy) -> list[list[int]]:
    """For each row the finest classes that it means in one dimension."""
    if hierarchy.name not in listed.codes.columns:
        return [list(hierarchy.leaves)] * len(listed)
    places = places_of(listed.codes[hierarchy.name], hierarchy, listed.name)
    return [[leaf for leaf in hierarchy.leaves if place in hierarchy.path(leaf)] for place in places.tolist()]
