"""Any change of a primary cell among the hidden cells around it, where no product move is left."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.changes import Draft
from faircount.protect.pattern.compiled import compiled, inner
from faircount.protect.pattern.moves import Board
from faircount.protect.pattern.part import Part, choose_part, forget_part, part_for
from faircount.protect.pattern.pivots import Program, program_for
from faircount.protect.pattern.simplex import TINY, solve
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


@inner
def _take(target: int, width: int, into: Draft, board: Board, part: Part, program: Program) -> int:
    """The change that was found, in whole numbers and checked; its size, 0 if it is none."""
    columns, cells = part.size[0], part.size[0] + part.size[1]
    program.value[columns:cells] = 0.0
    for column in range(columns):
        whole = np.round(program.value[column])
        if abs(whole - program.value[column]) > 100 * TINY:
            return 0
        for each in range(part.column_starts[column], part.column_starts[column + 1]):
            program.value[columns + part.column_rows[each]] += whole
    size, up, down, reach = 0, 1_000_000, 1_000_000, 0
    for each in range(cells):
        amount = int(np.round(program.value[each]))
        if amount == 0:
            continue
        cell = part.columns[each] if each < columns else part.rows[each - columns]
        if board.price[cell] > 0.0 or size + 1 >= into.cells.shape[0]:
            return 0
        if amount < 0:
            up = min(up, board.capacity[cell] // -amount)
        else:
            down = min(down, board.capacity[cell] // amount)
        if cell == target:
            reach = amount
        into.cells[size], into.multiples[size] = cell, amount
        size += 1
    if reach < 0:  # a change is kept as one that raises its target
        for each in range(size):
            into.multiples[each] = -into.multiples[each]
    return size if (up + down) * abs(reach) >= width else 0


@compiled
def any_change(
    target: int, width: int, old: Draft, olds: int, into: Draft, board: Board, around: Around, seed: NDArray[np.uint64]
) -> int:
    """A change of hidden cells alone that gives the target the width, in whole numbers; its size, 0 if none was found."""
    size = 0
    if choose_part(target, old, olds, WIDE, around.trees, board, around.part, seed):
        for number in range(width + 3):
            amount, up, down = _way(number, width, board.capacity[target])
            if amount != 0 and solve(target, amount, up, down, LONG, PIVOTS, board, around.part, around.program, seed):
                size = _take(target, width, into, board, around.part, around.program)
                if size > 0:
                    break
    forget_part(around.part)
    return size
