"""A reader who writes everything published as equations over the finest counts, and asks an integer solver for each range."""

from __future__ import annotations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from faircount.tables.margins import HierarchicalTable

FAR = 200


def sums_of(table: HierarchicalTable) -> np.ndarray:
    """One row a cell of the full cross, one column a finest cell: which finest cells it counts."""
    matrix = np.ones((1, 1))
    for hierarchy in table.hierarchies:
        own = np.zeros((len(hierarchy), len(hierarchy.leaves)))
        for column, leaf in enumerate(hierarchy.leaves):
            own[list(hierarchy.path(leaf)), column] = 1
        matrix = np.kron(matrix, own)
    return matrix


def possible_range(table: HierarchicalTable, told: np.ndarray, least: np.ndarray, cell: int) -> tuple[int, int]:
    """The least and the largest count of the cell over all whole-number tables that agree with what is told."""
    matrix = sums_of(table)
    lower = np.where(told, table.flat, least).astype(float)
    upper = np.where(told, table.flat, np.inf).astype(float)
    ends = []
    for sign in (1, -1):
        found = milp(
            sign * matrix[cell],
            integrality=np.ones(matrix.shape[1]),
            bounds=Bounds(0, table.flat[0] + FAR),
            constraints=LinearConstraint(matrix, lower, upper),
        )
        assert found.x is not None
        ends.append(round(sign * found.fun))
    return ends[0], ends[1]
