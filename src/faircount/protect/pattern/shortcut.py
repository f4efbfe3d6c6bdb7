"""A primary cell mended by product moves within what is hidden, before a linear program is asked."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.annealing import LONGEST
from faircount.protect.pattern.changes import draft_for
from faircount.protect.pattern.leaf_program import NO_CHANGE, LeafMove
from faircount.protect.pattern.lines import Lines
from faircount.protect.pattern.moves import BANNED, FREE, Board, scratch_for
from faircount.protect.pattern.repair import Search, drafts_for, repair

STEPS = 500
Room = tuple[LeafMove, LeafMove]
"""Two changes of the true table: the primary is larger in one and smaller in the other, together by the width."""


class Shortcut:
    """The search for moves over a pattern in which hidden cells cost nothing and published ones may not be touched."""

    def __init__(self, lines: Lines, capacity: NDArray[np.int64], primary: NDArray[np.bool_], width: int) -> None:
        price = np.full(len(capacity), BANNED)
        still = np.zeros_like(capacity)
        self._board = Board(np.maximum(capacity, 0), price, price, primary, still, still.copy())
        self._search = Search(lines, scratch_for(lines, 1), width, STEPS)
        self._old, self._drafts = draft_for(LONGEST), drafts_for(LONGEST)

    def hide(self, cells: Iterable[int]) -> None:
        """These cells may be changed from now on."""
        self._board.price[list(cells)] = 0.0

    def publish(self, cells: Iterable[int]) -> None:
        """These cells may not be touched from now on."""
        self._board.price[list(cells)] = BANNED

    def mend(self, cell: int, primary: int, room: Room) -> Room | None:
        """Two other changes for the primary that leave the cell alone, or None if no product move mends it."""
        old = as_one(room)
        if old is None or len(old.cells) >= LONGEST:
            return None
        size = len(old.cells)
        self._old.cells[:size], self._old.multiples[:size] = old.cells, old.amounts
        _, found = repair(cell, primary, self._old, size, FREE, self._drafts, self._board, self._search)
        if not found:
            return None
        best = self._drafts.best
        return shared_out(best.cells[:found].copy(), best.multiples[:found].copy(), primary, self._board, self._search.width)


def as_one(room: Room) -> LeafMove | None:
    """The one change that both sides are multiples of, or None if they are different."""
    high, low = room
    if len(high.cells) and len(low.cells) and not _proportional(high, low):
        return None
    side = high if len(high.cells) else low
    return LeafMove(side.cells, side.amounts // int(np.gcd.reduce(side.amounts)))


def _proportional(high: LeafMove, low: LeafMove) -> bool:
    if not np.array_equal(high.cells, low.cells):
        return False
    return bool(np.array_equal(high.amounts * low.amounts[0], low.amounts * high.amounts[0]))


def shared_out(cells: NDArray[np.int64], multiples: NDArray[np.int64], primary: int, board: Board, width: int) -> Room:
    """One change added and taken away as often as there is room, until the primary has the width."""
    reach = int(multiples[cells == primary][0])
    multiples = multiples if reach > 0 else -multiples
    falls = multiples < 0
    up = int((board.capacity[cells[falls]] // -multiples[falls]).min(initial=width))
    needed = -(-width // abs(reach))
    up = min(up, needed)
    high = LeafMove(cells, multiples * up) if up else NO_CHANGE
    return high, LeafMove(cells, multiples * (up - needed)) if needed > up else NO_CHANGE
