"""A change of hidden cells that can be taken from another so that one cell of it falls away."""

from __future__ import annotations

from faircount.protect.pattern.any_change import MOST_PIVOTS
from faircount.protect.pattern.changes import DraftMove
from faircount.protect.pattern.compiled import NIL, inner, spliced
from faircount.protect.pattern.moves import ENDLESS, Board
from faircount.protect.pattern.program import Program, ask, begin
from faircount.protect.pattern.simplex import FOUND, solve
from faircount.protect.pattern.whole_numbers import in_whole_numbers


@spliced
def cancelling(
    cell: int, target: int, width: int, old: DraftMove, olds: int, into: DraftMove, board: Board, program: Program
) -> int:
    """A change with as much of the cell as the old one has and nothing of the target; its size, 0 if none was found.

    What is left of the old change keeps the sides on which it had room. Cells of its own that nobody else needs hidden may fall
    away with it, and no other published cell may move.
    """
    amount, up, down = _lay(cell, target, width, old, olds, board)
    begin(up, down, program)
    ask(target, NIL, board, program)
    ask(cell, amount, board, program)
    size = in_whole_numbers(into, program) if solve(MOST_PIVOTS, board, program) == FOUND else 0
    for each in range(olds):
        board.change[old.cells[each]] = 0
    return int(size)


@inner
def _lay(cell: int, target: int, width: int, old: DraftMove, olds: int, board: Board) -> tuple[int, int, int]:
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
