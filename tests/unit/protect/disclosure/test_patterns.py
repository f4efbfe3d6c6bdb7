"""Patterns as other tools make them: what they leave open is found, and whole numbers are held against whole numbers."""

from __future__ import annotations

import numpy as np

from faircount.bounds.solver import Model
from faircount.protect.disclosure.audit import audit
from faircount.protect.disclosure.knowledge import knowledge_of
from faircount.protect.release import PublishedHierarchicalTable
from tests.lib.possible import possible_tables
from tests.lib.small_tables import cross


def test_a_pattern_that_only_equations_protect_gives_away_what_is_at_its_least():
    """No equation settles either cell, but two hidden counts of at least 1 that add up to 2 are one each."""
    table = cross((2, 3), [1, 1, 9, 7, 8, 6])
    hidden = np.zeros(len(table.flat), dtype=np.bool_)
    hidden[[5, 6, 9, 10]] = True  # a0 and a1 by b0 and b1: every row and column has two of them
    public = PublishedHierarchicalTable.of(table.hierarchies, table.flat, hidden)
    assert np.linalg.matrix_rank(knowledge_of(public).system.matrix.toarray()) < 4
    found = audit(public, 3, threshold=5)
    assert found.small(5) == found.exact == (5, 6)


def test_a_primary_with_a_single_small_partner_is_narrower_than_the_rule():
    table = cross((2, 2), [3, 2, 20, 30])
    hidden = np.array([False, False, False, False, True, True, False, True, True])
    found = audit(PublishedHierarchicalTable.of(table.hierarchies, table.flat, hidden), 4, threshold=5)
    assert {cell: (limits.lower, limits.upper) for cell, limits in found.narrow.items()} == {4: (1, 4), 5: (1, 4)}


def test_a_cell_that_fractions_leave_open_and_whole_numbers_do_not_is_exact():
    """Three dimensions have corners between whole numbers: over fractions this cell has room, in whole tables it has none."""
    counts = [2, 0, 2, 3, 3, 0, 0, 2, 1, 0, 1, 3, 1, 0, 2, 3, 2, 2, 2, 1, 3, 0, 3, 1, 1, 3, 2]
    table = cross((3, 3, 3), counts)
    hidden = np.zeros(len(table.flat), dtype=np.bool_)
    hidden[[21, 23, 25, 26, 30, 31, 38, 39, 41, 43, 45, 46, 47, 53, 54, 55, 58, 59, 61, 62, 63]] = True
    public = PublishedHierarchicalTable.of(table.hierarchies, table.flat, hidden)
    knowledge = knowledge_of(public)
    model = Model(knowledge.system)
    weights = (knowledge.leaves == 21).astype(float)
    ends = -model.most(-weights).bound, model.most(weights).bound
    assert ends[1] - ends[0] > 0.4
    found = audit(public, 1)
    assert 21 in found.exact
    assert found.narrow[21].holds(int(table.flat[21]))


def test_what_is_wide_has_two_whole_tables_in_the_proof():
    table = cross((2, 3), [3, 8, 9, 7, 6, 20])
    hidden = np.zeros(len(table.flat), dtype=np.bool_)
    hidden[[5, 6, 9, 10]] = True
    public = PublishedHierarchicalTable.of(table.hierarchies, table.flat, hidden)
    found = audit(public, 3)
    low, high, _ = found.proof.seen(public)
    tables = possible_tables(public, 12)
    for cell in np.flatnonzero(hidden):
        assert {int(low[cell]), int(high[cell])} <= set(tables[:, cell].tolist())
        assert high[cell] - low[cell] >= 3
