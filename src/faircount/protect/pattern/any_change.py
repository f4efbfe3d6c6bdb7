"""Any change of a primary cell among the hidden cells, where no product move is left: the shortest, by a dual simplex of our own.

The formulation. Columns are the changes ``x`` of the hidden leaf cells; every sum is a row, the sum of the columns it counts.
A change is sought that can be added ``up`` times and taken back ``down`` times, so that the target moves by the width in all:

    least       sum of price * |x| over the columns
    subject to  x = amount                                      for the target (and for a cell that has to fall away)
                x = 0                                           for a published cell
                -(capacity // up) <= x <= capacity // down      for any other cell; no limit where it is never added, or taken

where a change that is worked on lies on the board already, ``x`` comes beside it, and what is published may at most undo it.

The search. No change at all is best for all prices and breaks only what is asked, so the dual simplex starts there: the cell that
is farthest outside its limits is brought to the limit, and of the columns that may move for it the one whose multiplier first
reaches its price is freed, until nothing is outside. Free columns and the rows that hold them are a square, whose inverse is kept
as either changes. A cell is laid out when the search first comes to it, so that the cost does not grow with the table. What was
found counts only in whole numbers, every sum worked out anew; that none was found proves nothing.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.changes import DraftMove, is_wide
from faircount.protect.pattern.compiled import NIL, compiled, inner, spliced
from faircount.protect.pattern.lines import Trees, Whole
from faircount.protect.pattern.moves import ENDLESS, Board, draw

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
    places, found = np.unravel_index(np.arange(cells), tuple(trees.shape.tolist())), np.ones(cells, dtype=np.bool_)
    for axis, place in enumerate(places):
        found &= trees.finest[trees.nodes[axis] + place]
    return found


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
