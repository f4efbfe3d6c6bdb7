"""The smallest change of the leaf cells that moves one cell by a given amount, as a linear program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.lines import Whole
from faircount.tables.margins import HierarchicalTable, Hierarchy

FAR = 1000.0
"""No change is sought in which one cell moves further: the amounts are widths of a few."""
WHOLE = 1e-6
RETRIES = 3
EACH, PIVOT, PIVOT_ROW = 0.33, 18.0, 0.036
"""Microseconds of one core that a program takes for each row and column, and a pivot by itself and for each row."""


@dataclass(frozen=True, slots=True)
class LeafMove:
    """Cells of the full table and by how much each changes, additive along every hierarchy."""

    cells: Whole
    amounts: Whole

    def of(self, cell: int) -> int:
        """By how much one cell changes."""
        found = self.amounts[self.cells == cell]
        return int(found[0]) if len(found) else 0


NO_CHANGE = LeafMove(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
Room = tuple[LeafMove, LeafMove]
"""Two changes of the true table: the primary is larger in one and smaller in the other, together by the width."""


def covering(hierarchies: Sequence[Hierarchy], leaves: Whole) -> tuple[Whole, Whole]:
    """Pairs of a leaf (by its number among these) and a cell that counts it, the leaf itself included."""
    shape = [len(hierarchy) for hierarchy in hierarchies]
    places = np.unravel_index(leaves, tuple(shape))
    strides = [int(np.prod(shape[axis + 1 :])) for axis in range(len(shape))]
    above = [hierarchy.above for hierarchy in hierarchies]
    numbers, cells = [], []
    for levels in product(*(range(len(each)) for each in above)):
        steps = [above[axis][level][places[axis]] for axis, level in enumerate(levels)]
        there = np.all([step >= 0 for step in steps], axis=0)
        cell = np.sum([step * stride for step, stride in zip(steps, strides, strict=True)], axis=0)
        numbers.append(np.flatnonzero(there))
        cells.append(cell[there])
    return np.concatenate(numbers), np.concatenate(cells)


class _Quiet(highspy.Highs):
    """The solver without its banner, which its constructor prints through this hook before it can be told not to."""

    def enableCallbacks(self) -> None:  # noqa: N802  (the solver's own name)
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class LeafProgram:
    """Changes of the leaf cells under which published cells stay as they are and hidden ones as large as the reader knows.

    Two columns a leaf, up and down, each at a price of about one, so that the dual simplex starts from no change at all and a
    change touches few cells. ``work`` adds up what was done, in microseconds of one core, counted and not timed, so that the
    same table always gets the same. When not to use it: for more than some ten thousand cells, where product moves serve.
    """

    def __init__(self, table: HierarchicalTable, capacity: Whole, movable: NDArray[np.bool_], seed: int = 1) -> None:
        self.capacity = capacity
        self.leaves = np.flatnonzero(table.is_leaf & movable)
        numbers, cells = covering(table.hierarchies, self.leaves)
        order = np.argsort(numbers, kind="stable")
        self._cover = cells[order]
        self._cover_starts = np.searchsorted(numbers[order], np.arange(len(self.leaves) + 1))
        self._column = _numbered(len(capacity), self.leaves)
        sums = np.unique(cells[~table.is_leaf[cells]])  # published ones too: they are what ties the leaves
        self._row = _numbered(len(capacity), sums)
        self._costs = 1 + 0.01 * np.random.default_rng(seed).random((RETRIES, 2 * len(self.leaves)))
        self._costs[1:] += np.random.default_rng(seed + 1).random((RETRIES - 1, 2 * len(self.leaves)))
        self._each, self._pivot = EACH * (len(sums) + 2 * len(self.leaves)), PIVOT + PIVOT_ROW * len(sums)
        self.work = 0.0
        self._between = False
        self._solver = self._loaded(numbers, cells, len(sums))

    def _loaded(self, numbers: Whole, cells: Whole, rows: int) -> Any:
        solver: Any = _Quiet()  # type: ignore[no-untyped-call]
        for name, choice in (("output_flag", False), ("threads", 1), ("presolve", "off"), ("random_seed", 1)):
            solver.setOptionValue(name, choice)
        size = len(self.leaves)
        solver.addVars(2 * size, np.zeros(2 * size), np.zeros(2 * size))
        summed = self._row[cells] >= 0
        row, leaf = self._row[cells[summed]], numbers[summed]
        order = np.argsort(row, kind="stable")
        row, leaf = row[order], leaf[order]
        starts = np.searchsorted(row, np.arange(rows)).astype(np.int32) * 2
        indices = np.column_stack([leaf, leaf + size]).reshape(-1).astype(np.int32)
        solver.addRows(rows, np.zeros(rows), np.zeros(rows), len(indices), starts, indices, np.tile([1.0, -1.0], len(leaf)))
        self._price(solver, 0)
        return solver

    def _price(self, solver: Any, choice: int) -> None:
        size = 2 * len(self.leaves)
        solver.changeColsCost(size, np.arange(size, dtype=np.int32), self._costs[choice])

    def hide(self, cells: Iterable[int]) -> None:
        """Let these cells change, down as far as the reader must allow."""
        for cell in cells:
            self._limit(cell, -float(self.capacity[cell]), FAR)

    def publish(self, cells: Iterable[int]) -> None:
        """Keep these cells as they are."""
        for cell in cells:
            self._limit(cell, 0.0, 0.0)

    def _limit(self, cell: int, lower: float, upper: float) -> None:
        column, row = int(self._column[cell]), int(self._row[cell])
        if column >= 0:
            self._solver.changeColBounds(column, max(lower, 0.0), max(upper, 0.0))
            self._solver.changeColBounds(column + len(self.leaves), max(-upper, 0.0), max(-lower, 0.0))
        elif row >= 0:
            self._solver.changeRowBounds(row, lower, upper)

    def change(self, cell: int, amount: int, *, thorough: bool = False) -> LeafMove | None:
        """A whole-number change that moves the hidden cell by the amount, or None if none was found.

        Only where ``thorough`` does None mean that there is none: then a whole-number program is asked where no corner is whole.
        """
        if self._column[cell] < 0 and self._row[cell] < 0:
            return None  # no leaf under it may change, so it cannot
        self._limit(cell, float(amount), float(amount))
        found = self._whole()
        if found is None and thorough and self._between:
            found = self._by_branching()
        self.hide([cell])
        return found

    def _whole(self) -> LeafMove | None:
        self._between = False
        for choice in range(RETRIES):
            if choice:  # a corner between whole numbers: other prices lead to another corner
                self._price(self._solver, choice)
            self._run()
            found = self._read() if self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal else None
            if found is None or np.abs(found - np.round(found)).max(initial=0) < WHOLE:
                break
            found, self._between = None, True
        if choice:
            self._price(self._solver, 0)
        return None if found is None else self._spread(np.round(found).astype(np.int64))

    def _run(self) -> None:
        self._solver.run()
        self.work += self._each + self._pivot * self._solver.getInfo().simplex_iteration_count

    def _by_branching(self) -> LeafMove | None:
        """The same question asked over whole numbers."""
        size = 2 * len(self.leaves)
        columns = np.arange(size, dtype=np.int32)
        kinds = highspy.HighsVarType
        self._solver.changeColsIntegrality(size, columns, np.full(size, kinds.kInteger))
        self._run()
        found = self._read() if self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal else None
        self._solver.changeColsIntegrality(size, columns, np.full(size, kinds.kContinuous))
        return None if found is None else self._spread(np.round(found).astype(np.int64))

    def _read(self) -> NDArray[np.float64]:
        values = np.array(self._solver.getSolution().col_value)
        size = len(self.leaves)
        change: NDArray[np.float64] = values[:size] - values[size:]
        return change

    def _spread(self, leaf_change: Whole) -> LeafMove:
        """The change of every cell that follows from a change of the leaves."""
        moved = np.flatnonzero(leaf_change)
        if not len(moved):
            return NO_CHANGE
        spans = [self._cover[self._cover_starts[leaf] : self._cover_starts[leaf + 1]] for leaf in moved]
        amounts = np.repeat(leaf_change[moved], [len(span) for span in spans])
        cells, places = np.unique(np.concatenate(spans), return_inverse=True)
        totals = np.bincount(places, weights=amounts).astype(np.int64)
        return LeafMove(cells[totals != 0], totals[totals != 0])


def _numbered(size: int, cells: Whole) -> Whole:
    numbers = np.full(size, -1, dtype=np.int64)
    numbers[cells] = np.arange(len(cells))
    return numbers


def find_room(program: LeafProgram, cell: int, width: int, *, thorough: bool) -> Room | None:
    """Two changes that give the cell the width within what is hidden; None if none were found, or (if ``thorough``) are."""
    for up, down in split_amounts(width, int(program.capacity[cell])):
        low = program.change(cell, -down, thorough=thorough) if down else NO_CHANGE
        high = program.change(cell, up, thorough=thorough) if up and low is not None else NO_CHANGE
        if low is not None and high is not None:
            return high, low
    return None


def split_amounts(width: int, capacity: int) -> Iterator[Sequence[int]]:
    """The ways to reach a width by amounts up and down, the simplest first.

    A cell that may fall by 1 may go up 3, or up 2 and down 1.

    >>> list(split_amounts(3, 1)), list(split_amounts(1, 5))
    ([(3, 0), (2, 1)], [(1, 0), (0, 1)])
    """
    yield width, 0
    for down in range(min(width, capacity), 0, -1):
        yield width - down, down
