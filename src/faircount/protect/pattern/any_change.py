"""Any change of a primary cell among the hidden cells around it, where no product move is left."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.changes import Draft, is_wide
from faircount.protect.pattern.compiled import compiled, inner
from faircount.protect.pattern.moves import Board
from faircount.protect.pattern.part import Part, cell_at, choose_part, forget_part, part_for
from faircount.protect.pattern.pivots import Program, program_for
from faircount.protect.pattern.simplex import NEVER, ask, begin, in_whole_numbers, solve
from faircount.protect.pattern.trees import Trees

LONG = 80.0
"""A change that moves more finest cells is not looked for."""
PIVOTS = 250
WIDE = 840.0
"""How many finest cells the codes of a part may span, hidden or not."""


class Around(NamedTuple):
    """What the search needs: the hierarchies, and room for a part and its program."""

    trees: Trees
    part: Part
    program: Program


def around_for(trees: Trees, cells: int) -> Around:
    """Room for searches in a cross of so many cells."""
    part = part_for(trees, cells)
    return Around(trees, part, program_for(part.sums))


@inner
def _way(number: int, width: int, capacity: int) -> tuple[int, int, int]:
    """One way to reach the width: by how much the target moves, how often that is added and taken back; 0 if it has no room."""
    if number < width:
        return (1, width - number, number) if number <= capacity else (0, 0, 0)
    if number == width or (number == width + 2 and width > 1):
        return (-1 if number == width else -width, width if number == width else 1, 0) if width <= capacity else (0, 0, 0)
    return (width, 1, 0) if width > 1 else (0, 0, 0)


@compiled
def ask_for(
    target: int, amount: int, up: int, down: int, board: Board, part: Part, program: Program, seed: NDArray[np.uint64]
) -> None:
    """Ask for the target's amount, every hidden cell with room for the change ``up`` times and against it ``down`` times."""
    begin(part, program, seed)
    for each in range(part.size[0] + part.size[1]):
        cell = cell_at(each, part)
        program.least[each] = -NEVER if up == 0 else -float(board.capacity[cell] // up)
        program.most[each] = NEVER if down == 0 else float(board.capacity[cell] // down)
        if board.price[cell] > 0.0 and not part.again[cell]:
            program.least[each], program.most[each] = 0.0, 0.0
        if cell == target:
            ask(each, amount, part, program)


@inner
def _take(target: int, width: int, into: Draft, board: Board, part: Part, program: Program) -> int:
    """The change that was found, checked, as one that raises its target; its size, 0 if it is none."""
    size, lowers = in_whole_numbers(into, part, program), False
    for each in range(size):
        if board.price[into.cells[each]] > 0.0 and not part.again[into.cells[each]]:
            return 0
        lowers = lowers or (into.cells[each] == target and into.multiples[each] < 0)
    if lowers:
        for each in range(size):
            into.multiples[each] = -into.multiples[each]
    return size if is_wide(target, width, into.cells, into.multiples, size, board) else 0


@compiled
def any_change(
    target: int, width: int, old: Draft, olds: int, into: Draft, board: Board, around: Around, seed: NDArray[np.uint64]
) -> int:
    """A change of hidden cells alone that gives the target the width, in whole numbers; its size, 0 if none was found."""
    size = 0
    if choose_part(target, old, olds, WIDE, around.trees, board, around.part, seed):
        for number in range(width + 3):
            amount, up, down = _way(number, width, board.capacity[target])
            if amount == 0:
                continue
            ask_for(target, amount, up, down, board, around.part, around.program, seed)
            if solve(LONG, PIVOTS, around.part, around.program):
                size = _take(target, width, into, board, around.part, around.program)
                if size > 0:
                    break
    forget_part(around.part)
    return size
