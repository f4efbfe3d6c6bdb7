"""Other changes for the primaries that leaned on a cell which is to be published, each in turn, for no more than that frees."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from faircount.protect.pattern.any_change import any_change
from faircount.protect.pattern.borrowing import less_another, share
from faircount.protect.pattern.cancelling import cancelling
from faircount.protect.pattern.changes import DraftMove, Moves, draft_for, keep_change
from faircount.protect.pattern.compiled import inner, spliced
from faircount.protect.pattern.moves import FREE, Board, Whole
from faircount.protect.pattern.program import Program
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
