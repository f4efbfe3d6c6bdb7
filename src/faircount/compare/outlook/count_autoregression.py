"""The count autoregression forecast: each month leans on the one before, and drifts back to the mean."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.interval import Array
from faircount.compare.outlook.count_forecast import CountForecast
from faircount.compare.outlook.forecast import Forecast, past

FEWEST_SEASONS = 3
STATIONARY = 0.98
"""How much of a departure from the mean may be left after a month: all of it would be a series without a mean."""
_GRID = np.round(np.arange(0.0, 0.96, 0.05), 2)


def count_autoregression(series: ArrayLike, ahead: int = 12, season: int = 1) -> Forecast:
    """Each coming count with a mean that leans on the last count and the last mean; a ``season`` of 1 is none.

    >>> found = count_autoregression([20, 24, 31, 36, 33, 28, 21, 17, 14, 18, 22, 29, 35, 38, 34], 2)
    >>> [round(mean, 1) for mean in found.mean.tolist()]
    [32.5, 31.4]

    Reference: the integer GARCH model, Ferland, Latour and Oraichi (2006), Journal of Time Series Analysis 27, 923-942; with a
    dispersion by moments, Christou and Fokianos (2014), Journal of Time Series Analysis 35, 55-78.

    In words: "if recording goes on as now, between 9 and 17 a month".

    Not for a series that rises or falls for good: it goes back to its mean. Not across a change of definition.
    """
    known = past(series, max(8, FEWEST_SEASONS * season), _name(season))
    seasonal = _season(known, season)
    steady = known / seasonal[np.arange(len(known)) % season]
    leaning, keeping, means = _likeliest(known, steady, seasonal)
    dispersion = _dispersion(known, means * seasonal[np.arange(len(known)) % season])
    centre = float(steady.mean())
    following = centre * (1 - leaning - keeping) + leaning * steady[-1] + keeping * means[-1]
    coming = seasonal[(len(known) + np.arange(ahead)) % season]
    mean = centre + (following - centre) * (leaning + keeping) ** np.arange(ahead)
    error = np.sqrt(spread_ahead(mean, coming, leaning, keeping, dispersion))
    return CountForecast(_name(season), mean * coming, error)


def spread_ahead(mean: Array, seasonal: Array, leaning: float, keeping: float, dispersion: float) -> Array:
    """The variance of each coming count: chance, what it spreads beyond chance, and a mean that is not yet known.

    >>> far = spread_ahead(np.full(200, 10.0), np.ones(200), 0.4, 0.3, 0.0)
    >>> round(float(far[0]), 4), round(float(far[-1]), 4)
    (10.0, 13.1373)

    Reference: Ferland, Latour and Oraichi (2006): far ahead the variance is that of the series itself, which is
    10 × (1 - 0.7² + 0.4²) / (1 - 0.7²) = 13.1373 here.
    """
    spread, of_mean = [], 0.0
    for level, times in zip(mean, seasonal, strict=True):
        by_chance = level / times + dispersion * (level**2 + of_mean)
        spread.append(times**2 * (of_mean + by_chance))
        of_mean = (leaning + keeping) ** 2 * of_mean + leaning**2 * by_chance
    return np.array(spread)


def _name(season: int) -> str:
    return "count autoregression, season" if season > 1 else "count autoregression"


def _season(known: Array, season: int) -> Array:
    """How many times the mean each month of the year has been; a month without any is taken to have had a half."""
    if season == 1:
        return np.ones(1)
    sums = np.array([known[month::season].mean() for month in range(season)])
    least = 0.5 * season / len(known)
    seasonal: Array = np.maximum(sums, least) / np.maximum(sums, least).mean()
    return seasonal


def _likeliest(known: Array, steady: Array, seasonal: Array) -> tuple[float, float, Array]:
    """How far the mean leans on the last count and keeps of the last mean: the likeliest pair of a grid, and its means."""
    leaning, keeping = (weights.ravel() for weights in np.meshgrid(_GRID, _GRID))
    allowed = leaning + keeping <= STATIONARY
    leaning, keeping = leaning[allowed], keeping[allowed]
    centre = max(float(steady.mean()), 0.5 / len(known))
    level = np.full(len(leaning), centre)
    means = []
    for value in steady:
        means.append(level)
        level = centre * (1 - leaning - keeping) + leaning * value + keeping * level
    tried = np.array(means)
    expected = tried * seasonal[np.arange(len(known)) % len(seasonal)][:, None]
    likelihood = np.sum(special.xlogy(known[:, None], expected) - expected, axis=0)
    best = int(np.argmax(likelihood))
    return float(leaning[best]), float(keeping[best]), tried[:, best]


def _dispersion(known: Array, expected: Array) -> float:
    """The spread beyond chance as a share of the squared mean, by moments; never less than none."""
    return max(0.0, float(np.sum((known - expected) ** 2 - expected) / np.sum(expected**2)))
