"""Periods of time: financial years, calendar years, quarters, odd periods, and periods put together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Self

from faircount.errors import UnknownPeriod
from faircount.patterns import regex

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan ionawr", "february feb chwefror", "march mar mawrth", "april apr ebrill", "may mai", "june jun mehefin",
            "july jul gorffennaf", "august aug awst", "september sept sep medi", "october oct hydref", "november nov tachwedd",
            "december dec rhagfyr",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(2199, 12, 31)
"""No period of records lies outside: a year like 9999 or 0001 is a slip, or stands for no date at all."""
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEARS = regex(r"(?:fy\s*)?(\d{4})\s*[/–—-]\s*(\d{4}|\d{2})(?!\d)", re.IGNORECASE)
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """From one day to another, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise UnknownPeriod(f"a period cannot end on {self.end} when it starts on {self.start}; swap the dates")

    @property
    def days(self) -> int:
        """The number of days, which is the exposure of a rate: 366 in 2015/16."""
        return (self.end - self.start).days + 1

    @property
    def months(self) -> int | None:
        """How many whole months the period is made of, None where it begins or ends within one.

        >>> FinancialYear(2015).period.months, Period(date(2016, 2, 1), date(2016, 2, 28)).months
        (12, None)
        """
        after = self.end + timedelta(days=1)
        whole = self.start.day == after.day == 1
        return 12 * (after.year - self.start.year) + after.month - self.start.month if whole else None

    @property
    def following(self) -> Period:
        """The period of as many whole months that begins when this one has ended.

        >>> Period(date(2019, 12, 1), date(2020, 1, 31)).following.label
        'February 2020 to March 2020'
        """
        start, months = self.end + timedelta(days=1), self.months
        if months is None:
            raise UnknownPeriod(f"{self.label} is not made of whole months, so no period like it follows")
        last = start.month + months - 1
        return Period(start, _month_end(start.year + (last - 1) // 12, (last - 1) % 12 + 1))

    @property
    def label(self) -> str:
        """The plain name: ``2015/16``, ``2016``, ``2015/16 and 2016/17``, or two dates.

        >>> Period(date(2015, 4, 1), date(2017, 3, 31)).label
        '2015/16 and 2016/17'
        """
        years = financial_years(self)
        if years and len(years) == 1:
            return years[0].name
        if years and len(years) == 2:
            return f"{years[0].name} and {years[1].name}"
        if years:
            return f"{years[0].name} to {years[-1].name}"
        if (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 12, 31):
            return str(self.start.year) if self.start.year == self.end.year else f"{self.start.year} to {self.end.year}"
        if self.start.day == 1 and (self.end + timedelta(days=1)).day == 1:
            first, last = say_month(self.start), say_month(self.end)
            return first if first == last else f"{first} to {last}"
        return f"{say_date(self.start)} to {say_date(self.end)}"

    def contains(self, other: Period) -> bool:
        """Whether every day of the other lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def precedes(self, other: Period) -> bool:
        """Whether the other begins on the day after this one ends."""
        return self.end + timedelta(days=1) == other.start

    @classmethod
    def join(cls, parts: list[Period]) -> Self:
        """Periods put together into one, refused if there is a gap or an overlap between them."""
        ordered = sorted(parts)
        for before, after in pairwise(ordered):
            if not before.precedes(after):
                raise UnknownPeriod(f"{before.label} and {after.label} do not follow each other; give the years in between")
        return cls(ordered[0].start, ordered[-1].end)


@dataclass(frozen=True, order=True, slots=True)
class FinancialYear:
    """April to March, named by the year in which it starts."""

    starts: int

    @property
    def name(self) -> str:
        """As newspapers and forces write it.

        >>> FinancialYear(1999).name
        '1999/00'
        """
        return f"{self.starts}/{(self.starts + 1) % 100:02d}"

    @property
    def period(self) -> Period:
        """The days from 1 April to 31 March."""
        return Period(date(self.starts, 4, 1), date(self.starts + 1, 3, 31))

    @classmethod
    def parse(cls, text: str) -> Self:
        """The year that the text names, refused if it names none or a longer period.

        >>> FinancialYear.parse("FY 2019-2020").name
        '2019/20'
        >>> FinancialYear.parse("2019/21")
        Traceback (most recent call last):
        ...
        faircount.errors.UnknownPeriod: '2019/21' is not a financial year; write it as 2019/20
        """
        found = _YEARS.fullmatch(text.strip())
        if found is None or not _follows(found[1], found[2]) or not FIRST_DAY.year <= int(found[1]) < LAST_DAY.year:
            wanted = f"{text.strip()[:4]}/{(int(text.strip()[:4]) + 1) % 100:02d}" if text.strip()[:4].isdecimal() else "2019/20"
            raise UnknownPeriod(f"{text.strip()!r} is not a financial year; write it as {wanted}")
        return cls(int(found[1]))


def _follows(first: str, second: str) -> bool:
    return str(int(first) + 1).endswith(second)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def say_date(day: date) -> str:
    """A date as it is said in prose.

    >>> say_date(date(2026, 11, 25))
    '25 November 2026'
    """
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def say_month(day: date) -> str:
    """The month of a day, with its year: ``November 2026``."""
    return f"{_MONTH_NAMES[day.month - 1]} {day.year}"


def financial_years(period: Period) -> list[FinancialYear] | None:
    """The financial years that make up the period exactly, or None if it is not made of whole ones."""
    if (period.start.month, period.start.day, period.end.month, period.end.day) != (4, 1, 3, 31):
        return None
    return [FinancialYear(year) for year in range(period.start.year, period.end.year)]


def calendar_year(year: int) -> Period:
    """January to December."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def quarter(year: FinancialYear, number: int) -> Period:
    """A quarter of a financial year: 1 is April to June, 4 is January to March."""
    if number not in (1, 2, 3, 4):
        raise UnknownPeriod(f"a financial year has quarters 1 to 4, not {number}")
    month = 4 + 3 * (number - 1)
    first = date(year.starts + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    return Period(first, _month_end(first.year, first.month + 2))


def find_period(text: str) -> Period | None:
    """The one period that the whole text names, or None.

    Knows ``2015/16``, ``2015-2016``, ``2016``, ``2015/16+2016/17``, ``April 2017 to March 2018``, ``year ending March 2020``,
    ``year to June 2017``, ``2016/17 Q2``, ``March 2018`` and two ISO dates with ``..`` between them.

    >>> find_period("2015/16+2016/17").label
    '2015/16 and 2016/17'
    >>> find_period("year to June 2017").label
    'July 2016 to June 2017'
    >>> find_period("2019/21") is None
    True
    """
    cleaned = re.sub(r"\s+", " ", text.strip().lower().replace("–", "-").replace("—", "-"))
    for known in (_joined, _iso, _financial, _calendar, _ending, _quarter, _months):
        try:
            found = known(cleaned)
        except ValueError:  # a day that no month has, or a year that no calendar holds
            return None
        if found is not None:
            return found if found.start >= FIRST_DAY and found.end <= LAST_DAY else None
    return None


def parse_period(text: str) -> Period:
    """The one period that the whole text names, refused if it names none."""
    found = find_period(text)
    if found is None:
        raise UnknownPeriod(
            f"{text.strip()!r} is not a period; write 2015/16, 2016, 'April 2017 to June 2017' or 2017-04-01..2017-06-30"
        )
    return found


def _joined(text: str) -> Period | None:
    if "+" not in text:
        return None
    parts = [find_period(part) for part in text.split("+")]
    if any(part is None for part in parts):
        return None
    return Period.join([part for part in parts if part is not None])


def _iso(text: str) -> Period | None:
    found = re.fullmatch(r"(\d{4}-\d{2}-\d{2})\s*(?:\.\.|/| to )\s*(\d{4}-\d{2}-\d{2})", text)
    return Period(date.fromisoformat(found[1]), date.fromisoformat(found[2])) if found else None


def _financial(text: str) -> Period | None:
    found = _YEARS.fullmatch(re.sub(r"^(?:financial year|fy)\s*", "", text))
    return FinancialYear(int(found[1])).period if found and _follows(found[1], found[2]) else None


def _calendar(text: str) -> Period | None:
    found = re.fullmatch(r"(?:calendar year\s*|cy\s*)?((?:19|20)\d{2})", text)
    return calendar_year(int(found[1])) if found else None


def _ending(text: str) -> Period | None:
    found = re.fullmatch(rf"(?:the )?(?:year|12 months) (?:ending|to|ended)(?: in)? ({_MONTH}) (\d{{4}})", text)
    if found is None:
        return None
    end = _month_end(int(found[2]), MONTHS[found[1]])
    following = end + timedelta(days=1)
    return Period(date(following.year - 1, following.month, 1), end)


def _quarter(text: str) -> Period | None:
    found = re.fullmatch(r"(\d{4}\s*[/-]\s*\d{2,4})\s*,?\s*(?:q|quarter )\s*([1-4])", text)
    year = _financial(found[1]) if found else None
    return quarter(FinancialYear(year.start.year), int(found[2])) if found and year else None


def _months(text: str) -> Period | None:
    day = r"(?:(\d{1,2})(?:st|nd|rd|th)? )?"
    found = re.fullmatch(
        rf"(?:between |from )?{day}({_MONTH})(?: (\d{{4}}))?(?: ?(?:to|and|-|until) ?{day}({_MONTH}) (\d{{4}}))?",
        text,
    )
    if found is None or (found[3] is None and found[6] is None):
        return None
    month, last_month = MONTHS[found[2]], MONTHS[found[5] or found[2]]
    last_year = int(found[6] or found[3])
    year = int(found[3]) if found[3] else last_year - (month > last_month)
    try:
        start = date(year, month, int(found[1] or 1))
        end = date(last_year, last_month, int(found[4])) if found[4] else _month_end(last_year, last_month)
    except ValueError:
        return None
    return Period(start, end) if start <= end else None
