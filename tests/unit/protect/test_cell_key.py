"""One cell shows one count wherever it stands; small counts never show; no secret, no keys."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from faircount.errors import NotProtected
from faircount.protect.cell_key import KEYS, PerturbationRule, cell_keys, chances_of, change_table, perturb
from faircount.protect.outcome import Choices, Secret
from faircount.protect.policy import ProtectionPolicy
from faircount.tables.margins import HierarchicalTable, read_table
from tests.lib.small_tables import cross, flat_hierarchy

SMALL = Path(__file__).parents[2] / "fixtures" / "sdc" / "small"
SECRET = Secret(b"made up for tests")


def test_the_benchmark_table_keeps_zeros_and_shows_no_small_count():
    table = read_table(SMALL / "data.csv", SMALL, "freq")
    outcome = perturb(table, ProtectionPolicy(), Choices(secret=SECRET))
    assert not outcome.shown[table.flat == 0].any()
    assert not np.isin(outcome.shown, [1, 2, 3, 4]).any()
    assert (outcome.shown >= 0).all()
    assert np.abs(outcome.errors).max() <= 9
    large = table.flat > 13
    assert 2.5 < outcome.errors[large].var() < 5.5
    assert outcome.width is None
    assert not outcome.additive


def test_a_total_of_one_filled_cell_shows_what_the_cell_shows():
    table = cross((2, 2), [7, 0, 0, 12])
    shown = perturb(table, ProtectionPolicy(), Choices(secret=SECRET)).shown.reshape(3, 3)
    assert shown[1, 1] == shown[1, 0] == shown[0, 1]
    assert shown[2, 2] == shown[2, 0] == shown[0, 2]


def test_the_order_of_dimensions_does_not_matter():
    one = cross((2, 3), [7, 1, 0, 12, 5, 3])
    other = HierarchicalTable(one.hierarchies[::-1], np.ascontiguousarray(one.counts.T))
    keys = cell_keys(one, SECRET).reshape(3, 4)
    assert np.array_equal(keys.T.reshape(-1), cell_keys(other, SECRET))


def test_another_secret_and_another_count_give_another_key():
    table = HierarchicalTable.of_leaves([flat_hierarchy("a", 40)], np.arange(41) + 1)
    keys = cell_keys(table, SECRET)
    assert (keys != cell_keys(table, Secret(b"another"))).mean() > 0.9
    more = HierarchicalTable.of_leaves([flat_hierarchy("a", 40)], np.arange(41) + 2)
    assert (keys[1:] != cell_keys(more, SECRET)[1:]).mean() > 0.9


def test_keys_give_each_change_as_often_as_its_chance():
    rule = PerturbationRule(4.0, 9, 4)
    table = change_table(rule)
    for count in (1, 5, 8, rule.rows):
        changes, chances = chances_of(rule, count)
        for change, chance in zip(changes, chances, strict=True):
            assert abs((table[count] == change).mean() - chance) < 2 / KEYS


def test_no_secret_no_keys():
    with pytest.raises(NotProtected, match="--secret"):
        perturb(cross((2,), [1, 2]), ProtectionPolicy(), Choices())


@pytest.mark.parametrize(("variance", "largest"), [(4.0, 3), (100.0, 9), (0.0, 9)])
def test_changes_that_cannot_be_are_refused(variance, largest):
    with pytest.raises(NotProtected):
        chances_of(PerturbationRule(variance, largest, 4), 20)


def test_the_spread_is_even_and_larger_for_a_larger_variance():
    narrow, wide = (chances_of(PerturbationRule(variance, 9, 4), 30)[1] for variance in (1.0, 8.0))
    assert np.allclose(narrow, narrow[::-1])
    assert narrow[9] > wide[9]
