"""Classes are merged in the order asked for, neighbours first, and no further than needed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from faircount.errors import NotProtected, SchemaMismatch
from faircount.protect.coarsening import Coarser, Merge, coarsen, coarser_tables, merge, merge_round, possible_merges, shown_share
from faircount.protect.disclosure.audit import audit
from faircount.protect.methods import METHODS
from faircount.protect.outcome import Choices
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.release import PublishedHierarchicalTable
from faircount.tables.margins import HierarchicalTable, Hierarchy, read_table
from tests.lib.small_tables import cross

SMALL = Path(__file__).parents[2] / "fixtures" / "sdc" / "small"
POLICY = ProtectionPolicy()
GROUPED = Hierarchy.of_levels("geo", [1, 2, 3, 3, 2, 3, 3, 3], ["T", "R1", "A1", "A2", "R2", "A3", "A4", "A5"])


@pytest.fixture(scope="module")
def table():
    return read_table(SMALL / "data.csv", SMALL, "freq")


def grouped(counts):
    cube = np.zeros(len(GROUPED), dtype=np.int64)
    cube[list(GROUPED.leaves)] = counts
    return HierarchicalTable.of_leaves([GROUPED], cube)


def test_two_that_are_all_of_their_parent_leave_the_parent():
    coarser = merge(grouped([1, 2, 10, 20, 30]), Merge(0, 2, 3))
    assert coarser.hierarchies[0].codes == ("T", "R1", "R2", "A3", "A4", "A5")
    assert coarser.flat.tolist() == [63, 3, 60, 10, 20, 30]


def test_a_round_merges_once_in_each_group():
    found = merge_round(Coarser.of(grouped([1, 2, 10, 2, 3]), POLICY), 0, POLICY, neighbours=True)
    assert found is not None
    assert found.table.hierarchies[0].codes == ("T", "R1", "R2", "A3", "A4+A5")
    assert found.merges == ("geo: A1 with A2", "geo: A4 with A5")


def test_merging_ends_with_the_whole():
    coarser, rounds = Coarser.of(grouped([1, 2, 10, 2, 3]), POLICY), 0
    while (found := merge_round(coarser, 0, POLICY, neighbours=True)) is not None:
        coarser, rounds = found, rounds + 1
    assert coarser.table.flat.tolist() == [18]
    assert rounds == 3


@pytest.mark.parametrize("seed", range(20))
def test_counts_that_are_alike_roughly_are_merged_in_the_same_order(seed):
    """Small counts all drawn anew, large ones within their size: the merges of every round are the same, in every dimension."""
    chance = np.random.default_rng(seed)
    shape = (int(chance.integers(4, 8)), 3)
    small = chance.random(shape) < 0.6
    drawn = [np.where(small, chance.integers(1, 5, shape), chance.integers(5, 40, shape)).reshape(-1).tolist() for _ in range(2)]
    choices = Choices(prefer=("a", "b"), unordered=("b",))
    one, two = ([each.merges for each in coarser_tables(cross(shape, counts), POLICY, choices)] for counts in drawn)
    assert one == two, f"seed {seed}: {drawn}"


def test_only_neighbours_are_merged_unless_the_order_means_nothing():
    table = cross((4,), [3, 9, 9, 1])
    assert [(each.one, each.other) for each in next(possible_merges(table, 0, neighbours=True))] == [(1, 2), (2, 3), (3, 4)]
    assert len(next(possible_merges(table, 0, neighbours=False))) == 6
    apart = next(possible_merges(table, 0, neighbours=True, apart=["a3"]))
    assert [(each.one, each.other) for each in apart] == [(1, 2), (2, 3)]


def test_a_goal_is_reached_with_no_more_merging_than_needed(table):
    choices = Choices(prefer=("age",), goal=0.45, effort="quick")
    outcome = coarsen(table, POLICY, choices)
    assert shown_share(outcome) >= 0.45
    codes = outcome.table.hierarchies[table.names.index("age")].codes
    assert 2 < len(codes) < 6
    assert [each for each in outcome.table.names if each != "age"] == ["year", "off", "cyber"]
    assert outcome.notes[0].startswith("Merged")
    counts = np.where(outcome.hidden, 0, outcome.shown)
    public = PublishedHierarchicalTable.of(outcome.table.hierarchies, counts, outcome.hidden, least=1)
    assert audit(public, 3, among=outcome.primary).is_safe


def test_a_goal_that_is_met_merges_nothing(table):
    outcome = coarsen(table, POLICY, Choices(prefer=("age",), goal=0.01, effort="quick"))
    assert outcome.table.flat.tolist() == table.flat.tolist()
    assert outcome.notes[0] == "Nothing had to be merged."


def test_counts_are_the_same_over_coarser_classes(table):
    for coarser in coarser_tables(table, POLICY, Choices(prefer=("age", "off"))):
        assert coarser.table.flat[0] == table.flat[0]
        assert coarser.table.is_additive(coarser.table.flat)


@pytest.mark.parametrize(
    ("choices", "wrong", "said"),
    [
        (Choices(), NotProtected, "--prefer"),
        (Choices(prefer=("shoe",)), SchemaMismatch, "shoe"),
        (Choices(prefer=("age",), goal=0.0), NotProtected, "goal"),
    ],
)
def test_what_cannot_be_merged_is_refused(table, choices, wrong, said):
    with pytest.raises(wrong, match=said):
        METHODS["coarsening"](table, POLICY, choices)
