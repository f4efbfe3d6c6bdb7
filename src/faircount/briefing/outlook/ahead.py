"""An outlook with the series that it was made from: like periods without a gap, all known, since the last break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from faircount.briefing.comparing.cuts import Cut, find_cuts
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.briefing.comparing.rows import CountedRow
from faircount.compare.interval import Array
from faircount.compare.outlook.level_shift import Cadence, cadence_of
from faircount.compare.outlook.outlook import Outlook, outlook
from faircount.compare.trend.break_warning import MIN_PERIODS, break_warning
from faircount.compare.trend.poisson_regression import deviance
from faircount.compare.trend.trend import trend
from faircount.errors import NotComparable, WrongArgument
from faircount.vocabulary.periods import FinancialYear, Period
from faircount.vocabulary.status import HIDDEN

PERIODS_A_YEAR = {1: 12, 3: 4, 12: 1}
"""By how many months each lasts."""


@dataclass(frozen=True, slots=True)
class Steady:
    """Counts of like periods in the order of time, how often they are counted, and the break after which they begin, if any."""

    periods: tuple[Period, ...]
    counts: tuple[int, ...]
    cadence: Cadence
    since: Cut | None

    @property
    def names(self) -> tuple[str, ...]:
        """What the periods are called."""
        return tuple(map(period_name, self.periods))

    def coming(self, ahead: int) -> tuple[str, ...]:
        """What the periods that follow are called."""
        names, period = [], self.periods[-1]
        for _ in range(ahead):
            period = period.following
            names.append(period_name(period))
        return tuple(names)


def steady(rows: Sequence[CountedRow], asked: ComparisonRequest) -> Steady:
    """The counts since the last break that cuts the series; refused where a period is missing, not known, or of another kind."""
    periods = [row.period for row in rows if row.period is not None]
    if len(periods) < len(rows):
        unread = next(row.label for row in rows if row.period is None)
        raise NotComparable(f"{unread!r} is no period; write months as 2019-04, quarters as 2019/20 Q1, years as 2019/20")
    months = {period.months for period in periods}
    if len(months) != 1 or not months <= set(PERIODS_A_YEAR):
        raise NotComparable("an outlook is made from months, quarters or years, all of one kind; leave others out with --where")
    cadence = cadence_of(PERIODS_A_YEAR[months.pop() or 0])
    cutting = [cut for cut in find_cuts(rows, asked) if cut.cuts]
    since = cutting[-1] if cutting else None
    first = since.place if since else 0
    _refuse_gaps(periods[first:])
    _refuse_unknown(rows[first:])
    counts = tuple(exact for row in rows[first:] if (exact := row.count.exact) is not None)
    return Steady(tuple(periods[first:]), counts, cadence, since)


def period_name(period: Period) -> str:
    """A month, a quarter of the financial year, or a year, as a chart names it.

    >>> from faircount.vocabulary.periods import quarter
    >>> period_name(quarter(FinancialYear(2019), 4)), period_name(FinancialYear(2019).period)
    ('2019/20 Q4', '2019/20')
    """
    if period.months != 3 or period.start.month % 3 != 1:
        return period.label
    number = (period.start.month - 4) // 3 % 4 + 1
    return f"{FinancialYear(period.start.year - (period.start.month < 4)).name} Q{number}"


def _refuse_gaps(periods: Sequence[Period]) -> None:
    for before, after in pairwise(periods):
        if not before.precedes(after):
            raise NotComparable(
                f"{period_name(after)} does not follow {period_name(before)}: a period is missing, which is not the same as "
                "none; give it, or begin after it with --break"
            )


def _refuse_unknown(rows: Sequence[CountedRow]) -> None:
    unknown = [row for row in rows if row.count.exact is None]
    if unknown:
        why = "hidden" if unknown[0].count.status in HIDDEN else "not known as a number"
        raise NotComparable(
            f"{len(unknown)} of {len(rows)} counts are {why} (the first: {unknown[0].label}); an outlook needs each of them, and "
            "none is guessed: give longer periods, or begin after it with --break"
        )


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
        raise WrongArgument(f"--ahead {number}: an outlook reaches 1 to {MOST_YEARS * cadence.season} {cadence.many}")
    if not all(1 < each <= 10 for each in times):
        raise WrongArgument("--fuller: give how many times as complete recording may become, above 1, such as 1.25")
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
