"""Kinds of answers of batch 8 that were read wrongly at first sight, each the smallest that shows why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read

TITLE = "Kent Police: offences recorded against children under 18"
KINDS = {
    "numbered blocks of one table, each in the place of the one before": (
        "kent.csv",
        f"{TITLE}\nVictims,2019/20\n1. Cyber,\nCyber flag,39\nNo cyber flag,365\n2. Age of victim,\n0,7\n1,9\n2,11\n"
        "3. Sex of victim,\nGirls,314\nBoys,90\n",
        [
            "2019/20 under 18 online: 39", "2019/20 under 18 not online: 365", "2019/20 under 1: 7", "2019/20 aged 1: 9",
            "2019/20 aged 2: 11", "2019/20 under 18 female: 314", "2019/20 under 18 male: 90",
        ],
    ),
    "groups of rows below one row of years, an empty line between them": (
        "kent.txt",
        f"{TITLE}\n\n            2013    2014\nRecorded     430     442\n\nFemale       344     349\nMale          86      93\n",
        [
            "2013 under 18: 430", "2014 under 18: 442", "2013 under 18 female: 344", "2014 under 18 female: 349",
            "2013 under 18 male: 86", "2014 under 18 male: 93",
        ],
    ),
    "flagged and not flagged, of the flag that the title names": (
        "kent.csv",
        f"{TITLE}\nSex of victim by cyber flag\nYear,\"Girls, flagged\",\"Girls, not flagged\"\n2019,3,71\n",
        ["2019 under 18 female online: 3", "2019 under 18 female not online: 71"],
    ),
    "other offences among offences that name a sex": (
        "kent.csv",
        f"{TITLE}\nOffence,2019\nRape - female victim,11\nRape - male victim,7\nOther,8\n",
        ["2019 under 18 female: 11", "2019 under 18 male: 7", "2019 under 18: 8"],
    ),
    "ages one by one, and those not clear": (
        "kent.csv",
        f"{TITLE}\nForce,2019\nVictim age 10,38\nVictim age 11,57\n\"Under 18, age unclear\",5\n",
        ["2019 aged 10: 38", "2019 aged 11: 57", "2019 age not known: 5"],
    ),
    "years in two languages": (
        "kent.csv",
        f"{TITLE}\nTrosedd / Offence,Ebrill 2016 - Mawrth 2017 April 2016 - March 2017\nRape,54\n",
        ["2016/17 under 18: 54"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_the_eighth_hand_is_read(kind: str, tmp_path: Path) -> None:
    name, content, wanted = KINDS[kind]
    assert lines(read(tmp_path, name, content)) == wanted


def test_a_flag_that_nothing_names_is_asked_about(tmp_path: Path) -> None:
    found = read(tmp_path, "kent.csv", f'{TITLE}\nYear,"Girls, flagged",Girls\n2019,3,71\n')
    assert "2019 under 18 female: 3" not in lines(found)
    assert found.proposals


def test_a_note_names_no_unit_in_passing(tmp_path: Path) -> None:
    told = "Offence,2019\nRape,11\n\nPlease use caution: the flag was added to investigations already open.\n"
    assert {figure.counted for figure in read(tmp_path, "kent.csv", f"{TITLE}\n{told}").figures} == {"offences"}


def test_it_is_the_flag_of_the_sentence_before(tmp_path: Path) -> None:
    said = "Kent Police recorded 402 sexual offences against children under 18 in 2015/16."
    flag = "The cyber marker came into use in April 2015. It was attached to 187 of the 2015/16 offences."
    found = read(tmp_path, "kent.txt", f"{said}\n\n{flag}\n")
    told = lines(found)
    assert "2015/16 under 18 online: 187" in told or not any(line.endswith(": 187") for line in told)


def test_offences_against_adults_are_none_against_children(tmp_path: Path) -> None:
    said = "Kent Police recorded 41 sexual offences against under-18s in 2019. In 2019 141 offences against adults were recorded."
    assert not any(line == "2019 under 18: 141" for line in lines(read(tmp_path, "kent.txt", said)))
