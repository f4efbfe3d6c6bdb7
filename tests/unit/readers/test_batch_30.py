"""Kinds of answers of batches 29 and 30, each the smallest that shows why."""

from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from faircount.readers.base import Document, Prose, ProseKind, Sheet
from faircount.readers.meaning.captions_below import with_captions_above
from faircount.readers.read import read_answer
from faircount.vocabulary.measures import Online, Sex
from tests.unit.readers.pictures import lines, read

HEAD = "Kent Police: sexual offences recorded against children under 18"
KINDS = {
    "all, and not just online": (
        f"{HEAD}\nBy sex of victim (all recorded; not just online)\nSex,2021/22,2022/23\nFemale,31,40\nMale,8,9\n",
        ["2021/22 under 18 female: 31", "2022/23 under 18 female: 40", "2021/22 under 18 male: 8", "2022/23 under 18 male: 9"],
    ),
    "a filter of the report that lets all through": (
        f"{HEAD}\nCyber Crime Flag,(All)\n\nOffence,2021/22,2022/23\nRape,31,40\nGrooming,8,9\n",
        ["2021/22 under 18: 31", "2022/23 under 18: 40", "2021/22 under 18: 8", "2022/23 under 18: 9"],
    ),
    "headings above an empty row": (
        f"{HEAD}\n\nAge,2021/22,2022/23\n\n0-12,31,40\n13-17,8,9\n",
        ["2021/22 under 13: 31", "2022/23 under 13: 40", "2021/22 aged 13 to 17: 8", "2022/23 aged 13 to 17: 9"],
    ),
    "ages over a heading that says of whom": (
        f"{HEAD}\nYear,Offence,Victim age (u18),Not online,Online\n2021,Rape,<13,146,6\n,,13-17,116,4\n",
        [
            "2021 under 13 not online: 146",
            "2021 under 13 online: 6",
            "2021 aged 13 to 17 not online: 116",
            "2021 aged 13 to 17 online: 4",
        ],
    ),
    "a year of which one has a mark": (
        f"{HEAD}\nOffence,2020,2021,2022*\nRape,203,261,262\nGrooming,67,75,73\n* 2022 is 1 January to 31 October.\n",
        ["2020 under 18: 203", "2021 under 18: 261", "January 2022 to October 2022 under 18: 262"],
    ),
    "headings left of their columns": (
        f"{HEAD}\nYear,Age,Female,,Male,\n2021,0-12,,31,,8\n2021,13-17,,40,,9\n2022,0-12,,33,,7\n",
        ["2021 under 13 female: 31", "2021 under 13 male: 8", "2021 aged 13 to 17 female: 40", "2021 aged 13 to 17 male: 9"],
    ),
    "a setting of the report in two cells": (
        f"{HEAD}\nYear Recorded:,,2021\nSex,Female,Male\nRape,31,8\nGrooming,40,9\n",
        ["2021 under 18 female: 31", "2021 under 18 male: 8", "2021 under 18 female: 40", "2021 under 18 male: 9"],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_read_as_whoever_wrote_it_means_it(tmp_path: Path, kind: str):
    text, wanted = KINDS[kind]
    found = [line.split(" [")[0] for line in lines(read(tmp_path, "kent.csv", text))]
    assert [line for line in wanted if line not in found] == [], found


def _export(rng: random.Random, blank: str) -> tuple[str, dict[tuple[str, str], int]]:
    """A long list of a record system whose ``blank`` column is left blank where nothing was entered."""
    said = {"flag": ("", "CYBER"), "sex": ("Female", "Male", "")}[blank]
    counts = {
        (age, value): rng.randint(20, 90) if value in ("CYBER", "Female") else rng.randint(1, 15)
        for age in ("0-9", "10-13", "14-17")
        for value in said
    }
    head = "Keyword" if blank == "flag" else "Victim sex"
    rows = "".join(f"2021/22,{age},{value},{count}\n" for (age, value), count in counts.items())
    return f"{HEAD}\nYear,Victim age,{head},Offences\n{rows}", counts


@pytest.mark.parametrize("blank", ["flag", "sex"])
@pytest.mark.parametrize("seed", range(6))
def test_a_label_left_blank_is_of_the_rest_where_it_cannot_be_of_all(tmp_path: Path, blank: str, seed: int):
    text, counts = _export(random.Random(seed), blank)
    (tmp_path / "kent.csv").write_text(text, encoding="utf-8")
    extract = read_answer(tmp_path / "kent.csv")
    found = [*extract.figures, *(proposal.figure for proposal in extract.proposals)]
    told = {(figure.online, figure.sex): figure.number for figure in found if figure.ages.low == 10}
    if blank == "flag":
        assert told == {(Online.NO, Sex.ALL): counts["10-13", ""], (Online.YES, Sex.ALL): counts["10-13", "CYBER"]}
    else:
        assert told[Online.ALL, Sex.NOT_KNOWN] == counts["10-13", ""]
        assert told[Online.ALL, Sex.MALE] == counts["10-13", "Male"]


def test_a_blank_that_is_the_sum_of_those_beside_it_is_of_all(tmp_path: Path):
    rows = "".join(
        f"2021/22,{age},Female,{a}\n2021/22,{age},Male,{b}\n2021/22,{age},,{a + b}\n"
        for age, a, b in (("0-12", 30, 9), ("13-17", 44, 8))
    )
    (tmp_path / "kent.csv").write_text(f"{HEAD}\nYear,Victim age,Victim sex,Offences\n{rows}", encoding="utf-8")
    extract = read_answer(tmp_path / "kent.csv")
    found = [*extract.figures, *(proposal.figure for proposal in extract.proposals)]
    assert not [figure for figure in found if figure.sex is Sex.NOT_KNOWN]


def test_a_date_that_shows_its_year_alone_heads_a_year(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([HEAD])
    sheet.append(["Offence"])
    for column, year in ((2, 2021), (3, 2022)):
        cell = sheet.cell(2, column, datetime(year, 1, 1))
        cell.number_format = "yyyy"
    sheet.append(["Rape", 31, 40])
    sheet.append(["Grooming", 8, 9])
    book.save(tmp_path / "kent.xlsx")
    found = {line.split(" [")[0] for line in lines(read_answer(tmp_path / "kent.xlsx"))}
    assert {"2021 under 18: 31", "2022 under 18: 9"} <= found


def _document(*blocks: str) -> Document:
    """Prose by its words, a table by a word that begins with T."""
    told = [
        Sheet(one, (("Age", "2021"), ("0-12", 3)))
        if one[0] == "T" and one[1:].isdecimal()
        else Prose(one, ProseKind.PARAGRAPH, "p")
        for one in blocks
    ]
    return Document("answer", "pdf", blocks=tuple(told))


@pytest.mark.parametrize(
    ("blocks", "wanted"),
    [
        (
            ("Dear all", "T1", "Table 1: all", "T2", "Table 2: flagged"),
            ["Dear all", "Table 1: all", "T1", "Table 2: flagged", "T2"],
        ),
        (("Table 1: all", "T1", "Table 2: flagged", "T2"), ["Table 1: all", "T1", "Table 2: flagged", "T2"]),
        (("T1", "T2", "Table 2: flagged"), ["T1", "T2", "Table 2: flagged"]),
    ],
)
def test_captions_below_all_tables_are_put_above_them(blocks: tuple[str, ...], wanted: list[str]):
    told = with_captions_above(_document(*blocks)).blocks
    assert [block.text if isinstance(block, Prose) else block.name for block in told] == wanted


def test_years_that_overlap_in_turn_are_financial_ones(tmp_path: Path):
    text = f"{HEAD}\nOffence,2020 to 2021,2021 to 2022\nRape,31,40\nGrooming,8,9\n"
    found = {line.split(" [")[0] for line in lines(read(tmp_path, "kent.csv", text))}
    assert {"2020/21 under 18: 31", "2021/22 under 18: 9"} <= found


def test_a_number_in_short_denies_no_flag(tmp_path: Path):
    text = f"{HEAD}\nOffence in 2021/22,No.,No. with cyber flag\nRape,31,4\nGrooming,8,6\n"
    found = {line.split(" [")[0] for line in lines(read(tmp_path, "kent.csv", text))}
    assert not [line for line in found if "not online" in line]
