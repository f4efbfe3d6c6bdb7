"""Ranges of shares."""

from __future__ import annotations

import math

from faircount.compare.intervals.shares import clopper_pearson, wilson


def test_nothing_missed_in_a_sample_still_leaves_a_bound():
    assert math.isclose(clopper_pearson(0, 200).upper, 1 - 0.025 ** (1 / 200), rel_tol=1e-10)


def test_none_and_all_have_a_range_with_one_exact_end():
    assert wilson(0, 20).lower == 0
    assert wilson(0, 20).upper > 0.1
    assert wilson(20, 20).upper == 1
