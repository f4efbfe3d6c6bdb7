"""A first safe pattern: each primary cell in turn gets its cheapest change, and others that lie on it share it."""

from __future__ import annotations

import numpy as np

from faircount.protect.pattern.annealing import PATIENT_STEPS, Pattern
from faircount.protect.pattern.changes import Changes, Draft, keep_change
from faircount.protect.pattern.compiled import compiled, inner
from faircount.protect.pattern.moves import BANNED, Board, Whole
from faircount.protect.pattern.repair import Drafts, Search, fresh


def protect_each(pattern: Pattern) -> Whole:
    """Give each primary cell a change, the cheapest where it needs one of its own; the primaries for which none was found.

    A product of lines gives every cell that it touches the same width, so that a primary that lies on the change of another
    is protected at no further price, and is not searched for.
    """
    primaries = pattern.changes.primaries
    numbers = np.full(len(pattern.board.price), -1, dtype=np.int64)
    numbers[primaries] = np.arange(len(primaries))
    patient = pattern.search._replace(steps=PATIENT_STEPS)
    _protect_each(numbers, pattern.board, pattern.changes, patient, pattern.drafts)
    left: Whole = primaries[pattern.changes.sizes == 0]
    return left


@compiled
def _protect_each(numbers: Whole, board: Board, changes: Changes, search: Search, drafts: Drafts) -> None:
    for number in range(changes.primaries.shape[0]):
        if changes.sizes[number] > 0:
            continue
        _, size = fresh(changes.primaries[number], BANNED / 10, drafts.spare, drafts.best, board, search)
        if size > 0:
            keep_change(number, size, drafts.best, board, changes)
            _share(size, drafts.best, numbers, board, changes)


@inner
def _share(size: int, draft: Draft, numbers: Whole, board: Board, changes: Changes) -> None:
    """Give the change to every other primary on it that has none yet, each time as one that raises its primary."""
    for each in range(size):
        number = numbers[draft.cells[each]]
        if number >= 0 and changes.sizes[number] == 0:
            if draft.multiples[each] < 0:
                for other in range(size):
                    draft.multiples[other] = -draft.multiples[other]
            keep_change(number, size, draft, board, changes)
