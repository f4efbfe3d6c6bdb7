"""The exponential smoothing forecast: the newest months count most, with a season and a trend that fades."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Array
from faircount.compare.outlook.count_model import FADING
from faircount.compare.outlook.forecast import Forecast, past
from faircount.compare.outlook.log_forecast import log_forecast, logged
from faircount.compare.outlook.smoothing import Smoothing, SmoothingState, foretold, smooth, spread_ahead

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
