"""A table to protect, as the search for a pattern sees it; how long to look, and how somebody stops it early."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from types import FrameType

import numpy as np

from faircount.errors import NotProtected
from faircount.protect.cell_state import Cells, CellState
from faircount.protect.constraints import Weights
from faircount.protect.pattern.compiled import Progress
from faircount.protect.pattern.leaf_program import LeafProgram, Room
from faircount.protect.pattern.moves import BANNED, Board
from faircount.protect.policy import ProtectionPolicy
from faircount.tables.margins import Counts, HierarchicalTable

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(slots=True)
class Stop:
    """Whether somebody has asked to stop looking for a better pattern."""

    asked: bool = False


@contextmanager
def until_stopped() -> Iterator[Stop]:
    """A sign that is set by the first Ctrl-C or termination while the block runs; the second ends the program as always.

    Only the main thread hears signals; elsewhere the sign is never set.
    """
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {each: signal.getsignal(each) for each in SIGNALS}

    def hear(_number: int, _frame: FrameType | None) -> None:
        stop.asked = True
        _give_back(before)

    for each in SIGNALS:
        signal.signal(each, hear)
    try:
        yield stop
    finally:
        _give_back(before)


def _give_back(handlers: dict[signal.Signals, signal._HANDLER]) -> None:
    for each, handler in handlers.items():
        signal.signal(each, handler if handler is not None else signal.SIG_DFL)


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried to publish cells again; the pattern is safe from the first moment on.

    Each of the ``sweeps`` says how much dearer, on average, the pattern may become in a trial (in prices of a tiny cell), and
    which share of the secondary cells it tries, dearest first; they end when searches have taken ``most_pivots``, which are told
    for width 1 and for wider ones, where the last of them win least. Then tables of up to ``largest`` non-zero cells are
    improved by linear programs over the whole table, which may be so much ``work``
    (microseconds, counted and not timed).
    """

    sweeps: tuple[tuple[float, float], ...]
    most_pivots: tuple[int, int]
    work: int
    largest: int

    def pivots_for(self, width: int) -> int:
        """The most pivots of all searches for ranges of this width."""
        return self.most_pivots[min(width, 2) - 1]


EFFORTS: Mapping[str, Effort] = {
    "quick": Effort((), (0, 0), 0, 0),
    "normal": Effort(
        ((1.0, 0.4), (1.0, 0.3), *((0.3, 0.3),) * 3, (0.3, 0.5), (0.3, 0.4), *((0.1, 0.4),) * 6),
        (8_500_000, 6_500_000),
        14_000_000,
        1_200,
    ),
    "best": Effort(
        tuple((heat, 1.0) for heat in (2.0, 1.0, 1.0, 0.5, 0.3, 0.3, 0.1, 0.05, 0.05)),
        (300_000_000, 300_000_000),
        350_000_000,
        6_000,
    ),
}


def effort_named(name: str) -> Effort:
    """The effort of this name."""
    if name not in EFFORTS:
        raise NotProtected(f"effort {name!r} is not known; use {', '.join(EFFORTS)}")
    return EFFORTS[name]


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
        return (self.table.flat >= self.least) & ~self.cell_state.known & (~self.kept | self.primary)

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
