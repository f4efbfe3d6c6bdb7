"""The part of a table round one cell in which a change for it is sought first: few codes of each dimension, the fullest ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from faircount.tables.margins import HierarchicalTable, Hierarchy


class Neighbourhoods:
    """The fullest finest codes of each dimension, and for each which codes count it."""

    def __init__(self, table: HierarchicalTable) -> None:
        self._shape, self._counts = table.counts.shape, table.counts
        self._leaves = [_fullest_first(each, _single_breakdown(table, axis)) for axis, each in enumerate(table.hierarchies)]
        self._above = [_codes_above(each, leaves) for each, leaves in zip(table.hierarchies, self._leaves, strict=True)]

    def around(self, cell: int, most: int) -> NDArray[np.bool_]:
        """The cells over so many finest codes inside and outside the cell's own code, in each dimension.

        Inside they are those with the most of this very cell, so that what it counts is there: of a small count all of it, once
        there are as many as it may be.
        """
        mask = np.ones(self._shape, dtype=np.bool_)
        places = [int(place) for place in np.unravel_index(cell, self._shape)]
        for axis, place in enumerate(places):
            above = self._above[axis]
            inside, outside = np.flatnonzero(above[:, place]), np.flatnonzero(~above[:, place])
            own = self._counts[tuple(self._leaves[axis][inside] if each == axis else there for each, there in enumerate(places))]
            chosen = np.concatenate([inside[np.argsort(-own, kind="stable")][:most], outside[:most]])
            mask &= above[chosen].any(axis=0).reshape([-1 if each == axis else 1 for each in range(len(self._shape))])
        flat: NDArray[np.bool_] = mask.reshape(-1)
        return flat


def _single_breakdown(table: HierarchicalTable, axis: int) -> NDArray[np.int64]:
    """The counts of one dimension's codes, everything else taken as the whole."""
    counts: NDArray[np.int64] = table.counts[tuple(slice(None) if each == axis else 0 for each in range(table.counts.ndim))]
    return counts


def _fullest_first(hierarchy: Hierarchy, counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The finest codes, the fullest first."""
    return np.array(sorted(hierarchy.leaves, key=lambda leaf: (-int(counts[leaf]), leaf)), dtype=np.int64)


def _codes_above(hierarchy: Hierarchy, leaves: NDArray[np.int64]) -> NDArray[np.bool_]:
    """For each of these finest codes a row that marks the codes that count it."""
    above = np.zeros((len(leaves), len(hierarchy)), dtype=np.bool_)
    for row, leaf in enumerate(leaves.tolist()):
        above[row, list(hierarchy.path(leaf))] = True
    return above
