"""What is left of a label: a number, or a word that turns its meaning, is a question; a footnote is nothing."""

from __future__ import annotations

import pytest

from faircount.language.labels import read_label
from faircount.vocabulary.ages import AgeBand

ASKED = {
    "Aged 13 to 17 (of 173 in all in 2022/23)": "figures beside it",
    "aged under 4, 244": "figures beside it",
    "Girls (3 offences)": "figures beside it",
    "Total excluding aged 0 to 3": "meaning",
    "Under 13 except where not known": "meaning",
}
PLAIN = (
    "(2) Cyber flag",
    "2022/23 (2)",
    "Female, Area 3",
    "2023/24 (1 April to 31 December 2023)",
    "Under 5 / Dan 5",
    "Aged 4 and over",
)


@pytest.mark.parametrize("label", ASKED)
def test_a_number_or_a_turn_beside_what_is_told_is_asked_about(label):
    assert ASKED[label] in read_label(label).looks


@pytest.mark.parametrize("label", PLAIN)
def test_what_is_no_count_asks_nothing(label):
    assert not read_label(label).looks


def test_the_days_of_a_part_of_a_year_are_no_words_beside_it():
    found = read_label("2023/24 (1 April to 31 December 2023)")
    assert (found.period.label, found.rest) == ("April 2023 to December 2023", "")


@pytest.mark.parametrize("unit", [" yrs", " years", "yrs", " yr", " y/o", "yo", " yrs old", " (yrs)", " yrs."])
@pytest.mark.parametrize(("low", "high"), [(4, 9), (10, 15), (16, 17)])
def test_the_unit_of_an_age_is_no_group_of_its_own(low: int, high: int, unit: str) -> None:
    told = read_label(f"{low}-{high}{unit}")
    assert told.ages == AgeBand(low, high)
    assert not told.rest


@pytest.mark.parametrize(
    "label",
    ["Overall total", "Combined total", "Final total", "Column total", "Total (incl. unknown)", "Total including not recorded"],
)
def test_what_a_total_says_of_itself_makes_no_part_of_it(label: str) -> None:
    said = read_label(label)
    assert said.is_total
    assert not said.rest
    assert not said.kinds


def test_a_total_of_those_not_known_is_of_those() -> None:
    assert read_label("Total with age not known").kinds == {"age"}


@pytest.mark.parametrize(
    "label",
    [
        "Committed online",
        "Facilitated by the internet",
        "Online (cyber) flag = Y",
        "Cyber flag (Y)",
        "of which carried no online flag",
    ],
)
def test_how_an_online_offence_was_committed_is_no_part_of_it(label: str) -> None:
    said = read_label(label)
    assert said.kinds == {"online"}
    assert not said.rest


@pytest.mark.parametrize(
    "label", ["2021/22 (full year)", "2021/22 Q1-Q4", "Q1 to Q4 2021/22", "2021/22 (12 months)", "Whole year 2021/22"]
)
def test_the_whole_of_a_year_is_the_year(label: str) -> None:
    said, year = read_label(label), read_label("2021/22")
    assert (said.period, said.part, said.rest) == (year.period, year.part, "")


def test_a_platform_is_a_part_of_the_online_offences() -> None:
    assert read_label("Online - Facebook").rest == "Facebook"
