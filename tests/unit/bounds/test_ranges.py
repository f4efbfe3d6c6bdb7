"""Ranges of sums are exact over whole numbers."""

from __future__ import annotations

import pytest

from faircount.bounds.range import EMPTY, NOTHING_KNOWN, Range
from faircount.bounds.ranges import feasible_range, feasible_ranges, is_feasible
from faircount.bounds.system import System

TRIANGLE = System.of([[1, 1, 0], [0, 1, 1], [1, 0, 1]], [0, 0, 0], [1, 1, 1])


def test_a_whole_number_range_is_narrower_than_the_fractional_one():
    # Half of each cell would give 1.5; no whole numbers give more than 1.
    assert feasible_range(TRIANGLE, {0: 1, 1: 1, 2: 1}) == Range(0, 1)


def test_sums_that_only_fractions_satisfy_have_no_solution():
    odd = System.of([[1, 1, 0], [0, 1, 1], [1, 0, 1]], [1, 1, 1], [1, 1, 1])
    assert not is_feasible(odd)
    assert feasible_range(odd, {0: 1}) == EMPTY


def test_the_last_hidden_cell_of_a_total_is_a_point():
    row = System.of([[1, 1, 1], [1, 0, 0], [0, 1, 0]], [9, 2, 4], [9, 2, 4])
    assert feasible_range(row, {2: 1}).is_point


def test_what_no_sum_limits_has_no_upper_end():
    assert feasible_range(System.of([[1, 0]], [3], [3]), {0: 1, 1: 1}) == Range(3, None)


def test_a_sum_of_nothing_is_zero():
    assert feasible_range(TRIANGLE, {}) == Range(0, 0)


def test_parts_that_nothing_ties_are_added():
    apart = System.of([[1, 1, 0, 0], [0, 0, 1, 1]], [4, 7], [5, 7])
    assert feasible_ranges(apart, [{0: 1, 2: 1}, {0: 1, 1: 1, 2: 1, 3: 1}]) == [Range(0, 12), Range(11, 12)]


def test_one_part_without_a_solution_leaves_nothing_possible_anywhere():
    apart = System.of([[1, 0], [0, 1], [0, 1]], [1, 3, 5], [1, 3, 5])
    assert feasible_range(apart, {0: 1}) == EMPTY


def test_an_empty_sum_that_must_be_positive_has_no_solution():
    assert not is_feasible(System.of([[0, 0]], [1], [1]))


def test_columns_may_go_below_zero_where_their_floor_says_so():
    net = System.of([[1, 1]], [-3], [-3], floor=[-5, -5])
    assert feasible_range(net, {0: 1}) == Range(-5, 2)


def test_large_counts_stay_exact():
    large = System.of([[1, 1], [1, 0]], [900_719_925_474_099, 1], [900_719_925_474_099, 2])
    assert feasible_range(large, {1: 1}) == Range(900_719_925_474_097, 900_719_925_474_098)


@pytest.mark.parametrize(
    ("found", "width", "point", "empty"),
    [
        (Range(2, 5), 3, False, False),
        (Range(4, 4), 0, True, False),
        (NOTHING_KNOWN, None, False, False),
        (EMPTY, -1, False, True),
    ],
)
def test_a_range_says_what_kind_it_is(found, width, point, empty):
    assert (found.width, found.is_point, found.is_empty) == (width, point, empty)


def test_a_range_holds_its_ends_and_nothing_outside():
    assert [count for count in range(8) if Range(2, 5).holds(count)] == [2, 3, 4, 5]
    assert Range(2, None).holds(10**9)
    assert Range(1, 2).plus(Range(3, None)) == Range(4, None)
    assert Range(1, 2).plus(EMPTY) == EMPTY
