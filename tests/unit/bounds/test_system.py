"""A system keeps its rows and columns apart, and falls into parts that nothing ties."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.bounds.system import System, blocks, loose_columns

LINKED = System.of([[1, 1, 0, 0, 0], [0, 0, 0, 1, 1], [0, 0, 0, 0, 1]], [1, 2, 3], [None, 5, 6], labels=("a", "b", "c"))


def test_what_nothing_ties_is_a_part_of_its_own():
    parts = blocks(LINKED)
    assert [(part.rows.tolist(), part.columns.tolist(), part.system.labels) for part in parts] == [
        ([0], [0, 1], ("a",)),
        ([1, 2], [3, 4], ("b", "c")),
    ]
    assert parts[1].system.matrix.toarray().tolist() == [[1, 1], [0, 1]]
    assert loose_columns(LINKED).tolist() == [2]


def test_a_limit_that_is_none_is_no_limit():
    assert LINKED.upper.tolist() == [np.inf, 5, 6]
    assert LINKED.floor.tolist() == [0] * 5
    assert LINKED.ceiling.tolist() == [np.inf] * 5


def test_rows_can_be_left_out():
    kept = LINKED.keep([2, 0])
    assert (kept.labels, kept.lower.tolist(), kept.rows, kept.columns) == (("c", "a"), [3, 1], 2, 5)


@pytest.mark.parametrize(("point", "holds"), [([0, 1, 9, 0, 3], True), ([0, 0, 9, 0, 3], False), ([2, -1, 0, 0, 3], False)])
def test_a_point_is_checked_in_whole_numbers(point, holds):
    assert LINKED.holds(np.array(point)) is holds


def test_a_limit_too_few_is_a_bug():
    with pytest.raises(AssertionError, match="one lower, upper and label a row"):
        System.of([[1]], [1, 2], [3])
