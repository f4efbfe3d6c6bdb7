"""Bands and single ages as two dimensions: what a reader knows to exclude each other hides nothing."""

from __future__ import annotations

import numpy as np

from faircount.protect.cell_state import CellState
from faircount.protect.excluded import impossible_cells
from faircount.protect.linked import listed_cells
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import PublicationConstraints, protect_counts
from faircount.protect.suppression import suppress
from faircount.tables.margins import HierarchicalTable, Hierarchy
from tests.lib.patient_reader import possible_range
from tests.lib.small_tables import cross

BANDS = {"0-4": (0, 3), "5-9": (3, 5), "10-17": (5, 8)}
COUNTS = (28, 22, 9, 3, 12, 12, 12, 22)
POLICY = ProtectionPolicy()


def ages_and_bands() -> HierarchicalTable:
    band = Hierarchy.of_levels("band", [1, 2, 2, 2], ["T", *BANDS])
    age = Hierarchy.of_levels("age", [1] + [2] * len(COUNTS), ["T", *(f"a{place}" for place in range(len(COUNTS)))])
    cube = np.zeros((len(band), len(age)), dtype=np.int64)
    for row, (low, high) in enumerate(BANDS.values(), start=1):
        cube[row, low + 1 : high + 1] = COUNTS[low:high]
    return HierarchicalTable.of_leaves([band, age], cube)


def widths(table: HierarchicalTable, hidden: np.ndarray) -> list[int]:
    """How wide each small count is to a reader who knows which age lies in which band."""
    listed = listed_cells(table, [frozenset({"band"}), frozenset({"age"})])
    told = (listed & ~hidden) | impossible_cells(table)
    least = np.where(listed, 1, 0)
    small = np.flatnonzero(np.isin(table.flat, [1, 2, 3, 4]))
    return [high - low for low, high in (possible_range(table, told, least, int(cell)) for cell in small)]


def test_what_excludes_what_is_derived_from_the_counts_alone():
    table = ages_and_bands()
    impossible = impossible_cells(table).reshape(table.counts.shape)
    assert not table.flat[impossible.reshape(-1)].any()
    assert impossible[1, 4]
    assert impossible[3, 1]
    assert not impossible[0].any()
    assert not impossible[:, 0].any()
    assert impossible.sum() == 2 * len(COUNTS)


def test_dimensions_that_only_happen_to_have_zeros_exclude_nothing():
    assert not impossible_cells(cross((3, 3), [5, 0, 7, 0, 9, 4, 8, 0, 6])).any()
    assert not impossible_cells(cross((4,), [5, 0, 7, 2])).any()


def test_two_tables_of_one_variable_are_protected_from_a_reader_who_knows_which_age_lies_in_which_band():
    table = ages_and_bands()
    constraints = PublicationConstraints(tables=["band", "age"])
    assert min(widths(table, protect_counts(table, POLICY, constraints, effort="quick").hidden)) >= POLICY.width
    listed = listed_cells(table, constraints.breakdowns(table.names))
    careless = suppress(table, POLICY, cell_state=CellState.of(listed), effort="quick")
    assert min(widths(table, careless.hidden)) < POLICY.width, "without it, other ages of the band hide nothing"
