"""Kinds of answers of batch 9 that were read wrongly at first sight, each the smallest that shows why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read

TITLE = "Kent Police: offences recorded against children under 18"
KINDS = {
    "letters of sexes beside a sum": (
        "kent.csv",
        f"{TITLE} in 2021/22\nOffence,M,F,All ages\nRape,5,23,28\nGrooming,1,7,8\n",
        [
            "2021/22 under 18 male: 5", "2021/22 under 18 female: 23", "2021/22 under 18: 28", "2021/22 under 18 male: 1",
            "2021/22 under 18 female: 7", "2021/22 under 18: 8",
        ],
    ),
    "years by the day that they begin": (
        "kent.csv",
        f"{TITLE}\nYear from 1 April,Offences\n2018,612\n2017,588\n",
        ["2018/19 under 18: 612", "2017/18 under 18: 588"],
    ),
    "years by the month that they end in": (
        "kent.csv",
        f"{TITLE}\nYear to end March,Offences\n2019,612\n2018,588\n",
        ["2018/19 under 18: 612", "2017/18 under 18: 588"],
    ),
    "years between inverted commas": (
        "kent.csv",
        f"{TITLE}\nArea,'12-'13,'13-'14\nAshford,31,34\n",
        ["2012/13 under 18: 31", "2013/14 under 18: 34"],
    ),
    "from and to above each other": (
        "kent.csv",
        f"{TITLE}\nOffence,From,01/04/2020,01/04/2021\n,To,31/03/2021,31/03/2022\nRape,,31,34\nGrooming,,3,4\n",
        ["2020/21 under 18: 31", "2021/22 under 18: 34", "2020/21 under 18: 3", "2021/22 under 18: 4"],
    ),
    "a flag that a program named": (
        "kent.csv",
        f"{TITLE}\nYear,Offence,NICLQualifierOnline,CrimeCount\n2020,Rape,FALSE,13\n2020,Rape,TRUE,3\n",
        ["2020 under 18 not online: 13", "2020 under 18 online: 3"],
    ),
    "none beside the factor of the flag": (
        "kent.csv",
        f"{TITLE}\nYear,AF: cyber,AF: none\n2020,13,89\n",
        ["2020 under 18 online: 13", "2020 under 18 not online: 89"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_the_ninth_hand_is_read(kind: str, tmp_path: Path) -> None:
    name, content, wanted = KINDS[kind]
    assert lines(read(tmp_path, name, content)) == wanted


def test_a_sum_of_everything_has_none_of_the_labels_above_it(tmp_path: Path) -> None:
    content = f"{TITLE}\nYear,Sex,Offences\n2020,Female,13\n2020,Male,3\n2021,Female,7\n2021,Male,2\n,Total,25\n"
    assert "2021: 25" not in " ".join(lines(read(tmp_path, "kent.csv", content)))


def test_a_table_that_begins_beside_the_headings_of_another_is_its_own(tmp_path: Path) -> None:
    content = f"{TITLE}\n,2019/20,,,,\nAge of victim,Female,Male,,2019-20,1530\n0,7,2,,2020-21,1402\n1,9,3,,2021-22,1811\n"
    told = lines(read(tmp_path, "kent.csv", content))
    assert "2019/20 under 1 female: 7" in told
    assert "2019/20 aged 1 male: 3" in told
