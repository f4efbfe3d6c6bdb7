"""Each small count gets a change that keeps every sum, its own or one that it shares."""

from __future__ import annotations

import numpy as np

from faircount.protect.pattern.annealing import open_pattern, protect_each
from faircount.protect.pattern.lines import lines_of
from faircount.protect.pattern.moves import BANNED, Board
from faircount.tables.margins import HierarchicalTable, Hierarchy

AREAS = Hierarchy.of_levels("area", [1, 2, 3, 3, 3, 2, 3, 3], ["T", "R1", "A", "B", "C", "R2", "D", "E"])
ONLINE = Hierarchy.of_levels("online", [1, 2, 2, 2], ["all", "yes", "no", "unknown"])


def test_every_small_count_is_raised_by_a_change_that_adds_up_and_only_some_are_searched_for():
    leaves = np.random.default_rng(4).poisson(4.0, (len(AREAS), len(ONLINE)))
    cross = HierarchicalTable.of_leaves((AREAS, ONLINE), leaves)
    counts = cross.flat
    primary = (counts > 0) & (counts < 5)
    weights = np.where(counts > 0, 1.0 + counts, BANNED)
    board = Board(counts - 1, weights, np.where(primary, 0, weights), primary, np.zeros_like(counts), np.zeros_like(counts))
    pattern = open_pattern(lines_of(cross.hierarchies), board, np.flatnonzero(primary), 3)
    assert not len(protect_each(pattern))
    changes = pattern.changes
    seen = set()
    for number, cell in enumerate(changes.primaries.tolist()):
        inside = slice(number * changes.longest, number * changes.longest + changes.sizes[number])
        change = np.zeros_like(counts)
        change[changes.cells[inside]] = changes.multiples[inside]
        assert change[cell] == 1
        assert cross.is_additive(change)
        assert (counts[change < 0] - 1).min() + (counts[change > 0] - 1).min() >= 3
        seen.add(frozenset(np.flatnonzero(change).tolist()))
    assert len(seen) < len(changes.primaries)


def test_what_no_move_protects_is_handed_back():
    flat = Hierarchy.of_levels("area", [1, 2, 2], ["T", "A", "B"])
    capacity, price = np.array([1, 1, 0]), np.array([BANNED, 0.0, BANNED])  # 2 in A, none in B, and the whole stays published
    still = np.zeros(3, dtype=np.int64)
    board = Board(capacity, price, price.copy(), np.array([False, True, False]), still, still.copy())
    pattern = open_pattern(lines_of((flat,)), board, np.array([1]), 3, fixed=True)
    assert protect_each(pattern).tolist() == [1]
