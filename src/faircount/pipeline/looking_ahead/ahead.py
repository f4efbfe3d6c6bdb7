"""An outlook with the series that it was made from, and what else has to be said of that series."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faircount.compare.outlook.outlook import Outlook, outlook
from faircount.compare.trend.break_warning import FEWEST, break_warning
from faircount.compare.trend.trend import trend
from faircount.errors import BadProject
from faircount.pipeline.comparing.asked import Asked
from faircount.pipeline.looking_ahead.steady import Steady

MOST_YEARS = 2
"""How far an outlook looks at most: what is further off was hardly ever tried on the past."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The series, the outlook (which may be a refusal), the scenarios' factors, and where the series seems broken, if it does."""

    asked: Asked
    series: Steady
    found: Outlook
    times: tuple[float, ...]
    seems_broken: tuple[str, ...]

    @property
    def last_year(self) -> int:
        """How many were counted in the last twelve months."""
        return sum(self.series.counts[-self.series.cadence.season :])


def look_ahead(series: Steady, asked: Asked, ahead: int | None, times: tuple[float, ...]) -> Ahead:
    """The outlook of a series, so many periods ahead."""
    cadence = series.cadence
    number = cadence.ahead if ahead is None else ahead
    if not 1 <= number <= MOST_YEARS * cadence.season:
        raise BadProject(f"--ahead {number}: an outlook reaches 1 to {MOST_YEARS * cadence.season} {cadence.many}")
    if not all(1 < each <= 10 for each in times):
        raise BadProject("--fuller: give how many times as complete recording may become, above 1, such as 1.25")
    return Ahead(asked, series, outlook(series.counts, number, cadence.season), times, _seems_broken(series))


def _seems_broken(series: Steady) -> tuple[str, ...]:
    """The periods after which an undeclared break seems to lie, once the season and a steady trend are taken out."""
    counts = np.array(series.counts, dtype=np.float64)
    season = series.cadence.season
    if len(counts) < max(FEWEST, 3 * season) or not all(counts[month::season].any() for month in range(season)):
        return ()
    place = np.arange(len(counts))
    usual = np.array([counts[month::season].mean() for month in range(season)])[place % season]
    # A trend looks like a break too, and is no news to the methods, which were tried on it.
    usual = usual * np.exp(trend(counts, usual).slope * place)
    warned = break_warning(counts, usual)
    return tuple(series.names[place - 1] for place in warned.places) if warned.warns else ()
