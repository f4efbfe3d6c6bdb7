"""What moves leave open, settled by linear and whole-number programs, part by part of the system."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from faircount.bounds.range import Range
from faircount.bounds.smallest import SmallestChange
from faircount.bounds.solver import Model, whole_bound
from faircount.bounds.system import Limits
from faircount.protect.disclosure.knowledge import Knowledge
from faircount.protect.disclosure.pieces import MAX_COLUMNS_AT_ONCE, NEAR, WHOLE, SystemPart, near
from faircount.protect.disclosure.walk import TableWalk
from faircount.protect.release import ENDLESS
from faircount.tables.margins import Counts

BEYOND = 10_000.0
"""A column that nothing limits is looked at this far beyond where the walk stands; a bound found at such an edge is no bound."""
CORNERS = 40
ROAMED = 2_000
"""Cells moved through after each corner, so that what lies round it is seen too."""
LITTLE = 0.02
NODES = 20
"""How long whole numbers are sought on the way to a corner that is not whole."""
_SAME = 1e-5


class Programs:
    """The programs of one part, which settle each of its cells: wide by two whole tables, or narrow by a bound.

    In a part that is not whole, only wide cells are settled.

    A bound over fractions narrower than the width proves that a cell is narrow. It never proves that one is wide: for that two
    whole-number tables are found, which the walk keeps.
    """

    def __init__(self, knowledge: Knowledge, part: SystemPart, walk: TableWalk, report: Callable[[int], None]) -> None:
        self._knowledge, self._part, self._walk, self._report = knowledge, part, walk, report
        here = walk.point[part.columns].astype(float)
        self._edge = np.where(np.isinf(part.system.ceiling), here + BEYOND, np.inf)
        self._system = part.system.within(part.system.floor, np.minimum(part.system.ceiling, self._edge))
        self._model = Model(self._system)
        self._chance = np.random.default_rng(1)
        self.narrow: dict[int, Range] = {}

    def settle(self) -> None:
        """Settle every cell of the part."""
        cells = self._part.cells
        if self._part.columns.size and len(self._part.columns) <= MAX_COLUMNS_AT_ONCE * (1 if self._part.is_whole else 3):
            cells = self._by_corners(cells)
        if not self._part.is_whole:
            return
        if self._part.columns.size:
            steps = [self._by_constancy, self._by_neighbours, self._by_small_changes]
            # Programs over all columns of a large part are dear: there they come last.
            for step in steps if len(self._part.columns) <= MAX_COLUMNS_AT_ONCE else [*steps[1:], steps[0]]:
                cells = step(cells)
        for done, cell in enumerate(cells.tolist()):
            if self._walk.left(np.array([cell])).size:
                self._settle_one(cell)
            if done % 20 == 0:
                self._report(len(cells) - done)

    def _by_corners(self, cells: Counts) -> Counts:
        """The cells that corners in random directions, and walks around them, leave open."""
        for _ in range(CORNERS):
            before = len(cells)
            if before < 2:
                break
            self._towards(self._chance.choice([-1.0, 1.0], before) * (0.5 + self._chance.random(before)), cells)
            self._walk.look(cells)
            if self._part.is_whole:  # what a slab holds still may not move
                self._walk.roam(self._chance.permutation(self._part.cells)[:ROAMED])
            cells = self._walk.left(cells)
            self._report(len(cells))
            if before - len(cells) <= LITTLE * before:
                break
        return cells

    def _towards(self, factors: Limits, cells: Counts) -> float:
        """Go to a corner in this direction; how far the weighted sum of the cells reaches there."""
        weights = self._weights(cells, factors)
        found = self._model.most(weights)
        assert found is not None, "a system that has a solution lost it"
        self._jump(weights)
        return found.bound

    def _by_small_changes(self, cells: Counts) -> Counts:
        """The cells that no small change from where the walk stands gives the width."""
        here = self._walk.point
        small = SmallestChange(self._part.system, here[self._part.columns])
        for cell in cells.tolist():
            weights = self._weights(np.array([cell]), np.ones(1))
            for sign in (1, -1):
                for amount in range(self._missing(cell, sign), 0, -1):
                    found = small.towards(sign * weights, amount)
                    if found is not None:
                        self._stand_at(found)
                        self._walk.jump(here)
                        break
        return self._walk.left(cells)

    def _missing(self, cell: int, sign: int) -> int:
        """How much further than it was seen a cell must go on this side to have the width."""
        low, high = self._seen(cell)
        count, width = int(self._walk.ground.counts[cell]), self._walk.width
        if high - low >= width:
            return 0
        return low + width - count if sign > 0 else count - (high - width)

    def _by_constancy(self, cells: Counts) -> Counts:
        """The cells that are not proved to be exact all at once.

        If any of them could move, a sum of all with random weights would move too, but for a coincidence of chance zero: where
        its least and its most are one, every cell has one count only.
        """
        while True:
            ground = self._walk.ground
            still = cells[ground.low[cells] == ground.high[cells]]
            if len(still) < 2:
                return cells
            factors = 0.5 + self._chance.random(len(still))
            ends = [sign * self._towards(sign * factors, still) for sign in (1.0, -1.0)]
            moved = still[ground.low[still] < ground.high[still]]
            if abs(ends[0] - ends[1]) < _SAME:
                self.narrow.update(
                    {cell: Range(count, count) for cell, count in zip(still.tolist(), ground.counts[still].tolist(), strict=True)}
                )
                return np.setdiff1d(cells, still)
            if not len(moved):
                return cells
            cells = self._walk.left(cells)

    def _by_neighbours(self, cells: Counts) -> Counts:
        """The cells that are not proved to be narrow by what is printed near them alone."""
        by_column = self._part.system.matrix.tocsc()
        for size in NEAR:
            cells = np.array([cell for cell in cells.tolist() if not self._is_narrow_near(cell, by_column, size)], dtype=np.int64)
            self._report(len(cells))
        return cells

    def _is_narrow_near(self, cell: int, by_column: Any, size: int) -> bool:
        whole = self._weights(np.array([cell]), np.ones(1))
        found = near(self._part, by_column, np.flatnonzero(whole), size)
        if found is None:
            return False
        system, columns = found
        model, ends = Model(system), [0.0, 0.0]
        constant = self._constant(cell, whole, 1)
        for place, sign in enumerate((-1, 1)):
            most = model.most(sign * whole[columns])
            assert most is not None, "a system that has a solution lost it"
            ends[place] = sign * whole_bound(most.bound) + constant
        if not ends[1] - ends[0] < self._walk.width:
            return False
        self.narrow[cell] = Range(int(ends[0]), int(ends[1]))
        return True

    def _weights(self, cells: Counts, factors: Limits) -> Limits:
        whole: Limits = self._knowledge.weights(cells, factors)
        return whole[self._part.columns]

    def _jump(self, weights: Limits) -> None:
        """Let the walk go on from the corner where the last program ended, or from whole numbers on the way there.

        Between here and a corner that is not whole, only the columns that differ are free: here is then always possible. Where
        they are too many, the search for whole numbers would cost more than it finds.
        """
        corner, here = self._model.place, self._walk.point[self._part.columns]
        rounded = np.rint(corner).astype(np.int64)
        if self._system.holds(rounded):
            self._stand_at(rounded)
            return
        free = np.abs(corner - here) > WHOLE
        if free.sum() > MAX_COLUMNS_AT_ONCE:
            return
        between, _, columns = self._system.fixed(~free, here.astype(float))
        found = here.copy()
        found[columns] = Model(between).better_point(weights[columns], here[columns], NODES)
        if self._system.holds(found):
            self._stand_at(found)

    def _stand_at(self, found: Counts) -> None:
        point = self._walk.point
        point[self._part.columns] = found
        self._walk.jump(point)

    def _settle_one(self, cell: int) -> None:
        """Wide by two tables, or narrow with its exact range."""
        ends = {}
        for sign in (1, -1):
            ends[sign] = self._bound(cell, sign)
            if not len(self._walk.left(np.array([cell]))):
                return
        if ends[1] - ends[-1] >= self._walk.width or (ends[-1], ends[1]) != self._seen(cell):
            for sign in (1, -1):
                ends[sign] = self._whole_bound(cell, sign, ends[sign])
        if ends[1] - ends[-1] < self._walk.width:
            self.narrow[cell] = Range(int(ends[-1]), int(ends[1]))

    def _seen(self, cell: int) -> tuple[int, int]:
        return int(self._walk.ground.low[cell]), int(self._walk.ground.high[cell])

    def _bound(self, cell: int, sign: int) -> float:
        """How far the cell can go up (or down) over fractions, known limits included."""
        known = float(self._knowledge.most[cell] if sign > 0 else self._knowledge.least[cell])
        if self._seen(cell)[sign > 0] == known or not self._part.columns.size:
            return known if known < ENDLESS else np.inf
        weights = self._weights(np.array([cell]), np.array([float(sign)]))
        found = self._model.most(weights)
        assert found is not None, "a system that has a solution lost it"
        constant = self._constant(cell, weights, sign)
        if np.any(self._model.place >= self._edge):
            self._jump(weights)
            return sign * np.inf
        self._jump(weights)
        bound = sign * (whole_bound(found.bound) + sign * constant)
        return min(bound, known) if sign > 0 else max(bound, known)

    def _constant(self, cell: int, weights: Limits, sign: int) -> float:
        """What is in the cell beside the columns of the part."""
        here = self._walk.point[self._part.columns]
        return float(self._walk.ground.counts[cell]) - sign * float(weights @ here)

    def _whole_bound(self, cell: int, sign: int, bound: float) -> float:
        """How far the cell can go over whole numbers."""
        if self._seen(cell)[sign > 0] == bound:
            return bound
        weights = self._weights(np.array([cell]), np.array([float(sign)]))
        constant = self._constant(cell, weights, sign)
        found = self._model.most(weights, whole=True)
        assert found is not None, "a system that has a solution lost it"
        if found.point is not None:
            self._stand_at(found.point)
        return sign * (whole_bound(found.bound) + sign * constant)
