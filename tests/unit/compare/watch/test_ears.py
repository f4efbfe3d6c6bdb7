"""The checks for a leap in the newest period, against their definitions told in plain Python."""

from __future__ import annotations

from statistics import NormalDist, mean, stdev

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from faircount.compare.watch.ears import ears

QUIET = [8, 5, 7, 5, 9, 6, 7, 8, 6, 7, 8]
SERIES = st.lists(st.integers(0, 60), min_size=12, max_size=24)


def _stands_out(series, place):
    """By how many spreads a period lies above the seven that end two before it: C2."""
    before = series[place - 9 : place - 2]
    return (series[place] - mean(before)) / stdev(before)


@given(series=SERIES)
def test_c3_adds_up_this_period_and_the_two_before_it(series):
    assume(all(len(set(series[place - 9 : place - 2])) > 1 for place in range(9, len(series))))
    found = ears(series, "C3")
    threshold = NormalDist().inv_cdf(0.975)
    for place, alarm, limit in zip(found.places, found.alarm, found.limit, strict=True):
        summed = sum(max(0.0, _stands_out(series, place - back) - 1) for back in range(3))
        if abs(summed - threshold) > 1e-9:
            assert alarm == (summed > threshold)
        assert limit >= 0
        assert alarm >= (series[place] > limit)


@pytest.mark.parametrize("method", ["C1", "C2", "C3"])
@given(leap=st.integers(60, 10**9))
def test_a_leap_in_the_newest_period_sounds(method, leap):
    assert ears([*QUIET, leap], method).alarm[-1]
    assert not ears([*QUIET, 7], method).alarm[-1]


def test_c3_goes_on_after_a_leap_for_two_periods_and_no_longer():
    found = ears([*QUIET, 60, 7, 7, 7], "C3")
    assert found.alarm == (True, True, True, False)
    assert ears([*QUIET, 60, 0], "C3").alarm == (True, True)


@given(leap=st.integers(8, 10**6))
def test_from_periods_that_did_not_vary_any_rise_sounds(leap):
    assert ears([7] * 11 + [leap], "C3").alarm == (True,)
    assert ears([7] * 12, "C3").alarm == (False,)
