"""Kinds of answers that a hand drew which saw neither the reader nor the answers that it was written with, each the smallest."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from faircount.readers.read import read_answer
from tests.unit.readers.pictures import lines, read

TITLE = "Kent Police\nSexual offences against children under 18\n"
KINDS: dict[str, tuple[str, list[str]]] = {
    "a number told by its greatest": (
        "Kent Police\n\nIn 2018 Kent Police recorded 79 sexual offences against children. In 10 of these the victim was aged "
        "6 to 10, in 65 aged 11 to 15; the age was not recorded in five or fewer.\n",
        ["2018 under 18: 79", "2018 aged 6 to 10: 10", "2018 aged 11 to 15: 65", "2018 age not known: 1..5"],
    ),
    "half-open bands of ages": (
        f"{TITLE}Age,2018\n\"From 4, not yet 8\",5\n8 or more but less than 12,6\n",
        ["2018 aged 4 to 7: 5", "2018 aged 8 to 11: 6"],
    ),
    "years of eight digits": (
        f"{TITLE}Fin_Yr,Offences\n20182019,55\n20192020,61\n",
        ["2018/19 under 18: 55", "2019/20 under 18: 61"],
    ),
    "years by their last figures": (
        f"{TITLE}Fin_Yr,Age,Offences\n1920,0-9,5\n1920,10-17,8\n2021,0-9,6\n2021,10-17,7\n",
        ["2019/20 under 10: 5", "2019/20 aged 10 to 17: 8", "2020/21 under 10: 6", "2020/21 aged 10 to 17: 7"],
    ),
    "labels that a line explains": (
        f"{TITLE}Stage,2018\nInfants,5\nPrimary,6\n\nStage: Infants - 0 to 4 years; Primary - 5 to 10 years\n",
        ["2018 under 5: 5", "2018 aged 5 to 10: 6"],
    ),
    "sexes behind a year, and their sum": (
        f"{TITLE}\n1 April 2018 - 31 March 2019: FEMALE = 31; MALE = 9; total = 40\n",
        ["2018/19 under 18: 40", "2018/19 under 18 female: 31", "2018/19 under 18 male: 9"],
    ),
    "a blank that is said to be no flag": (
        f"{TITLE}'Cyber' is Y where the flag is on; where it's empty the flag isn't on the record.\nYear,Sex,Cyber,Offences\n"
        "2018,F,Y,5\n2018,F,,21\n2018,M,Y,3\n2018,M,,9\n",
        [
            "2018 under 18 female online: 5", "2018 under 18 female not online: 21", "2018 under 18 male online: 3",
            "2018 under 18 male not online: 9",
        ],
    ),
    "a level that names the one below it": (
        f"{TITLE},Quarter,\nSex,Jan-Mar 2016,Apr-Jun 2016\nFemale,5,7\nMale,2,3\n",
        [
            "April 2016 to June 2016 under 18 female: 7", "April 2016 to June 2016 under 18 male: 3",
            "January 2016 to March 2016 under 18 female: 5", "January 2016 to March 2016 under 18 male: 2",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_kind_of_answer(kind: str, tmp_path: Path) -> None:
    content, expected = KINDS[kind]
    name = "kent.txt" if ". " in content or " = " in content else "kent.csv"
    assert sorted(lines(read(tmp_path, name, content))) == sorted(expected)


@pytest.mark.parametrize("beside", ["flagged.csv: with the cyber flag\nrest.csv: without the cyber flag", ""])
def test_a_list_of_files_says_what_each_holds(beside: str, tmp_path: Path) -> None:
    path = tmp_path / "kent.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", f"Kent Police\nVictims of sexual offences under 18\n{beside}\n")
        archive.writestr("flagged.csv", "Age,2018/19\nUnder 13,5\n13-17,9\n")
        archive.writestr("rest.csv", "Age,2018/19\nUnder 13,15\n13-17,29\n")
    found = read_answer(path)
    flags = {figure.number: str(figure.online) for figure in (*found.figures, *found.proposals)}
    assert flags == (dict.fromkeys((5, 9), "yes") | dict.fromkeys((15, 29), "no") if beside else dict.fromkeys(flags, "all"))


def test_an_attachment_that_its_letter_corrects_is_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "kent.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "Kent Police\n\nPlease note that one figure in the file is wrong.\n")
        archive.writestr("data.csv", f"{TITLE}Year,Offences\n2018/19,55\n")
    assert not read_answer(path).figures or all(figure.doubt for figure in read_answer(path).figures)
