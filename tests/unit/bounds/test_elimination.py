"""Columns that no sum tells apart become one, and nested sums a chain."""

from __future__ import annotations

from faircount.bounds.elimination import condense
from faircount.bounds.propagate import is_tree
from faircount.bounds.system import System


def test_columns_that_no_sum_tells_apart_are_put_together():
    condensed = condense(System.of([[1, 1, 1, 0]], [5], [9], ceiling=[2, 3, None, 4]), [{0: 1, 1: 1, 2: 1}])
    # one for the three, one for the fourth
    assert condensed.system.columns == 2
    assert len(condensed.quantities[0]) == 1


def test_a_column_that_is_asked_for_keeps_to_itself():
    condensed = condense(System.of([[1, 1, 1]], [5], [9]), [{0: 1}])
    assert condensed.system.columns == 3  # the one, the other two, and their sum


def test_a_sum_inside_a_sum_is_counted_once():
    nested = System.of([[1, 1, 0, 0], [1, 1, 1, 0], [1, 1, 1, 1]], [3, 9, 20], [3, 9, 20])
    condensed = condense(nested, [{2: 1}])
    assert is_tree(condensed.system)
    assert not is_tree(nested)


def test_rows_with_signs_stay_as_they_are():
    condensed = condense(System.of([[1, -1], [1, 0]], [None, 2], [0, 4]), [{1: 1}])
    assert (condensed.system.matrix.toarray() == [[1, -1]]).all()
    assert condensed.system.floor.tolist() == [2, 0]
    assert condensed.system.ceiling[0] == 4
