import math

from faircount.compare.estimate import Share
from faircount.compare.exact_proportion import exact_proportion
from tests.unit.compare.oracle import agrees, rows


def test_every_known_clopper_pearson_range():
    for row in rows("03_proportions"):
        found = exact_proportion(Share(int(row["x"]), int(row["n"])), float(row["confidence"]))
        assert agrees(found.lower, row["clopper_pearson_lower"], 1e-8), row
        assert agrees(found.upper, row["clopper_pearson_upper"], 1e-8), row


def test_nothing_missed_in_a_sample_still_leaves_a_bound():
    assert math.isclose(exact_proportion(Share(0, 200)).upper, 1 - 0.025 ** (1 / 200), rel_tol=1e-10)
