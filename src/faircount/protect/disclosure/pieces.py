"""Pieces of the system of an audit: parts that nothing ties together, what lies near a cell, slabs, and a table to start from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack, vstack
from scipy.sparse.csgraph import connected_components

from faircount.bounds.solver import Model
from faircount.bounds.system import Limits, System
from faircount.errors import SchemaMismatch
from faircount.protect.disclosure.knowledge import CONTRADICTED, Knowledge
from faircount.protect.disclosure.walk import TableWalk
from faircount.tables.margins import Counts, Hierarchy


@dataclass(frozen=True, eq=False)
class SystemPart:
    """Cells and the part of the system that says anything of them; not ``is_whole`` where some of what may move is held still."""

    cells: Counts
    system: System
    columns: Counts
    is_whole: bool = True


def parts_around(knowledge: Knowledge, cells: Counts) -> Iterator[SystemPart]:
    """The cells in groups that no row ties together, each with its part of the system; columns that are settled are left out."""
    narrowed = knowledge.narrowed
    system = knowledge.system.within(narrowed.floor, narrowed.ceiling)
    left, _, columns = system.fixed(narrowed.floor == narrowed.ceiling, narrowed.floor)
    asked = knowledge.sums[cells][:, columns]
    both = vstack([left.matrix, asked], format="csr")
    size = both.shape[0] + both.shape[1]
    edges = both.tocoo()
    graph = csr_array((np.ones(edges.nnz, dtype=np.int8), (edges.row, both.shape[0] + edges.col)), shape=(size, size))
    _, owner = connected_components(graph, directed=False)
    row_owner, cell_owner, column_owner = np.split(owner, [left.rows, both.shape[0]])
    for group in np.unique(cell_owner):
        rows, inside = np.flatnonzero(row_owner == group), np.flatnonzero(column_owner == group)
        part = left.keep(rows.tolist())
        own = System(
            csr_array(part.matrix[:, inside]), part.lower, part.upper, part.floor[inside], part.ceiling[inside], part.labels
        )
        yield SystemPart(cells[cell_owner == group], own, columns[inside])


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


DEEP = 3.0
"""A witness is sought in which hidden counts have room to fall, so that moves from it are not stuck at once."""
WHOLE = 1e-6


def find_witness(knowledge: Knowledge) -> Counts:
    """Whole numbers for the hidden leaf cells that give everything published; refused if there are none.

    A corner of the linear program is whole in nearly every column; the rest, and more where that is not enough, is asked of a
    whole-number program. A corner that is not whole is never taken for a table.
    """
    narrowed = knowledge.narrowed
    system = knowledge.system.within(narrowed.floor, narrowed.ceiling)
    if not system.columns:
        return np.zeros(0, dtype=np.int64)
    corner = _deep_corner(system)
    if corner is None:
        raise SchemaMismatch(CONTRADICTED)
    point = whole_near(system, corner)
    if point is None:
        raise SchemaMismatch("no whole numbers agree with the published cells; check that wholes are the sums of their parts")
    return point


def _deep_corner(system: System) -> Limits | None:
    """A corner at which as many columns as can be lie a few above their least."""
    near = np.minimum(system.floor + DEEP, system.ceiling)
    wide = System(
        csr_array(hstack([system.matrix, system.matrix])),
        system.lower,
        system.upper,
        np.concatenate([system.floor, np.zeros(system.columns)]),
        np.concatenate([near, system.ceiling - near]),
        system.labels,
    )
    chance = np.random.default_rng(1).random(system.columns)
    model = Model(wide)
    if model.most(np.concatenate([1 + chance / 10, -chance / 1000])) is None:
        return None
    return model.place[: system.columns] + model.place[system.columns :]


def whole_near(system: System, corner: Limits) -> Counts | None:
    """Whole numbers that satisfy the system, alike to the corner where it is whole; None if none were found.

    First the columns that are not whole are free, then all that are not at their least, then all.
    """
    rounded = np.rint(corner)
    if _holds(system, rounded):
        return rounded.astype(np.int64)
    between = np.abs(corner - rounded) > WHOLE
    for free in (between, between | (rounded > system.floor)):
        found = _filled(system, rounded, free)
        if found is not None:
            return found
    return _filled(system, rounded, np.ones(system.columns, dtype=np.bool_))


def _filled(system: System, rounded: Limits, free: NDArray[np.bool_]) -> Counts | None:
    if not free.any():
        return None
    open_part, _, columns = system.fixed(~free, rounded)
    found = Model(open_part).most(np.zeros(len(columns)), whole=True)
    if found is None or found.point is None:
        return None
    point = rounded.copy()
    point[columns] = found.point
    return point.astype(np.int64) if _holds(system, point) else None


def _holds(system: System, point: Limits) -> bool:
    return system.holds(point.astype(np.int64))
