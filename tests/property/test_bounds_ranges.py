"""Ranges, feasibility and propagation agree with trying every whole number."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from faircount.bounds.elimination import condense
from faircount.bounds.propagate import is_tree, propagate
from faircount.bounds.range import EMPTY, Range
from faircount.bounds.ranges import feasible_ranges, is_feasible
from faircount.bounds.system import System
from tests.lib.inputs import inputs

TOP = 3


@st.composite
def systems(draw: st.DrawFn, signs: tuple[int, ...] = (0, 0, 1, 1, -1)) -> System:
    columns, rows = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    matrix = draw(st.lists(st.lists(st.sampled_from(signs), min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    ends = draw(st.lists(st.tuples(st.integers(-2, 8), st.integers(0, 3)), min_size=rows, max_size=rows))
    return System.of(matrix, [low for low, _ in ends], [low + more for low, more in ends], ceiling=[TOP] * columns)


def solutions(system: System) -> list[np.ndarray]:
    points = (np.array(point) for point in product(range(TOP + 1), repeat=system.columns))
    return [point for point in points if system.holds(point)]


def range_by_trying(points: list[np.ndarray], quantity: dict[int, int]) -> Range:
    sums = [sum(weight * int(point[column]) for column, weight in quantity.items()) for point in points]
    return Range(min(sums), max(sums)) if sums else EMPTY


@given(systems(), st.data())
@inputs(150)
def test_ranges_are_those_found_by_trying_every_point(system, data):
    weights = st.sampled_from((-1, 1, 1, 2))
    quantity = st.dictionaries(st.integers(0, system.columns - 1), weights, max_size=system.columns)
    quantities = data.draw(st.lists(quantity, min_size=1, max_size=4))
    points = solutions(system)
    assert is_feasible(system) == bool(points)
    assert feasible_ranges(system, quantities) == [range_by_trying(points, quantity) for quantity in quantities]


@given(systems(signs=(0, 1)))
@inputs(100)
def test_propagation_never_cuts_a_solution_off_and_is_exact_on_a_tree(system):
    narrowed, points = propagate(system), solutions(system)
    for point in points:
        assert np.all(point >= narrowed.floor)
        assert np.all(point <= narrowed.ceiling)
    if is_tree(system) and narrowed.settled:
        found = [Range(int(low), int(high)) for low, high in zip(narrowed.floor, narrowed.ceiling, strict=True)]
        wanted = [range_by_trying(points, {column: 1}) for column in range(system.columns)]
        assert narrowed.is_empty == (not points)
        assert narrowed.is_empty or found == wanted


@given(systems(signs=(0, 1)), st.data())
@inputs(60)
def test_condensing_changes_no_range(system, data):
    quantity = data.draw(st.dictionaries(st.integers(0, system.columns - 1), st.just(1), min_size=1))
    condensed = condense(system, [quantity])
    assert feasible_ranges(condensed.system, condensed.quantities) == feasible_ranges(system, [quantity])


def test_nested_ages_become_a_tree():
    bands = System.of([[1, 0, 0], [1, 1, 0], [1, 1, 1]], [3, 9, 20], [3, 9, 20])
    assert not is_tree(bands)
    assert is_tree(condense(bands, [{1: 1}]).system)
