"""The spread of changes."""

from __future__ import annotations

import numpy as np
import pytest
from bench.false_changes import sizes, varying

from faircount.compare.areas.changes import many_changes
from faircount.compare.like_for_like import like_for_like

RUNS = 250


def _together(before, after):
    return like_for_like(*({str(place): int(count) for place, count in enumerate(each)} for each in (before, after)))


@pytest.mark.parametrize("variance", [3.0, "by size"])
def test_a_false_change_is_rare_also_where_large_areas_vary_more(variance):
    drawn, named, sums = np.random.default_rng(31), 0, 0
    for _ in range(RUNS):
        expected = sizes(drawn, 43, 300.0)
        before, after = (varying(drawn, expected, variance) for _ in range(2))
        named += bool(many_changes(before, after).standing_out)
        sums += not _together(before, after).with_spread.covers(1.0)
    assert named <= 0.08 * RUNS
    assert sums <= 0.08 * RUNS


def test_one_true_leap_is_found_beside_others_and_beside_a_second_one():
    before = np.full(43, 150.0) + np.arange(43) % 7
    after = before[::-1].copy()
    after[0], after[1] = 420, 430
    assert many_changes(before, after).standing_out == (0, 1)


def test_a_large_area_is_held_against_what_the_spread_grows_to():
    before = np.array([100.0] * 20 + [1_000.0] * 20)
    after = np.array([90.0, 110.0] * 10 + [900.0, 1_100.0] * 10)  # 10% in all: far more than chance only in the large ones
    found = many_changes(before, after).spread.p_value
    assert found[:20].min() > 0.4
    assert found[20:].min() > 0.25, "by the mean of both sizes a tenth would be rarer in large areas: 0.18"


def test_of_two_areas_no_more_than_both_can_be_said_together():
    assert _together([100, 100], [130, 130]).ratio.lower > 1
    assert _together([100, 100], [130, 130]).with_spread.covers(1.0), "two areas do not show how much counts vary"
    assert _together([100, 100], [0, 0]).with_spread == _together([100, 100], [0, 0]).ratio
