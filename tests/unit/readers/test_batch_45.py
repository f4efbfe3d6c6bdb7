"""Kinds of answers of batches 45 to 47, and of real files by others, each the smallest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, not_told, read, table

HEAD = "Kent Police: sexual offences recorded against children under 18"
KINDS = {
    "a flag with two names": (
        "kent.csv",
        "Kent Police\nVictims of cyber/online flagged sexual offences in 2023/24, by age\nAge,2023/24\n0-9,12\n10-17,30\n",
        ["2023/24 under 10 online: 12", "2023/24 aged 10 to 17 online: 30"],
    ),
    "a row of counts in turn below years": (
        "kent.csv",
        f"{HEAD}\n,2019,2020,2021\nFemale,12,13,14\nMale,2,3,5\n",
        ["2019 under 18 female: 12", "2021 under 18 female: 14", "2019 under 18 male: 2"],
    ),
    "headings of a later block with a mark among its years": (
        "kent.csv",
        "Kent Police\nNumber of cyber flagged sexual offences, victims aged 0 to 17\n\nRape\n,2019,2020,2021\nFemale,2,3,0\n"
        "Male,1,4,6\n\nGrooming\n,2019,2020,2021*\nFemale,12,30,14\nMale,5,2,7\n\n* to 30 September\n",
        [
            "2019 under 18 female online: 2",
            "2019 under 18 female online: 12",
            "January 2021 to September 2021 under 18 male online: 7",
        ],
    ),
    "a request in quotation marks with its questions in a row": (
        "essex.html",
        '<h1>Essex Police</h1><p>"I would like the following about sexual offences against under 18s: 1) number of offences in '
        '2019/20, 2020/21 and 2021/22. 2) sex of the victims of the offences in 2021/22."</p><p>1)</p>'
        + table([["Offence", "2019/20", "2020/21", "2021/22"], ["Rape", "13", "33", "14"], ["Grooming", "40", "8", "50"]])
        + "<p>2)</p>"
        + table([["Sex", "Number"], ["Female", "23"], ["Male", "41"]]),
        ["2019/20 under 18: 13", "2021/22 under 18 female: 23", "2021/22 under 18 male: 41"],
    ),
    "cells with an empty line below each": (
        "kent.txt",
        "Kent Police\n\nSexual offences with a victim under 18\n\nYear\n\nFemale\n\nMale\n\n2020/21\n\n70\n\n8\n\n"
        "2021/22\n\n90\n\n9\n",
        ["2020/21 under 18 female: 70", "2021/22 under 18 male: 9"],
    ),
    "a year to date with its last day in brackets": (
        "durham.csv",
        f"{HEAD}\nOffence,2023,2024 YTD (31 Aug)\nRape,7,8\n",
        ["2023 under 18: 7", "January 2024 to August 2024 under 18: 8"],
    ),
    "a note that says up to when a year is": (
        "kent.csv",
        f"{HEAD} (2023 is up to 31st October)\nOffence,2022,2023\nRape,7,8\n",
        ["2022 under 18: 7", "January 2023 to October 2023 under 18: 8"],
    ),
    "ages in a row without an and": (
        "kent.csv",
        f'{HEAD}\nAge,2022\nUnder 10,7\n"10, 11 and 12",9\n"13, 14",4\n15-17,5\n',
        ["2022 aged 10 to 12: 9", "2022 aged 13 to 14: 4"],
    ),
    "the year of an act in the name of an offence": (
        "kent.csv",
        "Kent Police\nOffence,2022/23,2023/24\nSOA 2003 s1 Rape of a female under 16,7,9\nSOA 2003 s15 Sexual grooming,4,5\n",
        ["2022/23: 7", "2023/24: 9", "2022/23: 4", "2023/24: 5"],
    ),
    "counts under a title of shares": (
        "kent.csv",
        "Kent Police: sexual offences, number and percentage flagged as domestic abuse\n\nNumber of sexual offences\n"
        "Offence,2022/23,2023/24\nSexual offences,13120,15480\n",
        ["2022/23: 13120", "2023/24: 15480"],
    ),
}
ASKED = {
    "a word beside what was recorded may be counted otherwise": (
        "scotland.csv",
        "Police Scotland: sexual crimes\n,Recorded,Recorded,Detected,Detected\n"
        "Crime,2021/22,2022/23,2021/22,2022/23\nRape,25,38,12,23\n",
        {"12": "the unit is not said", "23": "the unit is not said"},
    ),
    "offences that nothing says are sexual": (
        "kent.csv",
        "Kent Police: sexual and other offences\nOffence,2022/23,2023/24\nRape,7,9\nWounding,70,90\n",
        {"70": "the offence is not known", "90": "the offence is not known"},
    ),
    "outcomes of any crime": (
        "humber.csv",
        "Humberside Police\nOffence types,2022,2023\nArson,7,9\nRape,1,4\n\nNumber of crimes by outcome,2022,2023\n"
        "Charged,89,114\nCautioned,3,7\n",
        {"89": "no sexual offence", "3": "no sexual offence"},
    ),
    "charges for what the first question asked about": (
        "york.html",
        "<h1>South Yorkshire Police</h1><h2>Request</h2><p>1. How many sexual offences committed online against under 18s did "
        "you record in 2019/20 and 2020/21</p><p>2. How many of those resulted in a charge</p><h2>Response</h2>"
        "<p>Q1 In 2019/20 there were 412 offences, in 2020/21 503 offences.</p>"
        "<p>Q2 There were 48 charges from the 2019/20 offences and 39 charges from the 2020/21 offences.</p>",
        {"412": "", "48": "online", "39": "online"},
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_read_as_whoever_wrote_it_means_it(tmp_path: Path, kind: str):
    name, text, wanted = KINDS[kind]
    extract = read(tmp_path, name, text)
    assert not_told(extract, wanted) == [], lines(extract)


@pytest.mark.parametrize("kind", ASKED)
def test_what_may_be_of_something_else_is_asked_about(tmp_path: Path, kind: str):
    name, text, wanted = ASKED[kind]
    extract = read(tmp_path, name, text)
    asked = {f"{figure.number:g}": figure.doubt for figure in (*extract.figures, *extract.proposals) if figure.doubt}
    assert {count: doubt for count, doubt in wanted.items() if doubt not in asked.get(count, "-")} == {}, asked
