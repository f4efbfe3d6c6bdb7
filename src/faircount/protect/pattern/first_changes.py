"""A first safe pattern: each primary cell in turn gets its cheapest change, and others that lie on it share it."""

from __future__ import annotations

from faircount.protect.pattern.annealing import PATIENT_STEPS, Pattern
from faircount.protect.pattern.borrowing import share
from faircount.protect.pattern.changes import Changes, keep_change
from faircount.protect.pattern.compiled import compiled
from faircount.protect.pattern.moves import BANNED, Board, Whole
from faircount.protect.pattern.repair import Drafts, Search, fresh


def protect_each(pattern: Pattern, *, shared: bool = True) -> Whole:
    """Give each primary cell a change, the cheapest where it needs one of its own; the primaries for which none was found.

    A product of lines gives every cell that it touches the same width, so that a primary that lies on the change of another
    is protected at no further price, and is not searched for. Changes that are not ``shared`` are dearer together at first, but
    leave more to be improved.
    """
    patient = pattern.search._replace(steps=PATIENT_STEPS)
    _protect_each(shared, pattern.board, pattern.changes, patient, pattern.drafts)
    left: Whole = pattern.changes.primaries[pattern.changes.sizes == 0]
    return left


@compiled
def _protect_each(shared: bool, board: Board, changes: Changes, search: Search, drafts: Drafts) -> None:
    for number in range(changes.primaries.shape[0]):
        if changes.sizes[number] > 0:
            continue
        _, size = fresh(changes.primaries[number], BANNED / 10, drafts.spare, drafts.best, board, search)
        if size > 0:
            keep_change(number, size, drafts.best, board, changes)
            if shared:
                share(size, drafts.best, search.width, board, changes)
