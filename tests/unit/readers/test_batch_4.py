"""Kinds of answers of batch 4 that were read wrongly at first sight, each the smallest that shows why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read, table

_LEAD = "Kent Police\n\nThis letter is about sexual offences against children under 18.\n\n"

KINDS = {
    "a sex at the end of each offence": (
        "kent.csv",
        "Kent Police: sexual offences against children under 18\n"
        "Year,Sexual assault - Female,Sexual assault - Male,Sexual assault - U\n2021,44,7,2\n",
        ["2021 under 18 female: 44", "2021 under 18 male: 7", "2021 under 18 not known: 2"],
    ),
    "a sex that is not known before an offence": (
        "kent.csv",
        "Kent Police: offences against children under 18\nVictim,2021\nFemale: Rape,11\nMale: Rape,5\nSex unknown: Rape,1\n",
        ["2021 under 18 female: 11", "2021 under 18 male: 5", "2021 under 18 not known: 1"],
    ),
    "a letter for the sex before each band": (
        "kent.csv",
        "Kent Police: victims of rape\nVictim,2021\nF 5-9,11\nF (10 to 15),12\nM 5-9,6\nM (10 to 15),7\nUnk 5-9,1\n",
        [
            "2021 aged 5 to 9 female: 11",
            "2021 aged 10 to 15 female: 12",
            "2021 aged 5 to 9 male: 6",
            "2021 aged 10 to 15 male: 7",
            "2021 aged 5 to 9 not known: 1",
        ],
    ),
    "an age in a sentence above a table is no count": (
        "kent.html",
        "<h1>Kent Police</h1><p>The figures on children under the age of 16 recorded as victims of rape are below.</p>"
        + table([["Month", "Female", "Male"], ["Apr-20", "61", "15"]]),
        ["April 2020 under 16 female: 61", "April 2020 under 16 male: 15"],
    ),
    "bands that look like marks, below each offence of a pivot": (
        "kent.csv",
        "Kent Police: offences against children under 16\nRow Labels,2021,2022\n"
        "Sexual assault,10,12\n   0-4,1,2\n   5-14,4,5\n   15,5,5\n",
        [
            "2021 under 16: 10",
            "2022 under 16: 12",
            "2021 under 5: 1",
            "2022 under 5: 2",
            "2021 aged 5 to 14: 4",
            "2022 aged 5 to 14: 5",
            "2021 aged 15: 5",
            "2022 aged 15: 5",
        ],
    ),
    "a column of ages by another name of the victim": (
        "kent.csv",
        "Force,Period,Offence type,IP age,Sex,Number of crimes\n"
        "Kent Police,2015,Rape,0-9,Female,12\nKent Police,2015,Rape,10-17,Female,15\n",
        ["2015 under 10 female: 12", "2015 aged 10 to 17 female: 15"],
    ),
    "codes of offences are no months, and a year with a note is a heading": (
        "kent.csv",
        "Kent Police: offences against children under 18\nHO Code,HO Offence,2019 [2],2020\n"
        "22/2,Sexual grooming,60,72\n88/1,Exposure,5,9\n",
        ["2019 under 18: 60", "2020 under 18: 72", "2019 under 18: 5", "2020 under 18: 9"],
    ),
    "a list that is only indented": (
        "kent.txt",
        _LEAD
        + "2020: 38\n    Female 32\n        of which online 8\n    Unspecified 0\n2021: 30\n    Female 24\n    Unspecified 3\n",
        [
            "2020 under 18: 38",
            "2020 under 18 female: 32",
            "2020 under 18 female online: 8",
            "2020 under 18 not known: 0",
            "2021 under 18: 30",
            "2021 under 18 female: 24",
            "2021 under 18 not known: 3",
        ],
    ),
    "a single age among bands, below each offence": (
        "kent.csv",
        "Kent Police: victims under 16\nOffence,2021,2022\nRape,9,12\n"
        "   5 - 9 years,3,4\n   10 - 14 years,4,5\n   15 years,2,3\n",
        [
            "2021 under 16: 9",
            "2022 under 16: 12",
            "2021 aged 5 to 9: 3",
            "2022 aged 5 to 9: 4",
            "2021 aged 10 to 14: 4",
            "2022 aged 10 to 14: 5",
            "2021 aged 15: 2",
            "2022 aged 15: 3",
        ],
    ),
    "a part of a financial year, and a total over it": (
        "kent.csv",
        "Kent Police: offences against children under 18\nYear,Rape\n2021/22,9\n2022/23 (Apr - Sep only),4\nTotal,13\n",
        ["2021/22 under 18: 9", "April 2022 to September 2022 under 18: 4", "April 2021 to September 2022 under 18: 13"],
    ),
    "a part of its whole, with its share beside it": (
        "kent.txt",
        _LEAD + "14 of the 94 offences recorded in 2020, or 14.9%, had the online flag.\n",
        ["2020 under 18 online: 14"],
    ),
    "a sex that was not recorded": (
        "kent.txt",
        _LEAD + "There were 61 girls in 2020. A further 46 had no sex recorded.\n",
        ["2020 under 18 female: 61", "2020 under 18 not known: 46"],
    ),
    "a list in words, outlined by year": (
        "kent.txt",
        _LEAD + "2020: 38\n  - Female 32\n  -   - of which online eight\n  - Unknown <5\n2021: 30\n  - Female 24\n"
        "  -   - of which online fewer than 5\n  - Unknown nil\n",
        [
            "2020 under 18: 38",
            "2020 under 18 female: 32",
            "2020 under 18 female online: 8",
            "2020 under 18 not known: 1..4",
            "2021 under 18: 30",
            "2021 under 18 female: 24",
            "2021 under 18 female online: 1..4",
            "2021 under 18 not known: 0",
        ],
    ),
    "three ages in a row": (
        "kent.txt",
        "Kent Police\n\n1) How many victims of rape were aged 13, 14 or 15 in 2021?\n\n41\n",
        ["2021 aged 13 to 15: 41"],
    ),
    "people whose ages are told in years are counted, whatever was done to them": (
        "kent.txt",
        "Kent Police\n\n1. How many victims aged 17 years or younger of sexual offences were recorded in 2021?\n\n"
        "Answer\n2021: 41\n",
        ["2021 under 18: 41"],
    ),
    "ages that a sentence begins with, and a sex behind each number": (
        "kent.txt",
        _LEAD + "2020\nFor victims aged 0 to 15 the numbers were 1,662 (female) and 369 (male).\n",
        ["2020 under 16 female: 1662", "2020 under 16 male: 369"],
    ),
    "the other sex of the same age": (
        "kent.txt",
        _LEAD + "2020\nGirls aged 5 to 10 accounted for 6 of the recorded crimes and boys of the same age for fewer than 5.\n",
        ["2020 aged 5 to 10 female: 6", "2020 aged 5 to 10 male: 1..4"],
    ),
    "what a force recorded, told at the end of a sentence": (
        "kent.txt",
        _LEAD + "In the twelve months to 31 March 2014 we recorded 2,528.\n",
        ["2013/14 under 18: 2528"],
    ),
    "a share above says nothing of what stands below": (
        "kent.html",
        "<h1>Kent Police</h1><p>Sexual offences against children under 18</p><p>81% of the victims were female.</p>"
        + table([["Year", "Offences"], ["2021", "41"]]),
        ["2021 under 18: 41"],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_the_fourth_hand_is_read(kind: str, tmp_path: Path) -> None:
    name, content, wanted = KINDS[kind]
    assert lines(read(tmp_path, name, content)) == wanted


def test_a_note_that_offences_are_counted_holds_of_a_table_of_female_victims(tmp_path: Path) -> None:
    content = "<h1>Kent Police</h1><p>The figures are a count of offences, not of victims.</p><p>As above, by sex</p>" + table(
        [["Year", "Female victims", "Male victims"], ["2021", "41", "9"]]
    )
    assert {figure.counted for figure in read(tmp_path, "kent.html", content).figures} == {"offences"}


def test_a_question_broken_down_lends_its_ages_to_the_one_that_breaks_it_down(tmp_path: Path) -> None:
    content = (
        "<h1>Kent Police</h1><h2>Q1.</h2><p>How many sexual offences had a victim aged between 5 and 17 in 2021?</p>"
        "<h2>Answer 1</h2><p>2021: 50</p><h2>Q2.</h2><p>Please break down question 1 by the sex of the victim.</p>"
        "<h2>Answer 2</h2>" + table([["Year", "F", "M"], ["2021", "41", "9"]])
    )
    found = read(tmp_path, "kent.html", content)
    assert {figure.ages.label for figure in (*found.figures, *found.proposals)} == {"aged 5 to 17"}


def test_a_pivot_that_names_another_unit_than_its_title_waits_for_a_person(tmp_path: Path) -> None:
    rows = "Count of Crime Ref,Column Labels,\nRow Labels,2021,2022\nOnline,4,7\nOffline,9,8\n"
    content = f"Kent Police\nNumber of victims of rape\n{rows}"
    found = read(tmp_path, "kent.csv", content)
    assert not found.figures
    assert {figure.counted for figure in found.proposals} == {"victims"}
