"""Checks of the newest months for a person to look into: internal, never published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.distributions import least_count, normal_quantile
from faircount.compare.interval import Array, Places, counts
from faircount.compare.trend.poisson_regression import PoissonFit, poisson_regression
from faircount.errors import NotComparable

BASELINE = 7
_LAST_LEFT_OUT = 2


class Watched(NamedTuple):
    """For each period looked at its place (from 0), the count above which it stands out, and whether it does.

    Where by C3 the two periods before stand out so far that any count would, the limit is 0.
    """

    places: tuple[int, ...]
    limit: Array
    alarm: tuple[bool, ...]


def ears(series: ArrayLike, method: str = "C1", baseline: int = BASELINE, beyond: float | None = None) -> Watched:
    """Each period held against the mean and spread of the ``baseline`` periods before it.

    C1 looks at those just before, C2 leaves out the last two, C3 adds up by how much more than one spread this period and the
    two before it stand out by C2.

    >>> found = ears([8, 5, 7, 5, 9, 6, 7, 8, 21])
    >>> found.places, [round(limit, 1) for limit in found.limit.tolist()], found.alarm
    ((7, 8), [11.3, 11.3], (False, True))

    Reference: Hutwagner et al. (2003), Journal of Urban Health 80, i89-i96; Fricker, Hegler and Dunfee (2008), Statistics
    in Medicine 27, 3407-3429. ``beyond`` is the probability beyond which a period stands out, 0.001 for C1 and C2 and 0.025
    for C3. The C3 of R's surveillance takes the newest count into its own limit, so that no leap ever passes it.

    In words: "this month stands out from those before it; a person should look".

    Not for publication, and not with a season: it forgets last year. Internal only.
    """
    events = counts(series)
    first = baseline + {"C1": 0, "C2": _LAST_LEFT_OUT, "C3": 2 * _LAST_LEFT_OUT}.get(method, -1)
    if first < baseline:
        raise NotComparable(f"no method is called {method!r}; choose C1, C2 or C3")
    if len(events) <= first:
        raise NotComparable(f"{len(events)} periods are too few for {method}; it needs {first} before the first one watched")
    wide = -normal_quantile((0.025 if method == "C3" else 0.001) if beyond is None else beyond)
    places: Places = np.arange(first, len(events))
    left_out = 0 if method == "C1" else _LAST_LEFT_OUT
    mean, spread = _before(events, places, baseline, left_out)
    if method == "C3":
        recent = _recent(events, places, baseline)
        passed = recent > wide  # whatever is counted now
        limit = np.where(passed, 0.0, mean + spread * (1 + wide - np.where(passed, 0.0, recent)))
        return Watched(tuple(places.tolist()), limit, tuple((passed | (events[places] > limit)).tolist()))
    limit = mean + wide * spread
    return Watched(tuple(places.tolist()), limit, tuple((events[places] > limit).tolist()))


def _before(events: Array, places: Places, baseline: int, left_out: int) -> tuple[Array, Array]:
    held = np.stack([events[places - left_out - back] for back in range(1, baseline + 1)])
    mean: Array = held.mean(axis=0)
    spread: Array = held.std(axis=0, ddof=1)
    return mean, spread


def _recent(events: Array, places: Places, baseline: int) -> Array:
    """By how many spreads, beyond one, the two periods before stood out."""
    total = np.zeros(len(places))
    for back in (1, 2):
        mean, spread = _before(events, places - back, baseline, _LAST_LEFT_OUT)
        with np.errstate(divide="ignore", invalid="ignore"):
            away = (events[places - back] - mean) / spread
        total += np.maximum(0.0, np.where(np.isnan(away), 0.0, away) - 1)
    return total


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


_TREND_AT = 0.05
_YEARS_FOR_TREND = 3


def farrington(
    series: ArrayLike, place: int, years: int = 4, half_window: int = 2, season: int = 12, beyond: float = 0.01
) -> OutbreakCheck:
    """The month at ``place`` (from 0) held against the months round it in the ``years`` before.

    >>> months = [8, 5, 7, 5, 9, 6, 7, 8, 6, 7, 9, 5] * 6
    >>> farrington([*months, 8], 72).alarm, farrington([*months, 30], 72).alarm
    (False, True)

    Reference: Farrington, Andrews, Beale and Catchpole (1996), Journal of the Royal Statistical Society A 159, 547-563:
    quasi-Poisson, earlier outbreaks weighted down, limit on the two-thirds power.

    In words: "this month stands out from the same months of earlier years; a person should look".

    Not for publication: of 43 forces watched monthly several stand out by chance. Not in the years round a break.
    """
    events = counts(series)
    past = same_months(place, years, half_window, season, len(events))
    found = expected_at(place, past, events, 1.0, lambda fit: years >= _YEARS_FOR_TREND and trend_probability(fit) < _TREND_AT)
    # The variance of what is counted and that of the mean, carried to the power on which counts are about normal.
    spread = found.dispersion * (1 + found.mean * found.error**2)
    half = -normal_quantile(beyond / 2) * sqrt(4 / 9 * found.mean ** (1 / 3) * spread)
    limit = (found.mean ** (2 / 3) + half) ** 1.5
    shown = limit if enough_of_late(events, place) else None
    return OutbreakCheck(place, float(events[place]), found.mean, shown, found.dispersion, found.with_trend)


_OUTBREAK = 2.58
"""Residuals beyond this are past outbreaks; lower ones are ordinary months and keep their weight."""


def noufaily(
    series: ArrayLike, place: int, years: int = 4, half_window: int = 2, season: int = 12, beyond: float = 0.01
) -> OutbreakCheck:
    """The month at ``place`` (from 0) held against the months round it in the years before, by a negative binomial limit.

    A trend is always kept unless it runs beyond anything seen; the newest months do not go into what is expected.

    >>> months = [8, 5, 7, 5, 9, 6, 7, 8, 6, 7, 9, 5] * 6
    >>> noufaily([*months, 8], 72).limit, noufaily([*months, 30], 72).alarm
    (13.0, True)

    Reference: Noufaily, Enki, Farrington, Garthwaite, Andrews and Charlett (2013), Statistics in Medicine 32, 1206-1222.

    In words: "this month stands out from the same months of earlier years; a person should look".

    Not for publication, as with the older check. Not where fewer than 5 were counted in four months: no limit is given.
    """
    events = counts(series)
    past = same_months(place, years, half_window, season, len(events))
    found = expected_at(place, past, events, _OUTBREAK, lambda fit: len(fit.fitted) > 2)
    limit = _quantile(1 - beyond, found.mean, found.dispersion) if enough_of_late(events, place) else None
    return OutbreakCheck(place, float(events[place]), found.mean, limit, found.dispersion, found.with_trend)


def _quantile(probability: float, mean: float, dispersion: float) -> float:
    """The least count with at least this chance of not being passed, for counts so many times as wide as Poisson ones."""

    def at_most(count: float) -> float:
        if dispersion <= 1:
            return float(special.gammaincc(count + 1, mean))
        return float(special.betainc(mean / (dispersion - 1), count + 1, 1 / dispersion))

    return float(least_count(lambda count: at_most(count) >= probability))
