"""Another change for a primary cell made from those that other primaries rest on: as they are, or one less another."""

from __future__ import annotations

from faircount.protect.pattern.changes import DraftMove, Moves, is_wide, keep_change, room_of, take_away
from faircount.protect.pattern.compiled import NIL, compiled, inner
from faircount.protect.pattern.moves import BANNED, Board, Whole


@inner
def share(size: int, draft: DraftMove, width: int, board: Board, changes: Moves) -> None:
    """Give the change, which is hidden, to every other primary on it that waits for one and gets the width from it too."""
    for each in range(size):
        cell = draft.cells[each]
        number = NIL + changes.numbers[cell]
        if number < 0 or changes.sizes[number] > 0:
            continue
        if is_wide(cell, width, draft.cells, draft.multiples, size, board):
            if draft.multiples[each] < 0:  # a change is kept as one that raises its target
                for other in range(size):
                    draft.multiples[other] = -draft.multiples[other]
            keep_change(number, size, draft, board, changes)


@inner
def lend(number: int, width: int, board: Board, changes: Moves) -> None:
    """Let every other primary on this change that waits for one and gets the width from it have the same, kept once."""
    first, size = changes.starts[number], changes.sizes[number]
    up, down = room_of(first, size, board.capacity, changes)
    for entry in range(first, first + size):
        other = NIL + changes.numbers[changes.cells[entry]]
        if other >= 0 and changes.sizes[other] == 0 and (up + down) * abs(changes.multiples[entry]) >= width:
            changes.starts[other], changes.sizes[other] = first, size


@compiled
def less_another(
    cell: int,
    target: int,
    width: int,
    old: DraftMove,
    olds: int,
    cells: Whole,
    multiples: Whole,
    size: int,
    into: DraftMove,
    board: Board,
) -> tuple[float, int]:
    """The old change less as much of another as cancels the cell; its price and size, 0 if it is not whole or not wide enough."""
    own, other = _amount(cell, old.cells, old.multiples, olds), _amount(cell, cells, multiples, size)
    if other == 0 or own % other != 0:
        return BANNED, 0
    for each in range(olds):
        board.change[old.cells[each]] = old.multiples[each]
    grown, cost = take_away(old, olds, cells, multiples, size, own // other, into, board)
    for each in range(olds):
        board.change[old.cells[each]] = 0
    if grown > 0 and is_wide(target, width, into.cells, into.multiples, grown, board):
        return cost, grown
    return BANNED, 0


@inner
def _amount(cell: int, cells: Whole, multiples: Whole, size: int) -> int:
    for each in range(size):
        if cells[each] == cell:
            return int(multiples[each])
    return 0
