import numpy as np
import pytest

from faircount.compare.chart_rules import RULE_SETS, Signal, signals
from faircount.compare.spc import u_chart, u_prime, xmr
from faircount.errors import NotComparable


def _why(series, name, half=9.0, centre=0.0):
    points = np.array(series, dtype=float)
    level = np.full(len(points), centre)
    return signals(points, level, level - half, level + half, RULE_SETS[name])


@pytest.mark.parametrize(
    ("points", "six", "seven", "eight"),
    [(5, False, False, False), (6, True, False, False), (7, True, True, False), (8, True, True, True)],
)
def test_tools_that_differ_in_a_point_more_or_less_disagree(points, six, seven, eight):
    """A shift of so many points on one side, by each version of the rules."""
    series = [1.0, 2.0] * (points // 2) + [1.0] * (points % 2) + [-1.0]
    for name, found in (("Making Data Count 6", six), ("Making Data Count 7", seven), ("Western Electric 8", eight)):
        assert (Signal.SHIFT in _why(series, name)) == found


def test_seven_points_in_one_direction_are_a_trend_and_six_are_not():
    rising = [-3.0, -2.0, -1.0, 0.5, 1.0, 2.0, 3.0]
    assert _why(rising, "Making Data Count 7") == (Signal.TREND,) * 7
    assert Signal.TREND not in _why(rising[:6], "Making Data Count 7")
    assert Signal.TREND not in _why([-3.0, -2.0, -2.0, 0.5, 1.0, 2.0, 3.0], "Making Data Count 7")


def test_two_of_three_near_a_limit_on_one_side():
    assert _why([7.0, 1.0, 8.0], "Making Data Count 7") == (Signal.TWO_OF_THREE, Signal.NONE, Signal.TWO_OF_THREE)
    assert _why([7.0, -1.0, 8.0], "Making Data Count 7") == (Signal.NONE,) * 3
    assert _why([7.0, 1.0, 8.0], "Limits alone") == (Signal.NONE,) * 3


def test_a_spike_does_not_widen_the_limits_that_should_show_it():
    steady = [20, 22, 19, 21, 20, 22, 19, 21, 20, 22, 19, 60, 20, 21]
    screened, whole = xmr(steady, "Limits alone"), xmr(steady, "Limits alone", screened=False)
    assert screened.upper[0] < whole.upper[0]
    assert screened.standing_out == (11,)
    assert screened.say.startswith("1 of 14 points stands out")


def test_a_baseline_fixes_the_limits():
    series = [20, 22, 19, 21, 20, 22, 40, 42, 39, 41]
    assert xmr(series, baseline=6).centre[0] == pytest.approx(np.mean(series[:6]))
    assert set(xmr(series, baseline=6).standing_out) >= {6, 7, 8, 9}


def test_limits_widen_with_the_real_spread_and_narrow_with_the_exposure():
    series, over = [100, 140, 90, 160, 120, 130], [1000.0, 1000, 1000, 4000, 1000, 1000]
    plain, wide = u_chart(series, over), u_prime(series, over)
    assert (wide.upper - wide.lower)[0] > (plain.upper - plain.lower)[0]
    assert (plain.upper - plain.lower)[3] < (plain.upper - plain.lower)[0]
    assert (plain.lower >= 0).all()


def test_a_missing_value_is_refused_and_not_taken_for_zero():
    with pytest.raises(NotComparable, match="unknown is not 0"):
        xmr([20, float("nan"), 21, 22])


def test_moving_ranges_are_screened_alike_in_both_charts():
    """A single spike widens the limits of neither for good (decision 110)."""
    series = [20, 22, 19, 21, 20, 23, 90, 21, 20, 22, 19, 21, 20, 22]
    single, rate = xmr(series), u_prime(series, [1_000.0] * len(series))
    assert 6 in single.standing_out
    assert 6 in rate.standing_out
    assert rate.upper[0] < u_prime(series, [1_000.0] * len(series), screened=False).upper[0]
