"""Periods in every spelling, with all that they can mean, and days and numbers that are none."""

from __future__ import annotations

import random
from datetime import date

import pytest

from faircount.language.labels import read_label
from faircount.language.periods import cut_short, find_spans, is_period
from faircount.language.year_rule import YearRule, find_rule
from faircount.vocabulary.periods import FinancialYear, Period, calendar_year
from tests.lib.inputs import seeds

SAID = {
    "Q4 2013/14": "January 2014 to March 2014",
    "2013/14 Q1": "April 2013 to June 2013",
    "first half of 2016/17": "April 2016 to September 2016",
    "FYE23": "2022/23",
    "FY 2015/16": "2015/16",
    "2021/2": "2021/22",
    "2018-11": "November 2018",
    "201811": "November 2018",
    "Year to 31 March 2023": "2022/23",
    "Y/E 31 March 2023": "2022/23",
    "12 months ending 31/03/2003": "2002/03",
    "Apr 16-Mar 17": "2016/17",
    "Apr16-Mar17": "2016/17",
    "2012 (Jan - Dec)": "2012",
    "CY2012": "2012",
    "01/04/2015 - 31/03/2016": "2015/16",
    "offences by age (22/23)": "2022/23",
}


@pytest.mark.parametrize("text", SAID)
def test_a_spelling_is_read(text: str) -> None:
    assert [span.period.label for span in find_spans(text)] == [SAID[text]]


@pytest.mark.parametrize("text", ["088/05", "15-16", "section 15 of the 2003 Act", "FOI 2019/20", "2,012"])
def test_what_only_looks_like_a_period_is_none(text: str) -> None:
    assert find_spans(text) == ()


def test_other_readings_are_kept() -> None:
    assert [period.label for _, period in find_spans("2010-11")[0].others] == ["November 2010"]
    assert [period.label for _, period in find_spans("Q1 2016")[0].others] == ["April 2016 to June 2016"]


def test_a_drawn_year_is_read_back_in_every_spelling() -> None:
    seed = random.randrange(10**6)
    rng = random.Random(seed)
    for _ in range(200):
        year = rng.randint(1990, 2040)
        end, short = year + 1, (year + 1) % 100
        text = rng.choice(
            [
                f"{year}/{short:02}", f"{year}-{end}", f"FY{year}-{short:02}", f"April {year} to March {end}",
                f"1 April {year} to 31 March {end}", f"year ending March {end}", f"01/04/{year} to 31/03/{end}",
                f"12 months to March {end}", f"{year}-04 to {end}-03",
            ]
        )  # fmt: skip
        assert [span.period for span in find_spans(text)] == [FinancialYear(year).period], f"seed {seed}: {text}"
        assert is_period(text), f"seed {seed}: {text}"


def test_one_year_explained_explains_years_written_like_it() -> None:
    rule = find_rule(["FY16 means the financial year ending 31 March 2016, and so on."])
    assert rule.period(calendar_year(2017), "fy") == FinancialYear(2016).period
    assert rule.period(calendar_year(2017), "year") in (None, calendar_year(2017))
    first = find_rule(["Years are named by the year in which they begin: 2015 means April 2015 to March 2016."])
    assert first.period(calendar_year(2017), "year") == FinancialYear(2017).period
    assert YearRule(financial=True).period(calendar_year(2017), "year") is None


@pytest.mark.parametrize("label", ["Charged within 6 months, 2021/22", "6 months to charge 2021/22"])
def test_months_of_something_else_leave_the_year_whole(label: str) -> None:
    assert read_label(label).period == Period(date(2021, 4, 1), date(2022, 3, 31))


@pytest.mark.parametrize("label", ["2021/22 (to 30 Sep)", "2021/22, Apr - Sep", "2021/22: first 6 months", "2021/22 (6m)"])
def test_months_right_behind_a_year_cut_it_short(label: str) -> None:
    assert read_label(label).period == Period(date(2021, 4, 1), date(2021, 9, 30))


def test_a_first_day_that_is_named_is_kept():
    year = Period(date(2021, 1, 1), date(2021, 12, 31))
    assert cut_short("2021 (1 Apr to 30 Sep)", year) == Period(date(2021, 4, 1), date(2021, 9, 30))
    assert cut_short("2021 = 1 Jan to 30 Sep only", year) == Period(date(2021, 1, 1), date(2021, 9, 30))


@pytest.mark.parametrize("seed", seeds(60))
def test_counts_of_years_explain_no_year(seed: int) -> None:
    draw = random.Random(seed)
    first, joint = draw.randrange(2008, 2020), draw.choice((" = ", "=", " i.e. "))
    named = draw.choice(("{0}/{1}", "FY{0}/{2:02d}", "{0}-{2:02d}", "{0}", "FY{2:02d}"))
    years = [named.format(year, year + 1, (year + 1) % 100) for year in range(first, first + 4)]
    text = draw.choice(("\n", "; ", ", ")).join(f"{year}{joint}{draw.choice((0, 12, draw.randrange(9_000)))}" for year in years)
    assert find_rule([text]).starts_in is None, f"seed {seed}: {text}"
