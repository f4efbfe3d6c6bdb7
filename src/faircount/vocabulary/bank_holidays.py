"""Bank holidays of the United Kingdom and working days: the days by which an authority must answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from faircount.errors import BadReference, UnknownPeriod
from faircount.vocabulary.periods import say_date
from faircount.vocabulary.reviewed import Citation, citations, cited, each, read_reviewed

_WEEKEND = (5, 6)


class Nation(StrEnum):
    """The parts of the United Kingdom that have bank holidays of their own."""

    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


ANY_PART: frozenset[Nation] = frozenset(Nation)
"""A bank holiday in any part of the kingdom counts: section 10(6) of the Freedom of Information Act 2000."""


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """One day off, and where. ``instead`` says that it stands for a holiday that fell on a weekend."""

    day: date
    name: str
    nations: frozenset[Nation]
    instead: bool
    source: Citation


@dataclass(frozen=True, slots=True)
class BankHolidays:
    """Every bank holiday of the years that are listed whole."""

    first: date
    last: date
    days: Mapping[date, tuple[BankHoliday, ...]]


def _bank_holiday(entry: dict[str, Any], source: Citation) -> BankHoliday:
    nations = ANY_PART if entry["in"] == "all" else frozenset(Nation(nation) for nation in entry["in"])
    return BankHoliday(entry["day"], entry["name"], nations, entry.get("instead", False), source)


@cache
def bank_holidays() -> BankHolidays:
    """The reviewed list, refused if a day lies outside its years or on a weekend, or is given twice for one nation."""
    content = read_reviewed("bank_holidays")
    source = cited("bank_holidays", citations("bank_holidays", content), "the list", content.get("source"))
    first, last = content["years"]
    known = BankHolidays(date(first, 1, 1), date(last, 12, 31), {})
    found: dict[date, tuple[BankHoliday, ...]] = {}
    for holiday in each("bank_holidays", content["bank_holidays"], lambda entry: _bank_holiday(entry, source)):
        twice = any(holiday.nations & other.nations for other in found.get(holiday.day, ()))
        if twice or holiday.day.weekday() in _WEEKEND or not known.first <= holiday.day <= known.last:
            raise BadReference(
                f"reference/bank_holidays.yml: {holiday.day}: twice for a nation, on a weekend or outside the years"
            )
        found[holiday.day] = (*found.get(holiday.day, ()), holiday)
    return BankHolidays(known.first, known.last, found)


def is_working_day(day: date, nations: frozenset[Nation] = ANY_PART) -> bool:
    """Whether an authority's time runs on the day: no weekend, no Christmas Day, no bank holiday in any of the nations.

    With all nations it is the working day of section 10(6) of the Freedom of Information Act 2000 ("in any part of the United
    Kingdom"), Good Friday included, which the list has for all of them; with Scotland alone, of section 73 of the Freedom of
    Information (Scotland) Act 2002.

    >>> is_working_day(date(2022, 7, 12)), is_working_day(date(2022, 7, 12), frozenset({Nation.SCOTLAND}))
    (False, True)
    """
    known = bank_holidays()
    if not known.first <= day <= known.last:
        raise UnknownPeriod(
            f"bank holidays are listed from {say_date(known.first)} to {say_date(known.last)}, and {say_date(day)} is outside; "
            f"add its year to vocabulary/reference/bank_holidays.yml"
        )
    if day.weekday() in _WEEKEND or (day.month, day.day) == (12, 25):
        return False
    return not any(holiday.nations & nations for holiday in known.days.get(day, ()))


def working_day_after(day: date, count: int, nations: frozenset[Nation] = ANY_PART) -> date:
    """The working day that is so many after a day; the day itself is day 0, whether it is a working day or not.

    >>> working_day_after(date(2022, 7, 1), 20).isoformat()  # 12 July in Northern Ireland and 1 August in Scotland do not count
    '2022-08-02'
    """
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day, nations)
    return day


def working_days_since(day: date, until: date, nations: frozenset[Nation] = ANY_PART) -> int:
    """How many working days lie after one day, up to another and including it; 0 if that is not later.

    >>> working_days_since(date(2026, 12, 24), date(2026, 12, 29))  # Christmas Day, a weekend and Boxing Day's substitute between
    1
    """
    return sum(is_working_day(day + timedelta(days=ahead), nations) for ahead in range(1, (until - day).days + 1))
