"""One trial: publish a secondary cell, give every primary that leaned on it another change, or put everything back."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.changes import NOBODY, DraftMove, Moves, drop_change, hidden_cells, keep_change
from faircount.protect.pattern.compiled import inner, spliced
from faircount.protect.pattern.mending import Saved, mend, recall
from faircount.protect.pattern.moves import BANNED, Board, Whole, draw
from faircount.protect.pattern.program import Program
from faircount.protect.pattern.repair import Drafts, Search


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
