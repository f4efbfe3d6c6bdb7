"""Forecasts of counts: whole numbers that spread as chance does, or wider; by a regression, and from the month before."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.distributions import least_count
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, interval
from faircount.compare.outlook.forecast import Forecast, past
from faircount.compare.outlook.scores import crps_negative_binomial
from faircount.compare.trend.poisson_regression import poisson_regression

_POISSON = 1e7
"""A size at which the negative binomial is the Poisson distribution."""
_WIDE = 60.0
"""From this error on whole numbers lie so close that the score is that of the gamma curve, which need not be added up."""


@dataclass(frozen=True, slots=True)
class CountForecast(Forecast):
    """The mean and standard error of each coming count, as the negative binomial distribution that has both.

    An error smaller than chance alone would give is taken as that of chance: a count is never surer than Poisson.
    """

    def range(self, confidence: float) -> Interval:
        """Each mean with the whole numbers between which so large a share of the distribution lies; never below 0.

        >>> near = CountForecast("count model", np.array([4.0, 4.0]), np.array([2.0, 4.0]))
        >>> near.range(0.8).lower.tolist(), near.range(0.8).upper.tolist()
        ([2.0, 0.0], [7.0, 9.0])
        """
        beyond = tail(confidence)
        ends = [
            [negative_binomial_quantile(probability, float(mean), _size(mean, error)) for probability in (beyond, 1 - beyond)]
            for mean, error in zip(self.mean, self.error, strict=True)
        ]
        return interval(self.mean, *np.array(ends, dtype=np.float64).T)

    def _crps(self, step: int, actual: float) -> float:
        """The continuous ranked probability score of the distribution, not of a curve drawn through it."""
        mean, error = self.mean[step], self.error[step]
        if error > _WIDE:
            return crps_gamma(actual, float(mean), float(error))
        return float(crps_negative_binomial(actual, mean, _size(mean, error)))


def crps_gamma(actual: float, mean: float, error: float) -> float:
    """The continuous ranked probability score of a gamma forecast of this mean and error.

    >>> round(crps_gamma(1_500, 1_200, 400), 3), round(crps_negative_binomial(1_500, 1_200, 1_200**2 / (400**2 - 1_200)), 3)
    (199.429, 199.353)

    Reference: Scheuerer and Möller (2015), Annals of Applied Statistics 9, 1328-1349.
    """
    shape, scale = (mean / error) ** 2, error**2 / mean
    below, below_next = (float(special.gammainc(shape + more, actual / scale)) for more in (0, 1))
    return actual * (2 * below - 1) - mean * (2 * below_next - 1) - scale / float(special.beta(0.5, shape))


def negative_binomial_quantile(probability: float, mean: float, size: float) -> int:
    """The least count that a negative binomial of this mean and size does not pass with the probability.

    >>> negative_binomial_quantile(0.9, 5, 5), negative_binomial_quantile(0.9, 5, 1e7)
    (9, 8)
    """

    def reached(count: int) -> bool:
        return bool(special.betaincc(count + 1, size, mean / (mean + size)) >= probability)

    return least_count(reached)


def _size(mean: float, error: float) -> float:
    beyond_chance = error**2 - mean
    return min(_POISSON, float(mean**2 / beyond_chance)) if beyond_chance > 0 else _POISSON


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
