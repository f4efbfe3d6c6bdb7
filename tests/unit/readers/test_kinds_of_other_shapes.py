"""Kinds of answers in shapes other than letters and single tables, each the smallest that shows its difficulty."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read, table

_MAIL = "From: foi@kent.example.invalid\nSubject: Kent Police answer\n\n"

KINDS = {
    "bands of ages beside a total that names its ages": (
        "kent.csv",
        "Kent Police: victims of grooming\nYear recorded,0-5,6-11,12-17,Total 0-17\n2019/20,4,13,41,58\n",
        ["2019/20 under 6: 4", "2019/20 aged 6 to 11: 13", "2019/20 aged 12 to 17: 41", "2019/20 under 18: 58"],
    ),
    "the title over two tables side by side is the title of both": (
        "kent.csv",
        "Kent Police: victims under 18 of online sexual offences in 2019/20,,,,\n\n"
        "By age,,,By sex,\nAge,Victims,,Sex,Victims\n0-12,7,,Girls,30\n13-17,41,,Boys,18\n",
        [
            "2019/20 under 13 online: 7",
            "2019/20 aged 13 to 17 online: 41",
            "2019/20 under 18 female online: 30",
            "2019/20 under 18 male online: 18",
        ],
    ),
    "labels in two languages": (
        "gwent.html",
        "<h1>Gwent Police: victims of rape</h1>"
        + table([["Rhyw / Sex", "2019/20"], ["Benyw / Female", "41"], ["Gwryw / Male", "7"], ["Anhysbys / Unknown", "2"]]),
        ["2019/20 female: 41", "2019/20 male: 7", "2019/20 not known: 2"],
    ),
    "lists inside lists": (
        "kent.html",
        "<h1>Kent Police</h1><p>Victims of rape</p><ul><li>2021<ul><li>Female<ul><li>Under 13: 9</li><li>13 to 15: 31</li></ul>"
        "</li><li>Male<ul><li>Under 13: 2</li></ul></li></ul></li></ul>",
        ["2021 under 13 female: 9", "2021 aged 13 to 15 female: 31", "2021 under 13 male: 2"],
    ),
    "an item that is a figure itself says nothing of the list in it": (
        "kent.html",
        "<h1>Kent Police: victims of rape</h1><ul><li>2021: 40<ul><li>2022: 44</li><li>2023: 31</li></ul></li></ul>",
        ["2021: 40", "2022: 44", "2023: 31"],
    ),
    "a question that the page breaks, and an answer with its number": (
        "kent.txt",
        "KENT POLICE\n\nQ1: How many offences with a victim under 13, of any kind of rape\n"
        "were recorded in the 2021 calendar year?\nA1: 31\n",
        ["2021 under 13: 31"],
    ),
    "ages that an earlier question asked for are not those of a later table": (
        "kent.html",
        "<h1>Kent Police</h1><p>Q1: How many of the suspects in 2021 were aged 10 to 17?</p><p>A1: There were 12.</p>"
        "<p>Q2: What happened to the suspects?</p>" + table([["Outcome of suspects", "2021"], ["Charged", "41"]]),
        ["2021: 41", "2021 aged 10 to 17: 12"],
    ),
    "answers written between the questions": (
        "kent.eml",
        _MAIL + "> 1) How many rapes of children aged 12 or under were recorded in 2021/22?\n\n64\n\n"
        "> 2) How many boys under 18 were victims of grooming, in each of the years\n"
        "> that you hold?\n\n2020/21 - 8\n2021/22 - 9\n",
        ["2021/22 under 13: 64", "2020/21 under 18 male: 8", "2021/22 under 18 male: 9"],
    ),
    "a part that the request asks for besides is not the whole": (
        "kent.html",
        "<p>Kent Police</p>"
        + table([["Year", "Crimes", "Victim under 13"], ["2019/20", "57", "6"]])
        + "<blockquote>On 4 May 2020 a reader wrote:<br>I would like the number of grooming crimes, and how many had a victim "
        "aged under 13.</blockquote>",
        ["2019/20: 57", "2019/20 under 13: 6"],
    ),
    "more of what was counted before, and those whose sex is not recorded": (
        "kent.html",
        "<h1>Kent Police</h1><p>In 18 of the offences recorded in 2021/22 the victim was aged under 10. "
        "A further 65 had a victim aged 10 to 15.</p><p>There were 23 victims in 2022: 19 girls and 4 "
        "whose gender is not recorded.</p>",
        ["2021/22 under 10: 18", "2022: 23", "2021/22 aged 10 to 15: 65", "2022 female: 19", "2022 not known: 4"],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_kind_of_answer(kind: str, tmp_path: Path) -> None:
    name, content, expected = KINDS[kind]
    assert sorted(lines(read(tmp_path, name, content))) == sorted(expected)
