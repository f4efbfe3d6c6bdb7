"""The solver's answers: bounds, whole points, and what has neither."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.bounds.solver import Model, whole_bound
from faircount.bounds.system import System

TRIANGLE = System.of([[1, 1, 0], [0, 1, 1], [1, 0, 1]], [0, 0, 0], [1, 1, 1])
OPEN = System.of([[1, -1]], [0], [None])


def test_over_fractions_the_bound_is_wider_and_no_whole_point_reaches_it():
    found = Model(TRIANGLE).most(np.ones(3))
    assert found is not None
    assert found.bound == pytest.approx(1.5)
    assert found.point is None or found.point.sum() < found.bound
    assert whole_bound(found.bound) == 1


def test_over_whole_numbers_it_is_reached():
    found = Model(TRIANGLE).most(np.ones(3), whole=True)
    assert found is not None
    assert whole_bound(found.bound) == 1
    assert found.point is not None
    assert TRIANGLE.holds(found.point)
    assert found.point.sum() == 1


def test_a_whole_point_at_a_sum_is_found_where_there_is_one():
    model = Model(TRIANGLE)
    point = model.whole_point(np.ones(3), 1)
    assert point is not None
    assert TRIANGLE.holds(point)
    assert point.sum() == 1
    assert model.whole_point(np.ones(3), 1.5) is None
    # the sum is not held against later questions
    assert model.most(-np.ones(3)).bound == pytest.approx(0)


@pytest.mark.parametrize("whole", [False, True])
def test_nothing_stops_a_sum_without_a_limit(whole):
    found = Model(OPEN).most(np.array([1.0, 0.0]), whole=whole)
    assert found is not None
    assert found.bound == np.inf


@pytest.mark.parametrize("whole", [False, True])
def test_no_solution_is_none_and_not_endless(whole):
    none = System.of([[1, -1], [-1, 1]], [1, 1], [None, None])
    assert Model(none).most(np.array([1.0, 1.0]), whole=whole) is None


def test_rows_can_be_switched_off_and_on_again():
    model = Model(System.of([[1], [1]], [3, 5], [3, 5]))
    assert model.most(np.zeros(1)) is None
    model.switch(np.array([True, False]))
    found = model.most(np.ones(1))
    assert found is not None
    assert found.point is not None
    assert found.point.tolist() == [3]
    model.switch(np.array([True, True]))
    assert model.most(np.ones(1)) is None


def test_nothing_is_printed(capfd):
    Model(TRIANGLE).most(np.ones(3), whole=True)
    printed = capfd.readouterr()
    assert printed.out == printed.err == ""
