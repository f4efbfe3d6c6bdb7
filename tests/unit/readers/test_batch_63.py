"""What exports of records systems name their columns and write in them, each the smallest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read

KENT = "Kent Police: sexual offences against children under 18"
TABLES = {
    "what is flagged and what is not, by one letter": (
        ["fin_yr,OFFENCES_ALL,OFFENCES_CYBER_Y,OFFENCES_CYBER_N", "2021_22,49,7,42", "2022_23,66,17,49"],
        ["2021/22 under 18: 49", "2021/22 under 18 online: 7", "2021/22 under 18 not online: 42"],
    ),
    "a number beside a share, and no flag": (
        ["fin_yr,Offences_n,Cyber_n,Cyber_pct", "2021_22,49,7,14.3%", "2022_23,66,17,25.8%"],
        ["2021/22 under 18: 49", "2021/22 under 18 online: 7"],
    ),
    "flags by one digit": (
        ["fin_yr,off_total,off_online_1,off_online_0", "2021-22,49,7,42", "2022-23,66,17,49"],
        ["2021/22 under 18: 49", "2021/22 under 18 online: 7", "2021/22 under 18 not online: 42"],
    ),
    "years joined to what is counted": (
        ["VICT_SEX,Vic_2020_21,Vic_2021_22", "Female,40,38", "Male,7,9"],
        ["2020/21 under 18 female: 40"],
    ),
    "months by six digits": (["MONTH,OFFENCES", "202304,84", "202305,95"], ["April 2023 under 18: 84", "May 2023 under 18: 95"]),
    "ages one by one": (
        ["Year,Vict Sex,Vict Age (Yrs),Offences", *(f"2021/22,Female,{age},{age + 2}" for age in range(8))],
        ["2021/22 under 1 female: 2", "2021/22 aged 1 female: 3"],
    ),
    "bands joined by a stroke below": (
        ["YR,F_0_4,F_5_9,M_0_4,M_5_9", "2021,47,143,13,31", "2022,56,146,9,31"],
        ["2021 under 5 female: 47"],
    ),
    "numbers of rows behind the force": (
        [
            "Force,ROW_ID,REC_YEAR,GENDER,IS_ONLINE,OFFENCES",
            "Kent Police,3,2021/22,Female,1,62",
            "Kent Police,4,2021/22,Female,0,268",
            "Kent Police,5,2021/22,Male,1,15",
            "Kent Police,6,2021/22,Male,0,59",
        ],
        ["2021/22 under 18 female online: 62", "2021/22 under 18 female not online: 268"],
    ),
    "yes or no run together": (
        ["Yr,Sex,CyberYN,Victims", "2021/22,Female,Yes,<10", "2021/22,Female,No,25", "2021/22,Male,Yes,11", "2021/22,Male,No,42"],
        ["2021/22 under 18 female not online: 25"],
    ),
}


@pytest.mark.parametrize("kind", TABLES)
def test_names_of_columns_that_programs_write_are_read(kind: str, tmp_path: Path) -> None:
    rows, wanted = TABLES[kind]
    found = read(tmp_path, "kent.csv", "\n".join([KENT, "", *rows]))
    said = {line.split(" [")[0] for line in lines(found)}
    assert set(wanted) <= said, said


def test_a_note_of_two_words_says_that_all_are_flagged(tmp_path: Path) -> None:
    rows = [KENT, "", "Year,Offences", "2021/22,49", "2022/23,66", "", "Online flagged only. A dash means nil."]
    found = read(tmp_path, "kent.csv", "\n".join(rows))
    assert [line.split(" [")[0] for line in lines(found)] == ["2021/22 under 18 online: 49", "2022/23 under 18 online: 66"]


def test_the_and_in_the_name_of_a_force_parts_nothing(tmp_path: Path) -> None:
    title = "Avon and Somerset Police - online flagged sexual offences, victims under 18"
    assert all(
        "online" in line
        for line in lines(read(tmp_path, "as.csv", "\n".join([title, "", "Year,Offences", "2021/22,49", "2022/23,66"])))
    )


def test_of_whom_a_table_is_says_not_what_it_counts(tmp_path: Path) -> None:
    title = "Kent Police: number of recorded sexual offences where the victim was under 18"
    rows = [title, "", "Year,Number", "2021/22,49", "2022/23,66", "", "Table shows male victims only."]
    found = read(tmp_path, "kent.csv", "\n".join(rows))
    assert {figure.counted for figure in (*found.figures, *found.proposals)} == {"offences"}


def test_a_note_on_one_table_is_no_rule_of_another(tmp_path: Path) -> None:
    victims = [
        "Number of victims of sexual offences (victim aged 0-17)",
        "",
        "Year,Number",
        "2020/21,49",
        "",
        "The counts are victims.",
    ]
    offences = ["Number of sexual offences against children under 18", "", "Year,Number", "2021/22,66", "2022/23,70"]
    found = read(tmp_path, "kent.csv", "\n".join(["Kent Police", "", *victims, "", "", *offences]))
    counted = {figure.period.label: figure.counted for figure in (*found.figures, *found.proposals)}
    assert counted == {"2020/21": "victims", "2021/22": "offences", "2022/23": "offences"}


def test_a_unit_told_far_from_a_list_is_asked_about(tmp_path: Path) -> None:
    letter = """Kent Police

You asked about sexual offences against children.

2022

Victim aged 0-9: 36
Victim aged 10-17: 107

The figures are victims under 18 of sexual offences.
"""
    found = read(tmp_path, "kent.txt", letter)
    assert not [figure for figure in found.figures if figure.counted == "offences" and not figure.doubt]
    assert {figure.number for figure in (*found.figures, *found.proposals)} == {36, 107}


@pytest.mark.parametrize(
    ("name", "labels", "wanted"),
    [
        ("FIN_YEAR", ["200910", "201011", "201112"], ["2009/10", "2010/11", "2011/12"]),
        ("Year", ["201112", "201112"], ["2011/12", "2011/12"]),
        ("MONTH", ["200910", "200911", "200912"], ["October 2009", "November 2009", "December 2009"]),
        ("MONTH", ["201011", "201012"], ["November 2010", "December 2010"]),
    ],
)
def test_six_digits_are_a_year_or_a_month_as_their_neighbours_are(
    name: str, labels: list[str], wanted: list[str], tmp_path: Path
) -> None:
    rows = [
        f"{label},{sex},{count}" for count, (label, sex) in enumerate(zip(labels, ["Female", "Male", "Unknown"], strict=False), 7)
    ]
    found = read(tmp_path, "kent.csv", "\n".join([KENT, "", f"{name},Sex,Offences", *rows]))
    assert [figure.period.label for figure in (*found.figures, *found.proposals)] == wanted
