"""The methods of an outlook: all are tried on the past, and none is trusted beforehand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from faircount.compare.outlook.count_autoregression import count_autoregression
from faircount.compare.outlook.count_model import count_model
from faircount.compare.outlook.drift import drift
from faircount.compare.outlook.exponential_smoothing import exponential_smoothing
from faircount.compare.outlook.forecast import Forecast
from faircount.compare.outlook.historical_mean import historical_mean
from faircount.compare.outlook.naive import naive
from faircount.compare.outlook.seasonal_naive import seasonal_naive

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
