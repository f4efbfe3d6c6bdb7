"""Moves of any shape inside the hidden cells, for those to which no product move gives the width."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from faircount.protect.disclosure.ground import Ground, Notes, notes_for, room_around, see, write_down
from faircount.protect.pattern.any_change import any_change
from faircount.protect.pattern.changes import DraftMove, draft_for
from faircount.protect.pattern.compiled import compiled
from faircount.protect.pattern.lines import Trees
from faircount.protect.pattern.moves import Board
from faircount.protect.pattern.program import Program, program_for, weigh
from faircount.tables.margins import Counts

LONGEST = 2_000
"""The most cells that one move may touch."""
MOST_ENTRIES = 100_000_000
"""The most pairs of a hidden leaf cell and a sum over it: the search lists them, which takes some 20 bytes a pair meanwhile."""


class AnyMoves:
    """The search for a move of any shape, over the cells that may move.

    Where a product move has no way past a small count or a printed one, a linear program over the hidden leaf cells finds one
    that bends; it is laid out only where the search comes, so that its cost does not grow with the table. Compare
    ``pattern.simplex``. When not to use it: to show that there is none, of which it gives no proof.
    """

    def __init__(self, trees: Trees, board: Board, bound: NDArray[np.bool_]) -> None:
        self._board, self._program, self._draft = board, program_for(trees, ~bound, 1), draft_for(LONGEST)
        weigh(board, self._program)

    def look(self, cells: Counts, width: int, ground: Ground) -> tuple[Notes, int]:
        """Look from here for a move that gives each of these cells the width; the moves that matter, and how many they are."""
        notes = notes_for(len(cells), LONGEST)
        return notes, _look(cells, width, self._draft, self._board, self._program, ground, notes)


@compiled
def _look(cells: Counts, width: int, draft: DraftMove, board: Board, program: Program, ground: Ground, notes: Notes) -> int:
    moves = 0
    for cell in cells:
        if ground.high[cell] - ground.low[cell] >= width or board.price[cell] > 0.0:
            continue
        size = any_change(cell, width, draft, board, program)
        if size == 0:
            continue
        up, down = room_around(draft.cells, draft.multiples, size, ground)
        if see(draft.cells, draft.multiples, size, up, down, width, ground):
            moves = write_down(draft.cells, draft.multiples, size, 0, moves, ground, notes)
    return moves
