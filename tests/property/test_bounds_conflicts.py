"""Clashes are irreducible and smallest, and what is set aside is the cheapest that mends, by trying every choice."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from faircount.bounds.conflict import Switchboard, irreducible_clash, mend, smallest_clash
from faircount.bounds.proof import prove
from faircount.bounds.system import System
from tests.lib.inputs import inputs

TOP = 3


@st.composite
def clashing_systems(draw: st.DrawFn) -> System:
    columns, rows = draw(st.integers(1, 4)), draw(st.integers(2, 6))
    matrix = draw(st.lists(st.lists(st.integers(0, 1), min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    ends = draw(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 2)), min_size=rows, max_size=rows))
    return System.of(matrix, [low for low, _ in ends], [low + more for low, more in ends], ceiling=[TOP] * columns)


def feasible_sets(system: System) -> set[frozenset[int]]:
    """Every set of rows that some whole numbers satisfy."""
    points = [np.array(point) for point in product(range(TOP + 1), repeat=system.columns)]
    held = {
        frozenset(np.flatnonzero((system.matrix @ p >= system.lower) & (system.matrix @ p <= system.upper)).tolist())
        for p in points
    }
    return {frozenset(rows) for top in held for size in range(len(top) + 1) for rows in combinations(sorted(top), size)}


@given(clashing_systems())
@inputs(120)
def test_a_smallest_clash_cannot_hold_and_nothing_smaller_clashes(system):
    possible = feasible_sets(system)
    board = Switchboard(system, range(system.rows))
    clash = smallest_clash(board, board.switches)
    if board.switches in possible:
        assert clash is None
        return
    assert clash is not None
    assert clash.is_smallest
    assert frozenset(clash.rows) not in possible
    smaller = (frozenset(rows) for rows in combinations(range(system.rows), len(clash.rows) - 1))
    assert all(rows in possible for rows in smaller)


@given(clashing_systems())
@inputs(80)
def test_without_any_one_member_an_irreducible_clash_can_hold(system):
    board = Switchboard(system, range(system.rows))
    if not board.can_hold(board.switches):
        rows = irreducible_clash(board, board.switches)
        assert not board.can_hold(rows)
        assert all(board.can_hold(rows - {row}) for row in rows)


@given(clashing_systems(), st.lists(st.integers(1, 4), min_size=6, max_size=6))
@inputs(80)
def test_the_mendings_are_all_the_cheapest_ones(system, prices):
    costs = dict(enumerate(prices[: system.rows]))
    everything, possible = frozenset(range(system.rows)), feasible_sets(system)
    mendings = [everything - kept for kept in possible]
    cheapest = min(sum(costs[row] for row in mending) for mending in mendings)
    wanted = {mending for mending in mendings if sum(costs[row] for row in mending) == cheapest}
    found = mend(Switchboard(system, everything), costs)
    assert found.cost == cheapest
    assert set(found.options) == wanted
    assert (len(found.options) > 1) == (len(wanted) > 1)
    assert found.doubtful == frozenset().union(*wanted)


@given(clashing_systems())
@inputs(80)
def test_a_proof_needs_more_than_it_allows_and_counts_nothing_twice(system):
    without_tops = System.of(system.matrix, system.lower, system.upper)
    proof = prove(without_tops)
    if proof is None:
        return
    assert proof.needed > proof.allowed
    dense = without_tops.matrix.toarray()
    at_most = sum((times * dense[row] for row, times in proof.at_most), np.zeros(system.columns))
    at_least = sum((times * dense[row] for row, times in proof.at_least), np.zeros(system.columns))
    assert np.all(at_least <= at_most)
    assert proof.allowed == sum(times * system.upper[row] for row, times in proof.at_most)
    assert proof.needed == sum(times * system.lower[row] for row, times in proof.at_least)
