"""Whatever the counts: no primary cell is published or narrower than promised, to a reader who tries every table."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from faircount.protect.disclosure.audit import audit
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.release import published
from faircount.protect.suppression import suppress
from faircount.protect.task import EFFORTS
from tests.lib.inputs import inputs
from tests.lib.small_tables import cross, possible_ranges

SHAPES = st.sampled_from([(2, 2), (3, 2), (2, 2, 2), (4,), (3, 3)])
TRIED = 4_000


@st.composite
def crosses(draw):
    shape = draw(SHAPES)
    size = int(np.prod(shape))
    return cross(shape, draw(st.lists(st.integers(0, 9), min_size=size, max_size=size)))


@pytest.mark.parametrize("effort", ["quick", "normal"])
@given(table=crosses(), width=st.integers(1, 3))
@inputs(8)
def test_every_primary_cell_keeps_the_width_to_a_reader_who_tries_every_table(effort, table, width):
    pattern = suppress(table, ProtectionPolicy(5, width), effort=effort)
    assert pattern.hidden[pattern.primary].all()
    leaves = int((table.is_leaf & pattern.hidden).sum())
    largest = int(table.flat[table.is_leaf].max(initial=0)) + width + 1
    assume(largest**leaves < TRIED)
    ranges = possible_ranges(table, pattern.hidden, largest)
    for cell in np.flatnonzero(pattern.primary).tolist():
        least, most = ranges[cell]
        assert most - least >= width


@given(table=crosses(), width=st.integers(1, 3))
@inputs(8)
def test_the_attack_finds_nothing_in_what_was_protected_and_the_pattern_repeats(table, width):
    policy = ProtectionPolicy(5, width)
    pattern = suppress(table, policy, effort="normal")
    assert audit(published(pattern), width, among=pattern.primary).is_safe
    again = suppress(table, policy, effort="normal")
    assert np.array_equal(pattern.hidden, again.hidden)


@given(table=crosses(), seed=st.integers(0, 2**16))
@inputs(8)
def test_the_attack_agrees_with_a_reader_who_tries_every_table(table, seed):
    chance = np.random.default_rng(seed)
    hidden = (table.flat > 0) & (chance.random(len(table.flat)) < 0.6)
    pattern = suppress(table, ProtectionPolicy(5, 1), effort="quick")
    object.__setattr__(pattern, "hidden", hidden)
    found = audit(published(pattern), 3)
    leaves = int((table.is_leaf & hidden).sum())
    largest = int(table.flat.max(initial=0)) + 4
    assume(largest**leaves < TRIED)
    ranges = possible_ranges(table, hidden, largest)
    narrow = {cell: limits for cell, limits in ranges.items() if limits[1] - limits[0] < 3}
    assert {cell: (limits.lower, limits.upper) for cell, limits in found.narrow.items()} == narrow


def test_efforts_are_ordered_by_how_long_they_look():
    assert [EFFORTS[name].work for name in ("quick", "normal", "best")] == sorted(each.work for each in EFFORTS.values())
