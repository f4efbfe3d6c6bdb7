"""Kinds of answers that a fifth generator drew, by a hand that saw neither the reader nor other answers, each the smallest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read, table

YEARS = [["Year", "Offences"], ["2018/19", "55"]]
FLAGGED = ["2018/19 under 18 online: 55"]


def told(tmp_path: Path, *above: str, rows: list[list[str]] | None = None, below: str = "") -> list[str]:
    words = "".join(f"<p>{line}</p>" for line in ("Kent Police", *above))
    return lines(read(tmp_path, "kent.html", f"{words}{table(rows or YEARS)}<p>{below}</p>"))


@pytest.mark.parametrize(
    "title",
    [
        "Sexual offences involving child victims and flagged as online crime, by year",
        "Sexual offences against children under 18 and flagged as online crime",
        "Sexual offences recorded where the victim was under 18 and flagged as online",
    ],
)
def test_what_is_flagged_besides_whom_it_is_against_is_flagged(title: str, tmp_path: Path) -> None:
    assert told(tmp_path, title) == FLAGGED


def test_offences_and_those_flagged_are_not_all_flagged(tmp_path: Path) -> None:
    assert told(tmp_path, "Sexual offences against children under 18, and those flagged as online, by year") != FLAGGED


def test_what_a_note_says_of_all_figures_is_said_of_them(tmp_path: Path) -> None:
    title = "Sexual offences against children under 18, by year"
    assert told(tmp_path, title, below="All figures in this response are of online-flagged records only.") == FLAGGED


@pytest.mark.parametrize(
    "line",
    [
        "Criteria: aged 15 and under when the offence took place", "Population: under 16",
        "Age of victims: all victims below the age of 16",
    ],
)  # fmt: skip
def test_a_line_says_what_all_figures_are_limited_to(line: str, tmp_path: Path) -> None:
    assert told(tmp_path, "Sexual offences involving child victims, by year", line) == ["2018/19 under 16: 55"]


@pytest.mark.parametrize("name", ["Cyber-enabled?", "Took place online?", "Online crime?"])
def test_a_question_over_yes_and_no_names_their_flag(name: str, tmp_path: Path) -> None:
    text = f"Kent Police\nSexual offences against children under 18\n\n,{name},\nYear,Yes,No\n2018/19,5,21\n2019/20,6,22\n"
    found = lines(read(tmp_path, "kent.csv", text))
    assert found[:2] == ["2018/19 under 18 online: 5", "2018/19 under 18 not online: 21"]


@pytest.mark.parametrize(
    "line", ["Counting unit: crimes", "Counted: recorded crimes", "Date range: financial years 2018/19 to 2018/19"]
)
def test_lines_of_the_paper_are_no_part_of_the_offences(line: str, tmp_path: Path) -> None:
    assert told(tmp_path, "Sexual offences against children under 18", line) == ["2018/19 under 18: 55"]
