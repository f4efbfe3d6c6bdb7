"""The search for a rounding."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.protect.rounded.search import _prices, _start, mend
from faircount.protect.rounded.steps import Workspace, most_cells, near_of, paths_of
from faircount.tables.margins import HierarchicalTable
from tests.lib.small_tables import flat_hierarchy

BASE, BOUND = 5, 9


def quietly(_share: float) -> None:
    pass


@pytest.fixture(scope="module")
def started():
    """A cross of four dimensions, each count rounded by chance: hundreds of its sums err by more than the bound."""
    chance = np.random.default_rng(5)
    sizes = (9, 7, 6, 4)
    cube = np.zeros([size + 1 for size in sizes], dtype=np.int64)
    cube[1:, 1:, 1:, 1:] = chance.poisson(3, sizes)
    table = HierarchicalTable.of_leaves([flat_hierarchy("abcd"[axis], size) for axis, size in enumerate(sizes)], cube)
    loose = np.flatnonzero(table.is_leaf & (table.flat % BASE > 0))
    rounded, paths = _start(table, BASE, loose, chance), paths_of(table.hierarchies)
    room = np.zeros(most_cells(table.hierarchies), dtype=np.int64)
    price = _prices(BASE, int(np.abs(rounded.errors).max()))
    return table, loose, rounded, paths, Workspace(room, np.array([3], dtype=np.uint64), BASE, price)


def test_the_lists_name_siblings_and_all_that_counts_in_a_cell(started):
    _table, loose, rounded, paths, work = started
    near = near_of(rounded, paths, work)
    assert near.begin[1] - near.begin[0] == len(loose)  # everything counts in the whole
    for one in (0, len(loose) // 2, len(loose) - 1):
        entries = range(near.first[one], near.first[one + 1])
        beside = {(int(near.beside[entry]), int(near.along[entry])) for entry in entries}
        unlike = rounded.places != rounded.places[one]
        rows = np.flatnonzero(unlike.sum(axis=1) == 1)
        assert beside == {(int(row), int(np.flatnonzero(unlike[row])[0])) for row in rows}


def test_nothing_is_left_over_the_bound_and_the_errors_follow_from_the_choices(started):
    table, loose, rounded, paths, work = started
    assert (np.abs(rounded.errors) > BOUND).sum() > 50
    near = near_of(rounded, paths, work)
    assert mend(near, rounded, paths, work, BOUND, 100, quietly) > 0  # with too few steps it says how many are left
    assert mend(near, rounded, paths, work, BOUND, 4_000_000, quietly) == 0
    shown = np.where(table.is_leaf, table.flat // BASE * BASE, 0)
    shown[loose] += BASE * rounded.up
    again = HierarchicalTable.of_leaves(table.hierarchies, shown.reshape(table.counts.shape)).flat - table.flat
    assert np.array_equal(again, rounded.errors)
    assert np.abs(again).max() <= BOUND
