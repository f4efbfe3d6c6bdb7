"""A part of the cross around one cell: hidden finest cells, and every sum that they enter."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.changes import Draft
from faircount.protect.pattern.compiled import compiled, inner
from faircount.protect.pattern.moves import Board, Whole, draw
from faircount.protect.pattern.trees import Trees

MOST_COLUMNS = 480
MOST_ROWS = 6_000
"""The most finest cells and the most sums that a part may have."""
BESIDE = 0.35
"""How often a further code is drawn from those beside the target's own, and not from all."""
PATIENCE = 4
"""After so many draws a dimension without another code, the part is wide enough."""

Numbers = NDArray[np.int32]


class Part(NamedTuple):
    """Columns (hidden finest cells) and rows (sums) of a part, and which column is counted in which row.

    ``size`` holds how many columns and rows there are; ``local`` the number of a cell in the part, or -1.
    """

    chosen: NDArray[np.bool_]
    again: NDArray[np.bool_]
    places: Whole
    tally: Whole
    size: Whole
    columns: Whole
    rows: Whole
    local: Numbers
    column_starts: Whole
    column_rows: Numbers
    row_starts: Whole
    row_columns: Numbers
    sums: int


def part_for(trees: Trees, cells: int) -> Part:
    """Room for a part of a cross of so many cells."""
    depth, sums = len(trees.shape), 1
    for axis in range(depth):
        first, last = trees.nodes[axis], trees.nodes[axis + 1]
        sums *= int(np.diff(trees.above_starts[first : last + 1]).max())
    return Part(
        chosen=np.zeros(trees.nodes[-1], dtype=np.bool_),
        again=np.zeros(cells, dtype=np.bool_),
        places=np.zeros((depth, int(trees.shape.max())), dtype=np.int64),
        tally=np.zeros(depth, dtype=np.int64),
        size=np.zeros(2, dtype=np.int64),
        columns=np.zeros(MOST_COLUMNS, dtype=np.int64),
        rows=np.zeros(MOST_ROWS + sums, dtype=np.int64),
        local=np.full(cells, -1, dtype=np.int32),
        column_starts=np.zeros(MOST_COLUMNS + 1, dtype=np.int64),
        column_rows=np.zeros(MOST_COLUMNS * sums + 1, dtype=np.int32),
        row_starts=np.zeros(MOST_ROWS + sums + 2, dtype=np.int64),
        row_columns=np.zeros(MOST_COLUMNS * sums, dtype=np.int32),
        sums=sums,
    )


@inner
def cell_at(each: int, part: Part) -> int:
    """The cell of this number: columns come first, rows after them."""
    columns = part.size[0]
    return int(part.columns[each] if each < columns else part.rows[each - columns])


@inner
def _mark(cell: int, trees: Trees, part: Part) -> None:
    """Choose the finest codes that a cell has."""
    for axis in range(trees.shape.shape[0]):
        place = (cell // trees.strides[axis]) % trees.shape[axis]
        node = trees.nodes[axis] + place
        if trees.below[trees.below_starts[node]] == place:
            part.chosen[node] = True


@inner
def _ensure(target: int, trees: Trees, part: Part, seed: NDArray[np.uint64]) -> None:
    """Choose a finest code inside the target's own in every dimension that has none yet."""
    for axis in range(trees.shape.shape[0]):
        node = trees.nodes[axis] + (target // trees.strides[axis]) % trees.shape[axis]
        first, last = trees.below_starts[node], trees.below_starts[node + 1]
        inside = False
        for each in range(first, last):
            inside = inside or part.chosen[trees.nodes[axis] + trees.below[each]]
        if not inside:
            part.chosen[trees.nodes[axis] + trees.below[first + int(draw(seed) * (last - first))]] = True


@inner
def _count_chosen(trees: Trees, part: Part) -> float:
    """How many codes of each dimension are chosen, in ``tally``; their product."""
    product = 1.0
    for axis in range(trees.shape.shape[0]):
        root, kept = trees.nodes[axis], 0
        for each in range(trees.below_starts[root], trees.below_starts[root + 1]):
            if part.chosen[root + trees.below[each]]:
                part.places[axis, kept] = trees.below[each]
                kept += 1
        part.tally[axis] = kept
        product *= kept
    return product


@inner
def _widen(target: int, limit: float, trees: Trees, part: Part, seed: NDArray[np.uint64]) -> None:
    """Choose further codes at random as long as the part has no more finest cells than the limit."""
    depth, idle = trees.shape.shape[0], 0
    size = _count_chosen(trees, part)
    while idle < PATIENCE * depth:
        idle += 1
        axis = int(draw(seed) * depth)
        root = trees.nodes[axis]
        first, last = trees.below_starts[root], trees.below_starts[root + 1]
        more = (part.tally[axis] + 1) / part.tally[axis]
        if part.tally[axis] == last - first or size * more > limit:
            continue
        above = trees.parents[root + (target // trees.strides[axis]) % trees.shape[axis]]
        if above >= 0 and draw(seed) < BESIDE:
            first, last = trees.below_starts[root + above], trees.below_starts[root + above + 1]
        node = root + trees.below[first + int(draw(seed) * (last - first))]
        if not part.chosen[node]:
            part.chosen[node] = True
            part.tally[axis] += 1
            size *= more
            idle = 0


@inner
def _cover(cell: int, column: int, trees: Trees, part: Part) -> None:
    """Enter a finest cell into every sum that counts it."""
    start = part.column_starts[column]
    end = start + 1
    part.column_rows[start] = cell
    for axis in range(trees.shape.shape[0]):
        place = (cell // trees.strides[axis]) % trees.shape[axis]
        node, last = trees.nodes[axis] + place, end
        for step in range(trees.above_starts[node] + 1, trees.above_starts[node + 1]):
            shift = (trees.above[step] - place) * trees.strides[axis]
            for each in range(start, last):
                part.column_rows[end] = part.column_rows[each] + shift
                end += 1
    for each in range(start + 1, end):
        whole = part.column_rows[each]
        if part.local[whole] < 0:
            part.local[whole] = part.size[1]
            part.rows[part.size[1]] = whole
            part.size[1] += 1
        part.column_rows[each - 1] = part.local[whole]
    part.column_starts[column + 1] = end - 1


@inner
def _lay_out(trees: Trees, board: Board, part: Part) -> bool:
    """Number the hidden cells of the chosen codes, and the sums above them."""
    depth, total, fine = trees.shape.shape[0], 1, True
    part.size[:] = 0
    for axis in range(depth):
        total *= part.tally[axis]
    for combination in range(total):
        cell, rest = 0, combination
        for axis in range(depth - 1, -1, -1):
            cell += part.places[axis, rest % part.tally[axis]] * trees.strides[axis]
            rest //= part.tally[axis]
        if board.price[cell] > 0.0 and not part.again[cell]:
            continue
        column = part.size[0]
        if column == MOST_COLUMNS or part.size[1] > MOST_ROWS:
            fine = False
            break
        part.columns[column], part.local[cell] = cell, column
        _cover(cell, column, trees, part)
        part.size[0] = column + 1
    _turn(part)
    return fine


@inner
def _turn(part: Part) -> None:
    """List the columns of every row."""
    columns, rows = part.size[0], part.size[1]
    part.row_starts[: rows + 2] = 0
    for each in range(part.column_starts[columns]):
        part.row_starts[part.column_rows[each] + 2] += 1
    for row in range(rows):
        part.row_starts[row + 2] += part.row_starts[row + 1]
    for column in range(columns):
        for each in range(part.column_starts[column], part.column_starts[column + 1]):
            row = part.column_rows[each]
            part.row_columns[part.row_starts[row + 1]] = column
            part.row_starts[row + 1] += 1


@compiled
def choose_part(
    target: int, old: Draft, olds: int, limit: float, trees: Trees, board: Board, part: Part, seed: NDArray[np.uint64]
) -> bool:
    """Lay out a part around a target and its old change; False if it came out too large."""
    part.chosen[:] = False
    for each in range(olds):
        _mark(old.cells[each], trees, part)
    _mark(target, trees, part)
    _ensure(target, trees, part, seed)
    _widen(target, limit, trees, part, seed)
    _count_chosen(trees, part)
    return bool(_lay_out(trees, board, part))


@compiled
def forget_part(part: Part) -> None:
    """Clear the numbers of the cells, so that another part can be laid out."""
    for column in range(part.size[0]):
        part.local[part.columns[column]] = -1
    for row in range(part.size[1]):
        part.local[part.rows[row]] = -1
