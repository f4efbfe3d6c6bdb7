"""Whatever the counts: each method keeps what it promises, to a reader who tries every table."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from faircount.protect.cell_key import PerturbationRule, chances_of
from faircount.protect.methods import METHODS
from faircount.protect.outcome import Choices, Secret, write_shown
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.release import write_hierarchies
from faircount.protect.rounding import BASES, limits_broken, ranges_of_a_reader, round_table
from faircount.tables.margins import HierarchicalTable
from tests.lib.inputs import inputs
from tests.lib.small_tables import cross, possible_ranges

SHAPES = st.sampled_from([(2, 2), (3, 2), (2, 2, 2), (4,), (3, 3)])
POLICY = ProtectionPolicy()
TRIED = 4_000


def chosen(table: HierarchicalTable, **others) -> Choices:
    return Choices(secret=Secret(b"made up for tests"), prefer=table.names, effort="quick", **others)


@st.composite
def crosses(draw):
    shape = draw(SHAPES)
    size = int(np.prod(shape))
    return cross(shape, draw(st.lists(st.integers(0, 14), min_size=size, max_size=size)))


@pytest.mark.parametrize("method", sorted(METHODS))
@given(table=crosses())
@inputs(10)
def test_no_method_shows_a_small_count(method, table):
    outcome = METHODS[method](table, POLICY, chosen(table))
    assert not np.isin(outcome.shown[~outcome.hidden], [1, 2, 3, 4]).any()


@pytest.mark.parametrize("method", sorted(METHODS))
@given(table=crosses())
@inputs(10)
def test_what_is_said_of_a_method_holds(method, table):
    outcome = METHODS[method](table, POLICY, chosen(table))
    assert (outcome.shown >= 0).all()
    if outcome.exact:
        assert not outcome.errors[~outcome.hidden].any()
    if outcome.additive and not outcome.hidden.any():
        assert outcome.table.is_additive(outcome.shown)
    if outcome.width is not None and outcome.widths is not None:
        assert (outcome.widths >= outcome.width).all()
    assert not outcome.shown[(outcome.table.flat == 0) & outcome.table.is_leaf].any()


@pytest.mark.parametrize("method", sorted(METHODS))
@given(table=crosses())
@inputs(6)
def test_a_method_gives_the_same_twice(method, table):
    one, other = (METHODS[method](table, POLICY, chosen(table)) for _ in range(2))
    assert np.array_equal(one.shown, other.shown)
    assert np.array_equal(one.hidden, other.hidden)


@pytest.mark.parametrize("method", sorted(METHODS))
@given(table=crosses())
@inputs(6)
def test_a_second_release_of_the_same_counts_is_the_same_bytes_and_so_tells_nothing_more(tmp_path_factory, method, table):
    folder = tmp_path_factory.mktemp("releases")
    for name in ("first", "second"):
        outcome = METHODS[method](table, POLICY, chosen(table))
        write_shown(outcome, folder / f"{name}.csv")
        write_hierarchies(outcome.table.hierarchies, folder / name)
    assert (folder / "first.csv").read_bytes() == (folder / "second.csv").read_bytes()
    for each in table.names:
        assert (folder / "first" / f"hier_{each}.csv").read_bytes() == (folder / "second" / f"hier_{each}.csv").read_bytes()


@pytest.mark.parametrize("method", ["suppression", "coarsening"])
@given(table=crosses())
@inputs(10)
def test_a_count_that_a_method_hides_keeps_its_width_to_a_reader_who_tries_every_table(method, table):
    outcome = METHODS[method](table, POLICY, chosen(table))
    published = outcome.table
    assert int(published.flat[0]) == int(table.flat[0]), "merging moves no count"
    largest = int(published.flat[published.is_leaf].max(initial=0)) + POLICY.width + 1
    assume(largest ** int((published.is_leaf & outcome.hidden).sum()) <= TRIED)
    ranges = possible_ranges(published, outcome.hidden, largest)
    for cell in np.flatnonzero(outcome.primary).tolist():
        least, most = ranges[cell]
        assert most - least >= POLICY.width


@given(table=crosses(), largest=st.integers(5, 12), seed=st.integers(0, 2**16))
@inputs(12)
def test_keys_change_a_cell_by_no_more_than_is_said_and_alike_in_every_table(table, largest, seed):
    keys = METHODS["cell-key"](table, POLICY, chosen(table, largest_change=largest))
    assert (np.abs(keys.errors) <= largest).all()
    order = np.random.default_rng(seed).permutation(table.counts.ndim)
    turned = HierarchicalTable(
        tuple(table.hierarchies[axis] for axis in order), np.ascontiguousarray(table.counts.transpose(order))
    )
    again = METHODS["cell-key"](turned, POLICY, chosen(turned, largest_change=largest))
    assert np.array_equal(again.shown.reshape(turned.counts.shape), keys.shown.reshape(table.counts.shape).transpose(order))


@pytest.mark.parametrize("base", BASES)
@given(table=crosses())
@inputs(12)
def test_a_rounding_keeps_its_limits(base, table):
    outcome = round_table(table, ProtectionPolicy(width=min(3, base - 1)), chosen(table, base=base))
    assert not limits_broken(table, outcome.shown, base, 2 * base - 1)


@given(table=crosses(), bound=st.sampled_from([2, 3, 5]))
@inputs(15)
def test_the_ranges_of_a_rounding_are_those_of_a_reader_who_tries_every_table(table, bound):
    base = 3
    leaves = np.flatnonzero(table.is_leaf)
    shown = table.flat.copy()
    shown[leaves] = (shown[leaves] + 1) // base * base
    shown = summed(table, shown[leaves])
    tried = [range(max(0, count - base + 1), count + base) for count in shown[leaves].tolist()]
    assume(np.prod([len(each) for each in tried]) <= TRIED)
    possible = [each for guess in product(*tried) if (np.abs((each := summed(table, guess)) - shown) <= bound).all()]
    ranges = ranges_of_a_reader(table, shown, base, bound)
    assert np.array_equal(ranges.lower, np.min(possible, axis=0))
    assert np.array_equal(ranges.upper, np.max(possible, axis=0))
    assert (ranges.widths >= base - 1).all()


@given(
    count=st.integers(0, 40),
    variance=st.floats(0.5, 12.0),
    largest=st.integers(5, 12),
    never=st.integers(0, 4),
)
@inputs(150)
def test_the_chances_of_a_change_have_the_mean_and_the_variance_that_are_said(count, variance, largest, never):
    changes, chances = chances_of(PerturbationRule(variance, largest, never), count)
    assert chances.min() >= 0
    assert abs(chances.sum() - 1) < 1e-9
    assert abs(chances @ changes) < 1e-6
    assert np.abs(changes).max() <= largest
    assert not np.isin(count + changes[chances > 0], range(1, never + 1)).any()
    if count > largest + never:
        assert abs(chances @ changes**2 - variance) < 1e-6


def summed(table, finest):
    """The whole table over these finest counts."""
    cube = np.zeros_like(table.flat)
    cube[np.flatnonzero(table.is_leaf)] = finest
    return HierarchicalTable.of_leaves(table.hierarchies, cube.reshape(table.counts.shape)).flat
