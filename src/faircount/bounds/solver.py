"""A system inside HiGHS: the largest and least of any sum, over fractions or over whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from faircount.bounds.system import Limits, System

Point = NDArray[np.int64]
_TOLERANCE = 1e-5
PRIMAL = 4
"""The number of the primal simplex method among the strategies of HiGHS."""
CORNERS = 4
"""Random corners tried before a whole-number program."""


@dataclass(frozen=True, eq=False)
class Extreme:
    """How far a sum can go at most (``bound``, infinite where nothing stops it), and a point found on the way there.

    ``point`` is whole and satisfies the system in exact arithmetic, or is None. ``bound`` is never too narrow; it is reached
    where the point reaches it.
    """

    bound: float
    point: Point | None


class Quiet(highspy.Highs):
    """The solver without its banner, which its constructor prints through this hook before it can be told not to."""

    def enableCallbacks(self) -> None:  # noqa: N802  (the solver's own name)
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class Model:
    """One system loaded once, asked many times; each answer starts from the last one.

    With ``primal`` the next search begins where the last one ended, which suits one system under many objectives; without, it
    suits one objective under changing limits. When not to use it: for a single cheap question that ``propagate`` answers exactly.
    """

    def __init__(self, system: System, *, primal: bool = False) -> None:
        self.system = system
        self._columns = np.arange(system.columns, dtype=np.int32)
        self._rows = np.arange(system.rows, dtype=np.int32)
        self._lower, self._upper = system.lower, system.upper
        self._whole = False
        self._chance = np.random.default_rng(0)
        self._solver: Any = Quiet()  # type: ignore[no-untyped-call]
        self._solver.silent()
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("mip_rel_gap", 0.0)
        self._solver.setOptionValue("mip_abs_gap", 0.999)
        if primal:
            self._solver.setOptionValue("simplex_strategy", PRIMAL)
        self._solver.passModel(_loaded(system))

    @property
    def solver(self) -> Any:
        """HiGHS itself, with the system in it."""
        return self._solver

    def switch(self, active: NDArray[np.bool_]) -> None:
        """Let only the active rows limit anything."""
        self.limit(np.where(active, self.system.lower, -np.inf), np.where(active, self.system.upper, np.inf))

    def limit(self, lower: Limits, upper: Limits) -> None:
        """Let the rows have these limits from now on."""
        self._lower, self._upper = lower, upper
        self._solver.changeRowsBounds(len(self._rows), self._rows, self._lower, self._upper)

    def most(self, weights: Limits, *, whole: bool = False) -> Extreme | None:
        """The most that the weighted sum can be, or None if the active rows have no solution at all.

        Over fractions unless ``whole``: then the search is longer and the bound is the exact whole-number one.
        """
        self._solver.changeColsCost(len(self._columns), self._columns, -weights)
        self._seek(whole)
        self._solver.run()
        status, known = self._solver.getModelStatus(), highspy.HighsModelStatus
        if status == known.kUnknown:
            # What came before has made it lose its way: without it, it finds the optimum.
            self._solver.clearSolver()
            self._solver.run()
            status = self._solver.getModelStatus()
        if status == known.kUnboundedOrInfeasible or (status == known.kUnbounded and whole):
            return self._endless(weights, whole)
        if status == known.kUnbounded:
            return Extreme(np.inf, None)
        if status == known.kInfeasible:
            return None
        assert status in (known.kOptimal, known.kModelEmpty), f"the solver stopped with {status}"
        return Extreme(self._bound(whole), self._point())

    def whole_point(self, weights: Limits, at_least: float) -> Point | None:
        """Whole numbers at which the weighted sum is at least so much, or None if there are none.

        Corners in random directions are tried first: at a fixed sum they are often whole where the corner of the optimum is not,
        and ten of them cost less than one whole-number program.
        """
        used = np.flatnonzero(weights).astype(np.int32)
        self._solver.addRow(at_least, np.inf, len(used), used, weights[used])
        try:
            for _ in range(CORNERS):
                self.most(self._chance.random(self.system.columns))
                point = self._point()
                if point is not None and float(weights @ point) >= at_least:
                    return point
            found = self.most(np.zeros(self.system.columns), whole=True)
            assert found is None or found.point is not None, "a whole point that was found does not check"
            return None if found is None else found.point
        finally:
            self._solver.deleteRows(1, np.array([self.system.rows], dtype=np.int32))

    def better_point(self, weights: Limits, start: Point, nodes: int) -> Point:
        """Whole numbers at which the weighted sum is as large as a short search from ``start`` finds; else ``start``.

        When not to use it: where the largest is wanted, or a proof; then ``most`` with ``whole``.
        """
        self._solver.changeColsCost(len(self._columns), self._columns, -weights)
        self._seek(whole=True)
        self._solver.setSolution(len(start), self._columns, start.astype(np.float64))
        self._solver.setOptionValue("mip_max_nodes", nodes)
        try:
            self._solver.run()
            point = self._point()
        finally:
            self._solver.setOptionValue("mip_max_nodes", highspy.kHighsIInf)
        return point if point is not None and weights @ point > weights @ start else start

    def _seek(self, whole: bool) -> None:
        # Only on a change: the solver would start each program afresh otherwise.
        if whole != self._whole:
            kind = highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
            self._solver.changeColsIntegrality(len(self._columns), self._columns, np.full(len(self._columns), kind))
            self._whole = whole

    @property
    def place(self) -> Limits:
        """Where the last program ended, whole or not."""
        return np.array(self._solver.getSolution().col_value)

    @property
    def prices(self) -> tuple[Limits, Limits]:
        """What one more in each row, and in each column's limit, would change in the last linear program."""
        solved = self._solver.getSolution()
        return np.array(solved.row_dual), np.array(solved.col_dual)

    def least_at(self, weights: Limits) -> Limits | None:
        """Where the weighted sum is least over fractions, or None if nothing satisfies the rows."""
        found = self.most(-weights)
        return None if found is None or np.isinf(found.bound) else self.place

    def _endless(self, weights: Limits, whole: bool) -> Extreme | None:
        found = self.most(np.zeros_like(weights), whole=whole) if weights.any() else None
        return None if found is None else Extreme(np.inf, found.point)

    def _bound(self, whole: bool) -> float:
        solved = self._solver.getInfo()
        return -float(solved.mip_dual_bound if whole else solved.objective_function_value)

    def _point(self) -> Point | None:
        point = np.rint(self.place).astype(np.int64)
        return point if self.system.columns == len(point) and self._holds(point) else None

    def _holds(self, point: Point) -> bool:
        sums = self.system.matrix @ point
        return bool(
            np.all(sums >= self._lower)
            and np.all(sums <= self._upper)
            and np.all(point >= self.system.floor)
            and np.all(point <= self.system.ceiling)
        )


def whole_bound(bound: float) -> float:
    """The largest whole number that a bound over fractions leaves open, allowing for the solver's tolerance."""
    return bound if np.isinf(bound) else float(np.floor(bound + _TOLERANCE))


def _loaded(system: System) -> Any:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = system.columns, system.rows
    lp.col_cost_ = np.zeros(system.columns)
    lp.col_lower_, lp.col_upper_ = system.floor, system.ceiling
    lp.row_lower_, lp.row_upper_ = system.lower, system.upper
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = system.matrix.indptr, system.matrix.indices
    lp.a_matrix_.value_ = system.matrix.data
    return lp
