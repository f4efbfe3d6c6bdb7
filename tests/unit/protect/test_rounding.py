"""A rounding adds up, keeps its limits, and follows from the table and the secret alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from faircount.errors import BadProject, NotProtected, UnreadableSource
from faircount.protect.disclosure.audit import audit
from faircount.protect.outcome import Choices, Secret
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.release import PublishedHierarchicalTable
from faircount.protect.rounding import limits_broken, ranges_of_a_reader, round_table
from faircount.tables.margins import HierarchicalTable, read_table
from tests.lib.small_tables import cross, flat_hierarchy

SMALL = Path(__file__).parents[2] / "fixtures" / "sdc" / "small"


@pytest.fixture(scope="module")
def table():
    return read_table(SMALL / "data.csv", SMALL, "freq")


@pytest.mark.parametrize(("base", "worst_finest", "worst_totals"), [(3, 0.9, 1.1), (5, 1.5, 1.8), (10, 2.9, 3.4)])
def test_the_benchmark_table_is_rounded_with_small_errors(table, base, worst_finest, worst_totals):
    outcome = round_table(table, ProtectionPolicy(width=min(3, base - 1)), Choices(base=base, effort="quick"))
    assert not limits_broken(table, outcome.shown, base, 2 * base - 1)
    errors = np.abs(outcome.errors)
    assert errors[table.is_leaf].mean() < worst_finest
    assert errors[~table.is_leaf].mean() < worst_totals
    assert (outcome.widths[outcome.primary] >= base - 1).all()


def test_the_attack_finds_no_range_narrower_than_promised(table):
    outcome = round_table(table, ProtectionPolicy(), Choices(effort="quick"))
    limits = np.where(table.is_leaf, 4, 9)
    unseen = np.ones(len(limits), dtype=np.bool_)
    public = PublishedHierarchicalTable.of(
        table.hierarchies,
        np.zeros_like(limits),
        unseen,
        least=np.maximum(0, outcome.shown - limits),
        most=outcome.shown + limits,
    )
    assert audit(public, 4, among=outcome.primary).is_safe
    assert len(audit(public, 9, among=outcome.primary).narrow) > 20


def test_what_breaks_a_limit_is_counted(table):
    shown = round_table(table, ProtectionPolicy(), Choices(effort="quick")).shown
    leaf = int(np.flatnonzero(table.is_leaf)[0])
    moved = shown.copy()
    moved[leaf] += 1
    assert limits_broken(table, moved, 5, 9) > 1  # no multiple, and its sums no longer hold
    assert limits_broken(table, shown, 5, 0) > 0


def test_the_secret_decides_and_nothing_else(table):
    choices = [Choices(effort="quick", secret=Secret(key)) for key in (b"", b"one secret", b"another one")]
    shown = [round_table(table, ProtectionPolicy(), each).shown for each in choices]
    again = round_table(table, ProtectionPolicy(), choices[1]).shown
    assert np.array_equal(shown[1], again)
    assert not np.array_equal(shown[0], shown[1])
    assert not np.array_equal(shown[1], shown[2])


def test_nothing_but_multiples_is_left_as_it_is():
    table = cross((2, 2), [5, 10, 0, 25])
    outcome = round_table(table, ProtectionPolicy(), Choices(effort="quick"))
    assert np.array_equal(outcome.shown, table.flat)
    assert outcome.widths.min() == 4


def test_a_small_count_is_not_told_from_a_zero():
    table = cross((2,), [0, 1])
    shown = round_table(table, ProtectionPolicy(), Choices(effort="quick")).shown
    ranges = ranges_of_a_reader(table, shown, 5, 9)
    for cell in (1, 2):
        assert ranges.upper[cell] - ranges.lower[cell] >= 4


def test_errors_that_cannot_be_kept_small_are_stated_as_large_as_they_are():
    cube = np.zeros((3,) * 7, dtype=np.int64)
    cube[(slice(1, None),) * 7] = 1
    table = HierarchicalTable.of_leaves([flat_hierarchy(f"d{axis}", 2) for axis in range(7)], cube)
    outcome = round_table(table, ProtectionPolicy(), Choices(effort="quick"))
    bound = int(outcome.notes[0].split("within ")[2].split(" ")[0])
    assert bound % 5 == 4
    assert np.abs(outcome.errors).max() <= bound


@pytest.mark.parametrize(
    ("base", "width", "effort", "said"),
    [(4, 3, "quick", "3, 5, 10"), (3, 3, "quick", "--width 2"), (5, 3, "heroic", "quick, normal, best")],
)
def test_what_cannot_be_kept_is_refused(base, width, effort, said):
    with pytest.raises(NotProtected, match=said):
        round_table(cross((2,), [1, 2]), ProtectionPolicy(width=width), Choices(base=base, effort=effort))


def test_a_secret_is_read_from_a_file_and_never_shown(tmp_path):
    (tmp_path / "secret").write_text("0123456789abcdef0123456789abcdef\n")
    secret = Secret.read(tmp_path / "secret")
    assert secret.is_set
    assert "0123456789" not in repr(secret)
    assert Secret.read(tmp_path / "secret") == secret
    (tmp_path / "short").write_text("abc")
    with pytest.raises(BadProject, match="at least 16 bytes"):
        Secret.read(tmp_path / "short")
    with pytest.raises(UnreadableSource, match="openssl"):
        Secret.read(tmp_path / "none")
