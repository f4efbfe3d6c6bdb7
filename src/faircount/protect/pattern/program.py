"""A linear program over every hidden leaf cell of a table, laid out only where a search comes."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.compiled import NIL, compiled, inner
from faircount.protect.pattern.lines import Trees, Whole
from faircount.protect.pattern.moves import Board, draw

Numbers = NDArray[np.int32]


class Incidence(NamedTuple):
    """The table as leaf cells and sums, either way: ``sums[sum_starts[c]:sum_starts[c + 1]]`` count the leaf cell ``c``.

    ``finest`` and ``finest_starts`` tell likewise which leaf cells a sum counts. Leaf cells that can never change are left
    out; a sum that counts none of the others has no leaf cells, and a leaf cell is in no list of its own.
    """

    is_finest: NDArray[np.bool_]
    sum_starts: Whole
    sums: Numbers
    finest_starts: Whole
    finest: Numbers


def incidence_of(trees: Trees, movable: NDArray[np.bool_]) -> Incidence:
    """The table over these hierarchies, of which only movable cells can change."""
    is_finest = _finest(trees, len(movable))
    usable = np.flatnonzero(is_finest & movable)
    paths = [np.diff(trees.above_starts[first : last + 1]) for first, last in zip(trees.nodes[:-1], trees.nodes[1:], strict=True)]
    most = int(np.prod([int(each.max()) for each in paths]))
    sums, sizes = np.zeros(len(usable) * most, dtype=np.int32), np.zeros(len(movable) + 1, dtype=np.int64)
    sums = sums[: _list_sums(usable, trees, sums, sizes)].copy()
    sum_starts = np.cumsum(sizes)
    order = np.argsort(sums, kind="stable")
    finest = np.repeat(usable, np.diff(sum_starts)[usable])[order].astype(np.int32)
    finest_starts = np.searchsorted(sums[order], np.arange(len(movable) + 1)).astype(np.int64)
    return Incidence(is_finest, sum_starts, sums, finest_starts, finest)


def _finest(trees: Trees, cells: int) -> NDArray[np.bool_]:
    """Which cells are finest in every dimension."""
    nodes = np.arange(trees.nodes[-1])
    bottom = (np.diff(trees.below_starts) == 1) & (trees.below[trees.below_starts[:-1]] == nodes - _base(trees)[nodes])
    places, found = np.unravel_index(np.arange(cells), tuple(trees.shape.tolist())), np.ones(cells, dtype=np.bool_)
    for axis, place in enumerate(places):
        found &= bottom[trees.nodes[axis] + place]
    return found


def _base(trees: Trees) -> Whole:
    """For every node the first node of its dimension."""
    return np.repeat(trees.nodes[:-1], np.diff(trees.nodes))


@compiled
def _list_sums(usable: Whole, trees: Trees, sums: Numbers, sizes: Whole) -> int:
    """List the sums above each of the cells one cell after the other, and how many there are in ``sizes[cell + 1]``."""
    end = 0
    for cell in usable:
        start = end
        end = _cover(cell, trees, sums, start)
        sizes[cell + 1] = end - start
    return end


@inner
def _cover(cell: int, trees: Trees, sums: Numbers, start: int) -> int:
    """Write every sum above the cell from this place on; the place after the last."""
    sums[start], end = cell, start + 1
    for axis in range(trees.shape.shape[0]):
        place = (cell // trees.strides[axis]) % trees.shape[axis]
        node, last = trees.nodes[axis] + place, end
        for step in range(trees.above_starts[node] + 1, trees.above_starts[node + 1]):
            shift = (trees.above[step] - place) * trees.strides[axis]
            for each in range(start, last):
                sums[end] = sums[each] + shift
                end += 1
    for each in range(start + 1, end):  # the cell itself is none of its sums
        sums[each - 1] = sums[each]
    return end - 1


MOST_FREE = 400
"""The most leaf cells that may be free at once: the square of them has to stay in the processor's cache."""
NEVER = 1e17
BESIDE_SHOWN = 0.3
"""How much dearer a leaf cell is to move for each published sum above it: those have to be mended by other cells."""
FIXED, UP, DOWN, AT_LEAST, AT_MOST, ASKED, IDLE = 0, 1, 2, 3, 4, 5, 6
"""How a cell stands: a column at zero, moving up or down; at its least or most; at the value asked; a row within its limits."""
EPOCH, SUMS, FINEST, STEPPED, SQUARE, PLUS, MINUS, PIVOTS, UNEVEN, SPENT = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9
"""What ``numbers`` holds: the program's own number, how many cells of each list, how often the change is added and taken back,
pivots of this search, sums that may be uneven, and pivots of all searches before."""

Reals = NDArray[np.float64]

CELL = np.dtype(
    [
        *((name, np.float64) for name in ("value", "multiplier", "price", "least", "most", "held", "step")),
        ("epoch", np.int32),
        ("seat", np.int16),
        ("stands", np.int8),
        ("uneven", np.int8),
    ]
)
"""What the program knows of one cell, together since it is needed together: 64 bytes, a line of the processor's cache."""


class Program(NamedTuple):
    """Columns (hidden leaf cells) and rows (sums), by the numbers of the cells in the table.

    A cell is laid out when the search first comes to it: then its ``epoch`` is that of the program, and it stands in one of the
    lists ``sums`` and ``finest``; ``uneven`` lists the sums that moved or must, and some that no longer do. ``free`` are the
    columns that move and ``tight`` the rows that hold them at ``held``; a cell's seat is its place in either, or -1. ``inverse``
    is that of the square of both. ``again`` marks published cells that may be hidden for nothing. ``burden`` is what a finest
    cell costs to move for the published sums above it, as they were when it was last weighed.
    """

    incidence: Incidence
    cells: Any
    again: NDArray[np.bool_]
    burden: Reals
    sums: Numbers
    finest: Numbers
    stepped: Numbers
    uneven: Numbers
    free: Numbers
    tight: Numbers
    inverse: Reals
    along: Reals
    across: Reals
    seen: Reals
    some: Whole
    numbers: Whole
    seed: NDArray[np.uint64]


def program_for(trees: Trees, movable: NDArray[np.bool_], seed: int) -> Program:
    """Room for a program over these cells of a table."""
    cells, room = len(movable), MOST_FREE + 1

    def real() -> Reals:
        return np.zeros(room)

    def listed(size: int) -> Numbers:
        return np.zeros(size, dtype=np.int32)

    return Program(
        incidence=incidence_of(trees, movable),
        cells=np.zeros(cells, dtype=CELL),
        again=np.zeros(cells, dtype=np.bool_),
        burden=np.ones(cells),
        sums=listed(cells),
        finest=listed(cells),
        stepped=listed(cells),
        uneven=listed(cells),
        free=listed(room),
        tight=listed(room),
        inverse=np.zeros((room, room)),
        along=real(),
        across=real(),
        seen=real(),
        some=np.zeros(room, dtype=np.int64),
        numbers=np.zeros(10, dtype=np.int64),
        seed=np.array([seed], dtype=np.uint64),
    )


@compiled
def weigh(board: Board, program: Program) -> None:
    """Look anew which sums are published. This is not done in each search, where it would take more time than all the rest."""
    incidence = program.incidence
    starts = incidence.sum_starts
    for number in range(incidence.is_finest.shape[0]):
        if starts[number] < starts[number + 1]:
            shown = 0
            for each in range(starts[number], starts[number + 1]):
                if is_shown(incidence.sums[each], board, program):
                    shown += 1
            program.burden[number] = 1.0 + BESIDE_SHOWN * shown


@inner
def begin(plus: int, minus: int, program: Program) -> None:
    """Nothing moves yet, and no cell is laid out; the change is to be possible so often added and so often taken back."""
    numbers = program.numbers
    epoch, spent = numbers[EPOCH] + 1, numbers[SPENT] + numbers[PIVOTS]
    numbers[:] = 0
    numbers[EPOCH], numbers[PLUS], numbers[MINUS], numbers[SPENT] = epoch, plus, minus, spent


@inner
def is_shown(cell: int, board: Board, program: Program) -> bool:
    """Whether the cell is published and stays so."""
    return bool(board.price[cell] > 0.0 and not program.again[cell])


@inner
def lay_out(number: int, board: Board, program: Program) -> None:
    """Enter a cell into the program where it is not yet, with the room that the change on the board leaves it."""
    cell, numbers = program.cells[number], program.numbers
    if cell.epoch == numbers[EPOCH]:
        return
    cell.epoch = numbers[EPOCH]
    cell.value, cell.multiplier, cell.held, cell.step, cell.seat, cell.uneven = 0.0, 0.0, 0.0, 0.0, -1, 0
    before, plus, minus = float(board.change[number]), numbers[PLUS], numbers[MINUS]
    if is_shown(number, board, program):
        cell.least, cell.most = min(0.0, before), max(0.0, before)
    else:
        cell.least = -NEVER if minus == 0 else min(0.0, before - float(board.capacity[number] // minus))
        cell.most = NEVER if plus == 0 else max(0.0, before + float(board.capacity[number] // plus))
    if program.incidence.is_finest[number]:
        # Where others pass there is a way. No two prices are alike, so that the search does not go round.
        cell.price = (0.9 + 0.2 * draw(program.seed)) * program.burden[number] / (1.0 + board.uses[number])
        cell.stands = FIXED
        program.finest[numbers[FINEST]] = number
        numbers[FINEST] += 1
    else:
        cell.price, cell.stands = 0.0, IDLE
        program.sums[numbers[SUMS]] = number
        numbers[SUMS] += 1


@inner
def ask(number: int, amount: int, board: Board, program: Program) -> None:
    """Move this cell by the amount, neither more nor less."""
    lay_out(number, board, program)
    cell = program.cells[number]
    cell.stands, cell.held = ASKED, float(amount)
    if not program.incidence.is_finest[number]:
        _list_uneven(number, program)
    elif amount != 0:
        move(number, float(amount), board, program)


@inner
def move(column: int, amount: float, board: Board, program: Program) -> None:
    """Move a leaf cell and every sum that counts it."""
    cells, sums, starts, numbers = program.cells, program.incidence.sums, program.incidence.sum_starts, program.numbers
    epoch = numbers[EPOCH]
    _add(cells[column], amount)
    for each in range(starts[column], starts[column + 1]):
        row = NIL + sums[each]
        cell = cells[row]
        if cell.epoch != epoch:
            lay_out(row, board, program)
        _add(cell, amount)
        if cell.uneven == 0:
            _list_uneven(row, program)


@inner
def _add(cell: Any, amount: float) -> None:
    cell.value += amount
    if abs(cell.value) < 1e-9:  # what is left of adding and taking away fractions
        cell.value = 0.0


@inner
def _list_uneven(row: int, program: Program) -> None:
    """List a sum among those that may be outside their limits."""
    numbers = program.numbers
    program.cells[row].uneven = 1
    program.uneven[numbers[UNEVEN]] = row
    numbers[UNEVEN] += 1
