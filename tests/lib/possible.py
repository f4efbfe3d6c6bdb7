"""Every whole-number table that agrees with a published cross, found by trying."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from faircount.protect.disclosure.knowledge import WeightedTie
from faircount.protect.release import PublishedHierarchicalTable
from faircount.tables.margins import HierarchicalTable


def possible_tables(cross: PublishedHierarchicalTable, largest: int, ties: Sequence[WeightedTie] = ()) -> np.ndarray:
    """One row a table, one column a cell; hidden finest cells up to ``largest`` above their least are tried."""
    is_leaf = cross.blank.is_leaf
    leaves = np.flatnonzero(is_leaf & cross.hidden)
    spans = [np.arange(cross.least[leaf], min(cross.most[leaf], cross.least[leaf] + largest) + 1) for leaf in leaves]
    grids = np.meshgrid(*spans, indexing="ij") if spans else []
    guesses = np.stack([grid.reshape(-1) for grid in grids], axis=1) if grids else np.zeros((1, 0), dtype=np.int64)
    known = np.where(is_leaf & ~cross.hidden, cross.counts, 0)
    columns = [_spread(cross, int(leaf)) for leaf in leaves]
    sums = HierarchicalTable.of_leaves(cross.hierarchies, known.reshape(cross.shape)).flat
    tables = sums + guesses @ (np.stack(columns) if columns else np.zeros((0, len(known)), dtype=np.int64))
    fits = ((tables >= cross.least) & (tables <= cross.most)).all(axis=1)
    for tie in ties:
        cells, factors = zip(*tie.weights, strict=True)
        weighted = tables[:, list(cells)] @ np.array(factors)
        fits &= (weighted >= (-np.inf if tie.lower is None else tie.lower)) & (
            weighted <= (np.inf if tie.upper is None else tie.upper)
        )
    return tables[fits]


def _spread(cross: PublishedHierarchicalTable, leaf: int) -> np.ndarray:
    """One in every cell that counts the leaf."""
    alone = np.zeros(len(cross.counts), dtype=np.int64)
    alone[leaf] = 1
    return HierarchicalTable.of_leaves(cross.hierarchies, alone.reshape(cross.shape)).flat
