"""What the replies of one more hand told in ways that had not been met: each is read, or asked about, and never read wrongly."""

from __future__ import annotations

from pathlib import Path

from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Online, Sex
from tests.unit.readers.test_kinds_met_later import read

LETTER = "Kent Police\n\nRecorded sexual offences where the victim was under 18.\n\n"


def test_a_section_of_all_sexes_is_not_of_the_sex_above_it(tmp_path: Path) -> None:
    girls = "Age\t2021/22\t2022/23\nFemale\n0-9\t41\t69\n10-17\t93\t121\n"
    rows = f"{girls}Online flag applied (all sexes)\n0-9\t11\t12\n10-17\t24\t27\n"
    found = {figure.number: (figure.sex, figure.online) for figure in read(tmp_path, "kent.txt", f"{LETTER}{rows}").figures}
    assert found[41] == (Sex.FEMALE, Online.ALL)
    assert found[11] == found[27] == (Sex.ALL, Online.YES)


def test_a_part_behind_sexes_that_add_up_is_a_part_of_their_sum(tmp_path: Path) -> None:
    whole = "Kent Police: sexual offences under 18\n,2021/22,2022/23\nOffences,909,938\n"
    rows = f"{whole}Females,759,728\nMales,150,210\nOf which online,95,98\n"
    found = {figure.number: (figure.sex, figure.online) for figure in read(tmp_path, "kent.csv", rows).figures}
    assert found[95] == found[98] == (Sex.ALL, Online.YES)
    assert found[150] == (Sex.MALE, Online.ALL)


def test_rows_left_empty_below_sexes_head_nothing_and_explain_nothing(tmp_path: Path) -> None:
    head = "Kent Police: victims of sexual offences under 18\nSex,Age,2021/22,2022/23\n"
    boys = "M,Under 5,,\n,5-9,,1\n,10-14,,\n,15-17,1,3\n"
    girls = "F,Under 5,,2\n,5-9,3,4\n,10-14,10,11\n,15-17,16,23\n"
    unknown = "Not stated,Under 5,,\n,5-9,,\n,10-14,,\n,15-17,6,7\n"
    found = {
        figure.number: (figure.sex, figure.ages) for figure in read(tmp_path, "kent.csv", head + boys + girls + unknown).figures
    }
    assert found[16] == (Sex.FEMALE, AgeBand(15, 17))
    assert {sex for sex, _ in found.values()} == {Sex.MALE, Sex.FEMALE, Sex.NOT_KNOWN}
    assert found[6] == found[7] == (Sex.NOT_KNOWN, AgeBand(15, 17))


def test_rows_of_a_pivot_left_empty_head_nothing(tmp_path: Path) -> None:
    rows = (
        "Kent Police: sexual offences under 18\nCount of Crime Number,Column Labels\nRow Labels,FY 21-22,FY 22-23\n"
        "Female,6,9\nUnder 1,,\n1,2,5\n2,4,4\nMale,3,4\nUnder 1,1,\n1,2,\n2,,4\nGrand Total,9,13\n"
    )
    told = [
        (figure.number, figure.sex, figure.ages)
        for figure in read(tmp_path, "kent.csv", rows).figures
        if figure.period.label == "2022/23" and figure.ages is not None
    ]
    assert (5, Sex.FEMALE, AgeBand(1, 1)) in told
    assert (4, Sex.FEMALE, AgeBand(2, 2)) in told
    assert (4, Sex.MALE, AgeBand(2, 2)) in told


def test_headings_broken_over_a_typed_rule_are_put_together(tmp_path: Path) -> None:
    table = (
        "Year           Victim under    Under 18 with\n"
        "                         18      online flag\n"
        "--------------------------------------------\n"
        "2018/2019               882               77\n"
        "2019/2020               916               79\n"
    )
    found = {figure.number: (figure.online, figure.period.label) for figure in read(tmp_path, "kent.txt", LETTER + table).figures}
    assert found == {
        882: (Online.ALL, "2018/19"), 77: (Online.YES, "2018/19"), 916: (Online.ALL, "2019/20"), 79: (Online.YES, "2019/20"),
    }  # fmt: skip


def test_who_a_child_is_in_this_response_goes_before_what_was_asked(tmp_path: Path) -> None:
    letter = (
        "Kent Police\n\nYou asked:\n1. How many sexual offences against children (victims under 18) were recorded in 2021/22?\n"
        "2. Their sex.\n\nFor the purposes of this response a child is a person aged under 16 at the time of the offence.\n\n"
        "Sex\t2021/22\nFemale\t412\nMale\t88\nTotal\t500\n"
    )
    assert {figure.ages for figure in read(tmp_path, "kent.txt", letter).figures} == {AgeBand(0, 15)}


def test_ages_asked_for_behind_a_part_of_the_first_question_are_of_that_question(tmp_path: Path) -> None:
    letter = (
        "<h1>Kent Police</h1><p>You asked:</p><ol><li>1. How many sexual offences (victim under 18) were there in 2021/22?</li>"
        "<li>2. How many of the offences in question 1 carried the online flag?</li><li>3. The age of the victim.</li></ol>"
        "<h2>Question 3</h2><table><tr><th>Age</th><th>2021/22</th></tr><tr><td>0-9</td><td>31</td></tr>"
        "<tr><td>10-17</td><td>64</td></tr></table>"
    )
    assert {figure.online for figure in read(tmp_path, "kent.html", letter).figures} == {Online.ALL}


def test_what_two_codes_stand_for_filters_nothing(tmp_path: Path) -> None:
    rows = (
        "Kent Police: sexual offences under 18\nCyber: 1 = flagged; 0 = not flagged\n,2021-22,,,2022-23,,\n"
        "Age band,1,0,Total,1,0,Total\n0-9,5,73,78,6,49,55\n10-17,13,93,106,7,144,151\n"
    )
    found = {figure.number: figure.online for figure in read(tmp_path, "kent.csv", rows).figures}
    assert (found.get(5), found.get(73)) in ((Online.YES, Online.NO), (None, None))
    assert found.get(78, Online.ALL) is Online.ALL


def test_a_column_of_years_and_months_names_its_rows(tmp_path: Path) -> None:
    rows = (
        "Kent Police: sexual offences under 18\nYYYYMM,CYBER_FLAG,OFFENCES\n202104,1,24\n202104,0,29\n202105,1,23\n202105,0,47\n"
    )
    found = {figure.number: (figure.period.label, figure.online) for figure in read(tmp_path, "kent.csv", rows).figures}
    assert found == {
        24: ("April 2021", Online.YES), 29: ("April 2021", Online.NO), 23: ("May 2021", Online.YES), 47: ("May 2021", Online.NO),
    }  # fmt: skip


def test_a_total_of_years_is_of_those_that_add_up_to_it(tmp_path: Path) -> None:
    list_ = "2019/20: 120\n2020/21: 133\n2021/22: 141\n\n"
    for total, wanted in ((394, {"2019/20 to 2021/22"}), (395, set())):
        extract = read(tmp_path, "kent.txt", f"{LETTER}{list_}This makes a total of {total} offences over the three years.\n")
        told = (*extract.figures, *extract.proposals)
        assert {one.period.label for one in told if one.number == total} == wanted


def test_numbers_told_respectively_are_of_the_years_of_the_list_above(tmp_path: Path) -> None:
    letter = f"{LETTER}2020: 33\n2021: 42\n\nOf these, the number with the online flag was 12 and 9 respectively.\n"
    found = {figure.number: (figure.period.label, figure.online) for figure in read(tmp_path, "kent.txt", letter).figures}
    assert (found[12], found[9]) == (("2020", Online.YES), ("2021", Online.YES))
