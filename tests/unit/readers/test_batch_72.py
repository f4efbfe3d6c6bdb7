"""Kinds of answers of hand 72, each the smallest, with years, counts and wordings drawn."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from openpyxl import Workbook

from faircount.readers.read import read_answer
from faircount.vocabulary.measures import Online
from tests.unit.readers.pictures import read

SEEDS = range(6)
FLAGGED = (
    "and which carry an online (cyber) flag",
    "and flagged as cyber-enabled/online crime",
    "which carry the online crime flag",
    "and that carried a cyber / online marker",
)
LISTS = ("{label}: {count}", "{label} - {count}", "{label} – {count}")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("flagged", FLAGGED)
def test_a_flag_of_two_names_in_a_title_is_of_all_its_figures(tmp_path: Path, seed: int, flagged: str) -> None:
    chance = random.Random(seed)
    first = chance.randrange(2012, 2021)
    rows = "".join(f"{year}/{(year + 1) % 100:02d},{chance.randrange(20, 900)}\n" for year in range(first, first + 3))
    who = chance.choice(("(victim aged 0-17 inclusive)", "where the victim was under 18", "(victims of all ages)"))
    title = f"Number of recorded sexual assault offences {who} {flagged} in Kent Police, by year"
    found = read(tmp_path, "kent.csv", f'"{title}"\nYear,Number recorded\n{rows}')
    figures = (*found.figures, *found.proposals)
    assert len(figures) == 3, title
    assert {figure.online for figure in figures} == {Online.YES}, title


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_lists_below_their_years_are_of_these(tmp_path: Path, seed: int, gap: str) -> None:
    chance = random.Random(f"{seed}{gap}")
    first = chance.randrange(2012, 2021)
    told, wanted = "", []
    for year in range(first, first + 3):
        label = f"{year}/{(year + 1) % 100:02d}"
        told += f"{label}\n\n"
        for name, sex in (("Female", "female"), ("Male", "male"), ("Unknown", "not known")):
            count = chance.randrange(20, 900)
            told += f"- {chance.choice(LISTS).format(label=name, count=count)}\n"
            wanted.append((label, sex, count))
        told += gap[1:]
    title = (
        "The following figures are of sexual offences against children under 18 recorded by Kent Police, by sex of the victim."
    )
    found = read(tmp_path, "kent.txt", f"Kent Police\n\nYou asked:\n\nPlease provide the number by sex.\n\n{title}\n\n{told}")
    figures = sorted((*found.figures, *found.proposals), key=lambda one: one.period.start)
    assert sorted((one.period.label, str(one.sex), one.number) for one in figures) == sorted(wanted), told


PLACES = ("Antrim Hills", "Mid Vale", "Upper Down", "Causeway End", "Armagh, Banbridge and Craigavon")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_paragraph_of_a_place_has_its_name(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    year = chance.randrange(2012, 2021)
    counts = {place: (chance.randrange(0, 12), chance.randrange(0, 12)) for place in PLACES}
    told = "".join(f"{place}: {one} in {year} and {two} in {year + 1}.\n\n" for place, (one, two) in counts.items())
    title = "Set out below are the sexual offences against children under 18 recorded by Kent Police."
    found = read(tmp_path, "kent.txt", f"Kent Police\n\n{title}\n\n{told}")
    figures = (*found.figures, *found.proposals)
    wanted = {(f"group={place}", year + at, count) for place, both in counts.items() for at, count in enumerate(both)}
    assert {(one.breakdown, one.period.start.year, one.number) for one in figures} == wanted, told


LEGENDS = (
    "Where '-' is shown there were no such offences.",
    "Where there were between 1 and 5 the cell reads '1-5'.",
    "Recorded in accordance with the Home Office Counting Rules, version April {year}.",
    "Cancelled (no-crimed) records have been excluded.",
)


@pytest.mark.parametrize("legend", LEGENDS)
@pytest.mark.parametrize("year", [2016, 2021])
def test_a_line_that_explains_is_no_count_no_time_and_no_unit(tmp_path: Path, legend: str, year: int) -> None:
    title = f"Sexual offences against children under 18 recorded by Kent Police, 1 April {year - 2} to 31 March {year}"
    rows = f"Row Labels,Count of Crime No\n{year - 2}/{(year - 1) % 100},24\n{year - 1}/{year % 100},31\nGrand Total,55"
    found = read(tmp_path, "kent.csv", f'"{title}"\n"{legend.format(year=year)}"\n\n{rows}\n')
    figures = (*found.figures, *found.proposals)
    assert sorted(figure.number for figure in figures) == [24, 31, 55]
    assert {str(figure.counted) for figure in figures} == {"offences"}
    (total,) = (figure for figure in figures if figure.number == 55)
    assert (total.period.start.year, total.period.end.year) == (year - 2, year)


@pytest.mark.parametrize("seed", SEEDS)
def test_under_ten_among_other_marks_is_a_count(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    marks = ("Under 10", "<10", "Zero", "Under 10")
    cells = [[chance.choice(marks) for _ in range(3)] for _ in range(6)]
    cells[0] = ["Under 10", "Under 10", "<10"]
    rows = "\n".join(",".join((f"Area {'ABCDEF'[at]}", *row)) for at, row in enumerate(cells))
    legend = "Numbers between one and nine are replaced by 'Under 10'.\n<10 has the same meaning as Under 10."
    title = "Offences of rape recorded by Kent Police where the victim was under 16"
    found = read(tmp_path, "kent.csv", f"{title}\n{legend}\n\nArea,2017,2018,2019\n{rows}\n")
    figures = (*found.figures, *found.proposals)
    assert len(figures) == 18, rows
    assert {figure.ages.high for figure in figures} == {15}


@pytest.mark.parametrize("seed", SEEDS)
def test_ages_that_only_a_title_on_another_sheet_tells_are_asked_about(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    limit = chance.choice((13, 16, 17))
    workbook = Workbook()
    contents = workbook.active
    contents.append([f"Sexual offences against children recorded by Kent Police involving victims under the age of {limit}"])
    sheet = workbook.create_sheet("Table 1")
    sheet.append(["Table 1: sexual offences against children, by year, Kent Police"])
    sheet.append(["Year", "Offences"])
    for year in (2018, 2019, 2020):
        sheet.append([year, chance.randrange(20, 900)])
    workbook.save(tmp_path / "kent.xlsx")
    found = read_answer(tmp_path / "kent.xlsx")
    assert not found.figures
    assert {figure.ages.high for figure in found.proposals} == {limit - 1}


NUMBERS = (("Q", ("1", "1a", "1b", "1c", "2")), ("No.", ("1", "1a", "1b", "1c", "2")), ("Question no", ("1", "2", "3", "4", "5")))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("head", "numbers"), NUMBERS)
def test_a_grid_of_numbered_questions_is_read_by_its_questions(
    tmp_path: Path, head: str, numbers: tuple[str, ...], seed: int
) -> None:
    chance = random.Random(f"{seed}{head}")
    first = chance.randrange(2012, 2021)
    lean = chance.choice(("Of these, how many had a", "Of question 1:", "Of the total at question 1, those with a"))
    asked = [
        ("Total number of sexual offences against children where the victim was aged under 18", "all", "all"),
        (f"{lean} female victim", "female", "all"),
        (f"{lean} male victim", "male", "all"),
        (f"{lean} victim of unknown sex", "not known", "all"),
        ("Of the total at question 1, how many carried the online (cyber) flag", "all", "yes"),
    ]
    rows, wanted = [f"{head},Question,{first},{first + 1},Comments"], []
    for number, (question, sex, online) in zip(numbers, asked, strict=True):
        counts = [chance.randrange(500, 600) if number == "1" else chance.randrange(20, 90) for _ in range(2)]
        rows.append(f'{number},"{question}",{counts[0]},{counts[1]},')
        wanted += [(first + at, sex, online, count) for at, count in enumerate(counts)]
    title = f"Kent Police: sexual offences against children under 18, {first} to {first + 1}"
    found = read(tmp_path, "kent.csv", f'"{title}"\n\n' + "\n".join(rows) + "\n")
    figures = (*found.figures, *found.proposals)
    assert sorted((one.period.start.year, str(one.sex), str(one.online), one.number) for one in figures) == sorted(wanted)


HEADS = ("Flagged as online/cyber?", "Online/cyber?", "Marked as cyber/online crime?", "Flagged as online?", "Online flag")


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("yes", "no"), [("Y", "N"), ("Yes", "No")])
def test_a_column_that_asks_for_the_flag_by_two_names_is_of_it(tmp_path: Path, head: str, yes: str, no: str) -> None:
    rows = "".join(f"{year},{answer},{count}\n" for year, answer, count in ((2019, yes, 20), (2019, no, 31), (2020, yes, 22)))
    title = "Kent Police: recorded sexual offences against children under 18"
    found = read(tmp_path, "kent.csv", f"{title}\n\nYear,{head},Figure\n{rows}2020,{no},40\n")
    figures = (*found.figures, *found.proposals)
    assert sorted((one.number, str(one.online)) for one in figures) == [(20, "yes"), (22, "yes"), (31, "no"), (40, "no")]


@pytest.mark.parametrize("head", ["Line no.", "Row", "No.", "Record number"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_column_that_numbers_the_rows_counts_nothing(tmp_path: Path, head: str, seed: int) -> None:
    chance = random.Random(f"{head}{seed}")
    counts = [chance.randrange(20, 900) for _ in range(8)]
    labels = [(year, sex) for year in (2018, 2019, 2020, 2021) for sex in ("Girls", "Boys")]
    rows = "".join(f"{year},{sex},{at},{count}\n" for at, ((year, sex), count) in enumerate(zip(labels, counts, strict=True), 1))
    title = "Kent Police: recorded sexual offences against children under 18"
    found = read(tmp_path, "kent.csv", f"{title}\n\nYear,Gender,{head},Count\n{rows}")
    assert sorted(one.number for one in (*found.figures, *found.proposals)) == sorted(counts)


def test_investigations_that_a_note_speaks_of_are_not_what_is_counted(tmp_path: Path) -> None:
    note = "Figures are taken from a live system and may change as investigations progress."
    title = "Kent Police: sexual crimes against children involving victims under 18 - calendar years 2021 to 2022"
    found = read(tmp_path, "kent.csv", f"{title}\n{note}\n\nVictim age,2021,2022\n0 - 9,20,31\n10 - 17,44,52\n")
    assert {str(one.counted) for one in (*found.figures, *found.proposals)} == {"offences"}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_column_of_marks_and_hardly_a_number_is_the_one_of_counts(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    seen = chance.randrange(1, 12)
    bands = ("Under 11", "11 to 15", "16 to 17")
    rows = [(f"{year}/{(year + 1) % 100}", band) for year in (2018, 2019, 2020, 2021) for band in bands]
    cells = [str(chance.randrange(5, 90)) if at == seen else "S" for at in range(len(rows))]
    told = "".join(f"{year},{band},55,{cell}\n" for (year, band), cell in zip(rows, cells, strict=True))
    legend = "S = small number withheld to prevent identification."
    title = "Kent Police: recorded sexual offences against children under 18"
    found = read(tmp_path, "kent.csv", f"{title}\n\nYear,Age of victim,Force code,Crimes\n{told}\n{legend}\n")
    assert len((*found.figures, *found.proposals)) == len(rows)


@pytest.mark.parametrize("bar", ["> ", "| "])
def test_a_bar_before_each_line_quotes_as_an_angle_does(tmp_path: Path, bar: str) -> None:
    asked = f"{bar}How many sexual offences against children where the victim was aged\n{bar}under 16 did you record in 2022/23?"
    found = read(tmp_path, "kent.txt", f"Kent Police\n\nYour request was as follows:\n\n{asked}\n\nAnswer: 490\n")
    (figure,) = (*found.figures, *found.proposals)
    assert (figure.number, figure.ages.high) == (490, 15)
