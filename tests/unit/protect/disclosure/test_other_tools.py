"""Tables as other tools leave them: the attack finds what they leave open, as many counts as were measured on the tools."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from faircount.protect.disclosure.audit import TableAudit, audit
from faircount.protect.release import PublishedHierarchicalTable
from faircount.tables.margins import HierarchicalTable, read_table
from tests.lib.other_tools import eliminated, small_alone, two_in_every_sum
from tests.lib.patient_reader import possible_range

SMALL = Path(__file__).parents[3] / "fixtures" / "sdc" / "small"
MEASURED = [
    pytest.param(small_alone, 0, 131, id="small counts alone, all margins printed, as a checker of outputs leaves them"),
    pytest.param(two_in_every_sum, 91, 42, id="two in every sum: sdcTable 0.34 hides 91 more and leaves 42 exact"),
    pytest.param(
        eliminated, 75, 64, id="elimination: GaussSuppression 1.2.3 on equations alone hides 75 more and leaves 64 exact"
    ),
]


@pytest.fixture(scope="module")
def table() -> HierarchicalTable:
    return read_table(SMALL / "data.csv", SMALL, "freq")


@pytest.mark.parametrize(("pattern", "secondary", "exact"), MEASURED)
def test_what_a_pattern_of_another_tool_leaves_open_is_found(table, pattern, secondary, exact) -> None:
    hidden, small = pattern(table), small_alone(table)
    found = audit(PublishedHierarchicalTable.of(table.hierarchies, table.flat, hidden), 3, threshold=5, among=small)
    assert int((hidden & ~small).sum()) == secondary
    assert len(found.exact) == exact
    assert len(found.narrow) > exact
    assert all(limits.holds(int(table.flat[cell])) for cell, limits in found.narrow.items())
    _agrees_with_a_patient_reader(table, hidden, small, found)


def _agrees_with_a_patient_reader(table: HierarchicalTable, hidden: np.ndarray, small: np.ndarray, found: TableAudit) -> None:
    for cell in np.random.default_rng(7).permutation(np.flatnonzero(small))[:4].tolist():
        low, high = possible_range(table, ~hidden, np.ones_like(table.flat), cell)
        limits = found.narrow.get(cell)
        assert (limits is not None) == (high - low < 3)
        assert limits is None or (limits.lower, limits.upper) == (low, high)


def test_two_marks_give_away_what_one_mark_keeps(table) -> None:
    """Told which hidden counts are under 5 and which are not, a reader works out more of the same pattern."""
    hidden, small = eliminated(table), small_alone(table)
    least, most = np.where(small, 1, 5), np.where(small, 4, 2**40)
    alike = audit(PublishedHierarchicalTable.of(table.hierarchies, table.flat, hidden), 1, among=small)
    apart = audit(PublishedHierarchicalTable.of(table.hierarchies, table.flat, hidden, least=least, most=most), 1, among=small)
    assert set(alike.exact) < set(apart.exact)
