"""Letters that answer numbered questions, explain brackets, or lean on words outside a table. The figures are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lib.hostile_parts import zipped
from tests.unit.readers.pictures import lines, read, table, understood

_ASKED = "the unit is not said; a table by age and sex counts people; the force stands only in the file name"
LETTERS = {
    "'2.' answers the second question of the request": (
        "exampleshire.html",
        "<h2>Your request</h2><ol><li>The number of rapes of a female child under 13 recorded between 1 April 2019 and 31 March "
        "2020.</li><li>How many of those were flagged as online.</li><li>How many of the victims were aged under 5.</li></ol>"
        "<h2>Our reply</h2><p>1. 46</p><p>2. 3</p><p>3. Fewer than 5</p>",
        ["2019/20: 46", "2019/20 online: 3", "2019/20 under 5: 1..4"],
    ),
    "tables under bare numbers, the period in the request alone": (
        "cheshire.html",
        "<h2>Your request</h2><p>For 2022/23, sexual assaults of children:</p><p>1. by age of victim</p><p>2. by sex of victim</p>"  # noqa: E501
        "<h2>Our response</h2><p>1.</p>" + table([["0-4", "5-11"], ["11", "60"]]) + "<p>2.</p>" + table([["Female", "Male"], ["50", "21"]]),  # noqa: E501
        [
            f"2022/23 under 5: 11 [{_ASKED}]",
            f"2022/23 aged 5 to 11: 60 [{_ASKED}]",
            f"2022/23 female: 50 [{_ASKED}]",
            f"2022/23 male: 21 [{_ASKED}]",
        ],
    ),
    "a table that answers a question about a part": (
        "wiltshire.html",
        "<h3>Q1. How many grooming offences were recorded?</h3>" + table([["2020/21", "2021/22"], ["14", "22"]])
        + "<h3>Q2. How many of these were online?</h3>" + table([["2020/21", "2021/22"], ["9", "18"]]),
        ["2020/21: 14", "2021/22: 22", "2020/21 online: 9", "2021/22 online: 18"],
    ),
    "an answer under its question, in one paragraph of a text": (
        "humberside.txt",
        "Humberside Police\n\nYou asked about the year 1 April 2023 to 31 March 2024.\n\nQ1. How many offences were recorded?\n205\n\n"  # noqa: E501
        "Q2. How many of these were committed online?\n198\n",
        ["2023/24: 205", "2023/24 online: 198"],
    ),
    "figures in the order of the years asked for": (
        "cumbria.html",
        "<h3>Question</h3><p>How many grooming offences were recorded in 2019/20, 2020/21 and 2021/22?</p><h3>Answer</h3>"
        "<p>9, 14 and 11 respectively.</p>",
        ["2019/20: 9", "2020/21: 14", "2021/22: 11"],
    ),
    "a figure for each year in one line": (
        "gwent.txt",
        "Gwent Police\n\nRape of a female child under 16: 2022 - 40, 2023 - 44\n",
        ["2022: 40", "2023: 44"],
    ),
    "a number that a question begins, before a figure told in a sentence": (
        "cheshire.txt",
        "Cheshire Constabulary\n\nQuestion 2: 15 arrests for sexual grooming were made in 2022.\n",
        ["2022: 15"],
    ),
    "a title that explains the figures in brackets": (
        "sw.csv",
        '"Child sexual offences, 2021/22 with 2020/21 in brackets",\nForce,Offences\nWiltshire,515 (498)\nDevon and Cornwall,900 (821)\n',  # noqa: E501
        ["2021/22: 515", "2020/21: 498", "2021/22: 900", "2020/21: 821"],
    ),
    "the first and last day in columns of their own": (
        "humberside.tsv",
        "Humberside Police\t\t\nFrom\tTo\tOffences\n01/04/2020\t31/03/2021\t101\n01/04/2021\t31/03/2022\t96\n",
        ["2020/21: 101", "2021/22: 96"],
    ),
    "the year in the file name alone, beside a reference": (
        "b09-surrey-2019-20.csv",
        "Surrey Police\nOffence,Number\nRape,44\nExposure,33\n",
        [
            "2019/20: 44 [the period stands only in the file name; the unit is not said]",
            "2019/20: 33 [the period stands only in the file name; the unit is not said]",
        ],
    ),
    "the ages of suspects, who are who is counted": (
        "notts.csv",
        "Nottinghamshire Police\nSuspects aged 10 to 17 for sexual offences\nOutcome,2020,2021\nCharged,31,28\nCautioned,6,9\n",
        ["2020 aged 10 to 17: 31", "2021 aged 10 to 17: 28", "2020 aged 10 to 17: 6", "2021 aged 10 to 17: 9"],
    ),
    "a table drawn with upright strokes": (
        "wales.md",
        "South Wales Police\n\n| Age | 2014 | 2015 |\n|---|---|---|\n| 11 and under | 880 | 902 |\n| 12 - 17 | 1,210 | 1,284 |\n",
        [
            f"{words} [the unit is not said]"
            for words in ("2014 under 12: 880", "2015 under 12: 902", "2014 aged 12 to 17: 1210", "2015 aged 12 to 17: 1284")
        ],
    ),
    "a dash that may mean nothing known": (
        "avon.csv",
        "Avon and Somerset Police\nOffence,2016,2017\nRape,3,-\nGrooming,9,2\n- means none recorded or not known,,\n",
        ["2016: 3", "2016: 9", "2017: 2"],
    ),
    "ages at arrest that are single years and bands": (
        "met.csv",
        "Metropolitan Police custody records\nAge at arrest,2018,2019\n10-14,14,9\n15-16,31,27\n17,40,44\n",
        [
            "2018 aged 10 to 14: 14", "2019 aged 10 to 14: 9", "2018 aged 15 to 16: 31", "2019 aged 15 to 16: 27",
            "2018 aged 17: 40", "2019 aged 17: 44",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_is_read(kind: str, tmp_path: Path) -> None:
    name, content, wanted = LETTERS[kind]
    assert lines(read(tmp_path, name, content)) == wanted


@pytest.mark.parametrize(
    ("name", "content", "unit"),
    [
        ("a.csv", "Kent Police: child victims\nOffence,2019\nRape,12\nExposure,9\n", "offences"),
        ("b.csv", "Kent Police: victims of sexual offences\nOffence,2019\nRape,12\nExposure,9\n", "victims"),
        ("c.csv", "Kent Police\nSection 15A offences: victims by age\nAge,2019\nUnder 13,12\n13-15,9\n", "victims"),
        ("d.csv", "Kent Police\nYear,Cautions\n2019,12\n2020,9\n", "cautions"),
    ],
)
def test_victims_are_counted_only_where_the_words_say_so(name: str, content: str, unit: str, tmp_path: Path) -> None:
    assert {figure.counted for figure in read(tmp_path, name, content).figures} == {unit}


def test_an_offence_is_told_by_its_code_where_the_title_has_no_known_name(tmp_path: Path) -> None:
    page = "<title>Messages to children</title><p>Kent Police</p><p>Crimes filed under Home Office code 71/17 in 2024/25: 52</p>"
    assert [figure.offence for figure in understood(read(tmp_path, "a.html", page))] == ["code 71/17"]


def test_a_force_is_told_by_the_letter_beside_a_table(tmp_path: Path) -> None:
    packed = zipped({"letter.txt": b"Kent Police\n\nThe figures are attached.\n", "table.csv": b"Sex,2021\nFemale,5\nMale,2\n"})
    found = read(tmp_path, "reply.zip", packed)
    assert {figure.area for figure in (*found.figures, *found.proposals)} == {"Kent Police"}


def test_a_number_beside_a_percentage_raises_no_doubt_of_yes_or_no(tmp_path: Path) -> None:
    found = read(tmp_path, "kent.csv", "Kent Police offences\nMeans,2017/18,2017/18\n,n,%\nPhone,418,20\nPost,618,30\n")
    assert not any("yes or no" in figure.doubt for figure in found.figures)
