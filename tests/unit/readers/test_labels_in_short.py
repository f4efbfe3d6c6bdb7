"""Labels of analysts in a hurry: short years, ages written as years, words for what is not known, a year that is not over."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.tables.extract import likeliest
from tests.unit.readers.pictures import lines, read

OF_VICTIMS = (
    "Kent Police\nFOI 0912/24 sexual offences, child victims\n\n"
    "victims 21/22,female,male,unspec,all\nUnder 5,66,26,3,95\n5-9,161,56,4,221\n10-13,438,124,18,580\n14/15,456,84,12,552\n"
    "16/17,150,24,7,181\nDOB not on system,66,10,1,77\nTotal,1337,324,45,1706\n"
)
TO_DATE = (
    "Kent Police\nFOI 0912/24 sexual offences, child victims\n\n"
    "Offence group,2021/22,2022/23,2023/24,2024/25 YTD\nRape of a female child under 16,291,307,291,154\n"
    "Sexual grooming,70,62,70,46\n\n{}\n"
)


def test_ages_beside_ages_are_no_years_and_a_short_year_of_the_corner_is_one(tmp_path: Path) -> None:
    """ "14/15" stands among bands that follow each other, and "victims 21/22" over them tells whose and when."""
    extract = read(tmp_path, "victims.csv", OF_VICTIMS)
    told = lines(extract)
    assert len(told) == 28
    assert {"2021/22 aged 14 to 15 female: 456", "2021/22 age not known not known: 1", "2021/22 under 18: 1706"} <= set(told)
    assert {figure.counted for figure in extract.figures} == {"victims"}


@pytest.mark.parametrize(
    "note", ["2024/25 to end Sept only.", "2024/25 figures are to the end of September 2024", "2024/25 is up to 30 September"]
)
def test_a_year_to_date_ends_where_a_note_says(note: str, tmp_path: Path) -> None:
    assert "April 2024 to September 2024 under 18: 154" in lines(read(tmp_path, "answer.csv", TO_DATE.format(note)))


def test_a_year_to_date_of_which_nobody_says_how_far_is_asked_about_within_that_year(tmp_path: Path) -> None:
    extract = read(tmp_path, "answer.csv", TO_DATE.format(""))
    assert len(extract.figures) == 6
    assert {figure.period.start.year for figure in likeliest(extract)} == {2024}


def test_words_of_none_under_every_year_are_the_values_of_a_first_row(tmp_path: Path) -> None:
    answer = (
        "Kent Police: sexual offences against children under 16\nOffence,Sex,Online flag,2021,2022\n"
        "Causing a child to watch a sexual act,Female,Flagged online,None,None\n,,Not flagged online,2,3\n"
    )
    assert lines(read(tmp_path, "answer.csv", answer)) == [
        "2021 under 16 female online: 0",
        "2022 under 16 female online: 0",
        "2021 under 16 female not online: 2",
        "2022 under 16 female not online: 3",
    ]
