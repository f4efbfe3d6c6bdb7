"""The part of a table round one cell in which a change for it is sought first: few codes of each dimension, the fullest ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from faircount.tables.margins import HierarchicalTable, Hierarchy


class Neighbourhoods:
    """The fullest finest codes of each dimension, and for each which codes count it."""

    def __init__(self, table: HierarchicalTable) -> None:
        self._shape = table.counts.shape
        self._above = [_fullest_first(each, _single_breakdown(table, axis)) for axis, each in enumerate(table.hierarchies)]

    def around(self, cell: int, most: int) -> NDArray[np.bool_]:
        """The cells over so many finest codes inside and outside the cell's own code, in each dimension."""
        mask = np.ones(self._shape, dtype=np.bool_)
        for axis, place in enumerate(np.unravel_index(cell, self._shape)):
            above = self._above[axis]
            inside = above[:, int(place)]
            chosen = np.concatenate([np.flatnonzero(inside)[:most], np.flatnonzero(~inside)[:most]])
            mask &= above[chosen].any(axis=0).reshape([-1 if each == axis else 1 for each in range(len(self._shape))])
        flat: NDArray[np.bool_] = mask.reshape(-1)
        return flat


def _single_breakdown(table: HierarchicalTable, axis: int) -> NDArray[np.int64]:
    """The counts of one dimension's codes, everything else taken as the whole."""
    counts: NDArray[np.int64] = table.counts[tuple(slice(None) if each == axis else 0 for each in range(table.counts.ndim))]
    return counts


def _fullest_first(hierarchy: Hierarchy, counts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """For each finest code, the fullest first, a row that marks the codes that count it."""
    leaves = sorted(hierarchy.leaves, key=lambda leaf: (-int(counts[leaf]), leaf))
    above = np.zeros((len(leaves), len(hierarchy)), dtype=np.bool_)
    for row, leaf in enumerate(leaves):
        above[row, list(hierarchy.path(leaf))] = True
    return above
