"""A square of free columns and the rows that hold them, with its inverse kept as either changes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.compiled import inner
from faircount.protect.pattern.moves import Whole
from faircount.protect.pattern.part import MOST_COLUMNS, MOST_ROWS, Part

MOST_FREE = 150
"""The most finest cells that may move at once."""
SINGULAR = 1e-6

Reals = NDArray[np.float64]


class Program(NamedTuple):
    """The cells of a part, columns first and rows after them: value, multiplier, price and limits, how each stands, its seat.

    ``free`` are the columns that move and ``tight`` the rows that hold them at ``held``; a cell's seat is its place in either,
    or -1. ``size`` holds how many there are. ``some`` lists the places that matter in a product, since most are zero.
    """

    value: Reals
    multiplier: Reals
    price: Reals
    least: Reals
    most: Reals
    held: Reals
    step: Reals
    stands: Whole
    seat: Whole
    free: Whole
    tight: Whole
    inverse: Reals
    along: Reals
    across: Reals
    seen: Reals
    some: Whole
    size: Whole


def program_for(sums: int) -> Program:
    """Room for a program over the largest part, where a finest cell enters so many sums."""
    cells, room = MOST_COLUMNS + MOST_ROWS + sums, MOST_FREE + 1

    def real(size: int) -> Reals:
        return np.zeros(size)

    def whole(size: int) -> Whole:
        return np.zeros(size, dtype=np.int64)

    return Program(
        value=real(cells),
        multiplier=real(cells),
        price=real(cells),
        least=real(cells),
        most=real(cells),
        held=real(cells),
        step=real(cells),
        stands=whole(cells),
        seat=whole(cells),
        free=whole(room),
        tight=whole(room),
        inverse=np.zeros((room, room)),
        along=real(room),
        across=real(room),
        seen=real(room),
        some=whole(room),
        size=whole(1),
    )


@inner
def see_row(row: int, part: Part, program: Program) -> None:
    """Which free columns the row counts, into ``seen``."""
    program.seen[: program.size[0]] = 0.0
    number = row - part.size[0]
    for each in range(part.row_starts[number], part.row_starts[number + 1]):
        seat = program.seat[part.row_columns[each]]
        if seat >= 0:
            program.seen[seat] = 1.0


@inner
def see_column(column: int, part: Part, program: Program) -> None:
    """Which tight rows count the column, into ``seen``."""
    program.seen[: program.size[0]] = 0.0
    for each in range(part.column_starts[column], part.column_starts[column + 1]):
        seat = program.seat[part.size[0] + part.column_rows[each]]
        if seat >= 0:
            program.seen[seat] = 1.0


@inner
def through_row(row: int, into: Reals, part: Part, program: Program) -> None:
    """The row times the inverse."""
    size = program.size[0]
    see_row(row, part, program)
    into[:size] = 0.0
    for place in range(size):
        if program.seen[place] != 0.0:
            for other in range(size):
                into[other] += program.inverse[place, other]


@inner
def through_column(column: int, part: Part, program: Program) -> None:
    """The inverse times the column, into ``along``."""
    size = program.size[0]
    see_column(column, part, program)
    some = 0
    for other in range(size):
        if program.seen[other] != 0.0:
            program.some[some] = other
            some += 1
    for place in range(size):
        total = 0.0
        for each in range(some):
            total += program.inverse[place, program.some[each]]
        program.along[place] = total


@inner
def grow(row: int, column: int, part: Part, program: Program) -> bool:
    """Free one more column and let the row hold it; False if it cannot."""
    size, inverse, along, across = program.size[0], program.inverse, program.along, program.across
    if size == MOST_FREE:
        return False
    through_column(column, part, program)
    through_row(row, across, part, program)
    pivot = 0.0
    for each in range(part.column_starts[column], part.column_starts[column + 1]):
        if part.column_rows[each] == row - part.size[0]:
            pivot = 1.0
    for place in range(size):
        pivot -= program.seen[place] * along[place]
    if abs(pivot) < SINGULAR:
        return False
    for place in range(size):
        share = along[place] / pivot
        if share != 0.0:
            for other in range(size):
                inverse[place, other] += share * across[other]
        inverse[place, size] = -share
        inverse[size, place] = -across[place] / pivot
    inverse[size, size] = 1.0 / pivot
    program.free[size], program.tight[size] = column, row
    program.seat[column], program.seat[row] = size, size
    program.size[0] = size + 1
    return True


@inner
def shrink(row: int, column: int, program: Program) -> bool:
    """Fix a free column and let go of a row that held; False if it cannot."""
    last, inverse = program.size[0] - 1, program.inverse
    here, there = program.seat[column], program.seat[row]
    pivot = inverse[here, there]
    if abs(pivot) < SINGULAR:
        return False
    for place in range(last + 1):
        if place != here and inverse[place, there] != 0.0:
            share = inverse[place, there] / pivot
            for other in range(last + 1):
                inverse[place, other] -= share * inverse[here, other]
    inverse[here, : last + 1] = inverse[last, : last + 1]
    program.free[here] = program.free[last]
    program.seat[program.free[here]] = here
    inverse[: last + 1, there] = inverse[: last + 1, last]
    program.tight[there] = program.tight[last]
    program.seat[program.tight[there]] = there
    program.seat[column], program.seat[row] = -1, -1
    program.size[0] = last
    return True


@inner
def swap_row(gone: int, row: int, part: Part, program: Program) -> bool:
    """Let another row hold instead of one; False if it cannot."""
    size, inverse, along = program.size[0], program.inverse, program.along
    there = program.seat[gone]
    through_row(row, along, part, program)
    pivot = along[there]
    if abs(pivot) < SINGULAR:
        return False
    for place in range(size):
        kept = inverse[place, there] / pivot
        if kept != 0.0:
            for other in range(size):
                inverse[place, other] -= kept * along[other]
        inverse[place, there] = kept
    program.tight[there] = row
    program.seat[row], program.seat[gone] = there, -1
    return True


@inner
def swap_column(gone: int, column: int, part: Part, program: Program) -> bool:
    """Free another column instead of one; False if it cannot."""
    size, inverse, along = program.size[0], program.inverse, program.along
    here = program.seat[gone]
    through_column(column, part, program)
    pivot = along[here]
    if abs(pivot) < SINGULAR:
        return False
    for other in range(size):
        inverse[here, other] /= pivot
    for place in range(size):
        if place != here and along[place] != 0.0:
            for other in range(size):
                inverse[place, other] -= along[place] * inverse[here, other]
    program.free[here] = column
    program.seat[column], program.seat[gone] = here, -1
    return True
