"""Another change for a primary cell, when a cell that it used is to be published."""

from __future__ import annotations

from typing import NamedTuple

from faircount.protect.pattern.changes import DraftMove, draft_for, take_away
from faircount.protect.pattern.compiled import NIL, compiled, spliced
from faircount.protect.pattern.lines import Lines
from faircount.protect.pattern.moves import BANNED, FREE, Board, Scratch, find_move

SLACK = 1.5
"""A first try may cost this much more than it may in the end, since cancelling its dear cells makes it cheaper."""
ROUNDS = 4
TRIES = 6


class Search(NamedTuple):
    """Everything a search needs beside the cells: lines, room, how wide, and how long it may look."""

    lines: Lines
    room: Scratch
    width: int
    steps: int


class Drafts(NamedTuple):
    """Three changes in the making: the best so far, the one being tried, and what it may become."""

    best: DraftMove
    tried: DraftMove
    spare: DraftMove


def drafts_for(longest: int) -> Drafts:
    """Room for three changes."""
    return Drafts(draft_for(longest), draft_for(longest), draft_for(longest))


@compiled
def copy_draft(source: DraftMove, size: int, into: DraftMove) -> None:
    """Write the same change into another draft."""
    for each in range(size):
        into.cells[each], into.multiples[each] = source.cells[each], source.multiples[each]


@compiled
def _lay(draft: DraftMove, size: int, board: Board) -> None:
    for each in range(size):
        board.change[draft.cells[each]] = draft.multiples[each]


@compiled
def _clear(draft: DraftMove, size: int, board: Board) -> None:
    for each in range(size):
        board.change[draft.cells[each]] = 0


@compiled
def fresh(target: int, budget: float, old: DraftMove, into: DraftMove, board: Board, search: Search) -> tuple[float, int]:
    """The cheapest single product move for the target; its price and size."""
    cost, size = find_move(
        target, NIL - 1, target, search.width, budget, search.steps, old.cells, NIL, 0.0, search.lines, board, search.room
    )
    if size >= into.cells.shape[0]:
        return BANNED, 0
    for each in range(size):
        into.cells[each], into.multiples[each] = search.room.found[each], search.room.found_signs[each]
    return cost, size


@compiled
def without(
    cell: int, target: int, old: DraftMove, olds: int, budget: float, into: DraftMove, board: Board, search: Search
) -> tuple[float, int]:
    """The old change with the cell cancelled by the cheapest product move through it; its price and size."""
    multiple, others = NIL, 0.0
    for each in range(olds):
        if old.cells[each] == cell:
            multiple = old.multiples[each]
        else:
            others += board.price[old.cells[each]]
    if multiple == 0:
        return BANNED, 0
    _lay(old, olds, board)
    asked = board.price[cell]
    board.price[cell] = 0.0
    cost, size = find_move(
        cell, multiple, target, search.width, budget, search.steps, old.cells, olds, others, search.lines, board, search.room
    )
    board.price[cell] = asked
    if size > 0:
        size, cost = take_away(old, olds, search.room.found, search.room.found_signs, size, multiple, into, board)
    _clear(old, olds, board)
    return cost, size


@compiled
def _dearest_under(draft: DraftMove, size: int, target: int, last: float, last_cell: int, board: Board) -> int:
    """The dearest unpaid cell of the change that has not been tried yet, or -1."""
    found, dearest = -1, 0.0
    for each in range(size):
        cell = draft.cells[each]
        price = board.price[cell]
        if cell != target and price > dearest and (price < last or (price == last and cell > last_cell)):
            found, dearest = cell, price
    return found


@spliced
def _cheaper_once(
    target: int, draft: DraftMove, size: int, cost: float, spare: DraftMove, board: Board, search: Search
) -> tuple[float, int]:
    """Cancel one unpaid cell where that makes the change cheaper; size 0 if none does."""
    last, last_cell = BANNED, NIL - 1
    for _ in range(TRIES):
        cell = _dearest_under(draft, size, target, last, last_cell, board)
        if cell < 0:
            break
        last, last_cell = board.price[cell], cell
        lower, grown = without(cell, target, draft, size, cost - FREE, spare, board, search)
        if grown > 0 and lower < cost - FREE:
            copy_draft(spare, grown, draft)
            return lower, grown
    return cost, 0


@compiled
def polish(
    target: int, draft: DraftMove, size: int, cost: float, spare: DraftMove, board: Board, search: Search
) -> tuple[float, int]:
    """Cancel dear cells of the change one by one as long as it becomes cheaper; its price and size."""
    for _ in range(ROUNDS):
        if cost < FREE:
            break
        lower, grown = _cheaper_once(target, draft, size, cost, spare, board, search)
        if grown == 0:
            break
        cost, size = lower, grown
    return cost, size


@compiled
def repair(
    cell: int, target: int, old: DraftMove, olds: int, budget: float, drafts: Drafts, board: Board, search: Search
) -> tuple[float, int]:
    """The cheapest change found for the target that avoids the cell, in ``drafts.best``; its price and size, 0 if over budget."""
    loose = budget * SLACK + 2.0 * (SLACK - 1.0)
    best, kept = budget, 0
    cost, size = fresh(target, loose, old, drafts.best, board, search)
    if size > 0:
        cost, size = polish(target, drafts.best, size, cost, drafts.spare, board, search)
        if cost < best:
            best, kept = cost, size
        if kept > 0 and best < FREE:
            return best, kept
    loose = best * SLACK + 2.0 * (SLACK - 1.0)
    cost, size = without(cell, target, old, olds, loose, drafts.tried, board, search)
    if size > 0:
        cost, size = polish(target, drafts.tried, size, cost, drafts.spare, board, search)
        if cost < best:
            best, kept = cost, size
            copy_draft(drafts.tried, size, drafts.best)
    return best, kept
