"""The shortest change within a part of the cross that moves what is asked: a dual simplex that starts from no change."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.changes import Draft
from faircount.protect.pattern.compiled import compiled, inner
from faircount.protect.pattern.moves import draw
from faircount.protect.pattern.part import Part, cell_at
from faircount.protect.pattern.pivots import Program, grow, see_row, shrink, swap_column, swap_row

NEVER = 1e17
TINY = 1e-7
LOOSE = 1e-10
HARD = 1e6
"""A limit that is broken counts so much more than a direction that is wrong."""

FIXED, UP, DOWN, AT_LEAST, AT_MOST, ASKED, IDLE = 0, 1, 2, 3, 4, 5, 6
"""How a cell stands: a column at zero, moving up or down; at its least or most; at the value asked; a row within its limits."""


@inner
def begin(part: Part, program: Program, seed: NDArray[np.uint64]) -> None:
    """Nothing moves yet, and no column moves without its price of about one, so that short changes are found."""
    columns, cells = part.size[0], part.size[0] + part.size[1]
    program.multiplier[:cells] = 0.0
    program.value[:cells] = 0.0
    program.held[:cells] = 0.0
    program.seat[:cells] = -1
    program.size[0] = 0
    for each in range(cells):
        program.price[each] = 0.5 + draw(seed) if each < columns else 0.0
        program.stands[each] = FIXED if each < columns else IDLE


@inner
def ask(each: int, amount: int, part: Part, program: Program) -> None:
    """Move this cell by the amount, neither more nor less."""
    program.stands[each], program.held[each] = ASKED, float(amount)
    if each < part.size[0]:
        program.value[each] = float(amount)


@inner
def _add(column: int, part: Part, program: Program) -> None:
    """Count the column in every row above it."""
    columns = part.size[0]
    for each in range(part.column_starts[column], part.column_starts[column + 1]):
        program.value[columns + part.column_rows[each]] += program.value[column]


@inner
def _evaluate(part: Part, program: Program) -> None:
    """Work out the free columns from the rows that hold them, and every sum from the columns."""
    columns, size = part.size[0], program.size[0]
    for place in range(size):
        program.value[program.free[place]] = 0.0
    program.value[columns : columns + part.size[1]] = 0.0
    for column in range(columns):
        if program.value[column] != 0.0:
            _add(column, part, program)
    some = 0
    for place in range(size):
        row = program.tight[place]
        program.along[place] = program.held[row] - program.value[row]
        if program.along[place] != 0.0:
            program.some[some] = place
            some += 1
    for place in range(size):
        total = 0.0
        for each in range(some):
            total += program.inverse[place, program.some[each]] * program.along[program.some[each]]
        if abs(total) > TINY:
            program.value[program.free[place]] = total
            _add(program.free[place], part, program)


@inner
def _limits(each: int, program: Program) -> tuple[float, float]:
    """Between which values a cell may lie, as it stands."""
    stands = program.stands[each]
    if stands == ASKED:
        return program.held[each], program.held[each]
    return (0.0 if stands == UP else program.least[each]), (0.0 if stands == DOWN else program.most[each])


@inner
def _worst(part: Part, program: Program) -> tuple[int, float]:
    """The cell that is furthest outside its limits, and by how much it is above (or below)."""
    worst, found, most = -1, 0.0, 0.0
    for each in range(part.size[0] + part.size[1]):
        if each < part.size[0] and program.seat[each] < 0:
            continue
        if program.value[each] == 0.0 and program.held[each] == 0.0:  # nothing is forced to move but what is asked
            continue
        low, high = _limits(each, program)
        above = max(program.value[each] - high, 0.0) + min(program.value[each] - low, 0.0)
        if abs(above) > TINY and (each < part.size[0] or program.seat[each] < 0):
            weight = abs(above) * (HARD if _is_hard(each, above, program) else program.price[each])
            if weight > most:
                worst, found, most = each, above, weight
    return worst, found


@inner
def _is_hard(each: int, above: float, program: Program) -> bool:
    """Whether the limit that is broken is one of the cell's own, and not only the direction in which it moves."""
    stands = program.stands[each]
    if stands == UP and above < 0.0:
        return bool(program.least[each] == 0.0)
    if stands == DOWN and above > 0.0:
        return bool(program.most[each] == 0.0)
    return True


@inner
def _range(each: int, program: Program) -> tuple[float, float]:
    """Between which values the multiplier of a fixed column or tight row may lie."""
    stands, price = program.stands[each], program.price[each]
    if stands == ASKED or program.least[each] == program.most[each]:
        return -NEVER, NEVER
    if stands == AT_LEAST:
        return -NEVER, -price
    if stands == AT_MOST:
        return price, NEVER
    return (-price if program.least[each] < 0.0 else -NEVER), (price if program.most[each] > 0.0 else NEVER)


@inner
def _ray(worst: int, sense: float, part: Part, program: Program) -> None:
    """How the multipliers move with that of the worst cell: of rows in ``across``, of columns in ``step``."""
    columns, size = part.size[0], program.size[0]
    program.step[:columns] = 0.0
    program.across[:size] = 0.0
    if worst < columns:
        program.across[:size] = -sense * program.inverse[program.seat[worst], :size]
    else:
        see_row(worst, part, program)
        for place in range(size):
            if program.seen[place] != 0.0:
                for other in range(size):
                    program.across[other] -= sense * program.inverse[place, other]
        for each in range(part.row_starts[worst - columns], part.row_starts[worst - columns + 1]):
            program.step[part.row_columns[each]] -= sense
    for place in range(size):
        moved = program.across[place]
        if abs(moved) > TINY:
            row = program.tight[place] - columns
            for each in range(part.row_starts[row], part.row_starts[row + 1]):
                program.step[part.row_columns[each]] -= moved


@inner
def _until(each: int, moved: float, program: Program) -> float:
    """How far the worst cell's multiplier may go before this one reaches the end of its range."""
    low, high = _range(each, program)
    end = high if moved > 0.0 else low
    return max(0.0, (end - program.multiplier[each]) / moved) if abs(end) < NEVER else NEVER


@inner
def _first_stop(worst: int, own: float, part: Part, program: Program) -> tuple[int, float, float]:
    """The cell whose multiplier first reaches the end of its range, how far that is, and its pace."""
    stop, nearest, pace = worst, own, 0.0
    size = program.size[0]
    for place in range(size + part.size[0]):
        each = program.tight[place] if place < size else place - size
        moved = program.across[place] if place < size else program.step[each]
        if abs(moved) <= TINY or (place >= size and program.seat[each] >= 0):
            continue
        far = _until(each, moved, program)
        if far < nearest - LOOSE or (far < nearest + LOOSE and stop != worst and abs(moved) > abs(pace)):
            stop, nearest, pace = each, far, moved
    return stop, nearest, pace


@inner
def _go(worst: int, sense: float, far: float, part: Part, program: Program) -> None:
    """Move the multipliers."""
    for place in range(program.size[0]):
        program.multiplier[program.tight[place]] += far * program.across[place]
    for column in range(part.size[0]):
        if program.seat[column] < 0:
            program.multiplier[column] += far * program.step[column]
    program.multiplier[worst] += far * sense


@inner
def _stay(worst: int, above: float, part: Part, program: Program) -> None:
    """Hold the worst cell at the limit that it broke."""
    if program.stands[worst] == ASKED:
        return
    low, high = _limits(worst, program)
    at = high if above > 0.0 else low
    program.held[worst] = at
    if worst < part.size[0]:
        program.value[worst] = at
    if worst < part.size[0] and at == 0.0:
        program.stands[worst] = FIXED
    else:
        program.stands[worst] = AT_MOST if above > 0.0 else AT_LEAST


@inner
def _let_go(each: int, pace: float, part: Part, program: Program) -> None:
    """Let a fixed column or a tight row move the way that its multiplier asks for."""
    stands, price = program.stands[each], program.price[each]
    if each >= part.size[0]:
        program.stands[each], program.multiplier[each] = IDLE, 0.0
    elif stands == AT_MOST or (stands == FIXED and pace > 0.0):
        program.stands[each], program.multiplier[each] = UP, price
    else:
        program.stands[each], program.multiplier[each] = DOWN, -price


@inner
def _pivot(worst: int, stop: int, part: Part, program: Program) -> bool:
    """Hold the worst cell and let go of the one that stopped; False if the square would be singular."""
    columns = part.size[0]
    if worst >= columns:
        return bool(grow(worst, stop, part, program) if stop < columns else swap_row(stop, worst, part, program))
    return bool(swap_column(worst, stop, part, program) if stop < columns else shrink(stop, worst, program))


@compiled
def solve(limit: float, pivots: int, part: Part, program: Program) -> bool:
    """Find the shortest change that moves what is asked and keeps every limit; whether there is one.

    A change whose length passes the limit, or that takes more pivots, is given up.
    """
    length = 0.0
    for _ in range(pivots):
        _evaluate(part, program)
        worst, above = _worst(part, program)
        if worst < 0:
            return True
        sense = 1.0 if above > 0.0 else -1.0
        _ray(worst, sense, part, program)
        own = NEVER if _is_hard(worst, above, program) else 2.0 * program.price[worst]
        stop, far, pace = _first_stop(worst, own, part, program)
        length += far * abs(above)
        if far >= NEVER or length > limit:
            return False
        _go(worst, sense, far, part, program)
        if stop == worst:
            program.stands[worst] = UP if sense > 0.0 else DOWN
            continue
        if not _pivot(worst, stop, part, program):
            return False
        _stay(worst, above, part, program)
        _let_go(stop, pace, part, program)
    return False


@inner
def in_whole_numbers(into: Draft, part: Part, program: Program) -> int:
    """The change that was found, every sum worked out anew; its size, 0 if it is not whole or there is no room for it."""
    columns, cells = part.size[0], part.size[0] + part.size[1]
    program.value[columns:cells] = 0.0
    for column in range(columns):
        whole = np.round(program.value[column])
        if abs(whole - program.value[column]) > 100 * TINY:
            return 0
        for each in range(part.column_starts[column], part.column_starts[column + 1]):
            program.value[columns + part.column_rows[each]] += whole
    size = 0
    for each in range(cells):
        amount = int(np.round(program.value[each]))
        if amount != 0:
            if size + 1 >= into.cells.shape[0]:
                return 0
            into.cells[size], into.multiples[size] = cell_at(each, part), amount
            size += 1
    return size
