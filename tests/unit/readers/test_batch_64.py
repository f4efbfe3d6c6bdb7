"""What the offices of a hand of our own first misread, each the smallest, and a property of years over drawn tables."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read

KENT = "Kent Police: sexual offences against children under 18"
TABLES = {
    "not known beside sexes told by their letters": (
        ["Year,F,M,Not known,Total,Online", "2021/22,49,7,4,60,12", "2022/23,66,17,5,88,21"],
        ["2021/22 under 18 not known: 4", "2022/23 under 18 not known: 5"],
    ),
    "a count and its part in one cell": (
        ["Age,2021/22,2022/23", "0-9,12 (5 online),14 (3 online)", "10-17,50 (20 online),61 (22 online)"],
        ["2021/22 under 10: 12", "2021/22 under 10 online: 5"],
    ),
    "two figures that the corner explains": (
        ["Sex of victim (all offences / online),2021/22,2022/23", "Female,49 / 7,66 / 17", "Male,12 / 3,14 / 2"],
        ["2021/22 under 18 female: 49", "2021/22 under 18 female online: 7"],
    ),
    "parts on lines of a cell, and totals without": (
        [
            "Age,2021/22,2022/23",
            "0-9,Girls: 140 Boys: 36,Girls: 158 Boys: 37",
            "10-17,Girls: 240 Boys: 50,Girls: 224 Boys: 55",
            "All,466,474",
        ],
        ["2021/22 under 10 female: 140", "2022/23 under 18: 474"],
    ),
    "letters of a key": (
        ["Age band,2021/22,2022/23", "Band A,51,68", "Band B,172,172", "Key to age bands: A = under 7; B = 7 to 17"],
        ["2021/22 under 7: 51", "2022/23 aged 7 to 17: 172"],
    ),
    "ages with totals of their own": (
        [
            "Victim age,Online flag,2021/22",
            *(text for age in range(4) for text in (f"{age},Yes,{age}", f"{age},No,{age + 5}", f"{age} Total,,{2 * age + 5}")),
        ],
        ["2021/22 aged 3 online: 3", "2021/22 aged 3: 11"],
    ),
    "years named by their end": (
        [
            "Age,2022,2023",
            "0-9,100,116",
            "10-17,173,191",
            "Each year runs from 1 October to 30 September and is named by the year in which it ends.",
        ],
        ["October 2021 to September 2022 under 10: 100"],
    ),
}


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_is_read(kind: str, tmp_path: Path) -> None:
    rows, wanted = TABLES[kind]
    name, said = ("kent.csv", "\n".join([f'"{KENT}"', "", *rows]))
    found = {line.split(" [")[0] for line in lines(read(tmp_path, name, said))}
    assert set(wanted) <= found, found


TEXTS = {
    "counts before what they are of": (
        "Offences  Financial year  Age\n-----------------------------\n       4  FY 2010/11      0 to 3\n"
        "      11  FY 2010/11      4 to 9\n      29  FY 2010/11      10 to 17\n",
        ["2010/11 under 4: 4", "2010/11 aged 10 to 17: 29"],
    ),
    "figures in turn, and of these": (
        "For the years 2017/18, 2018/19 and 2019/20 respectively, Kent Police recorded 1,129, 1,118 and 1,103 sexual offences "
        "against children under 18. Of those, 326, 301 and 302 respectively had the online flag.",
        ["2018/19 under 18: 1118", "2019/20 under 18 online: 302"],
    ),
    "a list below its own paragraph's year": (
        "Kent Police recorded 663 sexual offences against children under 18 in 2012-13. By age of victim: Under 7: 82, "
        "7 to 12: 177, 13 to 17: 397 and 7 where the age was not recorded.\n\n"
        "In 2013-14, 667 sexual offences were recorded against children under 18. By age of victim: Under 7: 89, 7 to 12: 184, "
        "13 to 17: 387 and 7 where the age was not recorded.",
        ["2012/13 aged 7 to 12: 177", "2013/14 aged 7 to 12: 184", "2013/14 age not known: 7"],
    ),
    "a law and its year in brackets": (
        "There were 677 sexual offences against children under 18 (Sexual Offences Act 2003) in 13/14 and 706 in 14/15.",
        ["2013/14 under 18: 677", "2014/15 under 18: 706"],
    ),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_is_read(kind: str, tmp_path: Path) -> None:
    text, wanted = TEXTS[kind]
    found = {line.split(" [")[0] for line in lines(read(tmp_path, "kent.txt", f"{KENT}\n\n{text}"))}
    assert set(wanted) <= found, found


def test_counts_below_a_blank_row_are_no_wholes_of_the_parts_above_it(tmp_path: Path) -> None:
    rows = ["Sex,2021/22,2022/23", "Children,12 (5 online),14 (3 online)", "Adults,9 (1 online),8 (2 online)", ""]
    rows += ["Age,2021/22,2022/23", "0-9,5,6", "10-17,7,8"]
    found = {line.split(" [")[0] for line in lines(read(tmp_path, "kent.csv", "\n".join([f'"{KENT}"', "", *rows])))}
    assert {"2021/22 under 10: 5", "2022/23 aged 10 to 17: 8"} <= found, found


def test_suspects_told_in_a_note_are_not_counted_in_the_table(tmp_path: Path) -> None:
    rows = ["Number of sexual offences against children under 18,,", "Year,Female,Male", "2021,49,7", "2022,66,17"]
    note = '"The number of suspects recorded against those offences was 40 in 2021 and 52 in 2022."'
    found = read(tmp_path, "kent.csv", "\n".join(["Kent Police", *rows, note]))
    assert {figure.counted for figure in found.figures if figure.sex != "all"} == {"offences"}


@pytest.mark.parametrize("seed", range(12))
def test_a_total_of_some_quarters_is_asked_about_and_no_year(seed: int, tmp_path: Path) -> None:
    draw = random.Random(f"quarters {seed}")
    year, first, number = draw.randint(2012, 2023), draw.randint(1, 2), draw.choice([2, 3, 4])
    quarters = range(first, min(first + number, 5))
    counts = [draw.randint(3, 300) for _ in quarters]
    rows = [f"Q{quarter} {year}/{(year + 1) % 100:02},{count}" for quarter, count in zip(quarters, counts, strict=True)]
    rows.append(f"{year}/{(year + 1) % 100:02} total,{sum(counts)}")
    found = read(tmp_path, "kent.csv", "\n".join([f'"{KENT}"', "", "Quarter,Offences", *rows]))
    whole = [figure for figure in (*found.figures, *found.proposals) if figure.number == sum(counts) and figure.period.months > 3]
    assert len(whole) == 1
    is_year = len(counts) == 4
    assert (whole[0].period.months == 12) == is_year, (seed, whole)
    assert ("a part of its period" in whole[0].doubt) != is_year, (seed, whole)


def test_rows_whose_own_cells_are_blank_have_no_shorter_total(tmp_path: Path) -> None:
    rows = ["Age,2019/20,2020/21,2021/22,Total", "0-4,,2,3,5", "5-9,4,1,2,7", "10-17,9,8,7,24"]
    found = read(tmp_path, "kent.csv", "\n".join([f'"{KENT}"', "", *rows]))
    assert not [figure for figure in (*found.figures, *found.proposals) if "a part of its period" in figure.doubt]
