"""The smallest change of a point that moves a sum: sparse, quickly found, and mostly whole."""

from __future__ import annotations

from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from faircount.bounds.solver import Point, Quiet
from faircount.bounds.system import Limits, System

FAR = 1_000.0
RETRIES = 3
_WHOLE = 1e-6


class SmallestChange:
    """A system around one point, asked for the nearest other point at which a sum is larger or smaller by so much.

    Two columns a column, up and down, each at a price of about one: the dual simplex starts from no change at all, so that a
    change of a few columns costs a few steps however large the system is. When not to use it: for the largest that a sum can
    be; no change within ``FAR`` says nothing about one further off.
    """

    def __init__(self, system: System, here: Point, seed: int = 1) -> None:
        self._system, self._here = system, here
        size = system.columns
        self._prices = 1 + 0.01 * np.random.default_rng(seed).random((RETRIES, 2 * size))
        self._prices[1:] += np.random.default_rng(seed + 1).random((RETRIES - 1, 2 * size))
        self._columns = np.arange(2 * size, dtype=np.int32)
        settled = system.matrix @ here
        matrix = csr_array(hstack([system.matrix, -system.matrix]))
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = 2 * size, system.rows
        lp.col_cost_ = self._prices[0]
        lp.col_lower_ = np.zeros(2 * size)
        lp.col_upper_ = np.minimum(np.concatenate([system.ceiling - here, here - system.floor]), FAR)
        lp.row_lower_, lp.row_upper_ = system.lower - settled, system.upper - settled
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = matrix.indptr, matrix.indices, matrix.data
        self._solver: Any = Quiet()  # type: ignore[no-untyped-call]
        self._solver.silent()
        for name, choice in (("threads", 1), ("presolve", "off"), ("random_seed", 1)):
            self._solver.setOptionValue(name, choice)
        self._solver.passModel(lp)

    def towards(self, weights: Limits, amount: float) -> Point | None:
        """A whole point at which the weighted sum is larger by the amount, or None if no corner that was tried is whole.

        >>> pair = System.of([[1, 1]], [7], [7])
        >>> SmallestChange(pair, np.array([3, 4])).towards(np.array([1.0, 0.0]), 2).tolist()
        [5, 2]
        """
        used = np.flatnonzero(weights).astype(np.int32)
        size = np.int32(self._system.columns)
        entries = np.concatenate([used, used + size])
        values = np.concatenate([weights[used], -weights[used]])
        self._solver.addRow(amount, np.inf, len(entries), entries, values)
        try:
            return self._tried()
        finally:
            self._solver.deleteRows(1, np.array([self._system.rows], dtype=np.int32))

    def _tried(self) -> Point | None:
        for prices in self._prices:
            self._solver.changeColsCost(len(self._columns), self._columns, prices)
            self._solver.run()
            if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
            ends = np.array(self._solver.getSolution().col_value)
            change: NDArray[np.float64] = ends[: self._system.columns] - ends[self._system.columns :]
            if np.abs(change - np.rint(change)).max(initial=0) < _WHOLE:
                found = self._here + np.rint(change).astype(np.int64)
                return found if self._system.holds(found) else None
        return None
