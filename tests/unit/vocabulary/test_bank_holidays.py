"""Bank holidays by nation, and the days by which an answer is due."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from faircount.errors import BadReference, UnknownPeriod
from faircount.vocabulary import bank_holidays as module
from faircount.vocabulary.bank_holidays import (
    ANY_PART,
    Nation,
    bank_holidays,
    is_working_day,
    working_day_after,
    working_days_since,
)
from faircount.vocabulary.reviewed import read_reviewed

SCOTLAND = frozenset({Nation.SCOTLAND})
USUAL = {Nation.ENGLAND_AND_WALES: 8, Nation.SCOTLAND: 9, Nation.NORTHERN_IRELAND: 10}
# Jubilees, the state funeral, the coronation and Scotland's day for the World Cup.
MORE = {2012: (1, set(Nation)), 2022: (2, set(Nation)), 2023: (1, set(Nation)), 2026: (1, {Nation.SCOTLAND})}


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian rule (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    month, day = divmod(h + i - 7 * m + 114, 31)
    return date(year, month, day + 1)


@pytest.mark.parametrize("year", range(2012, 2029))
def test_every_year_has_the_days_of_every_nation(year):
    counted = Counter(
        nation
        for day, holidays in bank_holidays().days.items()
        for holiday in holidays
        for nation in holiday.nations
        if day.year == year
    )
    more, where = MORE.get(year, (0, set()))
    assert counted == {nation: usual + (more if nation in where else 0) for nation, usual in USUAL.items()}


@pytest.mark.parametrize("year", range(2012, 2029))
def test_easter_is_where_the_calendar_puts_it(year):
    days = bank_holidays().days
    friday, monday = easter(year) - timedelta(days=2), easter(year) + timedelta(days=1)
    assert [holiday.nations for holiday in days[friday] if holiday.name == "Good Friday"] == [ANY_PART]
    assert Nation.SCOTLAND not in days[monday][0].nations


def test_a_substitute_day_stands_for_a_holiday_on_a_weekend():
    for holidays in bank_holidays().days.values():
        for holiday in holidays:
            assert not holiday.instead or holiday.name != "Good Friday"
            assert holiday.source.address.startswith("https://www.gov.uk/")


@pytest.mark.parametrize(
    ("received", "due", "why"),
    [
        ("2013-01-02", "2013-01-30", "received on a Scottish bank holiday, which is day 0 all the same"),
        ("2022-07-11", "2022-08-10", "12 July is a bank holiday in Northern Ireland and 1 August in Scotland"),
        ("2022-08-25", "2022-09-26", "29 August, and the day proclaimed for the funeral"),
        ("2026-03-06", "2026-04-08", "17 March, Good Friday and Easter Monday"),
        ("2026-12-05", "2027-01-07", "received on a Saturday; Christmas Day, 28 December, 1 and 4 January"),
    ],
)
def test_the_twentieth_working_day_in_any_part_of_the_kingdom(received, due, why):
    assert working_day_after(date.fromisoformat(received), 20).isoformat() == due, why


@pytest.mark.parametrize(
    ("received", "due", "why"),
    [
        ("2022-07-11", "2022-08-09", "12 July counts there, 1 August does not"),
        ("2022-08-25", "2022-09-23", "29 August counts there, the day of the funeral does not"),
        ("2026-03-06", "2026-04-06", "17 March and Easter Monday count there, Good Friday does not"),
    ],
)
def test_in_scotland_only_its_own_bank_holidays_stop_the_clock(received, due, why):
    assert working_day_after(date.fromisoformat(received), 20, SCOTLAND).isoformat() == due, why


def test_christmas_day_is_none_though_its_substitute_is_listed_on_another_day():
    assert not is_working_day(date(2027, 12, 25))
    assert not is_working_day(date(2027, 12, 27))
    assert is_working_day(date(2027, 12, 29))


def test_days_are_counted_as_they_are_added():
    day = date(2026, 1, 1)
    for count in range(1, 60):
        assert working_days_since(day, working_day_after(day, count)) == count
    assert working_days_since(day, day) == working_days_since(day, date(2025, 1, 1)) == 0


@pytest.mark.parametrize("day", [date(2011, 12, 31), date(2029, 1, 1)])
def test_a_day_outside_the_list_is_refused_and_never_a_working_day(day):
    with pytest.raises(UnknownPeriod, match="2012 to 31 December 2028"):
        is_working_day(day)
    with pytest.raises(UnknownPeriod, match="add its year"):
        working_day_after(date(2028, 12, 20), 20)


@pytest.mark.parametrize(
    "line",
    [
        {"day": date(2026, 12, 26), "name": "Boxing Day", "in": "all"},
        {"day": date(2029, 1, 1), "name": "New Year's Day", "in": "all"},
        {"day": date(2026, 12, 25), "name": "Christmas Day", "in": ["scotland"]},
        {"day": date(2026, 12, 24), "name": "Christmas Eve"},
    ],
)
def test_a_line_that_cannot_be_is_refused_by_its_day(monkeypatch, line):
    content = read_reviewed("bank_holidays")
    monkeypatch.setattr(module, "read_reviewed", lambda _: content | {"bank_holidays": [*content["bank_holidays"], line]})
    with pytest.raises(BadReference, match=r"bank_holidays\.yml"):
        bank_holidays.__wrapped__()
