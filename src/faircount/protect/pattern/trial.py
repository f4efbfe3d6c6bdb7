"""One trial: publish a secondary cell, give every primary that leaned on it another change, or put everything back."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.any_change import Program, any_change, cancelling
from faircount.protect.pattern.changes import (
    NOBODY,
    DraftMove,
    Moves,
    draft_for,
    drop_change,
    hidden_cells,
    keep_change,
    less_another,
    share,
)
from faircount.protect.pattern.compiled import inner, spliced
from faircount.protect.pattern.lines import Whole
from faircount.protect.pattern.moves import BANNED, FREE, Board, draw
from faircount.protect.pattern.repair import Drafts, Search, copy_draft, repair

MOST_USERS = 1_000
"""A cell that more primaries lean on is not tried: mending them all costs more than it can save."""
MOST_FOUND = 24
"""So many changes that cancel the cell are kept, for those whose turn comes later."""
MOST_TRIED = 24
"""So many of the changes that have something of the cell are tried on each other."""


class Saved(NamedTuple):
    """The changes that were dropped for a trial, to be put back if it fails, in the order in which they are mended.

    Each of them has something of the cell, and so has every change found to cancel it: these stand in the rows after them, up
    to ``known``.
    """

    numbers: Whole
    sizes: Whole
    cells: Whole
    multiples: Whole
    known: Whole
    again: DraftMove
    found: DraftMove


def saved_for(longest: int) -> Saved:
    """Room for the changes of the most users that a cell may have, and for what is made of one of them."""
    rows = MOST_USERS + MOST_FOUND
    whole = [np.zeros(shape, dtype=np.int64) for shape in (rows, rows, (rows, longest), (rows, longest), 1)]
    numbers, sizes, cells, multiples, known = whole
    return Saved(numbers, sizes, cells, multiples, known, draft_for(longest), draft_for(longest))


@inner
def recall(user: int, saved: Saved, into: DraftMove) -> int:
    """Write a change that was dropped into a draft; its size."""
    size = saved.sizes[user]
    for each in range(size):
        into.cells[each], into.multiples[each] = saved.cells[user, each], saved.multiples[user, each]
    return int(size)


@spliced
def mend(
    cell: int, users: int, budget: float, patient: bool, saved: Saved, hints: Moves,
    board: Board, changes: Moves, search: Search, drafts: Drafts, program: Program,
) -> int:  # fmt: skip
    """Find each user another change, that of the hints first; how many were seen to before the budget was spent."""
    spent = 0.0
    saved.known[0] = users
    for user in range(users):
        number = saved.numbers[user]
        if changes.sizes[number] > 0:
            continue
        target = changes.primaries[number]
        size = _hinted(number, hints, drafts.best, board)
        if size == 0:
            size = _another(cell, target, user, budget - spent + FREE / 10, patient, saved, board, search, drafts, program)
        if size == 0:
            return user
        spent += keep_change(number, size, drafts.best, board, changes)
        if spent > budget + FREE:
            return user
        share(size, drafts.best, search.width, board, changes)
    return users


@inner
def _hinted(number: int, hints: Moves, into: DraftMove, board: Board) -> int:
    """The change that the hints have for this primary, if all of it is hidden already; its size, else 0."""
    size, first = hints.sizes[number], hints.starts[number]
    for each in range(size):
        into.cells[each], into.multiples[each] = hints.cells[first + each], hints.multiples[first + each]
        if board.price[into.cells[each]] > 0.0:
            return 0
    return int(size)


@spliced
def _another(
    cell: int, target: int, user: int, left: float, patient: bool, saved: Saved,
    board: Board, search: Search, drafts: Drafts, program: Program,
) -> int:  # fmt: skip
    """The cheapest change found for the target that avoids the cell, in ``drafts.best``; its size, 0 if none is cheap enough."""
    old = saved.again
    olds = recall(user, saved, old)
    cost, size = repair(cell, target, old, olds, left, drafts, board, search)
    best = cost if size > 0 else left
    for other in range(saved.known[0] - 1, max(saved.known[0] - MOST_TRIED, 0) - 1, -1):
        if best < FREE and size > 0:
            break
        if other != user:
            row, multiples = saved.cells[other], saved.multiples[other]
            best, size = _cheaper(
                cell, target, best, size, olds, row, multiples, saved.sizes[other], saved, board, search, drafts
            )
    if patient and (size == 0 or best >= FREE):
        grown = any_change(target, search.width, drafts.tried, board, program)
        if grown > 0:
            copy_draft(drafts.tried, grown, drafts.best)
            return int(grown)
        grown = cancelling(cell, target, search.width, old, olds, saved.found, board, program)
        if grown > 0:
            _remember(grown, saved)
            found = saved.found
            best, size = _cheaper(
                cell, target, best, size, olds, found.cells, found.multiples, grown, saved, board, search, drafts
            )
    return int(size)


@inner
def _cheaper(
    cell: int, target: int, best: float, kept: int, olds: int, cells: Whole, multiples: Whole, size: int, saved: Saved,
    board: Board, search: Search, drafts: Drafts,
) -> tuple[float, int]:  # fmt: skip
    """Take the old change less this other one into ``drafts.best`` if it is cheaper; the best price and its size."""
    tried = drafts.tried
    cost, grown = less_another(cell, target, search.width, saved.again, olds, cells, multiples, size, tried, board)
    if grown > 0 and cost < best:
        copy_draft(tried, grown, drafts.best)
        return cost, grown
    return best, kept


@inner
def _remember(size: int, saved: Saved) -> None:
    """Keep a change that cancels the cell for the others that lean on it."""
    row = saved.known[0]
    if row < saved.sizes.shape[0]:
        for each in range(size):
            saved.cells[row, each], saved.multiples[row, each] = saved.found.cells[each], saved.found.multiples[each]
        saved.sizes[row] = size
        saved.known[0] = row + 1


class SecondaryCells(NamedTuple):
    """The secondary cells in no order, each with its place in the list, so that one can be drawn.

    ``blockers`` holds for each cell which primary could not be mended when it was last tried, or -1: it is tried first.
    """

    cells: Whole
    places: Whole
    size: Whole
    blockers: Whole


def list_secondary(board: Board) -> SecondaryCells:
    """The secondary cells as they are now."""
    cells = np.flatnonzero(hidden_cells(board) & ~board.always)
    listed = np.zeros(len(board.price), dtype=np.int64)
    listed[: len(cells)] = cells
    places = np.full(len(board.price), -1, dtype=np.int64)
    places[cells] = np.arange(len(cells))
    return SecondaryCells(listed, places, np.array([len(cells)]), np.full(len(board.price), NOBODY, dtype=np.int64))


@spliced
def attempt(
    cell: int, heat: float, patient: bool, listed: SecondaryCells, saved: Saved, hints: Moves,
    board: Board, changes: Moves, search: Search, drafts: Drafts, program: Program,
) -> bool:  # fmt: skip
    """Publish the cell if its primaries can be mended for what that frees, and a little more by chance (``heat``).

    Where moves do not mend a primary and the trial is ``patient``, any change among hidden cells is looked for. ``hints`` are
    changes of the same primaries in a pattern in which the cell was published; the changes at hand where there is none.
    """
    users, freed = _set_aside(cell, listed.blockers[cell], saved, search.room.seed, board, changes)
    _lend(cell, users, True, saved, program)
    budget = freed - heat * math.log(draw(search.room.seed) + 1e-300)
    board.price[cell] = BANNED
    done = mend(cell, users, budget, patient, saved, hints, board, changes, search, drafts, program)
    board.price[cell] = board.weight[cell]
    _lend(cell, users, False, saved, program)
    if done < users:
        listed.blockers[cell] = saved.numbers[done]
        _put_back(users, saved, saved.again, board, changes)
        return False
    _relist(users, saved, listed, board, changes)
    return True


@inner
def _set_aside(
    cell: int, blocker: int, saved: Saved, seed: NDArray[np.uint64], board: Board, changes: Moves
) -> tuple[int, float]:
    """Drop every change that uses the cell, the blocker's first and then in a random order; how many, and what that saved."""
    users, entry = 0, changes.newest[cell]
    while entry != NOBODY:
        saved.numbers[users] = entry // changes.longest
        users += 1
        entry = changes.next[entry]
    for place in range(users - 1, 0, -1):
        _swap(place, int(draw(seed) * (place + 1)), saved.numbers)
    for place in range(1, users):
        if saved.numbers[place] == blocker:
            _swap(place, 0, saved.numbers)
    freed = 0.0
    for user in range(users):
        number = saved.numbers[user]
        size = changes.sizes[number]
        first = changes.starts[number]
        saved.sizes[user] = size
        for each in range(size):
            saved.cells[user, each] = changes.cells[first + each]
            saved.multiples[user, each] = changes.multiples[first + each]
        freed += drop_change(number, board, changes)
    return users, freed


@inner
def _lend(cell: int, users: int, lent: bool, saved: Saved, program: Program) -> None:
    """Let any change use again what was hidden before the trial, but for the cell itself."""
    for user in range(users):
        for each in range(saved.sizes[user]):
            program.again[saved.cells[user, each]] = lent
    program.again[cell] = False


@inner
def _swap(one: int, other: int, numbers: Whole) -> None:
    kept = numbers[one]
    numbers[one] = numbers[other]
    numbers[other] = kept


@inner
def _put_back(users: int, saved: Saved, old: DraftMove, board: Board, changes: Moves) -> None:
    for user in range(users):
        drop_change(saved.numbers[user], board, changes)
    for user in range(users):
        keep_change(saved.numbers[user], recall(user, saved, old), old, board, changes)


@inner
def _relist(users: int, saved: Saved, listed: SecondaryCells, board: Board, changes: Moves) -> None:
    """Take the cells that were published from the list and add those that were hidden."""
    for user in range(users):
        for each in range(saved.sizes[user]):
            cell = saved.cells[user, each]
            place = listed.places[cell]
            if board.uses[cell] == 0 and place >= 0:
                listed.size[0] -= 1
                last = listed.cells[listed.size[0]]
                listed.cells[place], listed.places[last], listed.places[cell] = last, place, -1
    for user in range(users):
        first = changes.starts[saved.numbers[user]]
        for each in range(changes.sizes[saved.numbers[user]]):
            cell = changes.cells[first + each]
            if listed.places[cell] < 0 and not board.always[cell]:
                listed.places[cell] = listed.size[0]
                listed.cells[listed.size[0]] = cell
                listed.size[0] += 1
