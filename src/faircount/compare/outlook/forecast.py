"""A forecast: the middle of each coming period and how far it may be off."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np

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
