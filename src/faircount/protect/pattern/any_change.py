"""Any change of a primary cell among the hidden cells, where no product move is left, in whole numbers."""

from __future__ import annotations

import numpy as np

from faircount.protect.pattern.changes import DraftMove, is_wide
from faircount.protect.pattern.compiled import NIL, compiled, inner, spliced
from faircount.protect.pattern.moves import ENDLESS, Board
from faircount.protect.pattern.program import FINEST, SUMS, Program, ask, begin, is_shown
from faircount.protect.pattern.simplex import FOUND, solve

FRACTION = 1e-5
"""A leaf cell that moves by a whole number and so much is taken to move by the whole number."""


@compiled
def in_whole_numbers(into: DraftMove, program: Program) -> int:
    """The change that was found, every sum worked out anew; its size, 0 if it is not whole or there is no room for it."""
    cells, incidence, size = program.cells, program.incidence, 0
    for each in range(program.numbers[SUMS]):
        cells[program.sums[each]].value = 0.0
    for each in range(program.numbers[FINEST]):
        column = program.finest[each]
        whole = np.round(cells[column].value)
        if abs(whole - cells[column].value) > FRACTION:
            return 0
        if whole != 0.0:
            size = _write(column, int(whole), size, into)
            for above in range(incidence.sum_starts[column], incidence.sum_starts[column + 1]):
                cells[incidence.sums[above]].value += whole
    for each in range(program.numbers[SUMS]):
        row = program.sums[each]
        if cells[row].value != 0.0:
            size = _write(row, int(cells[row].value), size, into)
    return size if size < into.cells.shape[0] else 0


@inner
def _write(cell: int, amount: int, size: int, into: DraftMove) -> int:
    """Add a cell to the change where there is room; the size with it."""
    if size < into.cells.shape[0]:
        into.cells[size], into.multiples[size] = cell, amount
    return size + 1


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
