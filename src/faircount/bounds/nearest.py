"""The nearest solution at which a sum has changed by so much: often of whole numbers where an optimum is not."""

from __future__ import annotations

from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from faircount.bounds.solver import Model, Point
from faircount.bounds.system import Limits, System

NEAR = 1e-6
NODES = 40
"""How long the first whole changes are looked for."""


class Nearest:
    """A system with a solution of whole numbers, asked for others near it.

    The sum of all changes is made least by a linear program. Its corners are small changes that cancel each other in every sum,
    so they are whole far more often than the corners at which one sum is largest. When not to use it: for how far a sum can go.
    """

    def __init__(self, matrix: Any, start: Point, ceiling: Limits) -> None:
        self._matrix = matrix.astype(np.int64)
        self._start, self._told = start, self._matrix @ start
        more_or_less = csr_array(hstack([matrix, -matrix]).astype(np.float64))
        endless = np.full(matrix.shape[0], np.inf)
        self._room = np.concatenate([ceiling - start, start]).astype(np.float64)
        self._model = Model(System.of(more_or_less, -endless, endless, ceiling=self._room), primal=True)
        self._solver = self._model.solver
        self._solver.setOptionValue("mip_rel_gap", np.inf)
        self._solver.setOptionValue("mip_max_nodes", NODES)
        columns = 2 * len(start)
        # Prices that differ a little, so that one of many equally small changes is chosen, and always the same.
        prices = 1 + np.random.default_rng(columns).random(columns) / 4
        self._solver.changeColsCost(columns, np.arange(columns, dtype=np.int32), prices)

    def limit(self, lower: Limits, upper: Limits) -> None:
        """Let the sums have these limits from now on."""
        self._model.limit(lower - self._told, upper - self._told)

    def changed(self, weights: NDArray[np.int64], by: int) -> Point | None:
        """Whole numbers at which the weighted sum has changed by so much, if the nearest solution is of such."""
        held = np.flatnonzero(weights)
        places = np.concatenate([held, held + len(weights)]).astype(np.int32)
        signs = np.concatenate([weights[held], -weights[held]]).astype(np.float64)
        self._solver.addRow(by, by, len(places), places, signs)
        try:
            self._solver.run()
            if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
            solved = self._solver.getSolution()
            near: Limits = np.array(solved.col_value)
            is_whole = np.abs(near - np.rint(near)).max() <= NEAR
            found = near if is_whole else self._whole(np.where(near > NEAR, -1.0, np.abs(solved.col_dual)))
            if found is None:
                return None
            more, less = np.split(np.rint(found).astype(np.int64), 2)
            point: Point = self._start + more - less
            return point
        finally:
            self._solver.deleteRows(1, np.array([self._matrix.shape[0]], dtype=np.int32))

    def _whole(self, prices: Limits) -> Limits | None:
        """The first whole changes that come up: of the half of all counts that cost least to change, or else of any."""
        columns = len(self._room)
        places, nothing = np.arange(columns, dtype=np.int32), np.zeros(columns)
        self._solver.changeColsIntegrality(columns, places, np.full(columns, highspy.HighsVarType.kInteger))
        try:
            for size in (columns // 2, columns):
                room = nothing.copy()
                cheapest = np.argsort(prices, kind="stable")[:size]
                room[cheapest] = self._room[cheapest]
                self._solver.changeColsBounds(columns, places, nothing, room)
                self._solver.run()
                if self._solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
                    return np.array(self._solver.getSolution().col_value)
        finally:
            self._solver.changeColsBounds(columns, places, nothing, self._room)
            self._solver.changeColsIntegrality(columns, places, np.full(columns, highspy.HighsVarType.kContinuous))
        return None
