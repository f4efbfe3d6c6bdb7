"""The shortest change among hidden cells that moves what is asked: a dual simplex that starts from no change."""

from __future__ import annotations

from typing import Any

from faircount.protect.pattern.compiled import NIL, compiled, inner
from faircount.protect.pattern.moves import Board
from faircount.protect.pattern.program import (
    ASKED,
    AT_LEAST,
    AT_MOST,
    DOWN,
    EPOCH,
    FIXED,
    IDLE,
    NEVER,
    PIVOTS,
    SQUARE,
    STEPPED,
    UNEVEN,
    UP,
    Program,
    is_shown,
    lay_out,
    move,
)
from faircount.protect.pattern.square import SINGULAR, grow, shrink, swap_column, swap_row, through_column, through_row

TINY = 1e-7
LOOSE = 1e-10
HARD = 1e6
"""A limit that is broken counts so much more than a direction that is wrong."""
FOUND, NONE, GIVEN_UP = 1, 0, -1


@inner
def _limits(cell: Any) -> tuple[float, float]:
    """Between which values a cell may lie, as it stands."""
    if cell.stands == ASKED:
        return cell.held, cell.held
    return (0.0 if cell.stands == UP else cell.least), (0.0 if cell.stands == DOWN else cell.most)


@inner
def _outside(cell: Any) -> float:
    """By how much a cell is above its limits, or below them."""
    if cell.value == 0.0 and cell.held == 0.0:  # nothing is forced to move but what is asked
        return 0.0
    low, high = _limits(cell)
    return float(max(cell.value - high, 0.0) + min(cell.value - low, 0.0))


@inner
def _worst(program: Program) -> tuple[int, float]:
    """The cell to be brought within its limits next, and by how much it is above (or below); -1 if none is outside.

    Columns outside a limit of their own come first, then sums of few cells: what mends those is near, and often mends the sums
    above them too.
    """
    cells, starts, uneven = program.cells, program.incidence.finest_starts, program.uneven
    worst, found, most, kept = -1, 0.0, 0.0, 0
    for place in range(program.numbers[SQUARE]):
        column = program.free[place]
        above = _outside(cells[column])
        if abs(above) > TINY:
            weight = HARD * HARD if _is_hard(cells[column], above) else cells[column].price
            if weight > most:
                worst, found, most = column, above, weight
    for each in range(program.numbers[UNEVEN]):
        row = uneven[each]
        cell = cells[row]
        if cell.value == 0.0 and cell.held == 0.0:
            cell.uneven = 0
            continue
        uneven[kept] = row
        kept += 1
        above = 0.0 if cell.seat >= 0 else _outside(cell)
        if abs(above) > TINY:
            weight = abs(above) * HARD / (1.0 + starts[row + 1] - starts[row])
            if weight > most:
                worst, found, most = row, above, weight
    program.numbers[UNEVEN] = kept
    return int(worst), found


@inner
def _is_hard(cell: Any, above: float) -> bool:
    """Whether the limit that is broken is one of the cell's own, and not only the direction in which it moves."""
    if cell.stands == UP and above < 0.0:
        return bool(cell.least == 0.0)
    if cell.stands == DOWN and above > 0.0:
        return bool(cell.most == 0.0)
    return True


@inner
def _end(cell: Any, pace: float) -> float:
    """The end of the range of the multiplier of a fixed column or tight row, on the side to which it moves."""
    if cell.stands == ASKED or cell.least == cell.most:
        return NEVER
    if cell.stands == AT_LEAST:
        return -cell.price if pace > 0.0 else NEVER
    if cell.stands == AT_MOST:
        return NEVER if pace > 0.0 else cell.price
    if pace > 0.0:
        return cell.price if cell.most > 0.0 else NEVER
    return -cell.price if cell.least < 0.0 else NEVER


@inner
def _step(row: int, pace: float, board: Board, program: Program) -> None:
    """Move the multipliers of the columns that the row counts, against its own."""
    cells, numbers, finest, starts = program.cells, program.numbers, program.incidence.finest, program.incidence.finest_starts
    epoch = numbers[EPOCH]
    for each in range(starts[row], starts[row + 1]):
        column = NIL + finest[each]
        cell = cells[column]
        if cell.epoch != epoch:
            if is_shown(column, board, program) and board.change[column] == 0:
                continue
            lay_out(column, board, program)
        if cell.step == 0.0:
            program.stepped[numbers[STEPPED]] = column
            numbers[STEPPED] += 1
        cell.step -= pace


@inner
def _ray(worst: int, sense: float, board: Board, program: Program) -> None:
    """How the multipliers move with that of the worst cell: of rows in ``across``, of columns in their ``step``."""
    numbers, across = program.numbers, program.across
    size = numbers[SQUARE]
    for each in range(numbers[STEPPED]):
        program.cells[program.stepped[each]].step = 0.0
    numbers[STEPPED] = 0
    if program.incidence.is_finest[worst]:
        seat = program.cells[worst].seat
        for place in range(size):
            across[place] = -sense * program.inverse[seat, place]
    else:
        through_row(worst, across, program)
        for place in range(size):
            across[place] *= -sense
        _step(worst, sense, board, program)
    for place in range(size):
        if abs(across[place]) > TINY:
            _step(NIL + program.tight[place], across[place], board, program)


@inner
def _first_stop(worst: int, own: float, program: Program) -> tuple[int, float, float]:
    """The cell whose multiplier first reaches the end of its range, how far that is, and its pace."""
    cells, tight, stepped, across = program.cells, program.tight, program.stepped, program.across
    stop, nearest, pace = worst, own, 0.0
    size = program.numbers[SQUARE]
    for place in range(size + program.numbers[STEPPED]):
        number = tight[place] if place < size else stepped[place - size]
        cell = cells[number]
        moved = across[place] if place < size else cell.step
        if abs(moved) <= SINGULAR or (place >= size and cell.seat >= 0):
            continue
        end = _end(cell, moved)
        if end >= NEVER:
            continue
        far = max(0.0, (end - cell.multiplier) / moved)
        if far < nearest - LOOSE or (far < nearest + LOOSE and stop != worst and abs(moved) > abs(pace)):
            stop, nearest, pace = number, far, moved
    return int(stop), nearest, pace


@inner
def _go(worst: int, sense: float, far: float, program: Program) -> None:
    """Move the multipliers."""
    cells, tight, stepped, across = program.cells, program.tight, program.stepped, program.across
    for place in range(program.numbers[SQUARE]):
        cells[tight[place]].multiplier += far * across[place]
    for each in range(program.numbers[STEPPED]):
        cell = cells[stepped[each]]
        if cell.seat < 0:
            cell.multiplier += far * cell.step
    cells[worst].multiplier += far * sense


@inner
def _pivot(worst: int, stop: int, program: Program) -> bool:
    """Hold the worst cell and let go of the one that stopped; False if the square would be singular or too large."""
    frees = program.incidence.is_finest[stop]
    if program.incidence.is_finest[worst]:
        return bool(swap_column(worst, stop, program) if frees else shrink(stop, worst, program))
    return bool(grow(worst, stop, program) if frees else swap_row(stop, worst, program))


@inner
def _stay(worst: int, above: float, at: float, program: Program) -> None:
    """Hold the worst cell at the limit that it broke."""
    cell = program.cells[worst]
    if cell.stands == ASKED:
        return
    cell.held = at
    if at == 0.0 and program.incidence.is_finest[worst]:
        cell.stands = FIXED
    else:
        cell.stands = AT_MOST if above > 0.0 else AT_LEAST


@inner
def _let_go(number: int, pace: float, program: Program) -> None:
    """Let a fixed column or a tight row move the way that its multiplier asks for."""
    cell = program.cells[number]
    if not program.incidence.is_finest[number]:
        cell.stands, cell.multiplier = IDLE, 0.0
    elif cell.stands == AT_MOST or (cell.stands == FIXED and pace > 0.0):
        cell.stands, cell.multiplier = UP, cell.price
    else:
        cell.stands, cell.multiplier = DOWN, -cell.price


@inner
def _bring(worst: int, at: float, board: Board, program: Program) -> None:
    """Bring the worst cell to its limit, and move the free columns so that every tight row stays where it is held."""
    cell, size = program.cells[worst], program.numbers[SQUARE]
    amount = at - cell.value
    if program.incidence.is_finest[worst]:
        move(worst, amount, board, program)
        through_column(worst, program)
        amount = -amount
    else:
        for place in range(size):
            program.along[place] = program.inverse[place, cell.seat]
    for place in range(size):
        if abs(program.along[place] * amount) > TINY:
            move(NIL + program.free[place], program.along[place] * amount, board, program)
    cell.value = at


@compiled
def solve(pivots: int, board: Board, program: Program) -> int:
    """Find the shortest change that moves what was asked and keeps every limit: ``FOUND``, or ``NONE`` where there is none.

    A change that takes more pivots or a larger square is ``GIVEN_UP``.
    """
    numbers = program.numbers
    while numbers[PIVOTS] < pivots:
        worst, above = _worst(program)
        if worst < 0:
            return FOUND
        numbers[PIVOTS] += 1
        sense = 1.0 if above > 0.0 else -1.0
        _ray(worst, sense, board, program)
        own = NEVER if _is_hard(program.cells[worst], above) else 2.0 * program.cells[worst].price
        stop, far, pace = _first_stop(worst, own, program)
        if far >= NEVER:
            return NONE
        _go(worst, sense, far, program)
        if stop == worst:
            program.cells[worst].stands = UP if sense > 0.0 else DOWN
            continue
        low, high = _limits(program.cells[worst])
        at = high if above > 0.0 else low
        if not _pivot(worst, stop, program):
            return GIVEN_UP
        _stay(worst, above, at, program)
        _let_go(stop, pace, program)
        _bring(worst, at, board, program)
    return GIVEN_UP
