import math

import pytest

from faircount.compare.estimate import Estimate, Proportion, Rate, tail
from faircount.errors import NotComparable


def test_an_estimate_outside_its_own_range_is_a_bug():
    with pytest.raises(AssertionError, match="does not hold its estimate"):
        Estimate(1.0, 2.0, 3.0, 0.95, "made up")


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_an_estimate_is_never_a_number_that_is_none(value):
    with pytest.raises(AssertionError, match="not finite"):
        Estimate(value, 0.0, value, 0.95, "made up")


def test_a_range_covers_its_ends():
    found = Estimate(1.0, 0.5, 2.0, 0.95, "made up")
    assert found.covers(0.5)
    assert found.covers(2.0)
    assert not found.covers(2.01)


def test_another_unit_scales_the_range_too():
    assert Estimate(1.0, 0.5, 2.0, 0.95, "made up").scaled(1000) == Estimate(1000.0, 500.0, 2000.0, 0.95, "made up")


def test_a_count_below_zero_is_refused_with_its_reason():
    with pytest.raises(NotComparable, match="net of cancelled records"):
        Rate(-3)


@pytest.mark.parametrize("exposure", [0, -1, math.nan, math.inf])
def test_nothing_is_counted_over_nothing(exposure):
    with pytest.raises(NotComparable, match="exposure"):
        Rate(3, exposure)


@pytest.mark.parametrize(("part", "whole"), [(5, 4), (-1, 4), (0, 0), (1, -1)])
def test_a_share_is_a_part_of_its_whole(part, whole):
    with pytest.raises(NotComparable):
        Proportion(part, whole)


@pytest.mark.parametrize("confidence", [0, 1, 95, -0.5])
def test_a_confidence_in_percent_is_refused_with_the_mend(confidence):
    with pytest.raises(NotComparable, match=r"write 0\.95"):
        tail(confidence)
