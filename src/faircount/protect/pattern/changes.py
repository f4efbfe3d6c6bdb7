"""The change that protects each primary cell, which cells must stay hidden for it, and how others rest on the same."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.compiled import NIL, compiled, inner
from faircount.protect.pattern.lines import Whole
from faircount.protect.pattern.moves import BANNED, ENDLESS, Board

NOBODY = -1


class Moves(NamedTuple):
    """One change a primary cell, of ``sizes`` entries from its place in ``starts`` on, with the users of every cell linked.

    Where changes are linked each has a row of ``longest`` entries of its own, so that entry ``e`` belongs to primary number
    ``e // longest``; ``newest[cell]`` is an entry of the cell and ``next``, ``previous`` lead to the others. Nobody needs to be
    linked to cells that are always hidden. Without links a change is laid after the last one, up to ``end``, and several
    primaries may have the same one, which raises or lowers them. ``numbers`` holds the number of each cell, or -1 where it is no
    primary that needs a change.
    """

    primaries: Whole
    numbers: NDArray[np.int32]
    sizes: Whole
    starts: Whole
    end: Whole
    cells: NDArray[np.int32]
    multiples: NDArray[np.int16]
    next: NDArray[np.int32]
    previous: NDArray[np.int32]
    newest: NDArray[np.int32]
    longest: int


class DraftMove(NamedTuple):
    """A change being made: its cells and how often each counts in it."""

    cells: Whole
    multiples: Whole


def no_changes(primaries: Whole, cells: int, longest: int, *, linked: bool = True) -> Moves:
    """Room for one change a primary cell, none of them found yet; without links they are for good, and take little of it.

    Room that nothing is written to takes no memory.
    """
    size = len(primaries) * longest
    links = size if linked else 0
    numbers = np.full(cells, NOBODY, dtype=np.int32)
    numbers[primaries] = np.arange(len(primaries))
    return Moves(
        primaries=primaries,
        numbers=numbers,
        sizes=np.zeros(len(primaries), dtype=np.int64),
        starts=np.arange(len(primaries)) * longest if linked else np.zeros(len(primaries), dtype=np.int64),
        end=np.zeros(1, dtype=np.int64),
        cells=np.zeros(size, dtype=np.int32),
        multiples=np.zeros(size, dtype=np.int16),
        next=np.full(links, NOBODY, dtype=np.int32),
        previous=np.full(links, NOBODY, dtype=np.int32),
        newest=np.full(cells, NOBODY, dtype=np.int32),
        longest=longest,
    )


def draft_for(size: int) -> DraftMove:
    """Room for one change."""
    return DraftMove(np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64))


@inner
def _link(entry: int, cell: int, changes: Moves) -> None:
    """Make the entry the newest of its cell."""
    newest = changes.newest[cell]
    changes.next[entry], changes.previous[entry] = newest, NOBODY
    if newest != NOBODY:
        changes.previous[newest] = entry
    changes.newest[cell] = entry


@compiled
def keep_change(number: int, size: int, draft: DraftMove, board: Board, changes: Moves) -> float:
    """Give the primary this change and hide its cells; what that cost."""
    cost = 0.0
    for each in range(size):
        cell = draft.cells[each]
        entry = changes.starts[number] + each
        changes.cells[entry], changes.multiples[entry] = cell, draft.multiples[each]
        board.uses[cell] += 1
        if board.always[cell]:
            continue
        if changes.next.shape[0] > 0:
            _link(entry, cell, changes)
        if board.uses[cell] == 1:
            cost += board.weight[cell]
            board.price[cell] = 0.0
    changes.sizes[number] = size
    return cost


@compiled
def drop_change(number: int, board: Board, changes: Moves) -> float:
    """Take the primary's change away and publish the cells that nobody else needs; what that saved."""
    saved = 0.0
    for each in range(changes.sizes[number]):
        entry = changes.starts[number] + each
        cell = changes.cells[entry]
        board.uses[cell] -= 1
        if board.always[cell]:
            continue
        before, after = changes.previous[entry], changes.next[entry]
        if before != NOBODY:
            changes.next[before] = after
        else:
            changes.newest[cell] = after
        if after != NOBODY:
            changes.previous[after] = before
        if board.uses[cell] == 0:
            board.price[cell] = board.weight[cell]
            saved += board.weight[cell]
    changes.sizes[number] = 0
    return saved


@compiled
def take_away(
    old: DraftMove, olds: int, move: Whole, signs: Whole, size: int, multiple: int, into: DraftMove, board: Board
) -> tuple[int, float]:
    """The change at hand (in ``board.change``, its cells in ``old``) less a multiple of a move; its size and price.

    The size is 0 where there is no room for it.
    """
    kept, cost, longest = 0, 0.0, into.cells.shape[0]
    for each in range(size):
        board.change[move[each]] -= multiple * signs[each]
    for each in range(olds):
        cell = old.cells[each]
        if board.change[cell] != 0 and kept < longest:
            into.cells[kept], into.multiples[kept] = cell, board.change[cell]
            cost += board.price[cell]
            kept += 1
    for each in range(size):
        cell = move[each]
        added = -multiple * signs[each]
        if board.change[cell] == added and kept < longest:  # it was not part of the old change
            into.cells[kept], into.multiples[kept] = cell, added
            cost += board.price[cell]
            kept += 1
        board.change[cell] -= added
    return (kept, cost) if kept < longest else (0, cost)


@inner
def is_wide(target: int, width: int, cells: Whole, multiples: Whole, size: int, board: Board) -> bool:
    """Whether the change, added and taken away as often as there is room, gives the target the width."""
    up, down, reach = ENDLESS, ENDLESS, 0
    for each in range(size):
        cell, amount = cells[each], multiples[each]
        if amount < 0:
            up = min(up, board.capacity[cell] // -amount)
        else:
            down = min(down, board.capacity[cell] // amount)
        if cell == target:
            reach = abs(amount)
    return bool((up + down) * reach >= width)


@compiled
def room_of(first: int, size: int, capacity: Whole, changes: Moves) -> tuple[int, int]:
    """How often the change at these entries can be added, and how often taken away."""
    up, down = ENDLESS, ENDLESS
    for entry in range(first, first + size):
        room, amount = capacity[changes.cells[entry]], NIL + changes.multiples[entry]
        if amount < 0:
            up = min(up, room // -amount)
        else:
            down = min(down, room // amount)
    return up, down


def hidden_cells(board: Board) -> NDArray[np.bool_]:
    """Which cells are hidden: those that always are, and those that a change needs."""
    return board.always | (board.uses > 0)


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
