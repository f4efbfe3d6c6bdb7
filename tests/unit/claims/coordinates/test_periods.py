"""Periods that a sentence names, several years together too."""

import pytest

from faircount.claims.coordinates.periods import periods_named


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("in the twelve months to the end of March 2023", ["2022/23"]),
        ("over the five years to March 2023", ["2018/19 to 2022/23"]),
        ("in the two years to the year ending March 2018", ["2016/17 and 2017/18"]),
        ("in 2021/22 and in FY22/23", ["2021/22", "2022/23"]),
        ("in the January-to-March quarter of 2020", ["January 2020 to March 2020"]),
        ("between the April of 2014 and the March of 2015", ["2014/15"]),
        ("nothing here", []),
    ],
)
def test_periods_are_named_in_many_ways(words: str, labels: list[str]) -> None:
    assert [said.period.label for said in periods_named(words)] == labels


@pytest.mark.parametrize(
    "words",
    [
        "between the 2012-13 financial year and 2015/16",
        "from 2012/13 to the year to March 2016",
        "between the start of 2012-13 and the end of 2016-17",
        "from the beginning of 2012-13 to the end of 2016-17",
    ],
)
def test_two_years_are_joined_into_all_between_them(words: str) -> None:
    assert [said.joined for said in periods_named(words)] == [True, False]
