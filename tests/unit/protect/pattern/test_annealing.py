"""A first pattern, and its improvement."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.protect.certificates import Certificates
from faircount.protect.pattern.annealing import _improve, dearest_first, improve_both, open_pattern, protect_each, twins_of
from faircount.protect.pattern.changes import hidden_cells
from faircount.protect.pattern.lines import lines_of
from faircount.protect.pattern.moves import BANNED, Board
from faircount.tables.margins import HierarchicalTable, Hierarchy
from tests.lib.small_tables import cross

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


WIDTH = 3


def total_weight(board):
    """What the secondary cells weigh together."""
    return board.weight[hidden_cells(board) & ~board.always].sum()


def improved(seed):
    """A table, its first pattern's weight, and both copies after they were improved."""
    chance = np.random.default_rng(seed)
    table = cross((5, 4, 3), np.where(chance.random(60) < 0.2, 0, chance.integers(1, 12, 60)).tolist())
    counts = table.flat
    primary = (counts > 0) & (counts < 5)
    weight = np.where(counts > 0, 1.0 + counts / 10, BANNED)
    price = np.where(primary, 0.0, weight)
    still = np.zeros_like(counts)
    board = Board(np.maximum(counts - 1, 0), weight, price, primary.copy(), still, still.copy())
    pattern = open_pattern(lines_of(table.hierarchies), board, np.flatnonzero(primary), WIDTH)
    assert not len(protect_each(pattern, shared=False))
    before, twins = total_weight(board), twins_of(pattern)
    for sweep in range(2):
        improve_both(twins, dearest_first(twins.own, twins.own_listed, sweep), 0.05, patient=True)
    return table, primary, before, twins


@pytest.mark.parametrize("seed", range(3))
def test_both_are_alike_and_cheaper_and_every_certificate_holds(seed):
    table, primary, before, twins = improved(seed)
    own, other = twins.own, twins.other
    assert total_weight(own.board) < before
    assert all((mine == theirs).all() for mine, theirs in zip(own.board, other.board, strict=True))
    assert (own.changes.cells == other.changes.cells).all()
    certificates = Certificates.of_changes(own.changes, own.board.capacity, WIDTH)
    assert len(certificates) == primary.sum()
    assert not len(certificates.unproved(table, hidden_cells(own.board), np.ones_like(table.flat), WIDTH))


def test_the_search_is_compiled_for_one_kind_of_arguments_alone():
    improved(0)
    assert len(_improve.signatures) == 1  # each further one takes many seconds of a first run


def test_the_same_cells_are_published_each_time():
    assert (hidden_cells(improved(1)[3].own.board) == hidden_cells(improved(1)[3].own.board)).all()
