"""The square of free columns and the rows that hold them, with its inverse kept as either changes."""

from __future__ import annotations

from faircount.protect.pattern.compiled import inner
from faircount.protect.pattern.program import EPOCH, MOST_FREE, SQUARE, Program, Reals

SINGULAR = 1e-6
NOTHING = 1e-12
"""A share that is no share: the rest of the same number taken from itself."""


@inner
def _see_row(row: int, program: Program) -> None:
    """Which free columns the row counts, into ``seen``."""
    cells, finest, starts, seen = program.cells, program.incidence.finest, program.incidence.finest_starts, program.seen
    epoch = program.numbers[EPOCH]
    seen[: program.numbers[SQUARE]] = 0.0
    for each in range(starts[row], starts[row + 1]):
        cell = cells[finest[each]]
        if cell.epoch == epoch and cell.seat >= 0:
            seen[cell.seat] = 1.0


@inner
def through_row(row: int, into: Reals, program: Program) -> None:
    """The row times the inverse."""
    size, inverse, seen = program.numbers[SQUARE], program.inverse, program.seen
    _see_row(row, program)
    into[:size] = 0.0
    for place in range(size):
        if seen[place] != 0.0:
            for other in range(size):
                into[other] += inverse[place, other]


@inner
def through_column(column: int, program: Program) -> None:
    """The inverse times the column, into ``along``."""
    cells, sums, starts, inverse, listed = (
        program.cells, program.incidence.sums, program.incidence.sum_starts, program.inverse, program.some,
    )  # fmt: skip
    epoch, size, some = program.numbers[EPOCH], program.numbers[SQUARE], 0
    for each in range(starts[column], starts[column + 1]):
        cell = cells[sums[each]]
        if cell.epoch == epoch and cell.seat >= 0:
            listed[some] = cell.seat
            some += 1
    for place in range(size):
        total = 0.0
        for each in range(some):
            total += inverse[place, listed[each]]
        program.along[place] = total


@inner
def _counts(row: int, column: int, program: Program) -> bool:
    """Whether the row counts the column."""
    incidence, found = program.incidence, False
    for each in range(incidence.sum_starts[column], incidence.sum_starts[column + 1]):
        found = found or incidence.sums[each] == row
    return found


@inner
def grow(row: int, column: int, program: Program) -> bool:
    """Free one more column and let the row hold it; False if it cannot."""
    size, inverse, along, across = program.numbers[SQUARE], program.inverse, program.along, program.across
    if size == MOST_FREE:
        return False
    through_column(column, program)
    through_row(row, across, program)
    pivot = 1.0 if _counts(row, column, program) else 0.0
    for place in range(size):
        pivot -= program.seen[place] * along[place]
    if abs(pivot) < SINGULAR:
        return False
    for place in range(size):
        share = along[place] / pivot
        if abs(share) > NOTHING:
            for other in range(size):
                inverse[place, other] += share * across[other]
        inverse[place, size] = -share
        inverse[size, place] = -across[place] / pivot
    inverse[size, size] = 1.0 / pivot
    program.free[size], program.tight[size] = column, row
    program.cells[column].seat, program.cells[row].seat = size, size
    program.numbers[SQUARE] = size + 1
    return True


@inner
def shrink(row: int, column: int, program: Program) -> bool:
    """Fix a free column and let go of a row that held; False if it cannot."""
    last, inverse, cells = program.numbers[SQUARE] - 1, program.inverse, program.cells
    here, there = int(cells[column].seat), int(cells[row].seat)
    pivot = inverse[here, there]
    if abs(pivot) < SINGULAR:
        return False
    for place in range(last + 1):
        share = inverse[place, there] / pivot
        if place != here and abs(share) > NOTHING:
            for other in range(last + 1):
                inverse[place, other] -= share * inverse[here, other]
    for other in range(last + 1):
        inverse[here, other] = inverse[last, other]
    program.free[here] = program.free[last]
    cells[program.free[here]].seat = here
    for place in range(last + 1):
        inverse[place, there] = inverse[place, last]
    program.tight[there] = program.tight[last]
    cells[program.tight[there]].seat = there
    cells[column].seat, cells[row].seat = -1, -1
    program.numbers[SQUARE] = last
    return True


@inner
def swap_row(gone: int, row: int, program: Program) -> bool:
    """Let another row hold instead of one; False if it cannot."""
    size, inverse, along, cells = program.numbers[SQUARE], program.inverse, program.along, program.cells
    there = int(cells[gone].seat)
    through_row(row, along, program)
    pivot = along[there]
    if abs(pivot) < SINGULAR:
        return False
    for place in range(size):
        kept = inverse[place, there] / pivot
        if abs(kept) > NOTHING:
            for other in range(size):
                inverse[place, other] -= kept * along[other]
        inverse[place, there] = kept
    program.tight[there] = row
    cells[row].seat, cells[gone].seat = there, -1
    return True


@inner
def swap_column(gone: int, column: int, program: Program) -> bool:
    """Free another column instead of one; False if it cannot."""
    size, inverse, along, cells = program.numbers[SQUARE], program.inverse, program.along, program.cells
    here = int(cells[gone].seat)
    through_column(column, program)
    pivot = along[here]
    if abs(pivot) < SINGULAR:
        return False
    for other in range(size):
        inverse[here, other] /= pivot
    for place in range(size):
        if place != here and abs(along[place]) > NOTHING:
            for other in range(size):
                inverse[place, other] -= along[place] * inverse[here, other]
    program.free[here] = column
    cells[column].seat, cells[gone].seat = here, -1
    return True
