"""Kinds of answers of batch 12 that were read wrongly, each drawn as small as it can be."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from faircount.language.labels import FLAG_NOT_RECORDED, read_label
from faircount.readers.meaning.rows_of_all import SAYS_ALL
from faircount.vocabulary.ages import NOT_KNOWN
from faircount.vocabulary.measures import Online, Sex
from tests.unit.readers.pictures import drawn, lines, read

KENT = "Kent Police"
TITLE = "Number of sexual offences recorded with a victim under 18"
NEVER_FILLED = ("blank", "missing", "not filled in", "not completed", "null", "left blank", "not known", "unknown")


@pytest.mark.parametrize("word", NEVER_FILLED)
def test_what_nobody_filled_in_is_not_known(word: str) -> None:
    flag = read_label(f"Online - {word.capitalize()}")
    assert (flag.online, flag.rest, flag.is_unknown) == (None, FLAG_NOT_RECORDED, True)
    assert read_label(f"Sex {word}").sex is Sex.NOT_KNOWN
    assert read_label(f"Age {word}").ages == NOT_KNOWN


@pytest.mark.parametrize("seed", range(8))
def test_a_flag_that_was_not_filled_in_is_a_part_of_the_whole(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    sep, word = chance.choice((" - ", ": ", " ")), chance.choice(NEVER_FILLED)
    heads = [f"Online{sep}Yes", f"Online{sep}No", f"Online{sep}{word}"]
    rows = [[chance.randrange(20, 400) for _ in heads] for _ in range(3)]
    order = chance.sample(range(3), 3)
    table = [f"Age,{','.join(heads[n] for n in order)},All"]
    table += [
        f"{age},{','.join(str(row[n]) for n in order)},{sum(row)}"
        for age, row in zip(("0-12", "13-15", "16-17"), rows, strict=False)
    ]
    found = read(tmp_path, "kent.csv", f"{KENT}\n{TITLE}, 2020/21\n" + "\n".join(table) + "\n")
    told = {figure.number: (figure.online, figure.breakdown) for figure in found.figures}
    for row in rows:
        assert [told[n] for n in row] == [(Online.YES, ""), (Online.NO, ""), (Online.ALL, "flag=not recorded")]
    assert not any(figure.doubt for figure in found.figures)


def test_a_word_beside_the_flag_that_was_not_read_is_asked_about(tmp_path: Path) -> None:
    content = f"{KENT}\n{TITLE}, 2020/21\nAge,Online - Yes,Online - No,Online - Pend\n0-12,30,80,7\n13-17,41,90,9\n"
    found = read(tmp_path, "kent.csv", content)
    assert {figure.number for figure in found.proposals} >= {7, 9}
    assert not {7, 9} & {figure.number for figure in found.figures}


@pytest.mark.parametrize("label", ["All recorded sexual offences, victim under 18", "All sexual offences recorded"])
@pytest.mark.parametrize(("value", "drawn"), [(900, "2021/22 under 18: 900"), (60, "2021/22 under 18 online: 60")])
def test_a_row_of_all_below_a_title_that_says_flagged(tmp_path: Path, label: str, value: int, drawn: str) -> None:
    rows = f'Age,2021/22\n0-9,20\n10-17,40\nTotal,60\n"{label}",{value}\n'
    title = "Sexual offences against children under 18 with a cyber flag"
    assert drawn in lines(read(tmp_path, "kent.csv", f"{KENT}\n{title}\n{rows}"))


def test_a_row_of_all_that_is_smaller_is_asked_about(tmp_path: Path) -> None:
    rows = 'Age,2021/22\n0-9,20\n10-17,40\n"All sexual offences recorded",50\n'
    found = read(tmp_path, "kent.csv", f"{KENT}\nSexual offences against children under 18 with a cyber flag\n{rows}")
    assert [SAYS_ALL in figure.doubt for figure in found.proposals if figure.number == 50] == [True]


@pytest.mark.parametrize("seed", range(6))
def test_parts_that_make_up_the_flagged_are_of_the_flagged(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    names = ["0-9", "10-15", "16-17"] if seed % 2 else ["Female", "Male"]
    parts = {year: [chance.randrange(9, 90) for _ in names] for year in ("2021/22", "2022/23")}
    rows = [f"{year},{9 * sum(row)},{sum(row)},{','.join(map(str, row))}" for year, row in parts.items()]
    content = f"{KENT}\n{TITLE}\nYear,All,Online,{','.join(names)}\n" + "\n".join(rows) + "\n"
    found = read(tmp_path, "kent.csv", content).figures
    assert {figure.online for figure in found if any(figure.number in row for row in parts.values())} == {Online.YES}


def test_a_column_of_all_beside_adults_is_of_everybody(tmp_path: Path) -> None:
    rows = "Year,Victim under 18,Victim 18 or over,All sexual offences\n2021/22,130,150,280\n2022/23,140,170,310\n"
    found = lines(read(tmp_path, "kent.csv", f"{KENT}\nSexual offences against children under 18, and adults\n{rows}"))
    assert found == [
        "2021/22 under 18: 130", "2021/22 aged 18 and over: 150", "2021/22: 280",
        "2022/23 under 18: 140", "2022/23 aged 18 and over: 170", "2022/23: 310",
    ]  # fmt: skip


def test_an_abbreviation_in_brackets_is_read_as_it_is_written_out(tmp_path: Path) -> None:
    title = "Number of sexual offences against children under 18, by age and online crime flag (OC)"
    content = f'{KENT}\n"{title}, 2021/22"\nAge,Offences,OC flag,No OC flag\n0-9,50,20,30\n10-17,90,40,50\n'
    found = {figure.number: figure.online for figure in read(tmp_path, "kent.csv", content).figures}
    assert (found[20], found[30], found[90]) == (Online.YES, Online.NO, Online.ALL)


def test_officers_are_no_offences(tmp_path: Path) -> None:
    content = (
        f"{KENT}\n\n{TITLE}\n\n| Year | Offences |\n| 2020/21 | 320 |\n| 2021/22 | 410 |\n\n"
        "There are 26 police officers and 11 police staff in the team. In 2021/22 there were 14 officers.\n"
    )
    found = read(tmp_path, "kent.txt", content)
    assert {figure.number for figure in (*found.figures, *found.proposals)} == {320, 410}


def test_a_column_of_marks_is_no_label(tmp_path: Path) -> None:
    content = f"{KENT}\n{TITLE}\nYear,All,With cyber flag\n2018/19,130,n/k\n2019/20,140,n/k\n2020/21,160,16\n"
    assert lines(read(tmp_path, "kent.csv", content))[-2:] == ["2020/21 under 18: 160", "2020/21 under 18 online: 16"]


@pytest.mark.parametrize(
    "said", ["fin yrs 2021 (Apr 20-Mar 21) and 2022 (Apr 21-Mar 22)", "years 2021 (April 2020 to March 2021)"]
)
def test_a_year_with_its_days_in_brackets_explains_all_of_them(tmp_path: Path, said: str) -> None:
    content = f"{KENT}: {TITLE}: {said}\nYear,Sex,Offences\n2021,F,8\n2021,M,9\n2022,F,11\n2022,M,12\n"
    assert {figure.period.label for figure in read(tmp_path, "kent.csv", content).figures} == {"2020/21", "2021/22"}


def test_single_letters_that_one_text_explains_are_forces(tmp_path: Path) -> None:
    content = (
        "Norfolk Constabulary and Suffolk Constabulary\n"
        f"{TITLE}. N = Norfolk; S = Suffolk\nYear,N,S\n2021/22,130,90\n2022/23,140,80\n"
    )
    found = read(tmp_path, "joint.csv", content)
    assert {figure.number: figure.area.split()[0] for figure in found.figures} == {
        130: "Norfolk",
        90: "Suffolk",
        140: "Norfolk",
        80: "Suffolk",
    }
    assert not any(figure.doubt for figure in found.figures)


def test_tables_beside_each_other_have_a_force_each(tmp_path: Path) -> None:
    content = (
        "Norfolk Constabulary and Suffolk Constabulary,,,,,,\n"
        f"{TITLE},,,,,,\n\nYear,Offences,,,,,\n2021/22,130,,,,,\n2022/23,140,,,,,\n\n\n"
        '"Ages of victims under 18, Norfolk",,,,"Ages of victims under 18, Suffolk",,\n'
        "Year,0-4,5-17,,Year,12 or less,13 or more\n2021/22,30,60,,2021/22,11,21\n2022/23,40,70,,2022/23,12,22\n"
    )
    found = {figure.number: (figure.area[:7], figure.ages.label) for figure in read(tmp_path, "joint.csv", content).figures}
    assert [found[n] for n in (30, 70)] == [("Norfolk", "under 5"), ("Norfolk", "aged 5 to 17")]
    assert [found[n] for n in (11, 22)] == [("Suffolk", "under 13"), ("Suffolk", "aged 13 to 17")]


@pytest.mark.parametrize("many", ["two ", "", "all "])
def test_a_table_of_the_years_before_it_taken_together(tmp_path: Path, many: str) -> None:
    content = (
        f"{KENT}\n\n{TITLE}:\n\n| Year | Offences |\n| 2021/22 | 130 |\n| 2022/23 | 140 |\n\n"
        f"We can give two bands. For the offences with the online flag over the {many}years taken together:\n\n"
        "| Age | Offences |\n| Under 13 | 30 |\n| 13 to 17 | 40 |\n"
    )
    found = {figure.number: figure for figure in read(tmp_path, "kent.txt", content).figures}
    assert {found[n].period.label for n in (30, 40)} == {"2021/22 and 2022/23"}
    assert {found[n].online for n in (30, 40)} == {Online.YES}


def test_more_years_than_were_told_are_asked_about(tmp_path: Path) -> None:
    content = (
        f"{KENT}\n\n{TITLE}:\n\n| Year | Offences |\n| 2021/22 | 130 |\n| 2022/23 | 140 |\n\n"
        "For the offences over the five years taken together:\n\n| Age | Offences |\n| Under 13 | 30 |\n| 13 to 17 | 40 |\n"
    )
    assert {figure.number for figure in read(tmp_path, "kent.txt", content).figures} == {130, 140}


def test_the_marked_followed_in_brackets_by_all(tmp_path: Path) -> None:
    content = (
        f"{KENT}\n\nThe cyber marker was brought in in 2015. In each cell the number of crimes with the marker is followed, "
        "in brackets, by the number of all crimes of that type.\n\nSexual crimes recorded, victim under 18\n\n"
        "| Crime type | 2021/22 | 2022/23 |\n| Rape | 3 (688) | 1 (702) |\n| Sexual assault | 12 (1733) | 9 (1780) |\n"
    )
    found = {figure.number: figure.online for figure in read(tmp_path, "kent.txt", content).figures}
    assert (found[12], found[1733], found[1], found[702]) == (Online.YES, Online.ALL, Online.YES, Online.ALL)


def test_a_sentence_below_a_table_is_not_under_its_title(tmp_path: Path) -> None:
    content = (
        f"{KENT}\n\nTable 2: Sexual offences with the cyber flag against children under 18, by age of the victim in years\n\n"
        "| Age | 2021/22 | 2022/23 |\n| 0-9 | 30 | 40 |\n| 10-17 | 60 | 70 |\n\n"
        "In 2022/23 the force recorded 1,311 sexual offences with a victim of any age.\n"
    )
    found = read(tmp_path, "kent.txt", content)
    told = {figure.number: figure for figure in (*found.figures, *found.proposals)}
    assert (told[1311].online, told[1311].ages.is_all, told[30].online) == (Online.ALL, True, Online.YES)


@pytest.mark.parametrize(
    "ages", [("0-5", "6-9", "10-17"), ("10 and under", "11", "12 to 17"), ("12 or under", "13", "14", "15-17")]
)
def test_bands_that_follow_each_other_are_labels(tmp_path: Path, ages: tuple[str, ...]) -> None:
    rows = "\n".join(f"| {age} | {31 + n} | {47 - n} |" for n, age in enumerate(ages))
    found = read(tmp_path, "kent.txt", f"{KENT}\n\n{TITLE}\n\n|  | 2021/22 | 2022/23 |\n{rows}\n")
    assert len(found.figures) == 2 * len(ages)
    assert len({figure.ages for figure in found.figures}) == len(ages)


def test_answers_by_number_below_a_quoted_request(tmp_path: Path) -> None:
    content = (
        f"{KENT}\n\nDear Sir,\n\nI write about your request received on 11 May 2021. You asked:\n\n"
        '  "For the financial year 2020/21 please tell me\n'
        "   1. the number of sexual offences recorded where the victim was under 18\n"
        "   2. the number of those offences that were flagged as online crime\n"
        '   3. the age of the victim for the offences at 2."\n\n'
        "Having carried out searches I can tell you the following.\n\n1. 736 offences were recorded.\n\n"
        "2. 80 of these were flagged.\n\n"
        "3. The ages of the victims of the 80 flagged offences were:\n\n      10 and under     27\n      11               26\n"
        "      12 to 17         27\n"
    )
    assert set(lines(read(tmp_path, "kent.txt", content))) == {
        "2020/21 under 18: 736", "2020/21 under 18 online: 80", "2020/21 under 11 online: 27",
        "2020/21 aged 11 online: 26", "2020/21 aged 12 to 17 online: 27",
    }  # fmt: skip


def test_answers_in_the_order_of_the_question(tmp_path: Path) -> None:
    content = (
        f"{KENT}\n\n> 1. How many sexual offences against under-18s did Kent Police record in 2016/17 and 2017/18?\n\n"
        "689 and 734 respectively.\n\n> 2. How many of those were flagged as online?\n\n"
        "36 and 50 respectively (the last was wrongly given as 58).\n\n"
        "> 3. How old were the victims in question 2? (Under 12, 12-15, 16-17)\n\n2016/17: 5, 19, 12.\n2017/18: 7, 26, 17.\n\n"
        "-----Original Message-----\nFrom: Kent\n\n1. 689 / 752\n2. 36 / 58\n3. 2016/17: 5, 19, 12.  2017/18: 8, 31, 17.\n"
    )
    found = read(tmp_path, "kent.txt", content)
    assert {drawn(figure) for figure in (*found.figures, *found.proposals)} == {
        "2016/17 under 18: 689", "2017/18 under 18: 734", "2016/17 under 18 online: 36", "2017/18 under 18 online: 50",
        "2016/17 under 12 online: 5", "2016/17 aged 12 to 15 online: 19", "2016/17 aged 16 to 17 online: 12",
        "2017/18 under 12 online: 7", "2017/18 aged 12 to 15 online: 26", "2017/18 aged 16 to 17 online: 17",
    }  # fmt: skip
    assert {figure.counted for figure in (*found.figures, *found.proposals)} == {"offences"}


def test_pairs_of_figures_that_begin_where_the_last_ended_are_years(tmp_path: Path) -> None:
    content = f"{KENT}\n{TITLE}\nSex,14-15,15-16,16-17\nFemale,31,32,33\nMale,41,42,43\n"
    found = read(tmp_path, "kent.csv", content)
    told = {figure.number: figure.period.label for figure in (*found.figures, *found.proposals)}
    assert told == {31: "2014/15", 32: "2015/16", 33: "2016/17", 41: "2014/15", 42: "2015/16", 43: "2016/17"}


def test_a_question_of_the_flagged_by_sex_is_of_the_flagged(tmp_path: Path) -> None:
    content = (
        f"{KENT}\n\nQuestion 1\nHow many victims of sexual offences were under 18?\n\n"
        "| Year | Victims |\n| 2021/22 | 1234 |\n| 2022/23 | 1269 |\n\n"
        "Question 2\nHow many of these had an online crime flag, broken down by gender of victim?\n\n"
        "|  | 2020/21 | 2021/22 | 2022/23 |\n| Female | n/a | 117 | 131 |\n| Male | n/a | 31 | 29 |\n"
    )
    found = {figure.number: figure for figure in read(tmp_path, "kent.txt", content).figures}
    assert [found[n].online for n in (117, 131, 31, 29)] == [Online.YES] * 4
    assert [found[n].period.label for n in (117, 131)] == ["2021/22", "2022/23"]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("whose", ["the flagged", "all"])
def test_parts_in_another_table_are_of_those_that_they_make_up(tmp_path: Path, seed: int, whose: str) -> None:
    chance = random.Random(seed)
    names = ["0-9", "10-15", "16-17"] if seed % 2 else ["Female", "Male", "Not stated"]
    parts = {year: [chance.randrange(9, 90) for _ in names] for year in ("2021/22", "2022/23")}
    sums = {year: sum(row) for year, row in parts.items()}
    told = {year: (9 * total, total) if whose == "the flagged" else (total, total // 9) for year, total in sums.items()}
    first = "\n".join(f"| {year} | {every} | {flagged} |" for year, (every, flagged) in told.items())
    second = "\n".join(f"| {year} | {' | '.join(map(str, row))} |" for year, row in parts.items())
    content = (
        f"{KENT}\n\n{TITLE}\n\n| Year | Total offences | Of which online flag |\n{first}\n\n"
        f"| Year | {' | '.join(names)} |\n{second}\n"
    )
    found = read(tmp_path, "kent.txt", content)
    flags = [figure.online for figure in (*found.figures, *found.proposals) if "t2!" in figure.locator]
    assert set(flags) == {Online.YES if whose == "the flagged" else Online.ALL}
    assert len(flags) == 2 * len(names)


def test_a_table_beside_another_headed_of_which_flagged_is_of_the_flagged(tmp_path: Path) -> None:
    content = (
        f"{KENT},,,,,,\n\n{TITLE},,,,Of which online flagged,,\n"
        "Age,2021/22,2022/23,,Age,2021/22,2022/23\n0-12,55,46,,0-12,11,12\n13-17,179,161,,13-17,21,22\n"
    )
    extract = read(tmp_path, "kent.csv", content)
    found = {figure.number: figure.online for figure in (*extract.figures, *extract.proposals)}
    assert {found[n] for n in (11, 12, 21, 22)} == {Online.YES}
    assert {found[n] for n in (55, 46, 179, 161)} == {Online.ALL}
