"""A first safe pattern: each primary cell in turn gets its cheapest change, and others that lie on it share it."""

from __future__ import annotations

import numpy as np

from faircount.protect.pattern.annealing import PATIENT_STEPS, Pattern
from faircount.protect.pattern.borrowing import lend, share
from faircount.protect.pattern.changes import Moves, keep_change
from faircount.protect.pattern.compiled import compiled
from faircount.protect.pattern.moves import BANNED, Board, Whole
from faircount.protect.pattern.repair import Drafts, Search, fresh, polish


def protect_each(pattern: Pattern, *, shared: bool = True) -> Whole:
    """Give each primary cell a change, the cheapest where it needs one of its own; the primaries for which none was found.

    A product of lines gives every cell that it touches the same width, so that a primary that lies on the change of another
    is protected at no further price, and is not searched for. Changes that are not ``shared`` are dearer together at first, but
    leave more to be improved.
    """
    patient = pattern.search._replace(steps=PATIENT_STEPS)
    # The smallest counts first: they have the fewest changes to choose from.
    order = np.argsort(pattern.board.capacity[pattern.changes.primaries], kind="stable")
    _protect_each(order, shared, pattern.board, pattern.changes, patient, pattern.drafts)
    left: Whole = pattern.changes.primaries[pattern.changes.sizes == 0]
    return left


@compiled
def _protect_each(order: Whole, shared: bool, board: Board, changes: Moves, search: Search, drafts: Drafts) -> None:
    for number in order:
        if changes.sizes[number] > 0:
            continue
        target = changes.primaries[number]
        cost, size = fresh(target, BANNED / 10, drafts.spare, drafts.best, board, search)
        if size > 0 and not shared:
            cost, size = polish(target, drafts.best, size, cost, drafts.spare, board, search)
        if size == 0:
            continue
        linked = changes.next.shape[0] > 0
        if not linked:
            changes.starts[number] = changes.end[0]
            changes.end[0] += size
        keep_change(number, size, drafts.best, board, changes)
        if shared and not linked:
            lend(number, search.width, board, changes)
        elif shared:
            share(size, drafts.best, search.width, board, changes)
