"""Two dimensions that group one thing, such as age bands and single ages: what of their table is known to be impossible."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from faircount.protect.cell_state import Cells
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
    counts: Counts = ordered[np.ix_(table.hierarchies[one].leaves, table.hierarchies[other].leaves)]
    return counts


def _settles(together: Counts) -> bool:
    used = together[together.sum(axis=1) > 0] > 0
    return len(used) >= MIN_FIGURES and bool((used.sum(axis=1) == 1).all()) and 1 < int(used.any(axis=0).sum()) < len(used)


def _under(hierarchy: Hierarchy) -> NDArray[np.int64]:
    """For each code a row that has 1 where a finest class lies in it."""
    matrix = np.zeros((len(hierarchy), len(hierarchy.leaves)), dtype=np.int64)
    for column, leaf in enumerate(hierarchy.leaves):
        matrix[list(hierarchy.path(leaf)), column] = 1
    return matrix
