"""Kinds of answers of batch 10, and of drawn answers, that were read wrongly, each the smallest that shows why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read

KENT = "Kent Police"
TITLE = "Sexual offences recorded against children under 18"
KINDS = {
    "a question that names another by its number": (
        "kent.txt",
        f"{KENT}\n\nQ1 - {TITLE}\n2020/21: 1,187\n2021/22: 1,211\n2022/23: 1,240\n\n"
        "Q2 - Those in Q1 with the online crime flag\n2020/21: 198\n2021/22: 201\n2022/23: 211\n\n"
        "Q3 - Q2 by sex of the victim\n2020/21: Female 150, Male 48\n2021/22: Female 158, Male 43\n"
        "2022/23: Female 171, Male 40\n",
        [
            "2020/21 under 18: 1187", "2021/22 under 18: 1211", "2022/23 under 18: 1240", "2020/21 under 18 online: 198",
            "2021/22 under 18 online: 201", "2022/23 under 18 online: 211", "2020/21 under 18 female online: 150",
            "2020/21 under 18 male online: 48", "2021/22 under 18 female online: 158", "2021/22 under 18 male online: 43",
            "2022/23 under 18 female online: 171", "2022/23 under 18 male online: 40",
        ],
    ),
    "a year that its numbered note cuts short": (
        "kent.csv",
        f"{KENT}\n{TITLE}\nAge,2023/24,2024/25 (note 2)\n0-9,31,12\n10-17,90,44\n"
        "1. Years are April to March.\n2. Figures for 2024/25 cover 1 April to 30 September 2024 only.\n",
        [
            "2023/24 under 10: 31", "April 2024 to September 2024 under 10: 12", "2023/24 aged 10 to 17: 90",
            "April 2024 to September 2024 aged 10 to 17: 44",
        ],
    ),
    "codes that the answer explains": (
        "kent.csv",
        f"{KENT}\n{TITLE}. VIC_AGE: UC = under 18 but exact age not known.\nONL = offences with an online flag.\n"
        "REC_YEAR,VIC_AGE,ONL,ALL\n2021/22,11,4,31\n2021/22,12,9,62\n2021/22,UC,2,8\n",
        [
            "2021/22 aged 11 online: 4", "2021/22 aged 11: 31", "2021/22 aged 12 online: 9", "2021/22 aged 12: 62",
            "2021/22 age not known online: 2", "2021/22 age not known: 8",
        ],
    ),
    "a system that was brought in": (
        "kent.txt",
        f"{KENT}\n\n1. How many sexual offences against children under 18 were recorded between 1 April 2020 "
        "and 31 March 2021?\n\n"
        f"1. The force introduced its present system, Niche, in 2008.\n\n{TITLE}\n\n"
        "| Age | Girls | Boys |\n| 0-9 | 31 | 12 |\n| 10-17 | 90 | 40 |\n",
        [
            "2020/21 under 10 female: 31", "2020/21 under 10 male: 12", "2020/21 aged 10 to 17 female: 90",
            "2020/21 aged 10 to 17 male: 40",
        ],
    ),
    "calendar years beside another table of financial ones": (
        "kent.txt",
        f"{KENT}\n\n{TITLE}, by sex\n\n| Sex | 2014 | 2015 |\n| Girls | 31 | 12 |\n| Boys | 9 | 4 |\n\n"
        "Years are financial years, named by the year in which they begin: 2014 means April 2014 to March 2015.\n\n"
        f"{TITLE}, by age\n\n| Age | 2014 | 2015 |\n| 0-9 | 11 | 12 |\n| 10-17 | 19 | 14 |\n\nAll years are calendar years.\n",
        [
            "2014/15 under 18 female: 31", "2015/16 under 18 female: 12", "2014/15 under 18 male: 9", "2015/16 under 18 male: 4",
            "2014 under 10: 11", "2015 under 10: 12", "2014 aged 10 to 17: 19", "2015 aged 10 to 17: 14",
        ],
    ),
    "a total that says again what the title says of all": (
        "kent.csv",
        f"{KENT}: sexual offences against children under 18 flagged as online\n,2021/22,2022/23\nFemale,19,24\nMale,6,7\n"
        "Total online,25,31\n",
        [
            "2021/22 under 18 female online: 19", "2022/23 under 18 female online: 24", "2021/22 under 18 male online: 6",
            "2022/23 under 18 male online: 7", "2021/22 under 18 online: 25", "2022/23 under 18 online: 31",
        ],
    ),
    "a total whose label lies over two columns": (
        "kent.txt",
        f"{KENT}\n\n{TITLE}\n\nCrime type                             Flagged as cyber  2021/22  2022/23\n"
        "Sexual communication with a child      YES                    15       21\n"
        "Sexual communication with a child      NO                    108      106\n"
        "Sexual communication with a child Total                      123      127\n",
        [
            "2021/22 under 18 online: 15", "2022/23 under 18 online: 21", "2021/22 under 18 not online: 108",
            "2022/23 under 18 not online: 106", "2021/22 under 18: 123", "2022/23 under 18: 127",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_the_tenth_hand_is_read(kind: str, tmp_path: Path) -> None:
    name, content, wanted = KINDS[kind]
    assert sorted(lines(read(tmp_path, name, content))) == sorted(wanted)


def test_the_ages_of_another_table_are_asked_about_where_a_table_names_its_own_offence(tmp_path: Path) -> None:
    content = (
        f"{KENT}\n\nRape, by sex\n\n| Sex | 2014/15 |\n| Girls | 31 |\n| Boys | 12 |\n\n"
        "Sexual offences where the victim was under 16, by sex\n\n| Sex | 2014/15 |\n| Girls | 62 |\n| Boys | 19 |\n"
    )
    told = read(tmp_path, "kent.txt", content)
    assert {figure.number for figure in told.figures} == {62, 19}
    assert {figure.number for figure in told.proposals} == {31, 12}


def test_suspects_in_offences_against_the_young_are_of_young_victims(tmp_path: Path) -> None:
    content = f"{KENT}\nNumber of suspects in sexual offences where the victim was under 16\n2019/20,2020/21\n63,71\n"
    assert {(figure.ages.high, figure.counted) for figure in read(tmp_path, "kent.csv", content).figures} == {(15, "suspects")}


def test_the_ages_of_suspects_in_a_title_are_asked_about(tmp_path: Path) -> None:
    told = read(tmp_path, "kent.csv", f"{KENT}: sexual offences with suspects aged under 18\n,2021/22,2022/23\nTotal,80,92\n")
    assert not told.figures
    assert {figure.number for figure in told.proposals} == {80, 92}


def test_a_sum_of_what_is_shown_is_no_count(tmp_path: Path) -> None:
    content = (
        f"{KENT}\n{TITLE}\nAge,2021/22\n0-9,40\n10-15,90\n16-17,*\nTotal (excluding suppressed values),130\n* fewer than 5\n"
    )
    figures = read(tmp_path, "kent.csv", content).figures
    assert [figure.number for figure in figures if not figure.is_count] == [130]


def test_what_is_no_contact_offence_may_be_online(tmp_path: Path) -> None:
    content = f"{KENT}\n{TITLE}\n,2021/22\nContact,82\nNon-contact (online),20\nTotal,102\n"
    assert "yes" in {str(figure.online) for figure in read(tmp_path, "kent.csv", content).figures}
    assert "no" not in {str(figure.online) for figure in read(tmp_path, "kent.csv", content).figures}


def test_each_sign_that_is_not_explained_is_asked_about_by_itself(tmp_path: Path) -> None:
    content = f"{KENT}\n{TITLE}\nAge,2021/22\n0-9,40\n10-12,#\n13-15,*\n16-17,90\n"
    doubts = {figure.doubt for figure in read(tmp_path, "kent.csv", content).figures if figure.doubt}
    assert len(doubts) == 2, doubts


def test_all_sexual_offences_below_a_title_about_rape_are_no_rapes(tmp_path: Path) -> None:
    content = (
        f"{KENT}: rape offences against children under 18\n,2021/22\nFemale,30\nMale,9\nRape total,39\nAll sexual offences,80\n"
    )
    figures = read(tmp_path, "kent.csv", content).figures
    assert [figure.offence for figure in figures if figure.number == 80] == ["sexual offences"]


def test_a_band_that_ends_below_an_age_ends_one_year_earlier(tmp_path: Path) -> None:
    content = f"{KENT}\n{TITLE}\nYear,Under 10,10 and under 13,13 and under 16,16 and under 18\n2019/20,11,61,54,85\n"
    bands = [(figure.ages.low, figure.ages.high) for figure in read(tmp_path, "kent.csv", content).figures]
    assert bands == [(0, 9), (10, 12), (13, 15), (16, 17)]


def test_a_title_about_the_flag_says_nothing_of_a_question_that_does_not(tmp_path: Path) -> None:
    content = (
        "Kent Police: online sexual offences against children\n\nRequest (received 1 May 2023)\n"
        "1. Number of sexual offences against under 18s in 2020, 2021 and 2022.\n2. Number of those with the online flag.\n\n"
        "Question 1\n\n| Year | Number of offences |\n| 2020 | 655 |\n| 2021 | 720 |\n\n"
        "Question 2\n\n| Year | Number of offences |\n| 2020 | 71 |\n| 2021 | 94 |\n"
    )
    told = read(tmp_path, "kent.txt", content)
    flags = {figure.number: str(figure.online) for figure in (*told.figures, *told.proposals)}
    assert (flags[655], flags[71]) == ("all", "yes")
