"""A count model of months: a season, a trend that fades, and counts that spread wider than chance."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Array
from faircount.compare.outlook.count_forecast import CountForecast
from faircount.compare.outlook.forecast import Forecast, past
from faircount.compare.trend.poisson_regression import poisson_regression

FADING = 0.9
"""Each month ahead the trend adds nine tenths of what it added the month before: no straight line into the future."""


def count_model(series: ArrayLike, ahead: int = 12, season: int = 12, fading: float = FADING) -> Forecast:
    """Each coming month from a quasi-Poisson fit with a season and a fading trend; errors grow with both.

    >>> found = count_model([10, 14, 12, 9] * 9 + [13, 18], 2, season=4)
    >>> [round(mean, 1) for mean in found.mean.tolist()]
    [12.6, 9.4]

    Reference: McCullagh and Nelder (1989), Generalized Linear Models; damped trends, Gardner and McKenzie (1985),
    Management Science 31, 1237-1246.

    In words: "if recording goes on as now, between 8 and 19 a month".

    Not with fewer than three seasons, which are refused; not after a change of definition inside the series.
    """
    known = past(series, 3 * season, "count model")
    place = np.arange(len(known), dtype=np.float64)
    last = len(known) - 1
    fit = poisson_regression(_columns(place, last, season), np.maximum(known, 0.0))
    faded = last + np.cumsum(fading ** np.arange(ahead))
    design = _columns(faded, last, season, place=np.arange(ahead, dtype=np.float64) + last + 1)
    mean = np.exp(design @ fit.coefficients)
    dispersion = max(1.0, fit.dispersion)
    of_fit = mean**2 * dispersion * np.einsum("ij,jk,ik->i", design, fit.covariance, design)
    return CountForecast("count model", mean, np.sqrt(dispersion * mean + of_fit))


def _columns(trend: Array, last: int, season: int, place: Array | None = None) -> Array:
    month = (trend if place is None else place) % season
    columns = [np.ones(len(trend)), (trend - last) / season]
    columns.extend((month == number).astype(np.float64) for number in range(1, season))
    return np.column_stack(columns)
