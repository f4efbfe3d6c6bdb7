"""Any change, and the program that it solves."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linprog

from faircount.protect.pattern.any_change import FOUND, NONE, any_change, cancelling, incidence_of, program_for, reach
from faircount.protect.pattern.changes import draft_for, less_another
from faircount.protect.pattern.leaf_program import covering
from faircount.protect.pattern.lines import trees_of
from faircount.protect.pattern.moves import BANNED, Board
from tests.lib.small_tables import cross

SEEDS = range(12)


def sparse(seed):
    """A cross of three dimensions with many zeros, some cells of it hidden."""
    chance = np.random.default_rng(seed)
    table = cross((4, 3, 3), np.where(chance.random(36) < 0.3, 0, chance.integers(1, 9, 36)).tolist())
    hidden = (table.flat > 0) & ((table.flat < 5) | (chance.random(len(table.flat)) < 0.7))
    return table, hidden


def laid_out(table, hidden):
    """The board of a table of which these cells are hidden, and room to search in."""
    price = np.where(hidden, 0.0, np.where(table.flat > 0, 1.0, BANNED))
    still = np.zeros_like(table.flat)
    board = Board(np.maximum(table.flat - 1, 0), price, price, hidden & (table.flat < 5), still, still.copy())
    return board, program_for(trees_of(table.hierarchies), table.flat > 0, 1)


def is_possible(table, hidden, target, amount, up, down):
    """Whether any change, in fractions, moves the target so within the room of the hidden cells."""
    leaves = np.flatnonzero(table.is_leaf & hidden)
    numbers, cells = covering(table.hierarchies, leaves)
    matrix = np.zeros((len(table.flat), len(leaves)))
    matrix[cells, numbers] = 1
    room = table.flat - 1.0
    least = np.where(hidden, -(room // up) if up else -np.inf, 0)
    most = np.where(hidden, room // down if down else np.inf, 0)
    least[target] = most[target] = amount
    rows = np.any(matrix != 0, axis=1)
    finite_low, finite_high = rows & np.isfinite(least), rows & np.isfinite(most)
    above = np.concatenate([matrix[finite_high], -matrix[finite_low]])
    limits = np.concatenate([most[finite_high], -least[finite_low]])
    return rows[target] and linprog(np.zeros(len(leaves)), above, limits, bounds=(None, None)).status == 0


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("amount", "up", "down"), [(1, 1, 0), (-1, 1, 0), (1, 2, 1), (3, 1, 0)])
def test_a_change_is_found_wherever_there_is_one(seed, amount, up, down):
    table, hidden = sparse(seed)
    board, program = laid_out(table, hidden)
    for target in np.flatnonzero(hidden & (table.flat < 5)).tolist():
        found = reach(target, amount, up, down, board, program)
        assert found == (FOUND if is_possible(table, hidden, target, amount, up, down) else NONE)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("width", [1, 3])
def test_what_is_found_is_whole_and_additive_and_gives_the_width(seed, width):
    table, hidden = sparse(seed)
    board, program = laid_out(table, hidden)
    into = draft_for(200)
    for target in np.flatnonzero(hidden & (table.flat < 5)).tolist():
        size = any_change(target, width, into, board, program)
        change = np.zeros_like(table.flat)
        change[into.cells[:size]] = into.multiples[:size]
        assert table.is_additive(change)
        assert not change[~hidden].any()
        if size:
            assert change[target] > 0
            up = min((int(room // -by) for room, by in zip(board.capacity, change, strict=True) if by < 0), default=width)
            down = min((int(room // by) for room, by in zip(board.capacity, change, strict=True) if by > 0), default=width)
            assert (up + down) * abs(change[target]) >= width


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


def pairs(starts, entries):
    """Each cell with each entry of its list."""
    return set(zip(np.repeat(np.arange(len(starts) - 1), np.diff(starts)).tolist(), entries.tolist(), strict=True))


def test_the_lists_are_those_of_the_cross_both_ways():
    table = cross((4, 3, 3), [number % 3 for number in range(36)])
    movable = table.flat > 0
    found = incidence_of(trees_of(table.hierarchies), movable)
    leaves = np.flatnonzero(table.is_leaf & movable)
    numbers, cells = covering(table.hierarchies, leaves)
    expected = {(leaf, cell) for leaf, cell in zip(leaves[numbers].tolist(), cells.tolist(), strict=True) if leaf != cell}
    assert (found.is_finest == table.is_leaf).all()
    assert pairs(found.sum_starts, found.sums) == expected
    assert {(leaf, cell) for cell, leaf in pairs(found.finest_starts, found.finest)} == expected


def test_nothing_is_listed_where_nothing_can_change():
    table = cross((2, 2), [1, 2, 3, 4])
    found = incidence_of(trees_of(table.hierarchies), np.zeros(len(table.flat), dtype=np.bool_))
    assert len(found.sums) == len(found.finest) == 0
