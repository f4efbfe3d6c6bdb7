import numpy as np
import pytest

from faircount.compare.watch.farrington import farrington
from faircount.compare.watch.noufaily import noufaily
from faircount.errors import NotComparable

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
