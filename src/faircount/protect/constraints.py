"""Constraints of a publication: what must stay published, and what it costs to hide headlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from faircount.errors import NotProtected, SchemaMismatch
from faircount.tables.margins import HierarchicalTable

GRAND_TOTAL = "total"
ONE_WAY = "one-way"
KEEPS: Mapping[str, int] = MappingProxyType({GRAND_TOTAL: 0, ONE_WAY: 1, "two-way": 2})
"""Named constraints, and in how many dimensions a cell may be broken down to be covered by them."""


def kept_cells(table: HierarchicalTable, constraints: Sequence[str]) -> NDArray[np.bool_]:
    """Which cells of the table the constraints cover."""
    kept = np.zeros(table.counts.shape, dtype=np.bool_)
    for constraint in constraints:
        if constraint in KEEPS:
            kept |= _broken_down(table) <= KEEPS[constraint]
        else:
            kept[_cell(table, constraint)] = True
    return kept.reshape(-1)


def _broken_down(table: HierarchicalTable) -> NDArray[np.int64]:
    """For every cell, in how many dimensions it is not the whole."""
    size = table.counts.ndim
    total = np.zeros(table.counts.shape, dtype=np.int64)
    for axis, hierarchy in enumerate(table.hierarchies):
        part = (np.arange(len(hierarchy)) > 0).astype(np.int64)
        total += part.reshape([-1 if each == axis else 1 for each in range(size)])
    return total


def _cell(table: HierarchicalTable, constraint: str) -> tuple[int, ...]:
    codes = [code.strip() for code in constraint.split(",")]
    if len(codes) != len(table.hierarchies):
        names, named = ", ".join(table.names), ", ".join(KEEPS)
        raise NotProtected(f"'{constraint}' is no cell: give one code for each of {names}, or {named}")
    for code, hierarchy in zip(codes, table.hierarchies, strict=True):
        if code not in hierarchy.places:
            raise SchemaMismatch(f"'{constraint}': {code!r} is no code of {hierarchy.name}; use one of hier_{hierarchy.name}.csv")
    return tuple(hierarchy.places[code] for code, hierarchy in zip(codes, table.hierarchies, strict=True))


def headlines(table: HierarchicalTable) -> NDArray[np.bool_]:
    """The total, and the breakdowns by one thing alone."""
    mask: NDArray[np.bool_] = (_broken_down(table) <= 1).reshape(-1)
    return mask
