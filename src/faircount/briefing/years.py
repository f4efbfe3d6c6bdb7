"""Which two years are compared: those that are stated, or else the latest two that the figures held allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from faircount.vocabulary.periods import Period, financial_years

YEAR = 12
"""Months."""


@dataclass(frozen=True, slots=True, order=True)
class Years:
    """Two periods of which the later is compared with the earlier; most often two years."""

    before: Period
    after: Period

    @property
    def label(self) -> str:
        """Both by name: ``2015/16 and 2016/17``."""
        return f"{self.before.label} and {self.after.label}"

    @property
    def kind(self) -> str:
        """What kind of years they are, or which two where they are of no kind."""
        if financial_years(self.before) and financial_years(self.after):
            return "years April to March"
        calendar = all((one.start.month, one.start.day, one.months) == (1, 1, YEAR) for one in (self.before, self.after))
        return "calendar years" if calendar else self.label

    @property
    def rank(self) -> tuple[bool, Period, Period]:
        """The later the higher, and of two with the same later year the nearer; whole years before all else."""
        return (self.before.months == self.after.months == YEAR, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What faircount.toml says of the two years; None for what it leaves to the figures."""

    before: Period | None = None
    after: Period | None = None

    @property
    def stated(self) -> Years | None:
        """Both, where both are stated: then they hold for every page."""
        return Years(self.before, self.after) if self.before and self.after else None

    def allows(self, years: Years) -> bool:
        """Whether the two are as stated, so far as anything is."""
        return self.before in (None, years.before) and self.after in (None, years.after)


def choose(by_area: Iterable[frozenset[Years]]) -> Years | None:
    """The latest two years that at least half as many areas can compare as can compare any two; None where no area can.

    So one force that is early with its next year does not take the comparison from all others, and one that is late
    does not hold it back.

    >>> from faircount.vocabulary.periods import FinancialYear
    >>> def pair(year): return Years(FinancialYear(year).period, FinancialYear(year + 1).period)
    >>> choose([frozenset({pair(2018)}), frozenset({pair(2018), pair(2019)}), frozenset({pair(2018)})]).label
    '2018/19 and 2019/20'
    """
    can = Counter(years for area in by_area for years in area)
    if not can:
        return None
    enough = max(can.values()) / 2
    return max((years for years, areas in can.items() if areas >= enough), key=lambda years: years.rank)
