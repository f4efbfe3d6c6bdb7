"""One whole-number table that agrees with everything published: where an attack starts."""

from __future__ import annotations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from faircount.errors import SchemaMismatch
from faircount.protect.pattern.leaf_program import covering
from faircount.protect.release import PublishedCross
from faircount.tables.margins import Counts, HierarchicalTable

DEEP = 3.0
"""A witness is sought in which hidden counts have room to fall, so that moves from it are not stuck at once."""


def find_witness(cross: PublishedCross, least: int) -> Counts:
    """Finest counts, in the shape of the cross, that give every published count; refused if there are none."""
    blank = HierarchicalTable(cross.hierarchies, np.zeros(cross.shape, dtype=np.int64))
    leaves = np.flatnonzero(blank.is_leaf & cross.hidden)
    filled = np.where(blank.is_leaf & ~cross.hidden, cross.counts, 0)
    if len(leaves):
        known = HierarchicalTable.of_leaves(cross.hierarchies, filled.reshape(cross.shape)).flat
        filled[leaves] = _solve(cross, least, leaves, known, blank)
    return filled.reshape(cross.shape)


def _solve(cross: PublishedCross, least: int, leaves: Counts, known: Counts, blank: HierarchicalTable) -> Counts:
    """Counts of the hidden leaves, as far above the least as the sums allow."""
    numbers, covered = covering(blank, leaves)
    summed = ~blank.is_leaf[covered]
    sums, rows = np.unique(covered[summed], return_inverse=True)
    matrix = csr_array((np.ones(len(rows)), (rows, numbers[summed])), shape=(len(sums), len(leaves)))
    hidden = cross.hidden[sums]
    lower = np.where(hidden, least - known[sums], cross.counts[sums] - known[sums])
    upper = np.where(hidden, np.inf, cross.counts[sums] - known[sums])
    size = len(leaves)
    # A second column for each leaf holds how far it lies above the least, counted up to a few: that is what is made large.
    wide = csr_array((matrix.data, matrix.indices, matrix.indptr), shape=(len(sums), 2 * size))
    link = csr_array((np.repeat([1.0, -1.0], size), (np.tile(np.arange(size), 2), np.arange(2 * size))), shape=(size, 2 * size))
    found = milp(
        np.concatenate([np.zeros(size), -np.ones(size)]),
        integrality=np.concatenate([np.ones(size), np.zeros(size)]),
        bounds=Bounds(
            np.concatenate([np.full(size, least), np.zeros(size)]), np.concatenate([np.full(size, np.inf), np.full(size, DEEP)])
        ),
        constraints=[LinearConstraint(wide, lower, upper), LinearConstraint(link, least, np.inf)],
        options={"mip_rel_gap": 0.05},
    )
    if found.x is None:
        raise SchemaMismatch("no whole numbers agree with the published cells; check that wholes are the sums of their parts")
    counts: Counts = np.round(found.x[:size]).astype(np.int64)
    return counts
