"""Kinds of answers of hand 71, each the smallest, with years, counts and wordings drawn."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from faircount.tables.extract import Extract
from tests.unit.readers.pictures import lines, read

SEEDS = range(6)
FLAGGED = (
    "and marked with the cyber-enabled flag",
    "that were flagged as online crime",
    "which carried the online crime flag",
    "with an online flag",
)
WHOSE = (
    "where the victim was under the age of 18 at the time of the offence",
    "with a victim aged 17 or under",
    "committed against a person under 18 years of age",
)


def asked(folder: Path, request: str, chance: random.Random, note: str = "") -> tuple[Extract, list[str]]:
    """The answer to a request by years, and its years with their counts."""
    first = chance.randrange(2012, 2021)
    rows = [(f"{number}/{(number + 1) % 100:02d}", chance.randrange(5, 900)) for number in range(first, first + 3)]
    told = "".join(f"{label}\t{count}\n" for label, count in rows)
    opened = chance.choice(("You asked:", "Your request was as follows:", "Information requested"))
    above = chance.choice(("Our response is as follows.", "Information held", "The table below shows the information held."))
    answer = f"Kent Police\n\n{opened}\n{request}\n\n{above}\n\nYear\t{chance.choice(('No.', 'Total'))}\n{told}\n{note}\n"
    return read(folder, "kent.txt", answer), [f"{label} {{}}: {count}" for label, count in rows]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("flagged", FLAGGED)
def test_a_flag_that_the_request_makes_a_condition_is_of_all_figures_and_asked_about(
    tmp_path: Path, seed: int, flagged: str
) -> None:
    chance = random.Random(seed)
    request = f"How many sexual offences {chance.choice(WHOSE)} {flagged} were recorded by Kent Police, by year?"
    found, years = asked(tmp_path, request, chance)
    assert lines(found) == [line.format("under 18 online") for line in years]
    assert all(figure.doubt for figure in found.figures)


@pytest.mark.parametrize("request_", ["by year and whether marked with the online flag", "and how many were flagged as online"])
def test_a_flag_that_the_request_parts_by_is_of_none_of_them_in_silence(tmp_path: Path, request_: str) -> None:
    found, _ = asked(
        tmp_path, f"How many sexual offences with a victim under 18 were recorded in each year, {request_}?", random.Random(1)
    )
    assert len(found.figures) + len(found.proposals) == 3
    assert not [figure for figure in found.figures if figure.online == "yes" and not figure.doubt]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_unit_and_the_offence_of_a_request_are_those_of_its_answer(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    offence = chance.choice(("rape", "voyeurism", "sexual exploitation of children"))
    found, years = asked(
        tmp_path,
        f"How many offences of {offence} {chance.choice(WHOSE)} were recorded by Kent Police, by year?",
        chance,
        "No age restriction has been applied to victims in any other table.",
    )
    assert lines(found) == [line.format("under 18") for line in years]
    assert {(figure.counted, figure.doubt) for figure in found.figures} == {("offences", "")}
    assert all(figure.offence.endswith(offence) for figure in found.figures)


def test_offences_listed_in_brackets_are_parts_of_what_is_counted(tmp_path: Path) -> None:
    found, _ = asked(
        tmp_path,
        "How many sexual offences in certain classes (grooming, sexual activity with a child) with a child victim were recorded?",
        random.Random(2),
    )
    assert {figure.offence for figure in (*found.figures, *found.proposals)} == {"sexual offences"}


@pytest.mark.parametrize("yes", ["1 - Yes", "Y: Yes", "Yes", "1"])
def test_a_column_of_the_flag_is_read_by_its_codes_with_their_names(tmp_path: Path, yes: str) -> None:
    no = {"1 - Yes": "0 - No", "Y: Yes": "N: No", "Yes": "No", "1": "0"}[yes]
    answer = (
        f"Kent Police\nSexual offences against children under 18\nYear,Online flag,Offences\n2019/20,{yes},12\n2019/20,{no},53\n"
    )
    assert lines(read(tmp_path, "kent.csv", answer)) == ["2019/20 under 18 online: 12", "2019/20 under 18 not online: 53"]


def test_what_a_column_of_the_flag_says_and_was_not_understood_is_asked_about(tmp_path: Path) -> None:
    answer = (
        "Kent Police\nSexual offences against children under 18\nYear,Online flag,Offences\n2019/20,Zeta,12\n2019/20,Eta,53\n"
    )
    found = read(tmp_path, "kent.csv", answer)
    assert found.proposals
    assert not [figure for figure in found.figures if not figure.doubt]


@pytest.mark.parametrize("line", ["1. # = fewer than 5 offences", "c = fewer than 5 offences", "x = 1 to 5 (suppressed)"])
def test_what_explains_a_mark_is_no_count(tmp_path: Path, line: str) -> None:
    mark = line.removeprefix("1. ")[0]
    answer = f"Kent Police\nSexual offences against children under 18\nYear,Offences\n2019/20,{mark}\n2020/21,53\n\n{line},\n"
    upper = 5 if "1 to 5" in line else 4
    assert lines(read(tmp_path, "kent.csv", answer)) == [f"2019/20 under 18: 1..{upper}", "2020/21 under 18: 53"]


def test_the_sexes_of_a_list_are_no_marks(tmp_path: Path) -> None:
    answer = "Kent Police\n\nSexual offences against children under 18 in 2019/20:\n- Female = fewer than 5\n- Male = 12\n"
    assert lines(read(tmp_path, "kent.txt", answer)) == ["2019/20 under 18 female: 1..4", "2019/20 under 18 male: 12"]


def test_a_year_told_by_its_first_month_is_a_whole_year(tmp_path: Path) -> None:
    answer = (
        "Kent Police\nSexual offences against under 18s\n,Financial year starting April,\nAge,2019,2020\n0-9,1,5\n10-17,4,3\n"
    )
    assert {figure.period.label for figure in read(tmp_path, "kent.csv", answer).figures} == {"2019/20", "2020/21"}


def test_who_asks_for_suspects_is_answered_with_suspects(tmp_path: Path) -> None:
    answer = (
        "Kent Police\n\nYou asked\n\nThe age and sex of the suspects recorded for sexual offences against children, 2019/20. "
        "Please count suspects, not offences.\n\nSuspect age\tFemale\tMale\n10-17\t3\t12\n18-25\t2\t53\n\n"
        "No age restriction has been applied to victims.\n"
    )
    found = read(tmp_path, "kent.txt", answer)
    assert {figure.counted for figure in (*found.figures, *found.proposals)} == {"suspects"}
