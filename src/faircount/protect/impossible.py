"""What of a table is known to be impossible: by two dimensions that group one thing, or by a file that every reader knows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from faircount.errors import NotProtected, SchemaMismatch, some_of
from faircount.protect.cell_state import Cells
from faircount.protect.public.grid import read_grids
from faircount.protect.public.table import PublishedTable, places_of
from faircount.tables.margins import Counts, HierarchicalTable, Hierarchy

MIN_FIGURES = 3
"""A dimension with fewer finest classes in use settles nothing about another."""


def impossible_cells(table: HierarchicalTable) -> Cells:
    """The cells of classes that exclude each other, because one dimension says in which class of another something lies.

    That is so where every finest class of the one has counts in a single finest class of the other, which has several of them.
    All these cells are 0. Where it is so by chance, small counts are protected from a reader who knows more than there is.
    """
    mask = np.zeros(table.counts.shape, dtype=np.bool_)
    for finer, coarser in permutations(range(table.counts.ndim), 2):
        together = _counted_together(table, finer, coarser)
        if _settles(together):
            places = (_under(table.hierarchies[finer]) @ (together > 0) @ _under(table.hierarchies[coarser]).T) == 0
            turned = places if finer < coarser else places.T
            shape = [len(each) if axis in (finer, coarser) else 1 for axis, each in enumerate(table.hierarchies)]
            mask |= turned.reshape(shape)
    return mask.reshape(-1)


def _counted_together(table: HierarchicalTable, one: int, other: int) -> Counts:
    """The leaf counts by these two dimensions alone."""
    both = table.counts[tuple(slice(None) if axis in (one, other) else 0 for axis in range(table.counts.ndim))]
    ordered = both if one < other else both.T
    return ordered[np.ix_(table.hierarchies[one].leaves, table.hierarchies[other].leaves)]


def _settles(together: Counts) -> bool:
    used = together[together.sum(axis=1) > 0] > 0
    return len(used) >= MIN_FIGURES and bool((used.sum(axis=1) == 1).all()) and 1 < int(used.any(axis=0).sum()) < len(used)


def _under(hierarchy: Hierarchy) -> NDArray[np.int64]:
    """For each code a row that has 1 where a finest class lies in it."""
    matrix = np.zeros((len(hierarchy), len(hierarchy.leaves)), dtype=np.int64)
    for column, leaf in enumerate(hierarchy.leaves):
        matrix[list(hierarchy.path(leaf)), column] = 1
    return matrix


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
    for row in zip(*(_finest_of_rows(listed, hierarchy) for hierarchy in table.hierarchies), strict=True):
        never[np.ix_(*row)] = 1
    every, empty = (HierarchicalTable.of_leaves(table.hierarchies, each).flat for each in (at_all, never))
    mask: Cells = every == empty
    wrong = np.flatnonzero(mask & (table.flat > 0) & table.is_leaf)
    if len(wrong):
        raise NotProtected(f"{path.name}: something is counted in {len(wrong)} finest cells of classes that it calls impossible")
    return mask


def _finest_of_rows(listed: PublishedTable, hierarchy: Hierarchy) -> list[list[int]]:
    """For each row the finest classes that it means in one dimension."""
    if hierarchy.name not in listed.codes.columns:
        return [list(hierarchy.leaves)] * len(listed)
    places = places_of(listed.codes[hierarchy.name], hierarchy, listed.name)
    return [[leaf for leaf in hierarchy.leaves if place in hierarchy.path(leaf)] for place in places.tolist()]
