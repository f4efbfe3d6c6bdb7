"""The part of a series that an outlook may be made from: like periods without a gap, all known, since the last break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from faircount.briefing.comparing.cuts import Cut, find_cuts
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.briefing.comparing.rows import CountedRow
from faircount.compare.outlook.level_shift import Cadence, cadence_of
from faircount.errors import NotComparable
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
