"""The fit that outbreak checks rest on: past outbreaks are weighted down, so that they do not hide the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from faircount.compare import special
from faircount.compare.interval import Array
from faircount.compare.trend.poisson_regression import PoissonFit, poisson_regression
from faircount.errors import NotComparable

FEWEST_RECENT = 5
"""With fewer in the last four periods no limit is given: one case more would decide."""
_RECENT = 4


@dataclass(frozen=True, slots=True)
class OutbreakCheck:
    """One month: what was counted, expected, and the limit; None for the limit where too few were counted of late."""

    place: int
    count: float
    expected: float
    limit: float | None
    dispersion: float
    with_trend: bool

    @property
    def alarm(self) -> bool:
        """Whether a person should look."""
        return self.limit is not None and self.count > self.limit

    @property
    def say(self) -> str:
        """For the person who looks, not for readers."""
        if self.limit is None:
            return "Too few were counted of late for a check."
        told = f"Counted {self.count:.0f}, expected about {self.expected:.0f}, limit {self.limit:.1f}"
        return f"{told}: a person should look." if self.alarm else f"{told}."


@dataclass(frozen=True, slots=True)
class Expected:
    """The mean expected at the watched period, its error on the log scale for Poisson counts, and the spread beyond chance."""

    mean: float
    error: float
    dispersion: float
    with_trend: bool


def same_months(place: int, years: int, half_window: int, season: int, periods: int) -> Array:
    """The places of the months round the watched one in each year before, the earliest first."""
    if 2 * half_window >= season:
        raise NotComparable(f"a window of {half_window} on each side laps over the next year's; give less than half of {season}")
    past = [place - season * year + shift for year in range(years, 0, -1) for shift in range(-half_window, half_window + 1)]
    if past[0] < 0 or place >= periods:
        raise NotComparable(f"the check of period {place} needs {years} years before it; the series has {periods} periods")
    return np.array(past)


def expected_at(place: int, past: Array, events: Array, threshold: float, keeps_trend: Callable[[PoissonFit], bool]) -> Expected:
    """What the past periods lead one to expect at ``place``, with a trend where it is kept and does not run away."""
    counted = events[past]
    design = np.column_stack([np.ones(len(past)), past])
    with_trend = _fitted(design, counted, threshold)
    ahead = np.array([1.0, place])
    mean = float(np.exp(ahead @ with_trend.coefficients))
    if keeps_trend(with_trend) and mean <= counted.max():
        error = float(np.sqrt(ahead @ with_trend.covariance @ ahead))
        return Expected(mean, error, max(with_trend.dispersion, 1.0), True)
    level = _fitted(design[:, :1], counted, threshold)
    mean, error = float(np.exp(level.coefficients[0])), float(np.sqrt(level.covariance[0, 0]))
    return Expected(mean, error, max(level.dispersion, 1.0), False)


def trend_probability(fit: PoissonFit) -> float:
    """How often chance gives a slope this steep."""
    error = float(np.sqrt(fit.covariance[1, 1] * fit.dispersion))
    return float(2 * special.stdtr(fit.degrees_of_freedom, -abs(float(fit.coefficients[1])) / error)) if error > 0 else 0.0


def enough_of_late(events: Array, place: int) -> bool:
    """Whether the last four periods, this one among them, hold enough for a check."""
    return bool(events[max(0, place - _RECENT + 1) : place + 1].sum() >= FEWEST_RECENT)


def _fitted(design: Array, counted: Array, threshold: float) -> PoissonFit:
    first = poisson_regression(design, counted)
    residual = 1.5 * (counted ** (2 / 3) * first.fitted ** (-1 / 6) - np.sqrt(first.fitted))
    residual = residual / np.sqrt(max(first.dispersion, 1.0) * (1 - first.leverages(design)))
    high = residual > threshold
    weights = np.where(high, np.where(high, residual, 1.0) ** -2, 1.0)
    return poisson_regression(design, counted, weights=weights * len(weights) / weights.sum())
