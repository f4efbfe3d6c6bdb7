"""The outlook."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.compare.outlook.forecast import Forecast
from faircount.compare.outlook.outlook import outlook
from faircount.compare.outlook.scores import crps_negative_binomial, crps_normal, crps_poisson, crps_sample
from faircount.errors import NotComparable

DRAWN = np.random.default_rng(5)
SEASON = 1 + 0.4 * np.sin(2 * np.pi * np.arange(12) / 12)


def test_a_steady_season_is_foretold_within_honest_ranges():
    series = DRAWN.poisson(np.tile(60 * SEASON, 7))
    found = outlook(series)
    assert found.refusal is None
    assert found.forecast.method in ("count model", "count autoregression, season", "exponential smoothing, season")
    assert 0.7 <= found.tried[found.forecast.method].coverage_80 <= 0.9
    assert found.tried[found.forecast.method].crps < found.tried["seasonal naive"].crps
    assert (found.range_95.lower >= 0).all()
    assert (found.range_80.lower % 1 == 0).all()
    assert found.say.startswith("If recording goes on as now")
    assert found.skill(found.forecast.method) > 0.1
    fuller = found.scenarios((1.2,))[0]
    assert fuller.upper[-1] == np.ceil(1.2 * found.range_80.upper[-1])
    assert (fuller.lower == found.range_80.lower).all()


def test_too_few_months_are_refused_and_two_points_never_drawn_on():
    found = outlook([55, 145])
    assert (found.forecast, found.refusal.reason) == (None, "too short")
    assert outlook([120] * 20).refusal.reason == "too short"


def test_ranges_that_did_not_hold_are_not_published():
    """Each year doubles within itself by another month's measure, which none of the methods can know."""
    wild = np.where(np.arange(72) % 7 == 0, 400, 5) + np.arange(72) % 3
    found = outlook(wild)
    if found.refusal is None:
        assert 0.7 <= found.tried[found.forecast.method].coverage_80 <= 0.9
    else:
        assert found.range_80 is None
        assert found.scenarios() == ()
        assert found.say == found.refusal.say


def test_each_cadence_has_its_own_least_length_and_words():
    quarters = DRAWN.poisson(np.tile([30, 40, 55, 35], 8))
    found = outlook(quarters, 4, 4)
    assert found.refusal is None
    assert "expected next quarter" in found.say
    assert outlook(quarters[:19], 4, 4).refusal.say.startswith("19 quarters since")
    assert outlook([30, 40, 35], 2, 1).refusal.say.endswith("12 are needed.")
    assert outlook(DRAWN.poisson(40, 20), 2, 1).tried.keys() >= {"seasonal naive", "count autoregression"}
    with pytest.raises(NotComparable, match="52 periods a year"):
        outlook(quarters, 4, 52)


def test_a_series_that_only_last_years_months_foretell_is_refused():
    """Each month of the year wanders by itself, so that its last value is all there is to know of it."""
    drawn = np.random.default_rng(8)
    years = np.exp(np.cumsum(np.vstack([drawn.normal(6, 1, 12), drawn.normal(0, 0.4, (7, 12))]), axis=0))
    found = outlook(drawn.poisson(years.ravel()))
    assert found.refusal.reason == "not better"
    assert found.forecast is None
    assert len(found.tried) == 9


def test_of_those_that_did_better_the_first_with_honest_ranges_is_given():
    found = outlook(np.random.default_rng(1).poisson(20, 48))
    chosen = found.forecast.method
    assert all(one < other for one, other in zip(found.tried[chosen].halves, found.tried["seasonal naive"].halves, strict=True))
    for tried in found.tried.values():
        if tried.crps < found.tried[chosen].crps:
            lucky = any(one >= other for one, other in zip(tried.halves, found.tried["seasonal naive"].halves, strict=True))
            assert lucky or not 0.7 <= tried.coverage_80 <= 0.9


@pytest.mark.parametrize("start", [[0] * 60, [7] * 60, [0] * 30 + [5, 6] * 20])
def test_a_series_that_begins_with_one_number_teaches_nothing(start):
    found = outlook(start)
    assert found.refusal.reason == "no spread"
    assert "from where counting began" in found.say


@pytest.mark.parametrize("series", [[0, 0, 3] * 20, [10, 14, 12, 9] * 15, DRAWN.poisson(0.2, 60), DRAWN.poisson(2, 60)])
@pytest.mark.filterwarnings("error")
def test_few_counts_and_perfect_patterns_are_scored_without_a_fault(series):
    found = outlook(series)
    assert all(np.isfinite(tried.crps) for tried in found.tried.values())
    assert (found.forecast is None) != (found.refusal is None)


def test_printed_ranges_are_whole_and_never_below_nothing():
    near = Forecast("naive", np.array([3.0]), np.array([4.0])).published_range(0.95)
    assert (near.lower[0], near.upper[0]) == (0, 11)


def test_the_score_of_a_sample_nears_that_of_its_distribution():
    for exact, draws in (
        (crps_poisson(7, 5), DRAWN.poisson(5, 40_000)),
        (crps_negative_binomial(7, 5, 5), DRAWN.negative_binomial(5, 0.5, 40_000)),
        (crps_normal(7, 5, 2), DRAWN.normal(5, 2, 40_000)),
    ):
        assert crps_sample(7, draws) == pytest.approx(exact, rel=0.03)
