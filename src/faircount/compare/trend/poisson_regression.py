"""Poisson regression by weighted least squares: what trends, steps and outbreak checks are fitted with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faircount.compare import special
from faircount.compare.interval import Array
from faircount.errors import NotComparable

_STEPS = 200
_CLOSE = 1e-13
_NOT_APART = "these terms cannot be told apart in this series; give more periods, at times that differ, or fewer terms"


@dataclass(frozen=True, slots=True)
class PoissonFit:
    """Coefficients on the log scale, their covariance if the spread were Poisson, and how well the counts are met."""

    coefficients: Array
    covariance: Array
    fitted: Array
    weights: Array
    deviance: float
    pearson: float
    degrees_of_freedom: int

    @property
    def dispersion(self) -> float:
        """Pearson's estimate of how many times as wide as Poisson chance the counts spread."""
        return self.pearson / self.degrees_of_freedom if self.degrees_of_freedom > 0 else 1.0

    def leverages(self, design: Array) -> Array:
        """How far each count pulls its own fitted value."""
        weight: Array = self.weights * self.fitted
        leverage: Array = np.einsum("ij,jk,ik->i", design, self.covariance, design) * weight
        return leverage


def poisson_regression(
    design: Array, series: Array, offset: Array | float = 0.0, weights: Array | None = None, size: float = np.inf
) -> PoissonFit:
    """The log-linear fit of counts to a design; ``size`` makes it negative binomial of this size.

    >>> found = poisson_regression(np.array([[1.0, 0], [1, 1]]), np.array([3903.0, 5653]))
    >>> [round(float(number), 6) for number in found.coefficients]
    [8.269501, 0.370441]

    Reference: McCullagh and Nelder (1989), Generalized Linear Models, chapter 6. In the example the slope is the
    logarithm of 5,653 over 3,903.
    """
    if np.linalg.matrix_rank(design) < design.shape[1]:
        raise NotComparable(_NOT_APART)
    weights = np.ones(len(series)) if weights is None else weights
    mean = series + 0.1 + (series == 0) * 0.4
    predictor = np.log(mean)
    coefficients = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        variance = weights * mean / (1 + mean / size)
        working = predictor - offset + (series - mean) / mean
        root = np.sqrt(variance)
        following = np.linalg.lstsq(design * root[:, None], working * root, rcond=None)[0]
        moved = np.max(np.abs(following - coefficients))
        coefficients = following
        predictor = design @ coefficients + offset
        mean = np.exp(np.clip(predictor, -300.0, 300.0))
        if moved <= _CLOSE * (1 + np.max(np.abs(coefficients))):
            break
    variance = weights * mean / (1 + mean / size)
    information = design.T @ (design * variance[:, None])
    try:
        covariance = np.linalg.inv(information)
    except np.linalg.LinAlgError as singular:
        raise NotComparable(_NOT_APART) from singular
    if not np.all(np.diag(covariance) > 0):  # the rank of the design was told by numbers, the information lost it to rounding
        raise NotComparable(_NOT_APART)
    spread = mean * (1 + mean / size)
    pearson = float(np.sum(weights * (series - mean) ** 2 / spread))
    missed = deviance(series, mean, weights, size)
    return PoissonFit(coefficients, covariance, mean, weights, missed, pearson, len(series) - design.shape[1])


def deviance(series: Array, mean: Array, weights: Array, size: float = np.inf) -> float:
    """Twice how far the fit falls short of one that meets every count."""
    if np.isinf(size):
        unit = special.xlogy(series, np.where(series > 0, series, 1.0) / mean) - (series - mean)
    else:
        unit = special.xlogy(series, np.where(series > 0, series, 1.0) / mean) - (series + size) * np.log(
            (series + size) / (mean + size)
        )
    return float(2 * np.sum(weights * unit))
