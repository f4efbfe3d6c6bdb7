"""Two extracts that look alike have the same withheld: whoever tries the counts that a hidden one could be has learnt nothing."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from faircount.protect.guarding.choosing import choose
from faircount.protect.guarding.populations import guarded
from faircount.protect.guarding.rough import RoughWorld
from faircount.protect.guarding.world import Telling, World
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.rough import MOST_GUESSED
from tests.lib.inputs import seeds
from tests.lib.small_tables import drawn_counts

POLICY = ProtectionPolicy()
ALIKE = 3
"""How many worlds that look alike are held against each other."""


def world_of(shape: tuple[int, ...], counts: np.ndarray) -> World:
    """The world of a cross of which every margin is told."""
    classes = [[frozenset(range(size)), *(frozenset({each}) for each in range(size))] for size in shape]
    places = list(product(*classes))
    cube = counts.reshape(shape)
    empty = [not cube[np.ix_(*map(sorted, place))].any() for place in places]
    return World.of(places, cube, np.zeros(shape, dtype=bool), empty)


def telling(world: World) -> Telling:
    """Everything is asked now; wider populations are worth more."""
    size = len(world.sets)
    price = 1.0 + np.array([sum(each.bit_count() > 1 for each in own) for own in zip(*world.classes, strict=True)])
    ends = np.zeros(size), np.full(size, np.inf)
    return Telling(*ends, np.ones(size, dtype=bool), world.counts >= POLICY.threshold, price, POLICY.least_hidden)


def looks(world: World) -> list[list[int]]:
    """What the choice may see of a world."""
    rough = RoughWorld.of(world, POLICY)
    return [*(each.truth.tolist() for each in rough.worlds()), rough.large.tolist(), rough.least.truth.tolist()]


def others(shape: tuple[int, ...], counts: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Finest counts that look the same and are others, from 5 to 400 where they were large."""
    look = looks(world_of(shape, counts))
    while True:
        small = (counts > 0) & (counts < POLICY.threshold)
        moved = np.where(
            small, *(chance.integers(*ends, len(counts)) for ends in ((1, POLICY.threshold), (POLICY.threshold, 400)))
        )
        moved = np.where(chance.random(len(counts)) < 0.7, moved, counts)
        moved[counts == 0] = 0
        if not np.array_equal(moved, counts) and looks(world_of(shape, moved)) == look:
            return moved


@pytest.mark.parametrize("seed", seeds(24))
def test_worlds_that_look_alike_have_the_same_withheld(seed):
    shape, counts = drawn_counts(seed)
    chance = np.random.default_rng(seed + 1)
    worlds = [world_of(shape, counts), *(world_of(shape, others(shape, counts, chance)) for _ in range(ALIKE - 1))]
    shown = [choose(world, telling(world), POLICY).shown for world in worlds]
    for world, each in zip(worlds, shown, strict=True):
        assert np.array_equal(each, shown[0]), f"seed {seed}: {worlds[0].truth.tolist()} and {world.truth.tolist()}"


@pytest.mark.parametrize("seed", seeds(12))
def test_what_is_chosen_roughly_protects_in_truth(seed):
    """For each guarded population, two tables that agree with all that is told, none where nobody is, checked anew here."""
    shape, counts = drawn_counts(seed)
    world = world_of(shape, counts)
    told, choice = telling(world), choose(world, telling(world), POLICY)
    assert not choice.narrow
    assert (world.truth > 0).all(), "what is told as nobody is in no population"
    proved = []
    for block in choice.blocks:
        for place, guard in enumerate(block.guards.tolist()):
            ends = [np.zeros_like(world.truth) for _ in range(2)]
            for end, found in zip(ends, block.room.ends(place), strict=True):
                end[:] = world.truth
                end[block.columns] = found
                assert (end >= 0).all()
                sums = world.sets @ end
                assert (np.where(choice.shown, sums == world.counts, sums >= told.least)).all(), f"seed {seed}"
            few = choice.guards.sets[guard]
            assert few @ ends[1] - few @ ends[0] >= POLICY.width, f"seed {seed}"
            proved.append(few.tobytes())
    assert {each.tobytes() for each in guarded(world, POLICY.threshold).sets} <= set(proved), f"seed {seed}"


def test_where_many_are_small_they_are_seen_as_they_are():
    counts = np.array([1, 2, 3, 4] * 11 + [50])
    world = world_of((len(counts),), counts)
    (only,) = RoughWorld.of(world, POLICY).worlds()
    assert (counts < POLICY.threshold).sum() > MOST_GUESSED
    assert sorted(only.truth.tolist()) == [1] * 11 + [2] * 11 + [3] * 11 + [4] * 11 + [5]
