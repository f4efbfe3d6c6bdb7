"""A trend over many periods, or a step at a declared date, where counts spread wider than Poisson chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.distributions import t_quantile
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, counts, exposures, interval
from faircount.compare.trend.poisson_regression import PoissonFit, poisson_regression
from faircount.compare.trend.trend_words import has_end, say_spread, say_trend
from faircount.compare.wording import say_fold, say_level
from faircount.errors import NotComparable

MIN_PERIODS = 5
"""Periods under which a straight line is not a finding but a choice."""


@dataclass(frozen=True, slots=True)
class Trend:
    """How many times as high each period is as the one before, with its range; slope and errors on the log scale.

    ``dispersion`` is how many times as wide as Poisson chance the counts spread; 1 where they spread less, unless a lower
    least was asked for.
    """

    each_period: Interval
    intercept: float
    slope: float
    poisson_error: float
    error: float
    dispersion: float
    deviance: float
    degrees_of_freedom: int
    confidence: float = 0.95

    @property
    def say(self) -> str:
        """The trend in a sentence, or that none is clear."""
        return f"{say_trend(self.each_period, self.confidence)}{say_spread(self.dispersion)}"


def trend(
    series: ArrayLike,
    exposure: ArrayLike = 1.0,
    times: ArrayLike | None = None,
    confidence: float = 0.95,
    least_dispersion: float = 1.0,
) -> Trend:
    """The trend of a series of counts, with a range for counts that spread wider than chance (quasi-Poisson).

    >>> found = trend([105, 97, 77, 111, 104, 112, 102, 96], 100_000)
    >>> f"{found.slope:.5f}, {found.error:.5f}, {found.dispersion:.3f}"
    '0.00711, 0.01823, 1.402'
    >>> found.say
    'No clear trend: between 4% fewer and 5% more each period.'

    Counts spread at least as Poisson chance has them, however near a line a few of them come to lie. ``least_dispersion`` 0
    gives the range of other programs, which is narrower then; it is for what was not counted one by one, such as estimates.

    Reference: McCullagh and Nelder (1989), Generalized Linear Models, section 6.2; range by Student's t.

    In words: "no clear trend: between 4% fewer and 5% more a year".

    Not for fewer than 5 periods, which are refused a range; not across a break, where the step is taken for a trend: declare
    it. Not for the next year: see the outlook.
    """
    events, design, offset = designed(series, exposure, times)
    fit = poisson_regression(design, events, offset)
    return trend_of(fit, confidence, max(fit.dispersion, least_dispersion))


def trend_of(fit: PoissonFit, confidence: float, dispersion: float) -> Trend:
    """The fitted slope with its range, widened by the dispersion."""
    slope, poisson_error = float(fit.coefficients[1]), float(np.sqrt(fit.covariance[1, 1]))
    error = poisson_error * float(np.sqrt(dispersion))
    if fit.degrees_of_freedom <= 0:
        raise NotComparable("two periods hold a ratio, not a trend; compare the two")
    half = t_quantile(1 - tail(confidence), fit.degrees_of_freedom) * error
    each = times_as_many(slope, half)
    return Trend(
        each,
        float(fit.coefficients[0]),
        slope,
        poisson_error,
        error,
        dispersion,
        fit.deviance,
        fit.degrees_of_freedom,
        confidence,
    )


def times_as_many(slope: float, half: float) -> Interval:
    """How many times as many, with its range, from the logarithms of both; without an end where counts vary that widely.

    >>> [round(number, 2) for number in times_as_many(0.7, 0.3)]
    [2.01, 1.49, 2.72]
    """
    with np.errstate(over="ignore"):
        return interval(*(np.exp(slope + shift) for shift in (0.0, -half, half)))


def designed(series: ArrayLike, exposure: ArrayLike, times: ArrayLike | None) -> tuple[Array, Array, Array]:
    """The counts, the columns of a straight line, and the logarithms of the exposures."""
    events, over = np.broadcast_arrays(counts(series), exposures(exposure))
    if len(events) < MIN_PERIODS:
        raise NotComparable(f"{len(events)} periods hold no trend; compare two of them, or give {MIN_PERIODS} or more")
    if not events.any():
        raise NotComparable("nothing was counted in any period, so there is no trend; say that")
    when = np.arange(len(events), dtype=np.float64) if times is None else np.asarray(times, dtype=np.float64)
    return events, np.column_stack([np.ones(len(events)), when]), np.log(over)


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
