"""Whatever is published: what the attack says of each cell is what a reader who tries every table finds."""

from __future__ import annotations

import numpy as np
import polars as pl
from hypothesis import assume, given
from hypothesis import strategies as st

from faircount.errors import SchemaMismatch
from faircount.protect.disclosure.audit import audit
from faircount.protect.disclosure.knowledge import WeightedTie
from faircount.protect.public.table import PublishedTable, SuppressionMarks, merge_published
from faircount.protect.release import ENDLESS, PublishedHierarchicalTable
from faircount.tables.margins import HierarchicalTable
from tests.lib.inputs import inputs
from tests.lib.possible import possible_tables
from tests.lib.small_tables import cross, flat_hierarchy

SHAPES = st.sampled_from([(2, 2), (3, 2), (2, 2, 2), (4,)])
LARGEST = 12


@st.composite
def tables(draw) -> HierarchicalTable:
    shape = draw(SHAPES)
    size = int(np.prod(shape))
    return cross(shape, draw(st.lists(st.integers(0, 6), min_size=size, max_size=size)))


def held(cross_: PublishedHierarchicalTable, ties=(), width=3) -> dict[int, tuple[int, int]]:
    """The range of each hidden cell that is narrower than the width, by trying every table."""
    found = possible_tables(cross_, LARGEST, ties)
    ranges = {cell: (int(found[:, cell].min()), int(found[:, cell].max())) for cell in np.flatnonzero(cross_.hidden).tolist()}
    return {cell: ends for cell, ends in ranges.items() if ends[1] - ends[0] < width}


def said(found) -> dict[int, tuple[int, int]]:
    return {cell: (limits.lower, limits.upper) for cell, limits in found.narrow.items()}


@given(table=tables(), seed=st.integers(0, 2**16))
@inputs(40)
def test_marks_ranges_and_cells_that_were_never_published(table, seed):
    chance = np.random.default_rng(seed)
    size = len(table.flat)
    kinds = chance.choice(["shown", "marked", "ranged", "absent"], size, p=[0.5, 0.25, 0.15, 0.1])
    kinds[(table.flat == 0) & (kinds == "marked")] = "shown"
    least = np.where(kinds == "marked", 1, np.where(kinds == "ranged", table.flat // 5 * 5, 0))
    most = np.where(kinds == "ranged", table.flat // 5 * 5 + 4, ENDLESS)
    public = PublishedHierarchicalTable.of(table.hierarchies, table.flat, kinds != "shown", least=least, most=most)
    assume(int((public.hidden & table.is_leaf).sum()) <= 4)
    assert said(audit(public, 3)) == held(public)


@given(table=tables(), seed=st.integers(0, 2**16))
@inputs(25)
def test_two_linked_tables_are_attacked_as_one(table, seed):
    chance = np.random.default_rng(seed)
    published = [_some_of(table, chance, number) for number in range(2)]
    public = merge_published(published, table.hierarchies)
    assert not public.revisions
    assume(int((public.published.hidden & table.is_leaf).sum()) <= 4)
    found = audit(public.published, 3)
    assert said(found) == held(public.published)
    low, high, _ = found.proof.seen(public.published)
    wide = [cell for cell in found.asked.tolist() if cell not in found.narrow]
    assert (high[wide] - low[wide] >= 3).all()


@given(table=tables(), seed=st.integers(0, 2**16))
@inputs(25)
def test_ties_between_cells_are_kept(table, seed):
    chance = np.random.default_rng(seed)
    hidden = (table.flat > 0) & (chance.random(len(table.flat)) < 0.6)
    assume(hidden.sum() >= 2 and int((hidden & table.is_leaf).sum()) <= 4)
    one, other = chance.choice(np.flatnonzero(hidden), 2, replace=False).tolist()
    share = 2 * int(table.flat[one]) - 3 * int(table.flat[other])
    tie = WeightedTie(
        ((one, 2), (other, -3)), share - int(chance.integers(0, 4)), share + int(chance.integers(0, 4)), "a printed share"
    )
    public = PublishedHierarchicalTable.of(table.hierarchies, table.flat, hidden)
    assert said(audit(public, 3, ties=[tie])) == held(public, [tie])


@given(table=tables(), seed=st.integers(0, 2**16))
@inputs(25)
def test_a_count_that_cannot_be_is_refused_or_leaves_some_table(table, seed):
    chance = np.random.default_rng(seed)
    hidden = (table.flat > 0) & (chance.random(len(table.flat)) < 0.5)
    assume(int((hidden & table.is_leaf).sum()) <= 4 and not hidden.all())
    counts = table.flat.copy()
    counts[chance.choice(np.flatnonzero(~hidden))] += 1
    public = PublishedHierarchicalTable.of(table.hierarchies, counts, hidden)
    try:
        found = audit(public, 3)
    except SchemaMismatch:
        assert not len(possible_tables(public, LARGEST))
    else:
        assert not hidden.any() or said(found) == held(public)


def _some_of(table: HierarchicalTable, chance: np.random.Generator, number: int) -> PublishedTable:
    """One table over some of the dimensions, with some of its counts hidden, zeros shown."""
    size = len(table.hierarchies)
    kept = sorted(chance.choice(size, int(chance.integers(1, size + 1)), replace=False).tolist()) if number else list(range(size))
    rows = [cell for cell in range(len(table.flat)) if _is_total(table, cell, set(range(size)) - set(kept))]
    codes = {table.names[axis]: [table.codes_of(cell)[axis] for cell in rows] for axis in kept}
    printed = [str(table.flat[cell]) if table.flat[cell] == 0 or chance.random() < 0.7 else "*" for cell in rows]
    return PublishedTable.of(f"table {number}", pl.DataFrame(codes), pl.Series("freq", printed), SuppressionMarks())


def _is_total(table: HierarchicalTable, cell: int, axes: set[int]) -> bool:
    places = np.unravel_index(cell, table.counts.shape)
    return all(places[axis] == 0 for axis in axes)


def test_a_flat_hierarchy_has_its_whole_at_the_head():
    assert flat_hierarchy("a", 2).parents == (-1, 0, 0)
