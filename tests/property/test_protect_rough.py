"""Whoever runs this program on the counts that a hidden one could be finds the same cells hidden, and has learnt nothing."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.protect.cell_state import primary_cells
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.rough import MOST_GUESSED, rough_tables, rough_worth
from faircount.protect.suppression import suppress
from tests.lib.inputs import seeds
from tests.lib.small_tables import cross, drawn_counts

POLICY = ProtectionPolicy()


def others(shape: tuple[int, ...], counts: np.ndarray, seed: int) -> np.ndarray:
    """Other finest counts that look the same roughly, in every cell and sum."""
    chance = np.random.default_rng(seed + 1)
    look = rough_look(shape, counts)
    while True:
        moved = counts + chance.integers(-3, 4, len(counts)) * (chance.random(len(counts)) < 0.3)
        moved = np.where(counts > 0, np.maximum(1, moved), 0)
        if not np.array_equal(moved, counts) and np.array_equal(rough_look(shape, moved), look):
            return moved


def rough_look(shape: tuple[int, ...], counts: np.ndarray) -> np.ndarray:
    """What the choice may see of a table."""
    table = cross(shape, counts.tolist())
    first = next(rough_tables(table, primary_cells(table.flat, POLICY), POLICY))
    return np.concatenate([first.flat, rough_worth(table, POLICY)])


@pytest.mark.parametrize("seed", seeds(12))
def test_tables_that_are_alike_roughly_have_the_same_cells_hidden(seed):
    effort = "normal" if seed < 2 else "quick"  # the first takes long, and both see the same
    shape, counts = drawn_counts(seed)
    both = (counts, others(shape, counts, seed))
    one, two = (suppress(cross(shape, each.tolist()), POLICY, effort=effort) for each in both)
    assert np.array_equal(one.hidden, two.hidden)


def test_which_count_is_hidden_tells_of_few_small_ones():
    """Lines of one small count and three others: the four counts that it could be, each tried, all hide the same two."""
    chance = np.random.default_rng(20261201)
    narrowed = 0
    for _ in range(lines := 40):
        large = chance.integers(5, 2 * chance.choice([8, 15, 30, 60]), 3)
        small = int(chance.integers(1, 5))
        hidden = suppress(cross((4,), [small, *large]), POLICY, effort="quick").hidden[-3:]
        beside = int(np.flatnonzero(hidden)[0])  # the one of the three that is hidden with it
        same = {small}
        for other in {1, 2, 3, 4} - {small}:
            moved = large.copy()
            moved[beside] += small - other
            found = suppress(cross((4,), [other, *moved]), POLICY, effort="quick").hidden[-3:]
            same |= {other} if np.array_equal(found, hidden) else set()
        narrowed += max(same) - min(same) < POLICY.width
    assert narrowed <= lines // 20, "a border between sizes lies among the four in one line of forty or so"


def test_where_many_are_small_they_are_seen_as_they_are():
    counts = [1, 2, 3, 4] * 11 + [50]
    table = cross((len(counts),), counts)
    primary = primary_cells(table.flat, POLICY)
    assert primary.sum() > MOST_GUESSED
    (only,) = rough_tables(table, primary, POLICY)
    assert only.flat[primary].tolist() == table.flat[primary].tolist()
    assert only.flat[-1] == 40
