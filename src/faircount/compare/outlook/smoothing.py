"""Exponential smoothing: what is known of level, trend and season after each period, the newest counting most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faircount.compare.interval import Array


@dataclass(frozen=True, slots=True)
class Smoothing:
    """How fast level, trend and season follow what comes, each a number or an array to try many at once.

    ``level`` is alpha, ``trend`` is beta (alpha times beta star), ``season`` is gamma; ``fading`` is phi, what is left of the
    trend after each period.
    """

    level: Array | float
    trend: Array | float = 0.0
    season: Array | float = 0.0
    fading: float = 1.0


@dataclass(frozen=True, slots=True)
class SmoothingState:
    """Level and trend after a period, and the season of the coming periods, the next one first (empty for none)."""

    level: Array | float
    trend: Array | float
    season: Array


@dataclass(frozen=True, slots=True)
class Smoothed:
    """What was expected of each period before it came, one row each, and the state after the last."""

    expected: Array
    state: SmoothingState


def smooth(series: Array, smoothing: Smoothing, state: SmoothingState) -> Smoothed:
    """A series smoothed additively from the state before its first period (the innovations form of Holt and Winters).

    >>> oil = np.array([446.7, 454.5, 455.7, 423.6, 456.3, 440.6, 425.3, 485.1, 506.0, 526.8, 514.3, 494.2])
    >>> found = smooth(oil, Smoothing(0.892), SmoothingState(447.5, 0.0, np.zeros(0)))
    >>> [round(float(expected), 1) for expected in found.expected[:4]], round(float(found.state.level), 1)
    ([447.5, 446.8, 453.7, 455.5], 496.5)

    Reference: Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing, section 3.3; the example is
    the oil production of Saudi Arabia in Hyndman and Athanasopoulos (2014), section 7.1.
    """
    level, trend, season = state.level, state.trend, state.season
    expected = []
    for place, value in enumerate(series):
        coming = season[place % len(season)] if len(season) else 0.0
        faded = smoothing.fading * trend
        foretold = level + faded + coming
        missed = value - foretold
        level = level + faded + smoothing.level * missed
        trend = faded + smoothing.trend * missed
        if len(season):
            season = season.copy()
            season[place % len(season)] = coming + smoothing.season * missed
        expected.append(foretold)
    turned = np.roll(season, -(len(series) % len(season)), axis=0) if len(season) else season
    return Smoothed(np.array(expected), SmoothingState(level, trend, turned))


def foretold(state: SmoothingState, fading: float, ahead: int) -> Array:
    """What the state says of the coming periods: the level, the fading trend added up, and the season."""
    steps = np.arange(ahead)
    season = state.season[steps % len(state.season)] if len(state.season) else np.zeros(ahead)
    coming: Array = state.level + state.trend * np.cumsum(fading ** (steps + 1)) + season
    return coming


def spread_ahead(smoothing: Smoothing, season: int, ahead: int) -> Array:
    """By how much the error of one period has grown at each coming one, as a factor.

    >>> spread_ahead(Smoothing(0.5), 1, 3).round(3).tolist()
    [1.0, 1.118, 1.225]

    Reference: Hyndman and others (2008), table 6.1: each missed period goes on in level, trend and season.
    """
    steps = np.arange(1, ahead)
    carried = smoothing.level + smoothing.trend * np.cumsum(smoothing.fading**steps)
    carried = carried + smoothing.season * ((steps % season == 0) if season > 1 else 0.0)
    grown: Array = np.sqrt(1 + np.concatenate([[0.0], np.cumsum(carried**2)]))
    return grown
