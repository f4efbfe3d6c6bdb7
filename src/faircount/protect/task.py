"""A table to protect, as the search for a pattern sees it: what may be hidden, how far it may fall, and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from faircount.protect.cell_state import Cells, CellState
from faircount.protect.costs import Weights
from faircount.protect.pattern.leaf_program import NO_CHANGE, LeafProgram, split_amounts
from faircount.protect.pattern.moves import BANNED, Board
from faircount.protect.pattern.regrowth import Room
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.stopping import Stop
from faircount.tables.margins import Counts, HierarchicalTable

Progress = Callable[[str, float], None]
"""Told what is being done, and how much of it is done, from 0 to 1."""


@dataclass(frozen=True, eq=False)
class Task:
    """One table with its policy, what is settled about its cells, and what each other cell costs to hide.

    ``kept`` cells must stay published. ``narrowed`` are small counts that are narrower than the rule already, for what was
    published before, each with the two changes that are left to it: these stay possible.
    """

    table: HierarchicalTable
    policy: ProtectionPolicy
    cell_state: CellState
    kept: Cells
    weights: Weights
    report: Progress
    narrowed: Mapping[int, Room] = field(default_factory=dict)
    stop: Stop = field(default_factory=Stop)

    @cached_property
    def primary(self) -> Cells:
        """The small counts that can still be kept from a reader."""
        return self.cell_state.primary(self.table.flat, self.policy)

    @cached_property
    def targets(self) -> Counts:
        """The small counts that are promised the full width."""
        cells = np.flatnonzero(self.primary)
        return cells[~np.isin(cells, list(self.narrowed))] if self.narrowed else cells

    @cached_property
    def least(self) -> Counts:
        """What a reader knows each hidden count to be at least."""
        return self.cell_state.least(self.policy)

    @cached_property
    def movable(self) -> Cells:
        """The cells that are hidden or may be: not shown before, not kept, and not a zero that is shown as one."""
        mask: Cells = (self.table.flat >= self.least) & ~self.cell_state.known & (~self.kept | self.primary)
        return mask

    @cached_property
    def always(self) -> Cells:
        """The cells that are hidden whatever is chosen."""
        mask: Cells = self.primary | self.cell_state.unseen
        for room in self.narrowed.values():
            for change in room:
                mask[change.cells] = True
        return mask

    @property
    def price(self) -> Weights:
        """What it costs to hide each cell: nothing where it is hidden anyway, and no price is enough for what may not be."""
        return np.where(self.movable, np.where(self.always, 0.0, self.weights), BANNED)

    def board(self) -> Board:
        """The cells as the search for moves sees them."""
        counts = self.table.flat
        capacity = np.where(self.movable, counts - self.least, 0)
        price = self.price
        return Board(capacity, price.copy(), price, self.always.copy(), np.zeros_like(counts), np.zeros_like(counts))

    def program(self) -> LeafProgram:
        """The linear program over everything that may be hidden, nothing hidden yet."""
        return LeafProgram(self.table, self.table.flat - self.least, self.movable)


def everywhere(task: Task) -> LeafProgram:
    """The linear program over everything that may be hidden, all of it hidden."""
    program = task.program()
    program.hide(np.flatnonzero(task.movable).tolist())
    return program


def find_room(program: LeafProgram, cell: int, width: int) -> Room | None:
    """Two changes that give the cell the width within what is hidden, asked over whole numbers; None if there are none."""
    for up, down in split_amounts(width, int(program.capacity[cell])):
        low = program.change(cell, -down, thorough=True) if down else NO_CHANGE
        high = program.change(cell, up, thorough=True) if up and low is not None else NO_CHANGE
        if low is not None and high is not None:
            return high, low
    return None
