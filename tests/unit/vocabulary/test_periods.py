"""Periods: years of two kinds, quarters, odd periods, and periods put together."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.errors import UnknownPeriod
from faircount.vocabulary.periods import (
    FinancialYear,
    Period,
    calendar_year,
    financial_years,
    find_period,
    parse_period,
    quarter,
    say_date,
)

STARTS = st.integers(1990, 2098)


def _dates(start, end):
    return Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2015/16", _dates("2015-04-01", "2016-03-31")),
        ("2015-2016", _dates("2015-04-01", "2016-03-31")),
        ("FY 2015–16", _dates("2015-04-01", "2016-03-31")),
        ("financial year 2015/16", _dates("2015-04-01", "2016-03-31")),
        ("1999/00", _dates("1999-04-01", "2000-03-31")),
        ("2016", _dates("2016-01-01", "2016-12-31")),
        ("calendar year 2016", _dates("2016-01-01", "2016-12-31")),
        ("2015/16+2016/17", _dates("2015-04-01", "2017-03-31")),
        ("year ending March 2020", _dates("2019-04-01", "2020-03-31")),
        ("the year to June 2017", _dates("2016-07-01", "2017-06-30")),
        ("12 months ending in December 2016", _dates("2016-01-01", "2016-12-31")),
        ("2016/17 Q4", _dates("2017-01-01", "2017-03-31")),
        ("2016/17, quarter 1", _dates("2016-04-01", "2016-06-30")),
        ("April to December 2017", _dates("2017-04-01", "2017-12-31")),
        ("November 2012 to October 2013", _dates("2012-11-01", "2013-10-31")),
        ("3 April 2017 to 2 April 2018", _dates("2017-04-03", "2018-04-02")),
        ("October to March 2018", _dates("2017-10-01", "2018-03-31")),
        ("February 2016", _dates("2016-02-01", "2016-02-29")),
        ("2017-04-01..2017-06-30", _dates("2017-04-01", "2017-06-30")),
    ],
)
def test_a_period_is_read_as_it_is_meant(text, period):
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "2019/21", "last year", "2015/16+soon", "31 February 2016", "April", "2016/17 Q5", "2015-16-17", "20155/16", "",
        "9999/00", "0001/02", "December 9999", "1 January 0001 to March 2015", "2015-02-30..2015-03-31", "year to June 9999",
    ],
)  # fmt: skip
def test_what_names_no_period_is_refused(text):
    assert find_period(text) is None
    with pytest.raises(UnknownPeriod, match="is not a period"):
        parse_period(text)


def test_years_put_together_must_follow_each_other():
    with pytest.raises(UnknownPeriod, match="2015/16 and 2017/18 do not follow each other"):
        find_period("2015/16+2017/18")


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (_dates("2015-04-01", "2016-03-31"), "2015/16"),
        (_dates("2015-04-01", "2017-03-31"), "2015/16 and 2016/17"),
        (_dates("2012-04-01", "2023-03-31"), "2012/13 to 2022/23"),
        (_dates("2016-01-01", "2016-12-31"), "2016"),
        (_dates("2016-01-01", "2018-12-31"), "2016 to 2018"),
        (_dates("2017-04-01", "2017-04-30"), "April 2017"),
        (_dates("2017-04-01", "2017-12-31"), "April 2017 to December 2017"),
        (_dates("2017-04-03", "2018-04-02"), "3 April 2017 to 2 April 2018"),
    ],
)
def test_a_period_is_said_by_its_plain_name(period, label):
    assert period.label == label
    assert find_period(label.replace(" and ", "+")) == period or " to " in label


def test_a_financial_year_says_what_it_wanted():
    with pytest.raises(UnknownPeriod, match="write it as 2019/20"):
        FinancialYear.parse("2019/21")
    with pytest.raises(UnknownPeriod, match="write it as 2019/20"):
        FinancialYear.parse("now")
    with pytest.raises(UnknownPeriod, match="write it as 2019/20"):
        FinancialYear.parse("²")


def test_a_period_cannot_end_before_it_begins_and_a_year_has_four_quarters():
    with pytest.raises(UnknownPeriod, match="swap the dates"):
        _dates("2016-03-31", "2015-04-01")
    with pytest.raises(UnknownPeriod, match="quarters 1 to 4, not 5"):
        quarter(FinancialYear(2015), 5)


def test_a_leap_year_has_its_day():
    assert [FinancialYear(starts).period.days for starts in (2014, 2015, 2016)] == [365, 366, 365]


def test_whole_financial_years_are_told_from_other_periods():
    assert financial_years(_dates("2015-04-01", "2017-03-31")) == [FinancialYear(2015), FinancialYear(2016)]
    assert financial_years(calendar_year(2016)) is None
    assert say_date(date(2026, 11, 25)) == "25 November 2026"


@given(STARTS)
def test_the_name_of_a_year_is_read_back_and_its_quarters_make_it_up(starts):
    year = FinancialYear(starts)
    assert FinancialYear.parse(year.name) == year
    assert find_period(year.name) == find_period(f"year ending March {starts + 1}") == year.period
    assert Period.join([quarter(year, number) for number in (3, 1, 4, 2)]) == year.period
    assert all(year.period.contains(quarter(year, number)) for number in (1, 2, 3, 4))


@given(STARTS, STARTS)
def test_two_years_share_days_only_if_they_are_one_and_precede_only_if_they_follow(one, two):
    first, second = FinancialYear(one).period, FinancialYear(two).period
    assert first.overlaps(second) == (one == two)
    assert first.precedes(second) == (two == one + 1)


@given(STARTS, st.integers(1, 12), st.sampled_from([1, 3, 12]))
def test_what_follows_a_period_of_whole_months_is_as_long_and_begins_the_day_after(year, month, months):
    last = month + months - 1
    end = date(year + (last - 1) // 12, (last - 1) % 12 + 1, 28)
    first = Period(date(year, month, 1), next(day for day in _days_from(end) if (day + timedelta(days=1)).day == 1))
    assert first.months == first.following.months == months
    assert first.precedes(first.following)


def test_a_part_of_a_month_has_no_whole_months_and_nothing_like_it_follows():
    broken = _dates("2016-02-01", "2016-02-28")
    assert broken.months is None
    with pytest.raises(UnknownPeriod, match="not made of whole months"):
        _ = broken.following


def _days_from(day):
    return (day + timedelta(days=more) for more in range(5))
