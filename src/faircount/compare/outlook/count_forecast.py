"""A forecast of counts: whole numbers that spread as chance does, or wider."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faircount.compare import special
from faircount.compare.distributions import least_count
from faircount.compare.estimate import tail
from faircount.compare.interval import Interval, interval
from faircount.compare.outlook.forecast import Forecast
from faircount.compare.outlook.scores import crps_negative_binomial

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
