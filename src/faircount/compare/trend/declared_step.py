"""The step in a series at a date that somebody has declared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.distributions import t_quantile
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, counts, exposures
from faircount.compare.trend.poisson_regression import poisson_regression
from faircount.compare.trend.trend import has_end, times_as_many
from faircount.compare.wording import say_fold, say_level
from faircount.errors import NotComparable

FEWEST_BESIDE = 3
"""Periods that must lie on each side of the date."""


@dataclass(frozen=True, slots=True)
class Step:
    """How many times as high the series is from the declared date on, and how wide the counts spread."""

    ratio: Interval
    at: int
    dispersion: float
    confidence: float = 0.95

    @property
    def say(self) -> str:
        """The step in a sentence."""
        if not has_end(self.ratio):
            return "No step can be measured at the declared date: the counts vary too widely."
        low, high = self.ratio[1:]
        between = f"between {say_fold(low)} and {say_fold(high)} times as high{say_level(self.confidence)}"
        if low <= 1 <= high:
            return f"No clear step at the declared date: {between}."
        return f"From the declared date on, the rate beneath is {between}."


def declared_step(
    series: ArrayLike,
    at: int,
    exposure: ArrayLike = 1.0,
    with_trend: bool = False,
    season: int = 0,
    confidence: float = 0.95,
    least_dispersion: float = 1.0,
) -> Step:
    """The step from place ``at`` on (from 0), with a range for counts that spread wider than chance.

    ``with_trend`` lets a trend run through both sides; ``season`` is the number of periods in a year, for months of it.

    >>> found = declared_step([20, 24, 22, 18, 41, 44, 39, 45], 4)
    >>> f"{found.ratio.value:.2f} ({found.ratio.lower:.2f} to {found.ratio.upper:.2f})"
    '2.01 (1.45 to 2.79)'

    Reference: interrupted time series, Lopez Bernal, Cummins and Gasparrini (2017), International Journal of Epidemiology
    46, 348-355; quasi-Poisson, McCullagh and Nelder (1989).

    In words: "from the date on which the mark came in, the rate beneath is between 1.45 and 2.79 times as high; what changed
    in recording and what in offending cannot be told apart".

    Not for a date found by looking at the series, which any series has. Not as the effect of whatever happened then.
    """
    events, over = np.broadcast_arrays(counts(series), exposures(exposure))
    if not FEWEST_BESIDE <= at <= len(events) - FEWEST_BESIDE:
        raise NotComparable(
            f"a step needs {FEWEST_BESIDE} periods on each side of its date; place {at} of {len(events)} has fewer on one"
        )
    if not events[:at].any() or not events[at:].any():
        raise NotComparable("nothing was counted on one side of the date, so there is no ratio; give both sums instead")
    fit = poisson_regression(_columns(len(events), at, with_trend, season), events, np.log(over))
    if fit.degrees_of_freedom <= 0:
        raise NotComparable("there are as many terms as periods; leave out the season or the trend")
    dispersion = max(fit.dispersion, least_dispersion)
    value = float(fit.coefficients[1])
    half = t_quantile(1 - tail(confidence), fit.degrees_of_freedom) * float(np.sqrt(dispersion * fit.covariance[1, 1]))
    return Step(times_as_many(value, half), at, dispersion, confidence)


def _columns(periods: int, at: int, with_trend: bool, season: int) -> Array:
    place = np.arange(periods)
    columns = [np.ones(periods), (place >= at).astype(np.float64)]
    if with_trend:
        columns.append(place - place.mean())
    columns.extend((place % season == month).astype(np.float64) for month in range(1, season))
    return np.column_stack(columns)
