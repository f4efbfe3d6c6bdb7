"""A trend where counts spread far wider than Poisson chance: the negative binomial model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.distributions import t_quantile
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval
from faircount.compare.trend.poisson_regression import PoissonFit, poisson_regression
from faircount.compare.trend.trend import designed, say_trend, times_as_many
from faircount.errors import NotComparable

_ROUNDS = 200
_CLOSE = 1e-10
_LARGEST = 1e7


@dataclass(frozen=True, slots=True)
class SpreadTrend:
    """How many times as high each period is as the one before; ``size`` is small where counts spread far beyond chance."""

    each_period: Interval
    slope: float
    error: float
    size: float
    confidence: float = 0.95

    @property
    def say(self) -> str:
        """The trend in a sentence, or that none is clear."""
        return say_trend(self.each_period, self.confidence)


def negative_binomial_trend(
    series: ArrayLike, exposure: ArrayLike = 1.0, times: ArrayLike | None = None, confidence: float = 0.95
) -> SpreadTrend:
    """The trend of a series of counts by maximum likelihood, the spread beyond chance estimated with it.

    >>> found = negative_binomial_trend([18, 59, 17, 29, 17, 17, 17, 21, 32, 57, 72, 34])
    >>> f"{found.slope:.4f} ({found.error:.4f}), size {found.size:.2f}"
    '0.0557 (0.0414), size 4.69'

    Reference: Venables and Ripley (2002), Modern Applied Statistics with S, section 7.4; range by Student's t, for the normal
    curve holds too little of short series.

    In words: "no clear trend: between 3% fewer and 15% more a month".

    Not for counts that spread no wider than chance, where the size has no end: the quasi-Poisson trend serves. Not across a
    break.
    """
    events, design, offset = designed(series, exposure, times)
    fit, size = _alternated(design, events, offset)
    slope, error = float(fit.coefficients[1]), float(np.sqrt(fit.covariance[1, 1]))
    half = t_quantile(1 - tail(confidence), len(events) - design.shape[1]) * error
    return SpreadTrend(times_as_many(slope, half), slope, error, size, confidence)


def _alternated(design: Array, events: Array, offset: Array) -> tuple[PoissonFit, float]:
    fit = poisson_regression(design, events, offset)
    size = _likeliest_size(events, fit.fitted, len(events) / float(np.sum((events / fit.fitted - 1) ** 2)))
    for _ in range(_ROUNDS):
        fit = poisson_regression(design, events, offset, size=size)
        following = _likeliest_size(events, fit.fitted, size)
        close, size = abs(following - size) <= _CLOSE * size, following
        if close:
            return fit, size
    return fit, size


def _likeliest_size(events: Array, mean: Array, start: float) -> float:
    """The size at which the likelihood is highest for these means, by Newton's steps."""
    size = start
    for _ in range(_ROUNDS):
        score = np.sum(
            special.digamma(size + events)
            - special.digamma(size)
            + np.log(size / (size + mean))
            + 1
            - (events + size) / (mean + size)
        )
        bend = np.sum(
            special.polygamma(1, size + events)
            - special.polygamma(1, size)
            + 1 / size
            - 2 / (mean + size)
            + (events + size) / (mean + size) ** 2
        )
        with np.errstate(divide="ignore", invalid="ignore"):  # of counts that are all alike, which are refused below
            step = float(score / bend)
        size = size / 2 if size <= step else size - step
        if size > _LARGEST or not np.isfinite(size):
            raise NotComparable("these counts spread no wider than chance; use the quasi-Poisson trend")
        if abs(step) <= _CLOSE * size:
            break
    return size
