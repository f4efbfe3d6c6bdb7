"""The methods of an outlook, and how each would have done: made again at each past month, and held against what came."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import counts
from faircount.compare.outlook.count_forecasts import count_autoregression, count_model
from faircount.compare.outlook.exponential_smoothing import exponential_smoothing
from faircount.compare.outlook.forecast import Forecast, drift, historical_mean, naive, seasonal_naive
from faircount.compare.outlook.scores import interval_score
from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class Trial:
    """One past forecast: made after ``origin`` periods for the one ``ahead`` of it, and what came."""

    origin: int
    ahead: int
    actual: float
    mean: float
    lower: float
    upper: float
    in_80: bool
    in_95: bool
    error: float
    crps: float
    interval_score: float


@dataclass(frozen=True, slots=True)
class Backtest:
    """All trials of one method, and their means."""

    method: str
    trials: tuple[Trial, ...]

    @property
    def mean_error(self) -> float:
        """By how much the middle was off on average."""
        return float(np.mean([trial.error for trial in self.trials]))

    @property
    def crps(self) -> float:
        """The mean continuous ranked probability score."""
        return float(np.mean([trial.crps for trial in self.trials]))

    @property
    def halves(self) -> tuple[float, float]:
        """The mean ranked probability score of the forecasts of the earlier half of origins, and of those of the later half."""
        origins = sorted({trial.origin for trial in self.trials})
        middle = origins[len(origins) // 2]
        earlier = [trial.crps for trial in self.trials if trial.origin < middle] or [self.crps]
        return float(np.mean(earlier)), float(np.mean([trial.crps for trial in self.trials if trial.origin >= middle]))

    @property
    def interval_score(self) -> float:
        """The mean score of the 95% ranges."""
        return float(np.mean([trial.interval_score for trial in self.trials]))

    @property
    def coverage_80(self) -> float:
        """The share of trials in which what came lay in the 80% range."""
        return float(np.mean([trial.in_80 for trial in self.trials]))

    @property
    def coverage_95(self) -> float:
        """The share of trials in which what came lay in the 95% range."""
        return float(np.mean([trial.in_95 for trial in self.trials]))


def backtest(series: ArrayLike, method: Callable[[Sequence[float], int], Forecast], first: int = 36, ahead: int = 3) -> Backtest:
    """The forecasts that the method would have made after each period from the ``first`` on, and how they did.

    >>> from faircount.compare.outlook.forecast import naive
    >>> found = backtest([40, 47, 55, 80, 145, 190, 230], naive, first=4, ahead=1)
    >>> len(found.trials), found.mean_error, round(found.crps, 4), round(found.coverage_95, 3)
    (3, 50.0, 36.3308, 0.667)

    Reference: rolling origin, Tashman (2000), International Journal of Forecasting 16, 437-450.

    In words: "tried on the past, 8 of 10 months fell in the 80% range".

    Not over a change of definition: the past before it is another series.
    """
    known = counts(series)
    if len(known) <= first:
        raise NotComparable(f"{len(known)} periods leave none to try a forecast on after the first {first}")
    trials = [
        trial
        for origin in range(first, len(known))
        for trial in _trials(known[:origin].tolist(), known[origin : origin + ahead].tolist(), method)
    ]
    return Backtest(method([*known[:first]], 1).method, tuple(trials))


def _trials(before: list[float], came: list[float], method: Callable[[Sequence[float], int], Forecast]) -> list[Trial]:
    forecast = method(before, len(came))
    if not isinstance(forecast, Forecast):
        raise NotComparable("method: what came back is no forecast; give one, such as STATISTICS['naive forecast']")
    narrow, wide = forecast.range(0.8), forecast.range(0.95)
    return [
        Trial(
            len(before),
            step + 1,
            actual,
            float(forecast.mean[step]),
            float(wide.lower[step]),
            float(wide.upper[step]),
            bool(narrow.lower[step] <= actual <= narrow.upper[step]),
            bool(wide.lower[step] <= actual <= wide.upper[step]),
            abs(actual - float(forecast.mean[step])),
            forecast.scored(step, actual),
            float(interval_score(actual, wide.lower[step], wide.upper[step])),
        )
        for step, actual in enumerate(came)
    ]


Method = Callable[[Sequence[float], int], Forecast]

TO_BEAT = "seasonal naive"
SEASONS_TO_LEARN = 3


def candidates(season: int) -> Mapping[str, Method]:
    """Every method for a series with so many periods a year, by its name; those with a season only where there is one.

    >>> len(candidates(12)), len(candidates(1))
    (9, 6)
    """
    plain: dict[str, Method] = {
        "naive": naive,
        TO_BEAT: partial(seasonal_naive, season=season),
        "drift": drift,
        "mean": historical_mean,
        "exponential smoothing": exponential_smoothing,
        "count autoregression": count_autoregression,
    }
    if season == 1:
        return plain
    seasonal: dict[str, Method] = {
        "exponential smoothing, season": partial(exponential_smoothing, season=season),
        "count autoregression, season": partial(count_autoregression, season=season),
        "count model": partial(count_model, season=season),
    }
    return plain | {name: _once_learnt(method, season) for name, method in seasonal.items()}


def _once_learnt(method: Method, season: int) -> Method:
    """The method once three seasons have passed and something was counted in each month of the year.

    With less to learn from it says what the one to beat says.
    """

    def learnt(series: Sequence[float], ahead: int) -> Forecast:
        if len(series) < SEASONS_TO_LEARN * season or not all(any(series[month::season]) for month in range(season)):
            return seasonal_naive(series, ahead, season)
        return method(series, ahead)

    return learnt
