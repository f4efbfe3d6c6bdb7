"""What is taken without a question, and what waits: the rules of decision 108, each in the smallest answer that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read

TAKEN = {
    "counts of 0 and 1 that look like flags": (
        "Kent Police: rape offences\n\nYear,Total offences recorded,Cyber flagged offences\n2015/16,22,0\n2016/17,16,1\n",
        ["2015/16: 22", "2015/16 online: 0", "2016/17: 16", "2016/17 online: 1"],
    ),
    "marks like ages, under years": (
        "Kent Police: victims of rape\n\n,2019/20,2020/21\nAll victims,1-4,5\nFemale,0,1-4\n\n1-4: withheld.\n",
        ["2019/20: 1..4", "2020/21: 5", "2019/20 female: 0", "2020/21 female: 1..4"],
    ),
    "blocks of sexes, the first label above the headings": (
        "Kent Police\nVictims of rape\nFemale victims\nYear,Count of victims\n2019/20,41\n\n"
        "Male victims\nYear,Count of victims\n2019/20,9\n"
        "\nSex of victim not known\nYear,Count of victims\n2019/20,2\n\nThe counts are victims.\n",
        ["2019/20 female: 41", "2019/20 male: 9", "2019/20 not known: 2"],
    ),
    "a sum right of a blank is of its group": (
        "Kent Police: victims of rape\nSex,Age,2019/20\nMale,Under 13,4\n,13-15,9\n,Sum,13\n"
        "Female,Under 13,11\n,13-15,30\n,Sum,41\n",
        [
            "2019/20 under 13 male: 4",
            "2019/20 aged 13 to 15 male: 9",
            "2019/20 male: 13",
            "2019/20 under 13 female: 11",
            "2019/20 aged 13 to 15 female: 30",
            "2019/20 female: 41",
        ],
    ),
    "months as headings, in numbers alone": (
        "Kent Police: recorded rapes\nOffence,202311,202312,202401\nRape offences,5,7,6\n",
        ["November 2023: 5", "December 2023: 7", "January 2024: 6"],
    ),
    "last days of years in turn": (
        "Kent Police: victims of rape\nPeriod,Girls,Boys\n31-03-2021,40,8\n31-03-2022,45,9\n",
        ["2020/21 female: 40", "2020/21 male: 8", "2021/22 female: 45", "2021/22 male: 9"],
    ),
    "a flag that is denied": (
        "Kent Police: victims of rape\nYear,Internet used,Internet not used\n2019/20,3,41\n",
        ["2019/20 online: 3", "2019/20 not online: 41"],
    ),
    "the place that no list has is no man": (
        "Rape offences\nForce,2019/20\nKent Police,5\nIsle of Man Constabulary,2\n",
        ["2019/20: 5", "2019/20: 2"],
    ),
}
WAITS = {
    "two numbers of one meaning": (
        "Kent Police: recorded rape offences\n,2019/20,2019/20\nAll,5,7\n",
        "other figures have the same meaning",
    ),
    "words that look like ages": (
        "Kent Police: recorded rape offences\nGroup,2019/20\nAdults,5\nChildren,7\n",
        "look like a part of the age",
    ),
    "a period in the file name alone": (
        "Kent Police: recorded rape offences\nOffence,Number of offences\nRape,5\n",
        "the file name",
    ),
    "pupils": ("Kent Police\nPupils excluded for sexual misconduct\nYear,Primary\n2019/20,5\n", "no sexual offence"),
    "a block without a label": (
        "Kent Police: victims of rape\nAge,2019/20\nUnder 13,5\n13-15,6\nMale\nUnder 13,2\n13-15,3\n",
        "the rows below have the label",
    ),
}


@pytest.mark.parametrize("kind", TAKEN)
def test_what_has_a_path_is_taken(kind: str, tmp_path: Path) -> None:
    content, expected = TAKEN[kind]
    assert lines(read(tmp_path, "answer.csv", content)) == expected


@pytest.mark.parametrize("kind", WAITS)
def test_what_has_none_waits_with_its_question(kind: str, tmp_path: Path) -> None:
    content, asked = WAITS[kind]
    found = read(tmp_path, "rapes-2019-20.csv", content)
    assert found.proposals, lines(found)
    assert any(asked in figure.doubt for figure in found.proposals), lines(found)
    assert all(figure not in found.figures for figure in found.proposals)


def test_what_stands_beside_the_subject_is_left_over_with_the_reason(tmp_path: Path) -> None:
    content = "Kent Police: rapes\n\nOfficers in post\nGrade,2019/20\nSergeant,5\n"
    found = read(tmp_path, "rapes-2019-20.csv", content)
    assert not found.figures
    assert not found.proposals
    assert any("no sexual offence" in left.reason for left in found.leftovers)


def test_totals_prove_their_parts_and_are_doubted_where_they_do_not_add_up(tmp_path: Path) -> None:
    table = "Kent Police: victims of rape\nSex,2019/20\nFemale,40\nMale,9\nTotal,{}\n"
    assert all(figure.proven for figure in read(tmp_path, "a.csv", table.format(49)).figures)
    wrong = read(tmp_path, "b.csv", table.format(59)).figures
    assert [figure.proven for figure in wrong] == [False] * 3
    assert all("do not agree" in figure.doubt for figure in wrong)


def test_a_file_that_plainly_holds_numbers_and_gave_none_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", "Stop,Passengers\nA,1200\nB,1300\nC,1400\n")
    assert not found.figures
    assert found.doubts or found.proposals or any("no figure could be made" in str(finding) for finding in found.findings)


def test_a_unit_that_only_the_title_names_is_asked_where_a_note_states_another(tmp_path: Path) -> None:
    rows = (("Sex", "2019/20"), ("Male", 36), ("Female", 102))
    table = f"<table>{''.join(f'<tr><td>{label}</td><td>{count}</td></tr>' for label, count in rows)}</table>"
    for note, unit, is_asked in (
        ("Figures show the number of victims.", "offences", True),
        ("Figures show the number of victims rather than crimes.", "victims", False),
        ("Figures show the number of offences.", "offences", False),
    ):
        page = f"<h1>Kent Police: sexual offences against children</h1>{table}<h2>Other matters</h2><p>{note}</p>"
        found = read(tmp_path, "a.html", f"<html><body>{page}</body></html>")
        assert [(figure.counted, bool(figure.doubt)) for figure in found.figures] == [(unit, is_asked)] * 2
