import math

import pytest

from faircount.compare.count_interval import count_interval
from faircount.errors import NotComparable
from tests.unit.compare.oracle import agrees, rows


@pytest.mark.parametrize("known", rows("00_seed_facts"), ids=lambda known: known["comparison"])
def test_the_range_of_each_years_count_is_the_known_one(known):
    before, after = count_interval(int(known["x1"])), count_interval(int(known["x2"]))
    assert agrees(before.lower, known["x1_lo"], 1e-8)
    assert agrees(before.upper, known["x1_hi"], 1e-8)
    assert agrees(after.lower, known["x2_lo"], 1e-8)
    assert agrees(after.upper, known["x2_hi"], 1e-8)


def test_zero_starts_at_zero_and_ends_at_the_known_limit():
    found = count_interval(0)
    assert found.lower == 0
    assert math.isclose(found.upper, -math.log(0.025), rel_tol=1e-12)


def test_the_largest_counts_keep_their_order_at_the_widest_range():
    """Where a well-known package gives a lower limit above the upper one."""
    found = count_interval(1_000_000, 0.99)
    assert 997_000 < found.lower < 998_000
    assert 1_002_000 < found.upper < 1_003_000


def test_a_net_count_has_no_range():
    with pytest.raises(NotComparable, match="cancelled"):
        count_interval(-1)
