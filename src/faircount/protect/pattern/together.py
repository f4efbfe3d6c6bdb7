"""Several product moves, one after the other, for a cell that no single one gives its width."""

from __future__ import annotations

import numpy as np

from faircount.protect.pattern.leaf_program import NO_CHANGE, LeafMove
from faircount.protect.pattern.moves import BANNED, Board, find_move
from faircount.protect.pattern.regrowth import Room
from faircount.protect.pattern.repair import Search


def find_together(target: int, board: Board, search: Search) -> Room | None:
    """Moves that raise the target by the width together, each within the room that the ones before left; None if they fall short.

    Where one move may be made only once or twice because a count beside it is small, another can go on. The board is given
    back as it was.
    """
    capacity, price = board.capacity, board.price
    total: dict[int, int] = {}
    paid: dict[int, float] = {}
    still = np.zeros(0, dtype=np.int64)
    own, reached = int(capacity[target]), 0
    while reached < search.width:
        capacity[target] = 0  # so that only moves that raise it are found
        _, size = find_move(target, -1, target, 1, BANNED / 10, search.steps, still, 0, 0.0, search.lines, board, search.room)
        if size == 0:
            break
        cells, signs = search.room.found[:size].copy(), search.room.found_signs[:size].copy()
        times = min(search.width - reached, int(capacity[cells[signs < 0]].min(initial=search.width)))
        capacity[cells] += times * signs
        reached += times
        for cell, sign in zip(cells.tolist(), signs.tolist(), strict=True):
            total[cell] = total.get(cell, 0) + times * sign
            paid.setdefault(cell, float(price[cell]))
            price[cell] = 0.0
    _give_back(board, total, paid)
    capacity[target] = own
    if reached < search.width:
        return None
    kept = sorted(cell for cell, amount in total.items() if amount)
    return LeafMove(np.array(kept, dtype=np.int64), np.array([total[cell] for cell in kept], dtype=np.int64)), NO_CHANGE


def _give_back(board: Board, total: dict[int, int], paid: dict[int, float]) -> None:
    for cell, amount in total.items():
        board.capacity[cell] -= amount
        board.price[cell] = paid[cell]
