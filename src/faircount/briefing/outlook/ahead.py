"""An outlook with the series that it was made from, and what else has to be said of that series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faircount.briefing.comparing.request import ComparisonRequest
from faircount.briefing.outlook.steady import Steady
from faircount.compare.interval import Array
from faircount.compare.outlook.outlook import Outlook, outlook
from faircount.compare.trend.break_warning import MIN_PERIODS, break_warning
from faircount.compare.trend.poisson_regression import deviance
from faircount.compare.trend.trend import trend
from faircount.errors import BadProject

MOST_YEARS = 2
"""How far an outlook looks at most: what is further off was hardly ever tried on the past."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The series, the outlook (which may be a refusal), the scenarios' factors, and where the series seems broken, if it does."""

    asked: ComparisonRequest
    series: Steady
    found: Outlook
    times: tuple[float, ...]
    seems_broken: tuple[str, ...]

    @property
    def last_year(self) -> int:
        """How many were counted in the last twelve months."""
        return sum(self.series.counts[-self.series.cadence.season :])


def look_ahead(series: Steady, asked: ComparisonRequest, ahead: int | None, times: tuple[float, ...]) -> Ahead:
    """The outlook of a series, so many periods ahead."""
    cadence = series.cadence
    number = cadence.ahead if ahead is None else ahead
    if not 1 <= number <= MOST_YEARS * cadence.season:
        raise BadProject(f"--ahead {number}: an outlook reaches 1 to {MOST_YEARS * cadence.season} {cadence.many}")
    if not all(1 < each <= 10 for each in times):
        raise BadProject("--fuller: give how many times as complete recording may become, above 1, such as 1.25")
    return Ahead(asked, series, outlook(series.counts, number, cadence.season), times, _seems_broken(series))


def _seems_broken(series: Steady) -> tuple[str, ...]:
    """The periods after which an undeclared break seems to lie, once the season is out, if steps fit better than a trend."""
    counts = np.array(series.counts, dtype=np.float64)
    season = series.cadence.season
    if len(counts) < max(MIN_PERIODS, 3 * season) or not all(counts[month::season].any() for month in range(season)):
        return ()
    usual = np.array([counts[month::season].mean() for month in range(season)])[np.arange(len(counts)) % season]
    warned = break_warning(counts, usual)
    if not warned.warns or not _steps_fit_better(counts, usual, warned.places):
        return ()
    return tuple(series.names[place - 1] for place in warned.places)


def _steps_fit_better(counts: Array, usual: Array, places: Sequence[int]) -> bool:
    """Whether levels between these places meet the counts better than a trend does, which looks broken too, and is no news.

    By Schwarz's criterion: a break costs its place and its level, a trend its slope.
    """
    sloped = trend(counts, usual)
    level = np.concatenate(
        [
            np.full(len(own), own.sum() / over.sum())
            for own, over in zip(np.split(counts, places), np.split(usual, places), strict=True)
        ]
    )
    stepped = deviance(counts, level * usual, np.ones(len(counts)))
    cost = np.log(len(counts)) * (2 * len(places) - 1)
    return bool((sloped.deviance - stepped) / max(1.0, sloped.dispersion) > cost)
