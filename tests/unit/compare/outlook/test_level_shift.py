"""A step in the last months stops an outlook, or widens it where chance may have made it; a trend and a season are none."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.compare.outlook.level_shift import CADENCES, LevelShift, level_shift
from faircount.compare.outlook.outlook import outlook

MONTHS = np.arange(60)
SEASON = 1 + 0.2 * np.sin(2 * np.pi * MONTHS / 12)


@pytest.mark.parametrize("shift", [0.4, 1.8, 3.0])
def test_a_step_in_the_last_four_months_refuses_the_outlook(shift):
    series = np.random.default_rng(4).poisson(60 * SEASON * np.where(MONTHS >= 56, shift, 1.0))
    found = outlook(series)
    assert found.refusal is not None
    assert found.refusal.reason == "level shift"
    assert "Ask what changed in recording" in found.say


@pytest.mark.parametrize("yearly", [0.0, 0.15, 0.4])
def test_a_season_and_a_trend_are_seldom_taken_for_a_step(yearly):
    drawn = np.random.default_rng(5)
    mean = 60 * SEASON * (1 + yearly) ** (MONTHS / 12)
    certain = [
        found is not None and found.is_certain for found in (level_shift(drawn.poisson(mean), CADENCES[12]) for _ in range(60))
    ]
    assert sum(certain) <= 6


def test_a_step_that_chance_may_have_made_widens_the_ranges_and_that_is_said():
    drawn = np.random.default_rng(8)
    for _ in range(20):
        found = outlook(drawn.poisson(60 * SEASON * np.where(MONTHS >= 56, 1.15, 1.0)))
        if found.shift is not None and found.forecast is not None:
            break
    assert found.shift is not None
    plain = found.forecast.published_range(0.8)
    assert (found.range_80.upper > plain.upper).all() or (found.range_80.lower < plain.lower).all()
    assert "the ranges are widened" in found.say


def test_months_without_any_are_a_step_where_many_were_counted_before():
    found = level_shift(np.array([20.0, 24, 22, 18, 21, 25] * 8 + [0, 0, 0, 0]), CADENCES[12])
    assert found.is_certain


def test_one_is_always_among_the_factors():
    low, high = LevelShift(4, 0.02, 1.5, 0.1).factors(0.8)
    assert low == 1.0
    assert high > 1.5
