"""A first safe pattern, and its improvement: publish a cell, mend what needed it, keep what costs less."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.changes import (
    NOBODY,
    Changes,
    Draft,
    draft_for,
    drop_change,
    hidden_cells,
    keep_change,
    no_changes,
)
from faircount.protect.pattern.compiled import compiled
from faircount.protect.pattern.lines import Lines
from faircount.protect.pattern.moves import BANNED, FREE, Board, Whole, draw, scratch_for
from faircount.protect.pattern.repair import Drafts, Search, drafts_for, fresh, repair

LONGEST = 384
"""The most cells that one change may touch."""
STEPS, PATIENT_STEPS = 2000, 1_000_000
"""How many partial moves a search may look at: few while improving, many when a cell has no protection at all yet."""
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


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern of hidden cells being worked on, with the change that protects each primary cell."""

    board: Board
    changes: Changes
    search: Search
    drafts: Drafts


def open_pattern(lines: Lines, board: Board, primaries: Whole, width: int, seed: int = 1, longest: int = LONGEST) -> Pattern:
    """A pattern in which none of the primary cells is protected yet."""
    changes = no_changes(primaries, len(board.price), longest)
    return Pattern(board, changes, Search(lines, scratch_for(lines, seed), width, STEPS), drafts_for(longest))


def protect_all(pattern: Pattern) -> NDArray[np.int64]:
    """Give each primary cell in turn its cheapest change; the primaries for which none was found."""
    left = np.zeros(len(pattern.changes.primaries), dtype=np.int64)
    patient = pattern.search._replace(steps=PATIENT_STEPS)
    size = _protect_all(left, pattern.board, pattern.changes, patient, pattern.drafts)
    return left[:size]


@compiled
def _protect_all(left: Whole, board: Board, changes: Changes, search: Search, drafts: Drafts) -> int:
    missed = 0
    for number in range(changes.primaries.shape[0]):
        cell = changes.primaries[number]
        _, size = fresh(cell, BANNED / 10, drafts.spare, drafts.best, board, search)
        if size == 0:
            left[missed] = cell
            missed += 1
        else:
            keep_change(number, size, drafts.best, board, changes)
    return missed


def list_secondary(board: Board) -> Listed:
    """The secondary cells as they are now."""
    cells = np.flatnonzero(hidden_cells(board) & ~board.always)
    listed = np.zeros(len(board.price), dtype=np.int64)
    listed[: len(cells)] = cells
    places = np.full(len(board.price), -1, dtype=np.int64)
    places[cells] = np.arange(len(cells))
    return Listed(listed, places, np.array([len(cells)]))


def improve(pattern: Pattern, listed: Listed, trials: int, hot: float, cold: float) -> int:
    """Try to publish that many secondary cells, accepting dearer patterns less and less; how many trials were accepted.

    ``hot`` and ``cold`` are how much dearer, on average, a pattern may become in one trial at first and at last.
    """
    longest = pattern.changes.longest
    saved = Saved(
        np.zeros(MOST_USERS, dtype=np.int64),
        np.zeros(MOST_USERS, dtype=np.int64),
        np.zeros((MOST_USERS, longest), dtype=np.int64),
        np.zeros((MOST_USERS, longest), dtype=np.int64),
    )
    old = draft_for(longest)
    parts = (pattern.board, pattern.changes, pattern.search, pattern.drafts)
    return _improve(trials, hot, cold, listed, saved, old, *parts)


@compiled
def _improve(
    trials: int, hot: float, cold: float, listed: Listed, saved: Saved, old: Draft,
    board: Board, changes: Changes, search: Search, drafts: Drafts,
) -> int:  # fmt: skip
    accepted = 0
    for trial in range(trials):
        if listed.size[0] == 0:
            break
        cell = listed.cells[int(draw(search.room.seed) * listed.size[0])]
        if board.uses[cell] > MOST_USERS:
            continue
        heat = hot * (cold / hot) ** (trial / trials)
        users, freed = _set_aside(cell, saved, search.room.seed, board, changes)
        budget = freed - heat * math.log(draw(search.room.seed) + 1e-300)
        board.price[cell] = BANNED
        done = _mend(cell, users, budget, saved, old, board, changes, search, drafts)
        board.price[cell] = board.weight[cell]
        if done == users:
            accepted += 1
            _relist(users, saved, listed, board, changes)
        else:
            _put_back(done, users, saved, old, board, changes)
    return accepted


@compiled
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


@compiled
def _recall(user: int, saved: Saved, into: Draft) -> int:
    size = saved.sizes[user]
    into.cells[:size] = saved.cells[user, :size]
    into.multiples[:size] = saved.multiples[user, :size]
    return int(size)


@compiled
def _mend(
    cell: int, users: int, budget: float, saved: Saved, old: Draft,
    board: Board, changes: Changes, search: Search, drafts: Drafts,
) -> int:  # fmt: skip
    """Find each user another change; how many got one before the budget was spent."""
    spent = 0.0
    for user in range(users):
        number = saved.numbers[user]
        olds = _recall(user, saved, old)
        left = budget - spent + FREE / 10
        _, size = repair(cell, changes.primaries[number], old, olds, left, drafts, board, search)
        if size == 0:
            return user
        spent += keep_change(number, size, drafts.best, board, changes)
        if spent > budget + FREE:
            drop_change(number, board, changes)
            return user
    return users


@compiled
def _put_back(done: int, users: int, saved: Saved, old: Draft, board: Board, changes: Changes) -> None:
    for user in range(done):
        drop_change(saved.numbers[user], board, changes)
    for user in range(users):
        keep_change(saved.numbers[user], _recall(user, saved, old), old, board, changes)


@compiled
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
