"""Kinds of answers of batch 32, each the smallest that shows why."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from faircount.readers.base import Sheet
from faircount.readers.layout.left_empty import is_left_empty
from faircount.readers.meaning.list_asked import WHICH_OF_TWO
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.vocabulary.measures import Online, Sex
from tests.unit.readers.pictures import lines, read

HEAD = "Kent Police: sexual offences recorded against children under 18"
TWO = "1) How many sexual offences against children were recorded each year, and how many had an online / cyber flag?"
LETTER = "Kent Police\n\nAll are recorded sexual offences with a victim under 18.\n\n{}\n\nYours sincerely\n"
KINDS = {
    "an unknown group beside its own total": (
        "kent.csv",
        f"{HEAD}\nSex,Age,2021\nFemale,0-9,31\n,10-17,40\n,Female total,71\n"
        "Unknown/missing,0-9,3\n,10-17,4\n,Unknown/missing total,7\nAll,,78\n",
        ["2021 under 18 female: 71", "2021 under 10 not known: 3", "2021 under 18 not known: 7", "2021 under 18: 78"],
    ),
    "totals of sexes in their own column": (
        "kent.csv",
        f"{HEAD}\nSex,2021,2022\nFemale total,31,40\nMale total,8,9\nNot stated total,2,1\n",
        ["2021 under 18 female: 31", "2022 under 18 male: 9", "2021 under 18 not known: 2"],
    ),
    "a whole before a part in brackets, below a question of both": (
        "kent.txt",
        LETTER.format(f"{TWO}\n\n2021/22: 366 (of which 64 had the cyber flag)\n2022/23: 389 (of which 68 had the cyber flag)"),
        [
            "2021/22 under 18: 366",
            "2021/22 under 18 online: 64",
            "2022/23 under 18: 389",
            "2022/23 under 18 online: 68",
        ],
    ),
    "a question that a sentence says again": (
        "kent.txt",
        LETTER.format("Your last question asked how many of the offences had the online flag. In 2022 the figure was 83."),
        ["2022 under 18 online: 83"],
    ),
    "a force in short in the title": (
        "gmp.csv",
        "Sexual offences recorded by GMP, victim under 18 at time of offence\nOffence,2021,2022\nRape,31,40\nGrooming,8,9\n",
        ["2021 under 18: 31", "2022 under 18: 9"],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_read_as_whoever_wrote_it_means_it(tmp_path: Path, kind: str):
    name, text, wanted = KINDS[kind]
    found = lines(read(tmp_path, name, text))
    assert [line for line in wanted if line not in found] == [], found


def _pivot(rng: random.Random) -> tuple[str, dict[tuple[str, str], int]]:
    """A pivot with one column of labels, sexes over their ages, some rows of ages left blank where nothing was counted."""
    bands = ("0-9", "10-13", "14-17")
    counts = {(sex, band): rng.randint(1, 90) for sex in ("Female", "Male", "Not stated") for band in bands}
    # Every list has rows with values round those that are blank in another.
    del counts["Not stated", rng.choice(bands)]
    del counts["Male", rng.choice(bands[1:])]
    rows = []
    for sex in ("Female", "Male", "Not stated"):
        rows.append(f"{sex},{sum(count for (of, _), count in counts.items() if of == sex)}")
        rows += [f"{band},{counts.get((sex, band), '')}" for band in bands]
    rows.append(f"Grand Total,{sum(counts.values())}")
    return f"{HEAD}\n\nRow Labels,2021\n" + "\n".join(rows) + "\n", counts


def _all(extract: Extract) -> list[AnsweredFigure]:
    return [*extract.figures, *extract.proposals]


@pytest.mark.parametrize("seed", range(8))
def test_a_row_that_was_left_blank_heads_no_rows(tmp_path: Path, seed: int):
    text, counts = _pivot(random.Random(seed))
    sexes = {"Female": Sex.FEMALE, "Male": Sex.MALE, "Not stated": Sex.NOT_KNOWN}
    found = {
        (figure.sex, figure.ages.low): figure.number for figure in read(tmp_path, "kent.csv", text).figures if figure.ages.high
    }
    wanted = {(sexes[sex], int(band.split("-")[0])): count for (sex, band), count in counts.items() if band != "0-9"}
    assert {key: found.get(key) for key in wanted} == wanted


def test_a_label_that_heads_rows_is_no_blank_row():
    sheet = Sheet("s", (("All", None), ("Rape", 9), ("Grooming", 8), ("Rape", None), ("Female", 5), ("Male", 4)))
    assert not is_left_empty(sheet, 3, 0)
    assert not is_left_empty(sheet, 0, 0)


@pytest.mark.parametrize("seed", range(6))
def test_a_column_of_codes_counts_nothing(tmp_path: Path, seed: int):
    rng = random.Random(seed)
    named = {"19E": "Rape of a female child under 13", "20B": "Sexual assault on a female child under 13", "21": "Grooming"}
    rows = [
        (year, code, offence, rng.randint(1, 90)) for year in ("2021/22", "2022/23") for code, offence in named.items()
    ]  # fmt: skip
    rng.shuffle(rows)
    text = "".join(f"{year},{code},{offence},{count}\n" for year, code, offence, count in rows)
    extract = read(tmp_path, "kent.csv", f"{HEAD}\nFinancial Year,Home Office Class,Offence,Count of offences\n{text}")
    assert sorted(figure.number or 0 for figure in _all(extract)) == sorted(float(count) for *_, count in rows)
    assert {figure.breakdown for figure in _all(extract)} == {""}


def test_counts_with_letters_of_notes_are_no_codes(tmp_path: Path):
    text = f"{HEAD}\nOffence,2021,2022\nRape,31r,40\nGrooming,8,9p\nExploitation,12,13\n"
    assert {figure.number for figure in _all(read(tmp_path, "kent.csv", text))} == {31, 40, 8, 9, 12, 13}


def test_one_number_below_a_question_of_two_is_asked_about(tmp_path: Path):
    text = LETTER.format(f"{TWO}\n\n2021/22: 366 (of which 64 had the cyber flag)\n2022/23: 12")
    extract = read(tmp_path, "kent.txt", text)
    alone = [figure for figure in extract.proposals if figure.number == 12]
    assert [WHICH_OF_TWO in figure.doubt for figure in alone] == [True]
    assert 12 not in {figure.number for figure in extract.figures}
    assert not [figure for figure in extract.figures if figure.number == 366 and figure.online is Online.YES]


def test_an_offence_that_was_not_asked_for_names_no_total(tmp_path: Path):
    told = "Please find below the number of recorded offences with a victim aged under 18, by calendar year."
    left_out = "Rape and sexual assault were not part of your request."
    table = "<table><tr><td>Offence</td><td>2021</td></tr><tr><td>Sexual grooming</td><td>31</td></tr>"
    table += "<tr><td>Familial sexual offences</td><td>9</td></tr><tr><td>Total</td><td>40</td></tr></table>"
    extract = read(tmp_path, "kent.html", f"<h1>Kent Police</h1><p>{told} {left_out}</p>{table}")
    totals = [figure for figure in _all(extract) if figure.number == 40]
    assert [("assault" in figure.offence, figure.ages.high) for figure in totals] == [(False, 17)]


def test_what_a_mark_is_used_for_is_no_count(tmp_path: Path):
    text = LETTER.format("2021/22: 366\n2022/23: <5\n\n<5 is used where the number is 1 to 4. We withhold the exact figure.")
    assert {figure.period.label for figure in _all(read(tmp_path, "kent.txt", text))} == {"2021/22", "2022/23"}


def test_when_somebody_was_of_an_age_names_no_offence(tmp_path: Path):
    text = f"{HEAD}\n\nQ3. Age of victim at time of offence\nAge,2021,2022\n0-9,31,40\n10-17,8,9\n"
    assert not [figure for figure in _all(read(tmp_path, "kent.csv", text)) if "time of offence" in figure.offence]
