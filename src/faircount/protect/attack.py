"""The attack: what a reader of a published cross can work out about its hidden cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from faircount.bounds.ranges import Range, feasible_ranges
from faircount.bounds.system import System
from faircount.errors import SchemaMismatch
from faircount.protect.pattern.leaf_program import LeafProgram, covering, split_amounts
from faircount.protect.pattern.lines import lines_of
from faircount.protect.pattern.moves import BANNED, FREE, Board, find_move, scratch_for
from faircount.protect.release import PublishedCross, read_published
from faircount.protect.witness import find_witness
from faircount.tables.margins import Counts, HierarchicalTable

STEPS = 5000
Progress = Callable[[str, float], None]


@dataclass(frozen=True, eq=False)
class Attack:
    """What the reader of a cross can work out: the range of each hidden cell that is narrower than the rule allows.

    ``narrow`` holds the cells that can only be one count, or fewer counts than the width asks for; ``hidden`` is how many
    cells were attacked. The ranges are for those who mend the release, and are printed nowhere.
    """

    cross: PublishedCross
    width: int
    hidden: int
    narrow: dict[int, Range]

    @property
    def exact(self) -> tuple[int, ...]:
        """The cells whose count can be worked out exactly."""
        return tuple(cell for cell, limits in self.narrow.items() if limits.is_point)

    def small(self, threshold: int) -> tuple[int, ...]:
        """The narrow cells that the reader also knows to be small: what the rule should have hidden."""
        return tuple(cell for cell, limits in self.narrow.items() if limits.upper is not None and limits.upper < threshold)

    @property
    def is_safe(self) -> bool:
        """Whether every hidden cell keeps the width."""
        return not self.narrow


def attack_table(
    path: Path, hierarchies: Path, threshold: int = 5, *, width: int | None = None, progress: Progress | None = None
) -> Attack:
    """The attack on a published cross in a CSV file, by a reader who knows that hidden counts are at least 1."""
    return attack(read_published(path, hierarchies), threshold - 2 if width is None else width, progress=progress)


def attack(
    cross: PublishedCross,
    width: int,
    *,
    least: int = 1,
    among: NDArray[np.bool_] | None = None,
    progress: Progress | None = None,
) -> Attack:
    """The hidden cells (or those ``among`` them) whose range is narrower than the width, each with its exact range.

    One whole-number table that agrees with everything published is found first. Product moves from it settle most cells at
    once, small linear programs most of the others, and what is left is solved in whole numbers by ``bounds``. Nothing of the true
    table is used. When not to use it: when margins are rounded; then the published cells are ranges.
    """
    report = progress or (lambda _what, _share: None)
    asked = np.flatnonzero(cross.hidden if among is None else cross.hidden & among)
    if not len(asked):
        return Attack(cross, width, 0, {})
    report("finding a table that agrees", 0.0)
    table = HierarchicalTable.of_leaves(cross.hierarchies, find_witness(cross, least))
    if not np.array_equal(table.flat[~cross.hidden], cross.counts[~cross.hidden]):
        raise SchemaMismatch("the published cells do not add up: some whole is not the sum of its parts; check the table first")
    report("moving through hidden cells", 0.1)
    left = _left_by_moves(table, cross, least, width, asked)
    report("solving small programs", 0.3)
    left = _left_by_programs(table, cross, least, width, left)
    report("solving what is left", 0.7)
    ranges = exact_ranges(cross, least, left)
    narrow = {
        cell: found for cell, found in zip(left.tolist(), ranges, strict=True) if found.width is not None and found.width < width
    }
    return Attack(cross, width, len(asked), narrow)


def _left_by_moves(table: HierarchicalTable, cross: PublishedCross, least: int, width: int, cells: Counts) -> Counts:
    """The cells that no product move inside the hidden ones gives the width."""
    lines = lines_of(cross.hierarchies)
    price = np.where(cross.hidden, 0.0, BANNED)
    still = np.zeros_like(table.flat)
    board = Board(table.flat - least, price, price, cross.hidden, still, still.copy())
    room = scratch_for(lines, 1)
    left = [
        cell for cell in cells.tolist() if not find_move(cell, -1, cell, width, FREE, STEPS, still, 0, 0.0, lines, board, room)[1]
    ]
    return np.array(left, dtype=np.int64)


def _left_by_programs(table: HierarchicalTable, cross: PublishedCross, least: int, width: int, cells: Counts) -> Counts:
    """The cells that no small change inside the hidden ones gives the width."""
    if not len(cells):
        return cells
    capacity = np.where(cross.hidden, table.flat - least, 0)
    program = LeafProgram(table, capacity, cross.hidden)
    program.hide(np.flatnonzero(cross.hidden).tolist())
    return np.array([cell for cell in cells.tolist() if not _has_room(program, cell, width)], dtype=np.int64)


def _has_room(program: LeafProgram, cell: int, width: int) -> bool:
    return any(
        all(program.change(cell, amount) is not None for amount in (up, -down) if amount)
        for up, down in split_amounts(width, int(program.capacity[cell]))
    )


def exact_ranges(cross: PublishedCross, least: int, cells: Counts) -> list[Range]:
    """The exact whole-number range of each cell, asked of ``bounds``: hidden finest cells are the columns, sums the rows."""
    if not len(cells):
        return []
    blank = HierarchicalTable(cross.hierarchies, np.zeros(cross.shape, dtype=np.int64))
    leaves = np.flatnonzero(blank.is_leaf & cross.hidden)
    known = HierarchicalTable.of_leaves(cross.hierarchies, np.where(cross.hidden, 0, cross.counts).reshape(cross.shape)).flat
    if not len(leaves):
        return [Range(int(known[cell]), int(known[cell])) for cell in cells]
    numbers, covered = covering(blank, leaves)
    sums, rows = np.unique(covered, return_inverse=True)
    hidden = cross.hidden[sums]
    lower = np.where(hidden, least, cross.counts[sums]) - known[sums]
    upper = np.where(hidden, np.inf, cross.counts[sums]) - known[sums]
    matrix = csr_array((np.ones(len(rows)), (rows, numbers)), shape=(len(sums), len(leaves)))
    system = System.of(matrix, lower.astype(float), upper)
    # A hidden sum of published cells alone is in no row: nothing moves it, and it is what they add up to.
    members = {int(cell): matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]] for row, cell in enumerate(sums)}
    inside = [members.get(int(cell), np.zeros(0, dtype=np.int64)) for cell in cells]
    found = feasible_ranges(system, [{int(leaf): 1 for leaf in places} for places in inside])
    return [_moved(limits, int(known[cell])) for limits, cell in zip(found, cells, strict=True)]


def _moved(limits: Range, by: int) -> Range:
    return Range(limits.lower + by, None if limits.upper is None else limits.upper + by)
