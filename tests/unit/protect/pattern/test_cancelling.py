"""One cell of a change falls away when a found change is taken from it, and its target keeps the width."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.protect.pattern.any_change import any_change, cancelling
from faircount.protect.pattern.changes import draft_for, less_another
from faircount.protect.pattern.moves import BANNED
from tests.unit.protect.pattern.test_any_change import laid_out, sparse


def as_change(table, draft, size):
    """The change of every cell of the table."""
    change = np.zeros_like(table.flat)
    change[draft.cells[:size]] = draft.multiples[:size]
    return change


def cancelled(seed, width):
    """Each case in which a published cell of a change was cancelled: the table, what is hidden, the cells and the new change."""
    table, hidden = sparse(seed)
    board, program = laid_out(table, hidden)
    old, found, into = draft_for(200), draft_for(200), draft_for(200)
    for target in np.flatnonzero(hidden & (table.flat < 5)).tolist():
        olds = any_change(target, width, old, board, program)
        for cell in [each for each in old.cells[:olds].tolist() if table.flat[each] >= 5]:
            board.price[cell] = BANNED
            size = cancelling(cell, target, width, old, olds, found, board, program)
            if size:
                other = as_change(table, found, size)
                cost, grown = less_another(cell, target, width, old, olds, found.cells, found.multiples, size, into, board)
                yield table, hidden, cell, target, other, cost, as_change(table, into, grown), board.capacity
            board.price[cell] = 0.0


@pytest.mark.parametrize("width", [1, 3])
def test_what_is_left_leaves_the_cell_alone_and_gives_the_width(width):
    tried = 0
    for seed in range(12):
        for table, hidden, cell, target, other, cost, change, capacity in cancelled(seed, width):
            assert table.is_additive(other)
            assert other[target] == 0
            assert not other[~hidden].any()
            assert change.any()
            assert cost == 0.0
            assert table.is_additive(change)
            assert change[cell] == 0
            up = min((int(room // -by) for room, by in zip(capacity, change, strict=True) if by < 0), default=width)
            down = min((int(room // by) for room, by in zip(capacity, change, strict=True) if by > 0), default=width)
            assert (up + down) * abs(change[target]) >= width
            tried += 1
    assert tried > 20
