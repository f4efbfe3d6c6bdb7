"""The smoothing and the autoregression against what others print, and against counts drawn from the models themselves."""

import numpy as np
import pytest
from scipy import special

from faircount.compare.outlook.count_forecasts import (
    CountForecast,
    count_autoregression,
    negative_binomial_quantile,
    spread_ahead,
)
from faircount.compare.outlook.exponential_smoothing import (
    Smoothing,
    SmoothingState,
    exponential_smoothing,
    foretold,
    log_forecast,
    smooth,
)
from faircount.compare.outlook.exponential_smoothing import spread_ahead as spread_of_smoothing
from faircount.compare.outlook.outlook import recording_scenarios
from faircount.compare.outlook.scores import crps_negative_binomial, crps_poisson, crps_sample
from faircount.errors import NotComparable

INTERNET = np.array(
    [
        88, 84, 85, 85, 84, 85, 83, 85, 88, 89, 91, 99, 104, 112, 126, 138, 146, 151, 150, 148, 147, 149, 143, 132, 131,
        139, 147, 150, 148, 145, 140, 134, 131, 131, 129, 126, 126, 132, 137, 140, 142, 150, 159, 167, 170, 171, 172, 172,
        174, 175, 172, 172, 174, 174, 169, 165, 156, 142, 131, 121, 112, 104, 102, 99, 99, 95, 88, 84, 84, 87, 89, 88, 85,
        86, 89, 91, 91, 94, 101, 110, 121, 135, 145, 149, 156, 165, 171, 175, 177, 182, 193, 204, 208, 210, 215, 222, 228,
        226, 222, 220,
    ],
    dtype=float,
)  # fmt: skip
"""Users of a server a minute, from Makridakis, Wheelwright and Hyndman (1998), the series that R calls WWWusage."""
QUARTERS = np.array(
    [20, 26, 20, 11, 24, 30, 21, 18, 22, 28, 24, 16, 22, 28, 24, 18, 24, 29, 24, 17, 26, 32, 25, 20, 23, 34, 29, 17, 22, 30,
     28, 21, 29, 35, 27, 22], dtype=float,
)  # fmt: skip
DRAWN = np.random.default_rng(20150401)


def test_damped_smoothing_is_off_by_as_much_as_the_textbook_prints():
    """Hyndman and Athanasopoulos (2021), section 8.2: alpha 0.9999, beta 0.9966, phi 0.815, sigma squared 12.2."""
    found = smooth(INTERNET, Smoothing(0.9999, 0.9966, 0.0, 0.815), SmoothingState(90.35, -0.01728, np.zeros(0)))
    assert np.sum((INTERNET - found.expected) ** 2) / (len(INTERNET) - 5) == pytest.approx(12.2, abs=0.05)


def test_the_seasonal_filter_its_forecast_and_its_spread_are_those_of_statsmodels():
    """ETSModel of statsmodels 0.15.0, error, trend and season additive, trend damped, from the same state."""
    weights = Smoothing(0.3, 0.06, 0.15, 0.9)
    found = smooth(QUARTERS, weights, SmoothingState(20.0, 0.1, np.array([1.0, 5.0, -1.0, -5.0])))
    coming = [28.24957306, 34.7690779, 28.9923089, 22.49371913, 28.91892395, 35.3714937, 29.53448312, 22.98167593]
    assert foretold(found.state, 0.9, 8) == pytest.approx(coming, abs=1e-7)
    grown = [1.0, 1.06080913, 1.13463772, 1.21927116, 1.37504337, 1.47048508, 1.57103773, 1.67527829]
    assert spread_of_smoothing(weights, 4, 8) == pytest.approx(grown, abs=1e-7)


def test_the_grid_of_smoothing_comes_close_to_the_best_weights():
    series = DRAWN.poisson(np.exp(3.5 + np.cumsum(DRAWN.normal(0, 0.1, 90))))
    found = exponential_smoothing(series, 3)
    assert found.mean[0] == pytest.approx(series[-6:].mean(), rel=0.35)
    low, high = found.range(0.8).lower, found.range(0.8).upper
    assert (low < found.mean).all()
    assert (found.mean < high).all()
    assert (np.diff(high - low) > 0).all()


def test_a_pure_season_is_foretold_by_both_seasonal_methods():
    pattern = np.array([10, 20, 40, 30, 25, 15, 12, 18, 33, 44, 21, 9])
    for method in (exponential_smoothing, count_autoregression):
        found = method(np.tile(pattern, 5), 12, 12)
        assert found.mean == pytest.approx(pattern, rel=0.06, abs=0.6)


def test_the_spread_of_the_autoregression_is_that_of_counts_drawn_from_it():
    leaning, keeping, centre, dispersion, times = 0.4, 0.3, 12.0, 0.1, np.array([1.2, 0.8, 1.0, 1.0])
    level, coming, drawn = np.full(200_000, 20.0), [], None
    for season in times:
        expected = season * level
        drawn = DRAWN.negative_binomial(1 / dispersion, 1 / (1 + dispersion * expected))
        coming.append(drawn)
        level = centre * (1 - leaning - keeping) + leaning * drawn / season + keeping * level
    mean = centre + (20.0 - centre) * (leaning + keeping) ** np.arange(4)
    assert [counts.mean() for counts in coming] == pytest.approx(mean * times, rel=0.01)
    assert [counts.var() for counts in coming] == pytest.approx(spread_ahead(mean, times, leaning, keeping, dispersion), rel=0.02)


def test_a_shock_fades_back_to_the_mean_and_a_season_is_kept():
    calm = DRAWN.poisson(30, 60)
    shocked = count_autoregression([*calm, 30, 60, 62, 65], 24)
    assert shocked.mean[0] > shocked.mean[-1]
    assert shocked.mean[-1] == pytest.approx(31.5, abs=3)


def test_a_forecast_of_counts_has_whole_ends_and_the_score_of_its_distribution():
    near = CountForecast("count model", np.array([0.4, 12.0]), np.array([0.9, 5.0]))
    found = near.range(0.8)
    assert (found.lower >= 0).all()
    assert (found.lower % 1 == 0).all()
    size = 12.0**2 / (25 - 12)
    assert near.crps(1, 7) == pytest.approx(crps_negative_binomial(7, 12.0, size))
    for actual in (0, 40, 300, 900):  # at the error from which the curve is taken, it is the sum to a part in a hundred
        wide = CountForecast("count model", np.array([200.0]), np.array([60.01]))
        assert wide.crps(0, actual) == pytest.approx(crps_negative_binomial(actual, 200.0, 200**2 / (60.01**2 - 200)), rel=0.01)
    surer = CountForecast("count model", np.array([9.0]), np.array([1.0]))
    assert surer.crps(0, 7) == pytest.approx(crps_poisson(7, 9.0), abs=1e-5)


@pytest.mark.parametrize(("mean", "size"), [(0.3, 0.2), (5, 5), (40, 1e7), (2_000, 50)])
@pytest.mark.parametrize("probability", [0.025, 0.1, 0.5, 0.9, 0.975])
def test_a_quantile_is_the_least_count_that_reaches_its_probability(mean, size, probability):
    found = negative_binomial_quantile(probability, mean, size)
    reached = [special.betaincc(count + 1, size, mean / (mean + size)) for count in (found, found - 1) if count >= 0]
    assert reached[0] >= probability
    assert all(below < probability for below in reached[1:])


def test_the_score_of_a_lognormal_forecast_is_that_of_its_draws():
    found = log_forecast("exponential smoothing", np.array([3.0]), np.array([0.5]))
    draws = np.exp(DRAWN.normal(3.0, 0.5, 40_000)) - 0.5
    assert found.crps(0, 14) == pytest.approx(crps_sample(14, draws), rel=0.02)
    assert found.mean[0] == pytest.approx(draws.mean(), rel=0.02)
    assert found.error[0] == pytest.approx(draws.std(), rel=0.03)


def test_scenarios_only_add_and_less_complete_recording_is_another_question():
    found = recording_scenarios(CountForecast("mean", np.full(6, 20.0), np.full(6, 6.0)).published_range(0.8))
    assert [scenario.times for scenario in found] == [1.1, 1.25, 1.5]
    assert all((np.diff(scenario.upper) >= 0).all() for scenario in found)
    with pytest.raises(NotComparable, match="another question"):
        recording_scenarios(found[0], (0.9,))
