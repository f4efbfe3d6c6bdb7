"""One whole-number table that agrees with everything published: where an audit starts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from faircount.bounds.solver import Model
from faircount.bounds.system import Limits, System
from faircount.errors import SchemaMismatch
from faircount.protect.disclosure.knowledge import CONTRADICTED, Knowledge
from faircount.tables.margins import Counts

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
