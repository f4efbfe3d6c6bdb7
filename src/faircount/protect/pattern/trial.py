"""One trial: publish a secondary cell, give every primary that leaned on it another change, or put everything back."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.any_change import Around, any_change
from faircount.protect.pattern.changes import NOBODY, Changes, Draft, draft_for, drop_change, hidden_cells, keep_change
from faircount.protect.pattern.compiled import inner
from faircount.protect.pattern.moves import BANNED, FREE, Board, Whole, draw
from faircount.protect.pattern.repair import Drafts, Search, copy_draft, repair

MOST_USERS = 400
"""A cell that more primaries lean on is not tried: mending them all costs more than it can save."""


class Listed(NamedTuple):
    """The secondary cells in no order, each with its place in the list, so that one can be drawn."""

    cells: Whole
    places: Whole
    size: Whole


class Saved(NamedTuple):
    """The changes that were dropped for a trial, to be put back if it fails."""

    numbers: Whole
    sizes: Whole
    cells: Whole
    multiples: Whole
    again: Draft


def list_secondary(board: Board) -> Listed:
    """The secondary cells as they are now."""
    cells = np.flatnonzero(hidden_cells(board) & ~board.always)
    listed = np.zeros(len(board.price), dtype=np.int64)
    listed[: len(cells)] = cells
    places = np.full(len(board.price), -1, dtype=np.int64)
    places[cells] = np.arange(len(cells))
    return Listed(listed, places, np.array([len(cells)]))


def saved_for(longest: int) -> Saved:
    """Room for the changes of the most users that a cell may have, and for one of them again."""
    numbers, sizes = np.zeros(MOST_USERS, dtype=np.int64), np.zeros(MOST_USERS, dtype=np.int64)
    rows = [np.zeros((MOST_USERS, longest), dtype=np.int64) for _ in range(2)]
    return Saved(numbers, sizes, rows[0], rows[1], draft_for(longest))


@inner
def attempt(
    cell: int, heat: float, patient: bool, listed: Listed, saved: Saved,
    board: Board, changes: Changes, search: Search, drafts: Drafts, around: Around,
) -> bool:  # fmt: skip
    """Publish the cell if its primaries can be mended for what that frees, and a little more by chance (``heat``).

    Where moves do not mend a primary and the trial is ``patient``, any change among hidden cells is looked for.
    """
    users, freed = _set_aside(cell, saved, search.room.seed, board, changes)
    budget = freed - heat * math.log(draw(search.room.seed) + 1e-300)
    board.price[cell] = BANNED
    done = _mend(cell, users, budget, saved, saved.again, patient, board, changes, search, drafts, around)
    board.price[cell] = board.weight[cell]
    if done < users:
        _put_back(done, users, saved, saved.again, board, changes)
        return False
    _relist(users, saved, listed, board, changes)
    return True


@inner
def _set_aside(cell: int, saved: Saved, seed: NDArray[np.uint64], board: Board, changes: Changes) -> tuple[int, float]:
    """Drop every change that uses the cell, in a random order; how many, and the weight that fell free."""
    users, entry = 0, changes.newest[cell]
    while entry != NOBODY:
        saved.numbers[users] = entry // changes.longest
        users += 1
        entry = changes.next[entry]
    for place in range(users - 1, 0, -1):
        other = int(draw(seed) * (place + 1))
        swapped = saved.numbers[place]
        saved.numbers[place] = saved.numbers[other]
        saved.numbers[other] = swapped
    freed = 0.0
    for user in range(users):
        number = saved.numbers[user]
        size = changes.sizes[number]
        first = number * changes.longest
        saved.sizes[user] = size
        for each in range(size):
            saved.cells[user, each] = changes.cells[first + each]
            saved.multiples[user, each] = changes.multiples[first + each]
        freed += drop_change(number, board, changes)
    return users, freed


@inner
def _recall(user: int, saved: Saved, into: Draft) -> int:
    size = saved.sizes[user]
    into.cells[:size] = saved.cells[user, :size]
    into.multiples[:size] = saved.multiples[user, :size]
    return int(size)


@inner
def _mend(
    cell: int, users: int, budget: float, saved: Saved, old: Draft,
    patient: bool, board: Board, changes: Changes, search: Search, drafts: Drafts, around: Around,
) -> int:  # fmt: skip
    """Find each user another change; how many got one before the budget was spent."""
    spent = 0.0
    for user in range(users):
        number = saved.numbers[user]
        olds = _recall(user, saved, old)
        left = budget - spent + FREE / 10
        cost, size = repair(cell, changes.primaries[number], old, olds, left, drafts, board, search)
        if patient and (size == 0 or cost >= FREE):
            other = any_change(changes.primaries[number], search.width, old, olds, drafts.tried, board, around, search.room.seed)
            if other > 0:
                size = other
                copy_draft(drafts.tried, other, drafts.best)
        if size == 0:
            return user
        spent += keep_change(number, size, drafts.best, board, changes)
        if spent > budget + FREE:
            drop_change(number, board, changes)
            return user
    return users


@inner
def _put_back(done: int, users: int, saved: Saved, old: Draft, board: Board, changes: Changes) -> None:
    for user in range(done):
        drop_change(saved.numbers[user], board, changes)
    for user in range(users):
        keep_change(saved.numbers[user], _recall(user, saved, old), old, board, changes)


@inner
def _relist(users: int, saved: Saved, listed: Listed, board: Board, changes: Changes) -> None:
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
        first = saved.numbers[user] * changes.longest
        for each in range(changes.sizes[saved.numbers[user]]):
            cell = changes.cells[first + each]
            if listed.places[cell] < 0 and not board.always[cell]:
                listed.places[cell] = listed.size[0]
                listed.cells[listed.size[0]] = cell
                listed.size[0] += 1
