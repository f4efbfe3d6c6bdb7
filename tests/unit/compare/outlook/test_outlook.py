import numpy as np
import pytest

from faircount.compare.outlook.forecast import Forecast
from faircount.compare.outlook.outlook import months_since, outlook
from faircount.compare.outlook.scores import crps_negative_binomial, crps_normal, crps_poisson, crps_sample

DRAWN = np.random.default_rng(5)
SEASON = 1 + 0.4 * np.sin(2 * np.pi * np.arange(12) / 12)


def test_a_steady_season_is_foretold_within_honest_ranges():
    series = DRAWN.poisson(np.tile(60 * SEASON, 7))
    found = outlook(series)
    assert found.refusal is None
    assert found.forecast.method in ("count model", "mean")
    assert 0.7 <= found.tried[found.forecast.method].coverage_80 <= 0.9
    assert found.tried[found.forecast.method].crps < found.tried["seasonal naive"].crps
    assert (found.range_95.lower >= 0).all()
    assert (found.range_80.lower % 1 == 0).all()
    assert found.say.startswith("If recording goes on as now")
    assert found.scenario(1.2).upper[0] == pytest.approx(1.2 * found.range_80.upper[0])


def test_too_few_months_are_refused_and_two_points_never_drawn_on():
    found = outlook([55, 145])
    assert (found.forecast, found.refusal.reason) == (None, "too short")
    assert outlook(months_since([50] * 40 + [120] * 20, 40)).refusal.reason == "too short"


def test_ranges_that_did_not_hold_are_not_published():
    """Each year doubles within itself by another month's measure, which none of the methods can know."""
    wild = np.where(np.arange(72) % 7 == 0, 400, 5) + np.arange(72) % 3
    found = outlook(wild)
    if found.refusal is None:
        assert 0.7 <= found.tried[found.forecast.method].coverage_80 <= 0.9
    else:
        assert found.range_80 is None
        assert found.scenario(1.1) is None
        assert found.say == found.refusal.say


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
