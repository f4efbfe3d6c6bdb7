"""A forecast: the middle of each coming period and how far it may be off; and the four that others have to beat."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import parameter_checks as take
from faircount.compare import special
from faircount.compare.distributions import normal_quantile, t_quantile
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, counts, interval
from faircount.compare.outlook.scores import crps_normal, crps_sample
from faircount.errors import NotComparable

_LEVELS = (np.arange(199) + 0.5) / 199


@dataclass(frozen=True, slots=True)
class Forecast:
    """The mean and standard error of each coming period; ``degrees_of_freedom`` are those of Student's t, endless for normal.

    Forecasts of another shape than the normal curve (of counts, of logarithms) say for themselves what their ranges are and
    how far they were off.
    """

    method: str
    mean: Array
    error: Array
    degrees_of_freedom: float = inf

    def range(self, confidence: float) -> Interval:
        """Each mean with its prediction interval, as the method gives it: below 0 too.

        >>> near = Forecast("naive", np.array([26.0]), np.array([4.859029686215684]))
        >>> f"{near.range(0.8).lower[0]:.4f} to {near.range(0.8).upper[0]:.4f}"
        '19.7729 to 32.2271'
        """
        beyond = 1 - tail(confidence)
        wide = normal_quantile(beyond) if self.degrees_of_freedom == inf else t_quantile(beyond, self.degrees_of_freedom)
        return interval(self.mean, self.mean - wide * self.error, self.mean + wide * self.error)

    def crps(self, step: int, actual: float) -> float:
        """The continuous ranked probability score of the period ``step`` ahead, the next one being 0, once ``actual`` came."""
        return self.scored(take.whole(0, len(self.mean) - 1)("step", step), take.COUNT("actual", actual))

    def scored(self, step: int, actual: float) -> float:
        """The same of what is known to be a step and a count."""
        return self._crps(step, actual) if self.error[step] > 0 else float(abs(actual - self.mean[step]))

    def _crps(self, step: int, actual: float) -> float:
        if self.degrees_of_freedom == inf:
            return float(crps_normal(actual, self.mean[step], self.error[step]))
        draws = self.mean[step] + self.error[step] * special.stdtrit(self.degrees_of_freedom, _LEVELS)
        return crps_sample(actual, draws)

    def published_range(self, confidence: float) -> Interval:
        """The same in whole numbers, outwards, and never below 0: what may be printed."""
        found = self.range(confidence)
        return interval(found.value, np.maximum(0.0, np.floor(found.lower)), np.ceil(found.upper))


def past(series: object, fewest: int, method: str) -> Array:
    """The series, refused if it is too short for the method."""
    known = counts(np.asarray(series, dtype=np.float64))
    if known.ndim != 1 or len(known) < fewest:
        raise NotComparable(f"the {method} forecast needs {fewest} periods at least")
    return known


def naive(series: ArrayLike, ahead: int = 12) -> Forecast:
    """Each coming period as the last one, the error growing with the root of the distance.

    >>> found = naive([40, 47, 55, 80, 145, 190, 230], 2)
    >>> found.mean.tolist(), [round(error, 4) for error in found.error.tolist()]
    ([230.0, 230.0], [37.833, 53.5039])

    Reference: Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice, sections 5.2 and 5.5.

    In words: "as many as in the last month, give or take".

    Not to be published as a finding: it is what anything cleverer has to beat.
    """
    known = past(series, 3, "naive")
    spread = np.sqrt(np.mean(np.diff(known) ** 2))
    steps = np.arange(1, ahead + 1)
    return Forecast("naive", np.full(ahead, known[-1]), spread * np.sqrt(steps))


def seasonal_naive(series: ArrayLike, ahead: int = 12, season: int = 12) -> Forecast:
    """Each coming period as the same one of the last season, the error growing with each season passed.

    >>> found = seasonal_naive([4, 9, 5, 8, 6, 9, 5, 10], 3, season=2)
    >>> found.mean.tolist(), [round(error, 4) for error in found.error.tolist()]
    ([5.0, 10.0, 5.0], [1.0, 1.0, 1.4142])

    Reference: Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice, sections 5.2 and 5.5.

    In words: "as many as in the same month of last year, give or take".

    Not to be published as a finding: it is what anything cleverer has to beat.
    """
    known = past(series, season + 2, "seasonal naive")
    spread = np.sqrt(np.mean((known[season:] - known[:-season]) ** 2))
    steps = np.arange(ahead)
    return Forecast("seasonal naive", known[len(known) - season + steps % season], spread * np.sqrt(steps // season + 1))


def drift(series: ArrayLike, ahead: int = 12) -> Forecast:
    """Each coming period on the line from the first one to the last, the error allowing for a line not surely known.

    >>> found = drift([40, 47, 55, 80, 145, 190, 230], 2)
    >>> [round(mean, 4) for mean in found.mean.tolist()], [round(error, 4) for error in found.error.tolist()]
    ([261.6667, 293.3333], [24.4944, 37.0321])

    Reference: Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice, sections 5.2 and 5.5.

    In words: "if the rise went on as it has".

    Not from two points, and not across a break: a flag that came in draws the line upwards for ever.
    """
    known = past(series, 4, "drift")
    steps, number = np.arange(1, ahead + 1), len(known) - 1
    changes = np.diff(known)
    error = changes.std(ddof=1) * np.sqrt(steps * (1 + steps / number))
    return Forecast("drift", known[-1] + steps * changes.mean(), error)


def historical_mean(series: ArrayLike, ahead: int = 12) -> Forecast:
    """Each coming period as the mean of all before, by Student's t.

    >>> found = historical_mean([40, 47, 55, 80, 145, 190, 230], 1)
    >>> f"{found.mean[0]:.4f} ({found.range(0.8).lower[0]:.3f} to {found.range(0.8).upper[0]:.3f})"
    '112.4286 (-4.753 to 229.610)'

    Reference: Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice, sections 5.2 and 5.5.

    In words: "as many as on average so far, give or take".

    Not for a series that rises or falls.
    """
    known = past(series, 3, "mean")
    number = len(known)
    error = known.std(ddof=1) * np.sqrt(1 + 1 / number)
    return Forecast("mean", np.full(ahead, known.mean()), np.full(ahead, error), float(number - 1))
