"""The adviser measures each method at one guarantee and says what it proposes, and why."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from faircount.protect.advice import AdviceCase, advise, merged_classes, part_of
from faircount.protect.cell_state import CellState
from faircount.protect.constraints import listed_cells
from faircount.protect.earlier import EarlierRelease
from faircount.protect.measures import measure
from faircount.protect.outcome import Choices, hide
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import PublicationConstraints
from faircount.protect.release import write_hierarchies, write_published
from faircount.protect.rounding import round_table
from faircount.protect.suppression import suppress
from faircount.tables.margins import read_table
from tests.lib.small_tables import cross

SMALL = Path(__file__).parents[2] / "fixtures" / "sdc" / "small"
QUICK = Choices(effort="quick")


@pytest.fixture(scope="module")
def advice():
    return advise(cross((4, 4, 3), np.random.default_rng(4).integers(0, 30, 48).tolist()), ProtectionPolicy(), QUICK)


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


def commands(found) -> list[str]:
    return [each.command for each in found.options]


def test_only_the_breakdowns_asked_for_count():
    table = read_table(SMALL / "data.csv", SMALL, "freq")
    found = advise(table, ProtectionPolicy(), QUICK, PublicationConstraints(tables=["year,off", "off,age"]))
    listed = 1 + 2 + 9 + 5 + 18 + 45
    assert found.cells == listed
    assert all(each.measures.positive <= listed for each in found.options)
    assert not any("coarsening" in each for each in commands(found))
    fewer = [each for each in found.options if each.name.startswith("fewer")]
    assert {each.command for each in fewer} == {"--method suppression --table year,off", "--method suppression --table off,age"}
    assert any("take out what is not to be published" in each for each in found.remarks)


def test_beside_an_earlier_release_only_what_is_safe_beside_it_is_offered(tmp_path):
    table = cross((3, 3), [30, 2, 14, 22, 51, 9, 40, 3, 17])
    write_hierarchies(table.hierarchies, tmp_path)
    first = suppress(table, ProtectionPolicy(), cell_state=CellState.of(listed_cells(table, [frozenset("a")])), effort="quick")
    write_published(first, tmp_path / "first.csv")
    found = advise(
        table, ProtectionPolicy(), QUICK, PublicationConstraints(earlier=[EarlierRelease(tmp_path / "first.csv", tmp_path)])
    )
    assert all(each.startswith("--method suppression") for each in commands(found))
    assert any("published before" in each for each in found.remarks)
    assert found.proposed in found.options


def test_a_wish_that_cannot_be_had_is_said_and_advice_goes_on_without_it():
    table = cross((2, 2), [3, 40, 2, 50])
    found = advise(table, ProtectionPolicy(), QUICK, PublicationConstraints(keep=["two-way"]))
    assert any(each.startswith("What is to be kept cannot be") for each in found.remarks)
    assert any("rounding" in each for each in commands(found))
    kept = advise(
        cross((3, 3), [30, 2, 14, 22, 51, 9, 40, 3, 17]), ProtectionPolicy(), QUICK, PublicationConstraints(keep=["total"])
    )
    assert commands(kept)[0] == "--method suppression --keep total"


def test_a_large_table_is_measured_on_a_part_that_adds_up_and_says_so():
    table = cross((40, 9), [(7 * place) % 23 for place in range(360)])
    part, said = part_of(table, 100)
    assert part.flat.size <= 100
    assert part.is_additive(part.flat)
    assert said.startswith(f"measured on {len(part.hierarchies[0]) - 1} of 40 classes of a")
    assert set(part.hierarchies[0].codes) < set(table.hierarchies[0].codes)
    assert part_of(table, 100)[1] == said
    case = AdviceCase(table, ProtectionPolicy(), QUICK, PublicationConstraints())
    assert case.within(1_000) is case
    option = next(merged_classes(case.within(100)))
    assert said in option.name
    assert 0 < option.measures.of < int((table.flat > 0).sum())
