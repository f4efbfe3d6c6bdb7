import math

from faircount.compare.intervals.clopper_pearson import clopper_pearson


def test_nothing_missed_in_a_sample_still_leaves_a_bound():
    assert math.isclose(clopper_pearson(0, 200).upper, 1 - 0.025 ** (1 / 200), rel_tol=1e-10)
