"""What stands out of a series of counts, and that chance alone seldom makes anything do so."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats

from faircount.compare.chart_of_counts import chart_of_counts
from faircount.compare.chart_rules import Signal
from faircount.compare.spc import c_chart, mean_moving_range, u_chart, u_prime, xmr
from faircount.errors import NotComparable
from tests.lib.inputs import inputs

PROMISED = 0.02
"""The share of points that may stand out where nothing changed and counts spread as chance has them, or less."""
POINTS = 12_000
STEADY = {
    "sparse": lambda drawn, periods: drawn.poisson(drawn.uniform(0.02, 1), periods),
    "small": lambda drawn, periods: drawn.poisson(drawn.uniform(1, 8), periods),
    "usual": lambda drawn, periods: drawn.poisson(drawn.uniform(8, 300), periods),
    "nearly constant": lambda drawn, periods: drawn.integers(0, 60) + (drawn.random(periods) < drawn.uniform(0, 0.3)),
    "a little to and fro": lambda drawn, periods: drawn.integers(2, 60) + drawn.integers(-1, 2, periods),
}


@pytest.mark.parametrize("periods", [5, 12, 24, 48])
@pytest.mark.parametrize("kind", STEADY)
def test_where_nothing_changed_hardly_anything_stands_out(kind, periods):
    drawn = np.random.default_rng(20150401)
    out = points = 0
    while points < POINTS / 4:
        series = STEADY[kind](drawn, periods)
        if series.any():
            over = float(drawn.integers(1, 10_000))
            alone, rates = chart_of_counts(series), chart_of_counts(series, np.full(periods, over))
            assert alone.standing_out == rates.standing_out, "what all were counted over alike changes nothing"
            out, points = out + len(alone.standing_out), points + periods
    assert out / points <= PROMISED


@inputs(100)
@given(count=st.integers(1, 100_000), periods=st.integers(3, 60), over=st.floats(0.1, 1e6))
def test_of_a_constant_series_nothing_stands_out(count, periods, over):
    series, sizes = [count] * periods, [over] * periods
    for found in (chart_of_counts(series), chart_of_counts(series, sizes), xmr(np.divide(series, over)), xmr(series)):
        assert found.standing_out == ()
    for found in (c_chart(series), u_chart(series, sizes), u_prime(series, sizes)):
        assert found.standing_out == ()


@inputs(100)
@given(series=st.lists(st.integers(0, 40), min_size=3, max_size=40).filter(any))
@example(series=[10, 10, 10, 10, 11])
@example(series=[0, 0, 0, 0, 0, 0, 0, 50])
def test_limits_are_never_narrower_than_poisson_chance(series):
    found, mean = chart_of_counts(series), float(np.mean(series))
    assert stats.poisson.sf(np.ceil(found.upper[0]), mean) < 0.00136
    assert stats.poisson.cdf(np.floor(found.lower[0]) - 1, mean) < 0.00136


@inputs(100)
@given(
    series=st.lists(st.sampled_from((0.0, 1.0, 7.0, 7.000_001, 400.0)), min_size=3, max_size=40).filter(lambda x: len(set(x)) > 1)
)
def test_screening_leaves_points_that_differ_with_limits_that_have_a_spread(series):
    assert mean_moving_range(np.array(series), True) > 0
    assert float(np.ptp(xmr(series).upper)) == 0 < float(xmr(series).upper[0] - xmr(series).centre[0])


@pytest.mark.parametrize("series", [[0, 0, 0, 1, 0], [1, 0, 0, 0, 2, 0, 1], [3, 0, 0, 2, 9, 4, 0, 0, 0, 3]])
def test_a_lower_limit_that_is_cut_off_at_nought_brings_no_signal(series):
    nought = [place for place, count in enumerate(series) if count == 0]
    sizes = [1_000.0] * len(series)
    for found in (chart_of_counts(series), c_chart(series), u_chart(series, sizes), u_prime(series, sizes)):
        assert found.lower[0] == 0
        assert not {found.signals[place] for place in nought} & {Signal.OUTSIDE, Signal.TWO_OF_THREE}


def test_what_changed_still_stands_out():
    drawn = np.random.default_rng(20150401)
    spike, step = drawn.poisson(40, 24), np.append(drawn.poisson(30, 12), drawn.poisson(60, 12))
    spike[11] = 90
    assert 11 in chart_of_counts(spike).standing_out
    assert len(chart_of_counts(step).standing_out) > 16
    assert chart_of_counts([0, 0, 0, 0, 0, 0, 0, 50]).standing_out == (7,)
    assert Signal.TREND in chart_of_counts([20, 26, 31, 38, 46, 57, 70]).signals


def test_nothing_counted_has_no_ordinary_variation():
    with pytest.raises(NotComparable, match="nothing was counted"):
        chart_of_counts([0, 0, 0])
