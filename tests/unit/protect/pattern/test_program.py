"""The program over leaf cells."""

from __future__ import annotations

import numpy as np

from faircount.protect.pattern.leaf_program import covering
from faircount.protect.pattern.lines import trees_of
from faircount.protect.pattern.program import incidence_of
from tests.lib.small_tables import cross


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
