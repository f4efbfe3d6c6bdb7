"""Whatever the counts: tables published together, and one after the other, are as safe as one, to a reader of all of them."""

from __future__ import annotations

import csv
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from faircount.errors import NotProtected
from faircount.protect.cell_state import CellState
from faircount.protect.constraints import OBJECTIVES, Cost, kept_cells, listed_cells
from faircount.protect.disclosure.audit import audit
from faircount.protect.earlier import EarlierRelease, place_earlier
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.release import published, write_hierarchies, write_published
from faircount.protect.suppression import suppress
from tests.lib.inputs import inputs
from tests.lib.patient_reader import possible_range
from tests.lib.small_tables import cross

SHAPES = st.sampled_from([(2, 2, 2), (3, 2, 2), (4, 3), (3, 3)])
POLICY = ProtectionPolicy()
SMALL = {1, 2, 3, 4}


@st.composite
def crosses(draw):
    shape = draw(SHAPES)
    size = int(np.prod(shape))
    return cross(shape, draw(st.lists(st.sampled_from([0, 0, 1, 2, 3, 5, 7, 12, 20]), min_size=size, max_size=size)))


def some_breakdowns(table, seed):
    """One to three breakdowns of the table by fewer dimensions than it has."""
    chance = np.random.default_rng(seed)
    names = table.names
    every = [frozenset(each) for size in range(1, len(names)) for each in combinations(names, size)]
    return [every[int(place)] for place in chance.choice(len(every), min(len(every), int(chance.integers(1, 4))), replace=False)]


def released(table, cell_state, **constraints):
    """The pattern, or why there is none."""
    try:
        return suppress(table, POLICY, cell_state=cell_state, effort="quick", **constraints)
    except NotProtected as refused:
        return str(refused)


def told_by(path, table):
    """What a file tells and what it marks, read by a hand that knows nothing of the room."""
    told, marked = np.zeros((2, table.counts.size), dtype=bool)
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            places = tuple(hierarchy.places[row[hierarchy.name]] for hierarchy in table.hierarchies)
            cell = int(np.ravel_multi_index(places, table.counts.shape))
            if row["freq"] == "[c]":
                marked[cell] = True
            else:
                assert int(row["freq"]) == table.flat[cell]
                told[cell] = True
    return told, marked


def narrowest(table, told, marked):
    """The narrowest range of a small count that no file tells."""
    least = np.where(marked, 1, 0)
    small = np.flatnonzero(np.isin(table.flat, list(SMALL)) & ~told)
    ranges = [possible_range(table, told, least, int(cell)) for cell in small]
    return min((high - low for low, high in ranges), default=POLICY.width)


@given(table=crosses(), seed=st.integers(0, 2**16))
@inputs(12)
def test_linked_tables_give_no_small_count_away_not_even_one_that_none_of_them_shows(tmp_path_factory, table, seed):
    listed = listed_cells(table, some_breakdowns(table, seed))
    pattern = suppress(table, POLICY, cell_state=CellState.of(listed), effort="quick")
    path = tmp_path_factory.mktemp("out") / "out.csv"
    write_published(pattern, path)
    told, marked = told_by(path, table)
    assert np.array_equal(told | marked, listed)
    assert not np.isin(table.flat[told], list(SMALL)).any()
    assert narrowest(table, told, marked) >= POLICY.width


@pytest.mark.parametrize("more", [True, False])
@given(table=crosses(), seed=st.integers(0, 2**16))
@inputs(12)
def test_two_releases_together_are_as_safe_as_each(tmp_path_factory, more, table, seed):
    folder = tmp_path_factory.mktemp("releases")
    write_hierarchies(table.hierarchies, folder)
    opening = replace(CellState.of(listed_cells(table, some_breakdowns(table, seed))), more_to_come=more)
    first = suppress(table, POLICY, cell_state=opening, effort="quick")
    assert audit(published(first), POLICY.width, among=first.primary).is_safe
    write_published(first, folder / "first.csv")
    listed = listed_cells(table, some_breakdowns(table, seed + 1))
    placed = place_earlier(table, listed, [EarlierRelease(folder / "first.csv", folder)], POLICY)
    second = released(placed.wide.table, placed.cell_state)
    if isinstance(second, str):
        assert "zeros of the tables" in second
        assert not more, "finer tables can follow a release that was made for it"
        return
    write_published(second, folder / "second.csv")
    told, marked = told_by(folder / "first.csv", table)
    told_now, marked_now = told_by(folder / "second.csv", table)
    assert np.array_equal(told_now | marked_now, listed)
    assert not (told & marked_now).any(), "what was published stays published"
    together = told | told_now
    assert narrowest(table, together, (marked | marked_now) & ~together) >= POLICY.width


@given(table=crosses(), seed=st.integers(0, 2**16))
@inputs(12)
def test_what_carelessly_was_published_before_is_not_made_worse(tmp_path_factory, table, seed):
    folder = tmp_path_factory.mktemp("careless")
    write_hierarchies(table.hierarchies, folder)
    small = np.isin(table.flat, list(SMALL))
    listed = listed_cells(table, some_breakdowns(table, seed))
    before = small & listed
    cell_state = CellState(listed_cells(table, some_breakdowns(table, seed + 1)), listed & ~small, before)
    ranges = {
        int(cell): possible_range(table, cell_state.known, np.where(before, 1, 0), int(cell)) for cell in np.flatnonzero(small)
    }
    narrowed = any(high - low < POLICY.width for low, high in ranges.values())
    pattern = released(table, cell_state, despite_earlier=True)
    if isinstance(pattern, str):
        assert "zeros of the tables" in pattern
        return
    told = cell_state.known | (cell_state.listed & ~pattern.hidden)
    least = np.where(before | (cell_state.listed & pattern.hidden), 1, 0)
    for cell, (low, high) in ranges.items():
        now = possible_range(table, told, np.where(told, 0, least), cell)
        assert now[1] - now[0] >= min(POLICY.width, high - low)
    if narrowed:
        with pytest.raises(NotProtected, match="cannot be undone"):
            suppress(table, POLICY, cell_state=cell_state, effort="quick")


@pytest.mark.parametrize("objective", sorted(OBJECTIVES))
@pytest.mark.parametrize("spare", [False, True])
@given(table=crosses(), seed=st.integers(0, 2**16))
@inputs(4)
def test_every_objective_keeps_what_must_stay_hides_what_is_small_and_repeats(objective, spare, table, seed):
    breakdowns = some_breakdowns(table, seed)
    cell_state, keep = CellState.of(listed_cells(table, breakdowns)), kept_cells(table, ["total"])
    cost = Cost(objective, spare)
    pattern = released(table, cell_state, cost=cost, keep=keep)
    assume(not isinstance(pattern, str))
    assert not (pattern.hidden & keep & ~pattern.primary).any()
    assert pattern.hidden[pattern.primary].all()
    again = suppress(table, POLICY, cell_state=cell_state, cost=cost, keep=keep, effort="quick")
    assert np.array_equal(pattern.hidden, again.hidden)


def test_a_reader_of_two_careless_tables_is_told_more_than_of_each():
    """The tests above can fail: two margins, each with its small counts hidden alone, give one of them away together."""
    table = cross((2, 2, 2), [1, 7, 0, 12, 20, 5, 7, 12])
    listed = listed_cells(table, [frozenset({"a", "b"}), frozenset({"a", "c"})])
    told = listed & ~np.isin(table.flat, list(SMALL))
    assert narrowest(table, told, listed & ~told) < POLICY.width


def test_the_files_are_where_they_were_written(tmp_path: Path):
    table = cross((2, 2), [1, 7, 9, 12])
    write_published(suppress(table, POLICY, effort="quick"), tmp_path / "out.csv")
    told, marked = told_by(tmp_path / "out.csv", table)
    assert (told | marked).all()
