"""Any change of a primary cell among the hidden cells, where no product move is left."""

from __future__ import annotations

from faircount.protect.pattern.changes import DraftMove, is_wide
from faircount.protect.pattern.compiled import inner, spliced
from faircount.protect.pattern.moves import Board
from faircount.protect.pattern.program import Program, ask, begin, is_shown
from faircount.protect.pattern.simplex import FOUND, solve
from faircount.protect.pattern.whole_numbers import in_whole_numbers

MOST_PIVOTS = 500


@inner
def _way(number: int, width: int, capacity: int) -> tuple[int, int, int]:
    """One way to reach the width: by how much the target moves, how often that is added and taken back; 0 if it has no room."""
    if number < width:
        return (1, width - number, number) if number <= capacity else (0, 0, 0)
    if number == width or (number == width + 2 and width > 1):
        return (-1 if number == width else -width, width if number == width else 1, 0) if width <= capacity else (0, 0, 0)
    return (width, 1, 0) if width > 1 else (0, 0, 0)


@inner
def _take(target: int, width: int, size: int, into: DraftMove, board: Board, program: Program) -> int:
    """The change that was found, checked, as one that raises its target; its size, 0 if it is none."""
    lowers = False
    for each in range(size):
        if is_shown(into.cells[each], board, program):
            return 0
        lowers = lowers or (into.cells[each] == target and into.multiples[each] < 0)
    if lowers:
        for each in range(size):
            into.multiples[each] = -into.multiples[each]
    return size if is_wide(target, width, into.cells, into.multiples, size, board) else 0


@spliced
def reach(target: int, amount: int, up: int, down: int, board: Board, program: Program) -> int:
    """Look for a change of the target by the amount that can be added so often ``up`` and taken back so often ``down``."""
    begin(down, up, program)
    ask(target, amount, board, program)
    return int(solve(MOST_PIVOTS, board, program))


@spliced
def any_change(target: int, width: int, into: DraftMove, board: Board, program: Program) -> int:
    """A change of hidden cells alone that gives the target the width, in whole numbers; its size, 0 if none was found."""
    size = 0
    for number in range(width + 3):
        amount, up, down = _way(number, width, board.capacity[target])
        if amount == 0:
            continue
        if reach(target, amount, up, down, board, program) == FOUND:
            size = _take(target, width, in_whole_numbers(into, program), into, board, program)
            if size > 0:
                break
    return size
