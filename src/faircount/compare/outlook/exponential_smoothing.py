"""The exponential smoothing forecast: the newest months count most, with a season and a trend that fades, on logarithms."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.distributions import normal_quantile
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, counts, interval
from faircount.compare.outlook.count_forecasts import FADING
from faircount.compare.outlook.forecast import Forecast, past


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
    return state.level + state.trend * np.cumsum(fading ** (steps + 1)) + season


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


_HALF = 0.5


@dataclass(frozen=True, slots=True)
class LogForecast(Forecast):
    """Each coming count plus a half as a lognormal variable; ``centre`` and ``spread`` are those of the logarithms."""

    centre: Array = field(default_factory=lambda: np.zeros(0))
    spread: Array = field(default_factory=lambda: np.zeros(0))

    def range(self, confidence: float) -> Interval:
        """Each mean with the ends of its range taken from the logarithms: further from the mean above than below.

        >>> near = log_forecast("exponential smoothing", np.log(np.array([100.5])), np.array([0.2]))
        >>> f"{near.range(0.8).lower[0]:.2f} to {near.range(0.8).upper[0]:.2f}"
        '77.28 to 129.36'
        """
        half = normal_quantile(1 - tail(confidence)) * self.spread
        return interval(self.mean, uncounted(self.centre - half), uncounted(self.centre + half))

    def _crps(self, step: int, actual: float) -> float:
        """The continuous ranked probability score of a lognormal forecast.

        >>> near = log_forecast("exponential smoothing", np.array([np.log(5.5)]), np.array([0.4]))
        >>> round(near.crps(0, 7), 6)
        1.143791

        Reference: Baran and Lerch (2015), Quarterly Journal of the Royal Meteorological Society 141, 2289-2299.
        """
        centre, spread, seen = float(self.centre[step]), float(self.spread[step]), actual + _HALF
        away = (np.log(seen) - centre) / spread
        mean = np.exp(centre + spread**2 / 2)
        beyond = special.ndtr(away - spread) + special.ndtr(spread / np.sqrt(2)) - 1
        return float(seen * (2 * special.ndtr(away) - 1) - 2 * mean * beyond)


def log_forecast(method: str, centre: Array, spread: Array) -> LogForecast:
    """The forecast whose logarithms have this centre and spread, with its mean and error in counts."""
    mean = np.exp(centre + spread**2 / 2)
    return LogForecast(method, mean - _HALF, mean * np.sqrt(np.expm1(spread**2)), centre=centre, spread=spread)


def logged(series: Array) -> Array:
    """The logarithms of counts, each with a half added, so that a count of 0 has one too."""
    return np.log(counts(series) + _HALF)


def uncounted(logarithms: Array) -> Array:
    """Counts from such logarithms; below 0 there is none."""
    return np.maximum(0.0, np.exp(logarithms) - _HALF)


FEWEST_SEASONS = 3
_LEVELS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.95)
_TRENDS = (0.0, 0.05, 0.1, 0.2, 0.4)
"""As shares of the level's: a trend that follows faster than the level chases chance."""
_SEASONS = (0.0, 0.05, 0.1, 0.2)


def exponential_smoothing(series: ArrayLike, ahead: int = 12, season: int = 1) -> Forecast:
    """Each coming period from the level, the fading trend and the season so far; a ``season`` of 1 is none.

    >>> found = exponential_smoothing([10, 14, 12, 9] * 9 + [13, 18], 2, season=4)
    >>> [round(mean, 1) for mean in found.mean.tolist()]
    [15.5, 11.6]

    Reference: Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing: ETS(A,Ad,A), on the logarithms
    of the counts plus a half.

    In words: "if recording goes on as now, between 9 and 17 a month".

    Not for counts near 0, whose logarithms jump; the count autoregression serves. Not across a change of definition.
    """
    known = logged(past(series, max(8, FEWEST_SEASONS * season), _name(season)))
    chosen, state, error = _best(known, season)
    centre = foretold(state, chosen.fading, ahead)
    return log_forecast(_name(season), centre, error * spread_ahead(chosen, season, ahead))


def _name(season: int) -> str:
    return "exponential smoothing, season" if season > 1 else "exponential smoothing"


def _best(known: Array, season: int) -> tuple[Smoothing, SmoothingState, float]:
    """The smoothing that was off least, of a grid that is the same on every machine; its last state, and its error."""
    tried = [
        Smoothing(level, level * trend, seasonal, FADING)
        for level, trend, seasonal in product(_LEVELS, _TRENDS, _SEASONS if season > 1 else (0.0,))
        if level + seasonal <= 1
    ]
    levels, trends, seasons = (np.array(column) for column in zip(*((s.level, s.trend, s.season) for s in tried), strict=True))
    found = smooth(known, Smoothing(levels, trends, seasons, FADING), _start(known, season, len(tried)))
    squares = np.sum((known[:, None] - found.expected) ** 2, axis=0)
    best = int(np.argmin(squares))
    # Level, its weights and each month of the season were fitted too.
    degrees_of_freedom = max(1, len(known) - season - 2)
    level, trend = (float(np.asarray(each)[best]) for each in (found.state.level, found.state.trend))
    return (
        tried[best],
        SmoothingState(level, trend, found.state.season[:, best]),
        float(np.sqrt(squares[best] / degrees_of_freedom)),
    )


def _start(known: Array, season: int, columns: int) -> SmoothingState:
    """The state before the first period, once a column: the first year's level, no trend, the season of the first years."""
    whole = known[: len(known) // season * season][: FEWEST_SEASONS * season].reshape(-1, season)
    seasonal = (whole - whole.mean(axis=1, keepdims=True)).mean(axis=0) if season > 1 else np.zeros(1)
    level = float(known[: max(season, 4)].mean())
    return SmoothingState(np.full(columns, level), np.zeros(columns), np.repeat(seasonal[:, None], columns, axis=1))
