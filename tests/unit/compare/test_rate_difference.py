import math

from faircount.compare.count_interval import count_interval
from faircount.compare.estimate import Rate
from faircount.compare.rate_difference import rate_difference


def test_the_range_is_made_of_the_distances_to_the_exact_limits():
    early, late = count_interval(820), count_interval(772)
    found = rate_difference(Rate(772), Rate(820))
    assert found.value == -48
    assert math.isclose(found.lower, -48 - math.hypot(772 - late.lower, early.upper - 820))
    assert math.isclose(found.upper, -48 + math.hypot(late.upper - 772, 820 - early.lower))


def test_zero_against_zero_has_a_range():
    """Where the same method from Wald limits gives nothing at all."""
    found = rate_difference(Rate(0), Rate(0))
    assert (found.lower, found.upper) == (-count_interval(0).upper, count_interval(0).upper)


def test_swapping_the_two_turns_the_range_round():
    there, back = rate_difference(Rate(9, 2), Rate(4, 3)), rate_difference(Rate(4, 3), Rate(9, 2))
    assert (there.value, there.lower, there.upper) == (-back.value, -back.upper, -back.lower)
