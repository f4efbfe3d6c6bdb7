"""What follows from counts that were given is guarded like what was asked for."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from faircount.protect.guarding.choosing import choose
from faircount.protect.guarding.populations import guarded, leftovers
from faircount.protect.guarding.world import Telling, World
from faircount.protect.policy import ProtectionPolicy

POLICY = ProtectionPolicy()


def world_of(counts, *classes):
    """A world over one axis."""
    counts = np.array(counts)
    places = [(frozenset(held),) for held in classes]
    empty = [counts[list(held)].sum() == 0 for held in classes]
    return World.of(places, counts, np.zeros(counts.shape, dtype=bool), empty)


def telling(world, shown_before=()):
    counts = world.counts
    known = np.isin(np.arange(len(counts)), [world.set_of[place] for place in shown_before])
    ends = np.where(known, counts, 0).astype(float), np.where(known, counts, np.inf)
    may = ~known & (counts >= POLICY.threshold)
    return Telling(*ends, ~known, may, np.ones(len(counts)), POLICY.least_hidden)


def possible(world, told, choice, most=30):
    """Every table that agrees with what is told, by trying all."""
    known = choice.shown | (told.lower == told.upper)
    for table in product(range(most), repeat=len(world.truth)):
        sums = world.sets @ np.array(table)
        least = np.where(told.told, POLICY.least_hidden, 0)
        if (np.where(known, sums == world.counts, sums >= least)).all():
            yield np.array(table)


@pytest.mark.parametrize(
    ("counts", "classes", "before"),
    [
        # All, and girls: boys or not known are 3.
        ((21, 3), ((0, 1), (0,)), ()),
        # Under 13 beside under 12, which an earlier reply gave.
        ((9, 2, 30), ((0, 1), (0,), (0, 1, 2)), (1,)),
        # A total less what is shown of it.
        ((10, 2, 2), ((0, 1, 2), (0,), (1,)), ()),
    ],
)
def test_no_difference_of_two_counts_is_closer_than_the_rule(counts, classes, before):
    world = world_of(counts, *classes)
    told = telling(world, before)
    choice = choose(world, told, POLICY)
    assert not choice.narrow
    tables = list(possible(world, told, choice))
    guards = guarded(world, POLICY.threshold)
    assert len(guards)
    for guard in guards.sets:
        found = {int(table[guard].sum()) for table in tables}
        assert max(found) - min(found) >= POLICY.width


def test_what_all_bands_leave_of_two_wholes_is_guarded_in_both_at_once():
    # Two offences by four bands and the unknown, in two years that share a part: no count of the unknown is told.
    counts = np.random.default_rng(1).integers(6, 20, (2, 5, 3))
    counts[1, 4] = 1
    every, bands = frozenset(range(5)), [frozenset({band}) for band in range(4)]
    offences, years = (frozenset({0, 1}), frozenset({0})), (frozenset({0, 1}), frozenset({1, 2}))
    places = [(offence, ages, year) for offence in offences for ages in (every, *bands) for year in years]
    world = World.of(places, counts, np.zeros(counts.shape, dtype=bool), [False] * len(places))
    unknown = np.isin(np.arange(len(world.truth)), world.column_of[1, 4, :2])
    assert unknown.sum() == 2
    assert any((each == unknown).all() for each in guarded(world, POLICY.threshold).sets)


def test_what_is_already_given_away_is_named_and_made_no_closer():
    world = world_of((21, 3, 40), (0, 1), (0,), (0, 1, 2))
    told = telling(world, (0, 1))
    choice = choose(world, told, POLICY)
    assert [each.width for each in choice.narrow.values()] == [0]
    # The whole is told all the same: it says nothing more of the three.
    assert choice.shown[world.set_of[2]]


def test_each_width_is_proved_by_two_tables_that_agree():
    world = world_of((21, 3, 7, 2), (0, 1), (0,), (0, 1, 2, 3), (2,), (3,))
    choice = choose(world, telling(world), POLICY)
    for block in choice.blocks:
        for guard in range(len(block.guards)):
            least, most = block.room.ends(guard)
            held = block.room.guards[[guard]].toarray()[0]
            assert held @ most - held @ least >= POLICY.width


def test_many_shown_parts_of_a_whole_leave_no_few():
    world = world_of((10, 11, 12, 3, 20), (0, 1, 2, 3), (0,), (1,), (2,), (3, 4))
    left = leftovers(world, np.isin(np.arange(len(world.sets)), world.set_of[:4]), POLICY.threshold)
    assert [world.truth[each].sum() for each in left] == [3]


def test_what_is_impossible_is_in_no_population():
    counts = np.array([[5, 0], [4, 6]])
    impossible = np.array([[False, True], [False, False]])
    both = frozenset({0, 1})
    world = World.of([(frozenset({0}), both), (both, both)], counts, impossible, [False, False])
    assert world.counts.tolist() == [5, 15]
    assert world.sets.sum() == 3
