"""Kinds of answers of batch 6 that were read wrongly at first sight, each the smallest that shows why."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.readers.meaning.corrected import CORRECTS
from tests.unit.readers.pictures import lines, read

_LETTER = "KENT POLICE\nSexual offences against children under 18 recorded in 2022/23\n\n"

KINDS = {
    "answers with the letter and number of their question": (
        "kent.txt",
        "KENT POLICE\n\nREQUEST\n"
        "Q1  How many sexual offences against girls under 16 did you record in 2011/12 to 2012/13?\n"
        "Q2  And against boys under 16?\n\nRESPONSE\nA1  2011/12: 214.  2012/13: 229.\nA2  2011/12: 41.   2012/13: 38.\n",
        [
            "2011/12 under 16 female: 214", "2012/13 under 16 female: 229",
            "2011/12 under 16 male: 41", "2012/13 under 16 male: 38",
        ],
    ),
    "single ages over the columns, and all of them last": (
        "kent.csv",
        "Kent Police: victims of sexual offences by age,,,,\nYear,Age,Age,Age,0-2\n,0,1,2,\n2017,2,5,9,16\n2018,1,4,11,16\n",
        [
            "2017 under 1: 2", "2017 aged 1: 5", "2017 aged 2: 9", "2017 under 3: 16",
            "2018 under 1: 1", "2018 aged 1: 4", "2018 aged 2: 11", "2018 under 3: 16",
        ],
    ),
    "a total of some years is no age": (
        "kent.csv",
        "Kent Police: sexual offences against children under 18\nDistrict,2019/20,2020/21,2 yr total\n"
        "Ashford,61,54,115\nDover,18,17,35\n",
        [
            "2019/20 under 18: 61", "2020/21 under 18: 54", "2019/20 and 2020/21 under 18: 115",
            "2019/20 under 18: 18", "2020/21 under 18: 17", "2019/20 and 2020/21 under 18: 35",
        ],
    ),
    "who a child is, for this answer": (
        "kent.csv",
        "Kent Police: sexual offences\nchild = under 16 for the purposes of this answer\nYear,Offences\n"
        "2020/21,175\n2021/22,215\n",
        ["2020/21 under 16: 175", "2021/22 under 16: 215"],
    ),
    "numbers in brackets of a list, as the line above it explains them": (
        "kent.html",
        "<h1>Kent Police</h1><p>Number of sexual offences with a victim aged 15 or under (number with online flag in brackets),"
        " 2017</p>"
        "<ul><li>East: 201 (33)</li><li>West: 214 (41)</li></ul>",
        ["2017 under 16: 201", "2017 under 16 online: 33", "2017 under 16: 214", "2017 under 16 online: 41"],
    ),
    "victims who are no children": (
        "kent.csv",
        "Kent Police: sexual offences, victims 18 and over\nYear,Offences\n2020/21,1688\n2021/22,2107\n",
        ["2020/21 aged 18 and over: 1688", "2021/22 aged 18 and over: 2107"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_the_sixth_hand_is_read(kind: str, tmp_path: Path) -> None:
    name, content, wanted = KINDS[kind]
    assert lines(read(tmp_path, name, content)) == wanted


def test_a_number_that_dots_lead_to_is_not_joined_to_the_sum_below_it(tmp_path: Path) -> None:
    dots = " ............................................ "
    rest = f"  * Rape{dots}73\n  * Other{dots}9\n{' ' * 56}---\n{' ' * 56}82\n"
    found = read(tmp_path, "kent.txt", _LETTER + rest)
    assert {figure.number for figure in (*found.figures, *found.proposals)} >= {73, 9}
    assert 982 not in {figure.number for figure in (*found.figures, *found.proposals)}


def test_crimes_of_victims_are_crimes(tmp_path: Path) -> None:
    content = "Kent Police\nUnder-18 victims of sexual offences: crimes recorded by age\nAge,2014/15\n0-4,33\n5-9,81\n"
    assert {figure.counted for figure in read(tmp_path, "kent.csv", content).figures} == {"offences"}


def test_whom_offences_are_against_is_not_what_is_counted(tmp_path: Path) -> None:
    content = "Kent Police\nVictims aged 17 and under; England and Wales\nOffence,2022\nSexual assault,62\nExposure,40\n"
    found = read(tmp_path, "kent.csv", content)
    assert all(figure.doubt for figure in found.figures)


def test_a_correction_beside_a_table_is_seen(tmp_path: Path) -> None:
    content = "Kent Police: sexual offences,,\nYear,Offences,\n2022/23,219,Please disregard 2023/24\n2023/24,96,\n"
    found = read(tmp_path, "kent.csv", content)
    assert not found.figures
    assert CORRECTS in {figure.doubt for figure in found.proposals}
