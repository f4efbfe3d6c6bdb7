"""A forecast made on the logarithms of counts, told in counts."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from faircount.compare import special
from faircount.compare.distributions import normal_quantile
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, counts, interval
from faircount.compare.outlook.forecast import Forecast

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
    logarithms: Array = np.log(counts(series) + _HALF)
    return logarithms


def uncounted(logarithms: Array) -> Array:
    """Counts from such logarithms; below 0 there is none."""
    return np.maximum(0.0, np.exp(logarithms) - _HALF)
