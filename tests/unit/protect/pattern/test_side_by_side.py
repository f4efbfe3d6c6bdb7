"""Two copies improved at once: alike afterwards, cheaper, every certificate whole, and the same however the cores are shared."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.protect.certificates import Certificates
from faircount.protect.pattern.annealing import _improve, dearest_first, improve_both, open_pattern, protect_each, twins_of
from faircount.protect.pattern.changes import hidden_cells
from faircount.protect.pattern.lines import lines_of
from faircount.protect.pattern.moves import BANNED, Board
from tests.lib.small_tables import cross

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
