"""A change of hidden cells that can be taken from another so that one cell of it falls away."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.any_change import LONG, PIVOTS, WIDE, Around
from faircount.protect.pattern.changes import Draft
from faircount.protect.pattern.compiled import compiled, inner
from faircount.protect.pattern.moves import ENDLESS, Board
from faircount.protect.pattern.part import Part, cell_at, choose_part, forget_part
from faircount.protect.pattern.pivots import Program
from faircount.protect.pattern.simplex import NEVER, ask, begin, in_whole_numbers, solve


@compiled
def cancelling(
    cell: int, target: int, width: int, old: Draft, olds: int, into: Draft, board: Board, around: Around, seed: NDArray[np.uint64]
) -> int:
    """A change with as much of the cell as the old one has and nothing of the target; its size, 0 if none was found.

    What is left of the old change keeps the sides on which it had room. Cells of its own that nobody else needs hidden may fall
    away with it, and no other published cell may move.
    """
    size = 0
    amount, up, down = _lay(cell, target, width, old, olds, board)
    if choose_part(cell, old, olds, WIDE, around.trees, board, around.part, seed):
        _load(cell, amount, target, up, down, board, around.part, around.program, seed)
        if solve(LONG, PIVOTS, around.part, around.program):
            size = in_whole_numbers(into, around.part, around.program)
    forget_part(around.part)
    for each in range(olds):
        board.change[old.cells[each]] = 0
    return size


@inner
def _lay(cell: int, target: int, width: int, old: Draft, olds: int, board: Board) -> tuple[int, int, int]:
    """Lay the old change on the board: how much of the cell it has, how often it is added for the width and how often taken."""
    amount, reach, up = 0, 1, ENDLESS
    for each in range(olds):
        here, times = old.cells[each], old.multiples[each]
        board.change[here] = times
        if here == cell:
            amount = times
        if here == target:
            reach = abs(times)
        if times < 0:
            up = min(up, board.capacity[here] // -times)
    needed = (width + reach - 1) // reach
    up = min(up, needed)
    return int(amount), int(up), int(needed - up)


@inner
def _load(
    cell: int, amount: int, target: int, up: int, down: int, board: Board, part: Part, program: Program, seed: NDArray[np.uint64]
) -> None:
    """Ask for the cell's amount and none of the target, every cell with the room that the old change leaves it."""
    begin(part, program, seed)
    for each in range(part.size[0] + part.size[1]):
        here = cell_at(each, part)
        before = float(board.change[here])
        if board.price[here] > 0.0 and not part.again[here]:
            program.least[each], program.most[each] = min(0.0, before), max(0.0, before)
        else:
            program.least[each] = -NEVER if down == 0 else min(0.0, before - float(board.capacity[here] // down))
            program.most[each] = NEVER if up == 0 else max(0.0, before + float(board.capacity[here] // up))
        if here in (cell, target):
            ask(each, amount if here == cell else 0, part, program)
