"""Lists in letters, blocks of typed tables, labels in two languages: each is read whole or asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.tables.extract import AnsweredFigure, Extract
from faircount.vocabulary.measures import Online, Sex
from tests.unit.readers.pictures import read

_LETTER = "Kent Police\n\nYou asked for recorded sexual offences against children under 18. Our answer is below.\n\n{}\n"


def _told(folder: Path, text: str) -> list[AnsweredFigure]:
    found = read(folder, "kent.txt", _LETTER.format(text))
    return [*found.figures, *found.proposals]


def test_items_of_offences_without_a_mark_before_the_number(tmp_path: Path) -> None:
    found = _told(tmp_path, "Offences against children under 18 in 2021/22:\n- rape 40\n- sexual assault 62\n- total 102")
    assert {(figure.offence, figure.number) for figure in found} >= {("rape", 40), ("sexual assault", 62)}
    assert 102 in [figure.number for figure in found]


@pytest.mark.parametrize("joint", ["- of which online {}", ", of which {} online", " ({} online)"])
def test_a_part_behind_its_whole(joint: str, tmp_path: Path) -> None:
    lines = (f"{year} - {230 + n} {joint.format(20 + n)}" for n, year in enumerate(("2020/21", "2021/22")))
    found = _told(tmp_path, "\n".join(lines))
    assert [(figure.number, figure.online) for figure in found] == [
        (230, Online.ALL), (20, Online.YES), (231, Online.ALL), (21, Online.YES),
    ]  # fmt: skip


def test_a_year_that_leads_a_series_is_of_all_of_it(tmp_path: Path) -> None:
    found = _told(tmp_path, "For 2021/22, girls 80, boys 12, unknown 2.")
    assert [(figure.number, figure.sex) for figure in found] == [(80, Sex.FEMALE), (12, Sex.MALE), (2, Sex.NOT_KNOWN)]
    assert {figure.period.label for figure in found} == {"2021/22"}


def test_places_with_their_years_behind_the_numbers(tmp_path: Path) -> None:
    found = _told(tmp_path, "Home: 30 in 2018/19\nSchool: 12 in 2018/19")
    assert [(figure.breakdown, figure.number, figure.period.label) for figure in found] == [
        ("group=Home", 30, "2018/19"), ("group=School", 12, "2018/19"),
    ]  # fmt: skip


def test_whom_a_part_was_against_says_nothing_of_the_whole(tmp_path: Path) -> None:
    found = _told(tmp_path, "Of 94 offences in 2021/22, twelve were against a child under ten.")
    assert {figure.number: figure.ages.high for figure in found} == {94: 17, 12: 9}


def test_offences_with_female_victims_are_offences(tmp_path: Path) -> None:
    found = _told(tmp_path, "In 2021/22 there were 94 offences, with female victims in 80 and male in 14.")
    assert {figure.counted for figure in found} == {"offences"}


_TYPED = """Kent Police

Sexual offences recorded by Kent Police, victim under 18

              2019/20   2020/21   2021/22
Offences          409       496       556

By sex of victim
  Female          331       402       447
  Male             78        94       109

By age of victim
  0 - 8            96       117       132
  9 - 17          313       379       424
"""


def test_a_typed_table_goes_on_behind_the_label_of_a_block(tmp_path: Path) -> None:
    found: Extract = read(tmp_path, "kent.txt", _TYPED)
    assert [figure.number for figure in found.figures] == [
        409, 496, 556, 331, 402, 447, 78, 94, 109, 96, 117, 132, 313, 379, 424,
    ]  # fmt: skip
    assert [figure.ages.label for figure in found.figures][-6::3] == ["under 9", "aged 9 to 17"]


def test_labels_in_two_languages_are_read_in_one(tmp_path: Path) -> None:
    rows = (
        "Blwyddyn / Year,Benyw / Female,Gwryw / Male,Anhysbys / Not known,Cyfanswm / Total,Ar-lein / Online flag",
        "2015-16,388,91,2,481,29",
    )
    found = read(tmp_path, "north-wales.csv", "\n".join(("North Wales Police: sexual offences against under 18s", *rows, "")))
    told = [(figure.sex, figure.online, figure.breakdown) for figure in found.figures]
    assert told == [
        (Sex.FEMALE, Online.ALL, ""), (Sex.MALE, Online.ALL, ""), (Sex.NOT_KNOWN, Online.ALL, ""), (Sex.ALL, Online.ALL, ""),
        (Sex.ALL, Online.YES, ""),
    ]  # fmt: skip


def test_calendar_years_beside_financial_ones_share_their_labels(tmp_path: Path) -> None:
    rows = (
        ",Financial year (Apr-Mar),,,,Calendar year (Jan-Dec),,",
        ",2015/16,2016/17,2017/18,,2015,2016,2017",
        "All offences,1277,1493,1688,,1208,1441,1639",
        "With online flag,163,248,331,,139,226,312",
    )
    found = read(tmp_path, "essex.csv", "\n".join(("Essex Police: sexual offences against under 18s", *rows, "")))
    assert len(found.figures) == 12
    assert [figure.number for figure in found.figures if figure.online is Online.YES] == [163, 248, 331, 139, 226, 312]


def test_a_part_below_the_flagged_may_be_of_all(tmp_path: Path) -> None:
    rows = "Year,2019/20,2020/21\nOffences,412,437\nOnline flag,83,104\nof which domestic abuse motivation,77,80\n"
    found = read(tmp_path, "kent.csv", f"Kent Police: sexual offences against under 18s\n{rows}")
    assert [figure.number for figure in found.figures] == [412, 437, 83, 104]
    assert [figure.number for figure in found.proposals] == [77, 80]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (
            "The online flag was on 466 of the 2020-21 offences, 603 of those in 2021-22 and 651 of those in 2022-23.",
            [(466, Online.YES), (603, Online.YES), (651, Online.YES)],
        ),
        (
            "2017/18: 1,094 offences, 149 with the online flag\n2018/19: 1,187 offences, 198 with the online flag",
            [(1094, Online.ALL), (149, Online.YES), (1187, Online.ALL), (198, Online.YES)],
        ),
    ],
)
def test_a_flag_is_of_those_that_it_was_on(told: str, wanted: list[tuple[float, Online]], tmp_path: Path) -> None:
    assert [(figure.number, figure.online) for figure in _told(tmp_path, told)] == wanted


def test_a_count_in_brackets_behind_its_share(tmp_path: Path) -> None:
    found = _told(tmp_path, "Of the offences in 2023/24, 78% had a female victim (672) and 20% a male victim (172).")
    assert [(figure.number, figure.sex, figure.is_count) for figure in found] == [(672, Sex.FEMALE, True), (172, Sex.MALE, True)]


def test_what_a_count_is_a_share_of_is_another_thing(tmp_path: Path) -> None:
    told = "Sexual offences against people of all ages came to 2,402 in 2023/24, so under-18s are 35.8% of the whole."
    found = _told(tmp_path, told)
    assert [(figure.number, figure.is_count, figure.ages.is_all) for figure in found] == [(2402, True, True)]


def test_two_ages_that_follow_each_other_are_a_band(tmp_path: Path) -> None:
    found = _told(tmp_path, "In 2022-23, 561 victims were under 10, 830 were 14 or 15 and 581 were 16 or 17.")
    assert [(figure.number, figure.ages.low, figure.ages.high) for figure in found] == [(561, 0, 9), (830, 14, 15), (581, 16, 17)]


def test_periods_that_lead_sentences_begin_lines(tmp_path: Path) -> None:
    told = "All sexual offences by sex of victim. 2020/21: female 951, male 228. 2021/22: female 1,099, male 255."
    found = [(figure.period.label, figure.sex, figure.number) for figure in _told(tmp_path, told)]
    assert found == [
        ("2020/21", Sex.FEMALE, 951), ("2020/21", Sex.MALE, 228), ("2021/22", Sex.FEMALE, 1099), ("2021/22", Sex.MALE, 255),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [
        "133 child victims were recorded in 2020/21. The age breakdown is: 0-4 - 5, 5-9 - 20, 10-17 - 108.",
        "133 child victims were recorded in 2020/21. By age: 0 to 4 (5), 5 to 9 (20), 10 to 17 (108).",
        "133 child victims were recorded in 2020/21. By age: 0-4: 5, 5-9: 20 and 10-17: 108.",
    ],
)
def test_ages_that_follow_each_other_in_one_line(told: str, tmp_path: Path) -> None:
    found = {figure.number: (figure.ages.low, figure.ages.high) for figure in _told(tmp_path, told)}
    assert found == {133: (0, 17), 5: (0, 4), 20: (5, 9), 108: (10, 17)}


def test_what_leads_back_is_of_the_number_behind_it(tmp_path: Path) -> None:
    told = "In {}, {} offences were recorded; of those, {} had an online flag."
    found = _told(tmp_path, f"{told.format('2019/20', 120, 14)} {told.format('2020/21', 133, 19)}")
    assert {figure.number: figure.online for figure in found} == {
        120: Online.ALL, 14: Online.YES, 133: Online.ALL, 19: Online.YES,
    }  # fmt: skip


def test_a_number_told_again_in_words_is_one(tmp_path: Path) -> None:
    found = _told(tmp_path, "There were a total of 120 (one hundred and twenty) offences in 2019/20.")
    assert [figure.number for figure in found] == [120]


def test_rows_behind_a_code_go_on_below_an_empty_line(tmp_path: Path) -> None:
    rows = (
        "Code,Offence,2014/15,2015/16", "19,Rape,412,486", "17A,Sexual assault,497,533", ",TOTAL,909,1019",
        ",,,", ",Female,629,699", ",Male,280,320",
    )  # fmt: skip
    found = read(tmp_path, "kent.csv", "\n".join(("Kent Police: sexual offences against under 18s", *rows, "")))
    told = {(figure.number, figure.sex) for figure in (*found.figures, *found.proposals)}
    assert {(629, Sex.FEMALE), (699, Sex.FEMALE), (280, Sex.MALE), (320, Sex.MALE)} <= told


def test_a_sex_and_an_age_in_one_label(tmp_path: Path) -> None:
    rows = "Age and sex,2019/20\nGirls under 13,11\nGirls 13 to 17,50\nBoys under 13,9\nBoys 13 to 17,10\n"
    found = read(tmp_path, "kent.csv", f"Kent Police: sexual offences against under 18s\n{rows}")
    assert [(figure.sex, figure.ages.low, figure.ages.high) for figure in found.figures] == [
        (Sex.FEMALE, 0, 12), (Sex.FEMALE, 13, 17), (Sex.MALE, 0, 12), (Sex.MALE, 13, 17),
    ]  # fmt: skip


def test_what_says_that_offences_follow_names_none(tmp_path: Path) -> None:
    rows = (
        ",2014/15", "All sexual offences against under 18s,606", "By offence", "Rape,411", "Sexual grooming,195",
        "Online flagged offences by age of victim", "0 to 12,63", "13 to 17,62",
    )  # fmt: skip
    found = read(tmp_path, "kent.csv", "\n".join(("Kent Police: sexual offences against under 18s", *rows, "")))
    flagged = [figure for figure in found.figures if figure.online is Online.YES]
    assert [figure.number for figure in flagged] == [63, 62]
    assert not {figure.offence for figure in flagged} & {"By offence", "Sexual grooming"}


def test_lists_whose_years_are_told_once(tmp_path: Path) -> None:
    told = (
        "Every list runs 2015/16, 2016/17, 2017/18.\n\n1) Sexual offences recorded: 388, 431, 502.\n\n"
        "2) Online flag: 41, 58, 77.\n\n3) Girls: 309, 341, 401. Boys: 76, 88, 99. Not known: 3, 2, 2.\n   Rape: 121, 139, 158."
    )
    found = [figure for figure in _told(tmp_path, told) if figure.period.label == "2016/17"]
    assert {(figure.number, figure.online, figure.sex) for figure in found} == {
        (431, Online.ALL, Sex.ALL), (58, Online.YES, Sex.ALL), (341, Online.ALL, Sex.FEMALE), (88, Online.ALL, Sex.MALE),
        (2, Online.ALL, Sex.NOT_KNOWN), (139, Online.ALL, Sex.ALL),
    }  # fmt: skip
    assert len(_told(tmp_path, told)) == 18


def test_a_list_of_more_figures_than_years_is_not_taken_in_silence(tmp_path: Path) -> None:
    told = "Every list runs 2015/16, 2016/17.\n\n1) Sexual offences recorded: 388, 431, 502."
    found = read(tmp_path, "kent.txt", _LETTER.format(told))
    assert not found.figures


def test_labels_of_a_typed_table_without_values_are_no_title_of_the_next(tmp_path: Path) -> None:
    heads = "Category         Number of offences"
    blocks = (
        ("2018/19", f"{heads}\nSexual offences  12\n0-12             4\nRape of a child  3"),
        ("2019/20", f"{heads}\nSexual offences\n0-12\nRape of a child"),
        ("2020/21", f"{heads}\nSexual offences  15\n0-12             6\nRape of a child  2"),
    )
    text = "\n\n".join(f"{year}\n\n{table}" for year, table in blocks)
    found = read(tmp_path, "kent.txt", f"Kent Police\n\nRecorded sexual offences, victim under 18\n\n{text}\n")
    last = [figure for figure in (*found.figures, *found.proposals) if figure.period.label == "2020/21"]
    assert [(figure.number, "rape" in figure.offence.lower()) for figure in last] == [(15, False), (6, False), (2, True)]
