"""The adviser measures each method at one guarantee and says what it proposes, and why."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from faircount.protect.advice import advise
from faircount.protect.hiding import hide
from faircount.protect.measures import measure
from faircount.protect.outcome import Choices
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.rounding import round_table
from faircount.tables.margins import read_table
from tests.lib.small_tables import cross

SMALL = Path(__file__).parents[2] / "fixtures" / "sdc" / "small"
QUICK = Choices(effort="quick")


@pytest.fixture(scope="module")
def advice():
    return advise(read_table(SMALL / "data.csv", SMALL, "freq"), ProtectionPolicy(), QUICK)


def test_each_method_is_there_and_has_a_command(advice):
    commands = " ".join(each.command for each in advice.options)
    for words in ("suppression", "coarsening", "rounding --base 3", "rounding --base 5", "rounding --base 10", "cell-key"):
        assert f"--method {words}" in commands


def test_a_narrower_guarantee_is_said_where_it_stands(advice):
    named = {each.name: each.measures for each in advice.options}
    assert named["rounding to 3 (width 2 only)"].least_width == 2
    assert named["rounding to 5"].least_width == 4
    assert named["suppression"].least_width == 3
    assert named["cell keys (no width promised)"].least_width is None


def test_what_is_measured_is_what_is_left():
    table = cross((3,), [20, 2, 9])
    hidden = measure(hide(table, ProtectionPolicy(), QUICK), table)
    assert (hidden.of, hidden.positive, hidden.shown, hidden.exact) == (4, 4, 2, 2)
    assert hidden.secondary == 1
    assert hidden.error_finest == 0
    rounded = measure(round_table(table, ProtectionPolicy(), QUICK), table)
    errors = np.abs(round_table(table, ProtectionPolicy(), QUICK).errors)
    assert rounded.exact == 0
    assert rounded.shown == 4
    assert rounded.usable == int((errors <= 0.1 * table.flat).sum())


def test_a_table_that_would_be_starred_nearly_everywhere_is_said_to_be():
    sparse = advise(cross((3, 3), [1, 2, 0, 2, 1, 3, 0, 1, 4]), ProtectionPolicy(), QUICK)
    assert any("hardly useful" in each for each in sparse.remarks)
    assert sparse.proposed.command.startswith("--method rounding")


def test_a_table_with_few_small_counts_is_suppressed():
    found = advise(cross((4, 4), [90, 80, 70, 60, 55, 2, 48, 81, 33, 47, 52, 91, 38, 29, 61, 44]), ProtectionPolicy(), QUICK)
    assert found.proposed.command == "--method suppression"
    assert "exactly" in found.because
