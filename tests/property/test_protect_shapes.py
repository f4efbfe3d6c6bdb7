"""Whatever the hierarchies, thresholds and widths: every small count keeps its width, and every cell is audited."""

from __future__ import annotations

import csv
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.protect.disclosure.audit import audit
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.release import published, write_audit, write_published
from faircount.protect.suppression import suppress
from faircount.tables.margins import HierarchicalTable, Hierarchy
from tests.lib.inputs import inputs
from tests.lib.patient_reader import possible_range

COUNTS = st.sampled_from([0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 12, 40])
ASKED = 6
"""How many small counts of a table the patient reader asks for: two integer programs each."""


@st.composite
def hierarchies(draw, name: str, most: int) -> Hierarchy:
    """A tree of any depth, with classes that have one child alone and leaves on several levels."""
    levels = [1]
    for _ in range(draw(st.integers(1, most))):
        levels.append(draw(st.integers(2, min(4, levels[-1] + 1))))
    return Hierarchy.of_levels(name, levels, [f"{name}{place}" for place in range(len(levels))])


@st.composite
def crosses(draw) -> HierarchicalTable:
    most = draw(st.sampled_from([(9,), (6, 4), (4, 3, 2)]))
    dimensions = [draw(hierarchies("abc"[axis], size)) for axis, size in enumerate(most)]
    cube = np.zeros([len(each) for each in dimensions], dtype=np.int64)
    for places in product(*(each.leaves for each in dimensions)):
        cube[places] = draw(COUNTS)
    return HierarchicalTable.of_leaves(dimensions, cube)


@st.composite
def policies(draw) -> ProtectionPolicy:
    threshold = draw(st.sampled_from([2, 3, 5, 10]))
    return ProtectionPolicy(threshold, draw(st.integers(1, threshold - 1)))


@pytest.mark.parametrize("effort", ["quick", "normal"])
@given(table=crosses(), policy=policies())
@inputs(15)
def test_a_reader_who_asks_an_integer_solver_finds_no_small_count_narrow(effort, table, policy):
    pattern = suppress(table, policy, effort=effort)
    small = (table.flat > 0) & (table.flat < policy.threshold)
    assert pattern.hidden[small].all()
    assert not pattern.hidden[table.flat == 0].any()
    assert audit(published(pattern), policy.width, threshold=policy.threshold, among=small).is_safe
    least = np.ones_like(table.flat)
    for cell in np.random.default_rng(1).permutation(np.flatnonzero(small))[:ASKED]:
        low, high = possible_range(table, ~pattern.hidden, least, int(cell))
        assert high - low >= policy.width


@given(table=crosses(), policy=policies())
@inputs(15)
def test_the_audit_and_the_release_hold_every_cell_once_and_agree(tmp_path_factory, table, policy):
    folder = tmp_path_factory.mktemp("written")
    pattern = suppress(table, policy, effort="quick")
    write_published(pattern, folder / "out.csv")
    write_audit(pattern, folder / "audit.csv")
    every = list(product(*(each.codes for each in table.hierarchies)))
    audit, out = (list(csv.reader((folder / name).open(newline="", encoding="utf-8"))) for name in ("audit.csv", "out.csv"))
    assert audit[0] == [*table.names, "freq", "status"]
    assert out[0] == [*table.names, "freq"]
    assert [tuple(row[:-2]) for row in audit[1:]] == [tuple(row[:-1]) for row in out[1:]] == every
    for told, shown in zip(audit[1:], out[1:], strict=True):
        count, status = int(told[-2]), told[-1]
        assert (status == "p") == (0 < count < policy.threshold)
        assert shown[-1] == (str(count) if status == "u" else "[c]")
