"""Smaller pieces of a large part: what lies near one cell, and slabs of the table with everything else held still."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from faircount.bounds.system import System
from faircount.protect.disclosure.knowledge import Knowledge
from faircount.protect.disclosure.parts import SystemPart
from faircount.protect.disclosure.walk import TableWalk
from faircount.tables.margins import Counts, Hierarchy

NEAR = (300, 1_000)
"""Columns near a cell: few enough that a program over them costs little."""
MAX_COLUMNS_AT_ONCE = 5_000
"""A part with more columns than this is first looked at slab by slab."""


def near(part: SystemPart, by_column: Any, start: Counts, size: int) -> tuple[System, Counts] | None:
    """The rows that lie wholly among some columns around these, the shortest rows followed first; None if that is the whole part.

    Rows are left out and none added: what this smaller system rules out is ruled out.
    """
    matrix = part.system.matrix
    sizes = np.diff(matrix.indptr)
    if part.system.columns <= size:
        return None
    inside = np.zeros(part.system.columns, dtype=np.bool_)
    inside[start] = True
    longest = 2
    while inside.sum() < size and longest <= size:
        rows = np.unique(by_column[:, np.flatnonzero(inside)].indices)
        added = matrix[rows[sizes[rows] <= longest]].indices
        if inside[added].all():
            longest *= 2
        inside[added] = True
    columns = np.flatnonzero(inside)
    within = matrix[:, columns]
    rows = np.flatnonzero((np.diff(within.indptr) == sizes) & (sizes > 0))
    system = part.system
    return System(
        csr_array(within[rows]),
        system.lower[rows],
        system.upper[rows],
        system.floor[columns],
        system.ceiling[columns],
        tuple(system.labels[row] for row in rows),
    ), columns


def slabs(knowledge: Knowledge, part: SystemPart, walk: TableWalk) -> Iterator[SystemPart]:
    """A large part cut along each dimension: the cells of one class below the whole may move, all others stay as they are now.

    What can be reached inside a slab can be reached; what cannot may still be. Each slab holds only until the walk moves on
    outside it, so it is made when it is asked for.
    """
    if part.system.columns <= MAX_COLUMNS_AT_ONCE:
        return
    published = knowledge.published
    places = np.unravel_index(knowledge.leaves[part.columns], published.shape)
    for axis, hierarchy in sorted(enumerate(published.hierarchies), key=lambda each: -len(each[1].leaves)):
        classes = _classes(hierarchy)[places[axis]]
        for each in np.unique(classes):
            free = classes == each
            if not free.all() and 1 < free.sum() <= 3 * MAX_COLUMNS_AT_ONCE:
                here = walk.point[part.columns].astype(float)
                system, _, _ = part.system.fixed(~free, here)
                columns = part.columns[free]
                left = walk.left(part.cells)
                touched = left[np.diff(knowledge.sums[left][:, columns].indptr) > 0]
                if len(touched):
                    yield replace(part, cells=touched, system=system, columns=columns, is_whole=False)


def _classes(hierarchy: Hierarchy) -> Counts:
    """For each place the one just below the whole that it lies in."""
    return np.array([(hierarchy.path(place)[-2:])[0] for place in range(len(hierarchy))], dtype=np.int64)
