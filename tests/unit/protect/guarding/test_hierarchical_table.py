"""What follows from tables of a cross without being one of its cells."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest

from faircount.protect.cell_state import CellState
from faircount.protect.guarding.hierarchical_table import with_what_follows
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.suppression import suppress
from faircount.tables.margins import HierarchicalTable, Hierarchy

AGES = Hierarchy.of_levels("age", [1, 2, 2, 2], ["all", "under 10", "10 to 15", "16 to 17"])


@pytest.fixture
def counts_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the search see small counts: seen roughly, two of them need more beside them, and nothing is left to follow."""
    monkeypatch.setattr(import_module("faircount.protect.rough"), "MOST_GUESSED", 0)


def pattern(listed, *, keep=None):
    table = HierarchicalTable.of_leaves((AGES,), np.array([0, 30, 2, 2]))
    cell_state = CellState.of(np.array(listed))
    return suppress(table, ProtectionPolicy(), cell_state=cell_state, keep=keep)


def test_seen_roughly_two_classes_that_no_table_lists_leave_nothing_to_follow():
    found = pattern([True, True, False, False])
    assert found.hidden[:2].any()
    more = with_what_follows(found)
    assert more.followed == 0
    assert (more.hidden == found.hidden).all()


@pytest.mark.usefixtures("counts_as_they_are")
def test_two_classes_that_no_table_lists_do_not_follow_together():
    # Each of the two keeps its width where all and the first are shown; both together are what is left of them.
    found = pattern([True, True, False, False])
    assert not found.hidden[:2].any()
    more = with_what_follows(found)
    assert more.hidden[:2].sum() == 1
    assert more.followed == 0


@pytest.mark.usefixtures("counts_as_they_are")
def test_what_must_stay_is_kept_and_what_follows_from_it_is_counted():
    kept = np.array([True, True, False, False])
    more = with_what_follows(pattern([True, True, False, False], keep=kept), kept)
    assert not more.hidden[:2].any()
    assert more.followed == 1


def test_a_full_cross_is_left_as_it_is():
    found = pattern([True, True, True, True])
    assert with_what_follows(found) is found
