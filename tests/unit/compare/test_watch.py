"""Checks of the newest months."""

from __future__ import annotations

from statistics import NormalDist, mean, stdev

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from faircount.compare.watch import ears, farrington, noufaily
from faircount.errors import NotComparable

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


MONTHS = np.random.default_rng(3).poisson(12, 84).astype(float)


@pytest.mark.parametrize("check", [farrington, noufaily])
def test_a_leap_is_seen_and_an_ordinary_month_is_not(check):
    leap = MONTHS.copy()
    leap[80] = 45
    assert check(leap, 80).alarm
    assert "a person should look" in check(leap, 80).say
    alarms = sum(check(MONTHS, place).alarm for place in range(60, 84))
    assert alarms <= 2


@pytest.mark.parametrize("check", [farrington, noufaily])
def test_a_past_outbreak_does_not_hide_the_next(check):
    twice = MONTHS.copy()
    twice[68], twice[80] = 60, 45
    assert check(twice, 80).alarm


@pytest.mark.parametrize("check", [farrington, noufaily])
def test_too_few_of_late_give_no_limit_and_too_short_a_past_is_refused(check):
    rare = np.zeros(84)
    rare[::5] = 1
    assert check(rare, 80).limit is None
    assert not check(rare, 80).alarm
    with pytest.raises(NotComparable, match="4 years before"):
        check(MONTHS, 40)
