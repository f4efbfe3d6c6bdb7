"""Kinds of answers of batch 55 and of the sixth of batch 54, each the smallest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read, table

IN_WORDS = "Kent Police\n\nSexual offences recorded with a victim aged under 18.\n\n{}\n"


def test_digital_forensics_are_no_online_offences(tmp_path: Path) -> None:
    """A request that asks for their cost beside the offences says nothing of the flag."""
    answer = (
        "Kent Police\n1. How many sexual offences against children under 18 were recorded in each year?\n"
        "2. Please also provide the cost of digital forensic examinations.\n\nOffence,2019,2020\nRape,41,52\n"
    )
    assert lines(read(tmp_path, "answer.csv", answer)) == ["2019 under 18: 41", "2020 under 18: 52"]


@pytest.mark.parametrize("element", ["carrying the online crime flag", "with an online element"])
def test_a_note_limits_all_figures_to_the_flag(element: str, tmp_path: Path) -> None:
    note = f"<p>The figures in this response are limited to offences {element}.</p>"
    answer = "<p>Kent Police. Sexual offences against under 18s</p>" + table([["Year", "Offences"], ["2019", "41"]]) + note
    extract = read(tmp_path, "answer.html", answer)
    assert [figure.online.value for figure in (*extract.figures, *extract.proposals)] == ["yes"]


def test_a_list_with_gaps_and_parts_in_brackets(tmp_path: Path) -> None:
    """The part belongs to its own number and is no word about the lines below."""
    listed = "19/20  1,176 (249 cyber flagged)\n20/21  1,424 (306 cyber flagged)"
    found = lines(read(tmp_path, "answer.txt", IN_WORDS.format(f"Child sexual offences:\n\n{listed}")))
    assert found == [
        "2019/20 under 18: 1176",
        "2019/20 under 18 online: 249",
        "2020/21 under 18: 1424",
        "2020/21 under 18 online: 306",
    ]


def test_a_sentence_of_the_officer_is_no_request(tmp_path: Path) -> None:
    """ "I would first explain" and "I am able to confirm" tell, as "I would like" and "I am writing" ask."""
    said = "I would first explain that the numbers are low. In the calendar year 2022 the force recorded 7 such sexual offences."
    extract = read(tmp_path, "answer.txt", IN_WORDS.format(said))
    assert [figure.number for figure in (*extract.figures, *extract.proposals)] == [7]


@pytest.mark.parametrize(
    "said",
    [
        "2017 had 1,102, 2018 had 1,287 and 2019 had 1,344.",
        "The search returned 1,102 for 2017, 1,287 for 2018 and 1,344 for 2019 (those are all that the system holds).",
        "He wanted three years. 2017: 1,102; 2018: 1,287; 2019: 1,344. That is all.",
    ],
)
def test_years_and_their_numbers_in_a_sentence(said: str, tmp_path: Path) -> None:
    extract = read(tmp_path, "answer.txt", IN_WORDS.format(said))
    found = {(figure.period.label, figure.number) for figure in (*extract.figures, *extract.proposals) if figure.period}
    assert found == {("2017", 1102), ("2018", 1287), ("2019", 1344)}


def test_each_sentence_that_lists_parts_is_a_list(tmp_path: Path) -> None:
    said = (
        "He also wanted 2019 by sex and age. Girls: 211 aged 0 to 9 and 548 aged 10 to 17. "
        "Boys: 109 aged 0 to 9 and 133 aged 10 to 17."
    )
    extract = read(tmp_path, "answer.txt", IN_WORDS.format(said))
    found = [(figure.sex.value, figure.ages.label, figure.number) for figure in (*extract.figures, *extract.proposals)]
    assert found == [
        ("female", "under 10", 211),
        ("female", "aged 10 to 17", 548),
        ("male", "under 10", 109),
        ("male", "aged 10 to 17", 133),
    ]


def test_a_count_that_rose_has_the_year_that_leads_it(tmp_path: Path) -> None:
    said = (
        "In 2012/13 the force recorded 642 sexual offences. In the following year, 2013/14, the figure rose to 811, and in "
        "2014/15 it stood at 1,055."
    )
    assert lines(read(tmp_path, "answer.txt", IN_WORDS.format(said))) == [
        "2012/13 under 18: 642",
        "2013/14 under 18: 811",
        "2014/15 under 18: 1055",
    ]


def test_whose_sex_was_not_known_in_one_sentence_says_nothing_of_the_next(tmp_path: Path) -> None:
    said = "The gender of the victim was not known for five.\n\nIn 2015/16 there were 96 offences."
    assert lines(read(tmp_path, "answer.txt", IN_WORDS.format(said))) == ["2015/16 under 18: 96"]


@pytest.mark.parametrize(("said", "counted"), [("convictions", "outcomes"), ("defendants found guilty", "offenders")])
def test_what_courts_count_is_no_offence(said: str, counted: str, tmp_path: Path) -> None:
    answer = f"Kent Police\n\nNumber of {said} for sexual offences against children under 18\n\nYear,Number\n2019,12\n2020,15\n"
    assert {figure.counted for figure in read(tmp_path, "answer.csv", answer).figures} == {counted}


def test_a_note_about_adults_is_not_of_all_figures(tmp_path: Path) -> None:
    answer = (
        "<h1>Kent Police: sexual offences against children under 18</h1><p>Offences recorded in 2019/20 by gender of victim:</p>"
        + table([["Offence", "Female", "Male"], ["Exposure", "41", "12"]])
        + "<p>Victims aged 18 and over when reporting are adults who reported what happened when they were children.</p>"
    )
    assert lines(read(tmp_path, "answer.html", answer)) == ["2019/20 under 18 female: 41", "2019/20 under 18 male: 12"]


def test_an_offence_against_adults_among_those_against_children(tmp_path: Path) -> None:
    answer = (
        "Kent Police. Victims were aged 17 and under.\n\nOffence,2019\nRape of a female aged 16 and over (adult victim),52\n"
        "Rape of a female child under 13,41\n"
    )
    found = read(tmp_path, "answer.csv", answer).figures
    assert [(figure.ages.label, figure.number) for figure in found] == [("aged 18 and over", 52), ("under 18", 41)]


def test_a_log_of_answers_is_so_many_answers(tmp_path: Path) -> None:
    """Each row has its subject, what was asked and the answer in sentences."""
    rows = [
        ["Ref", "Date", "Subject", "Request", "Response"],
        ["FOI-1", "03/05/2018", "Burglary", "How many burglaries in 2017?", "In 2017 there were 612 burglaries of sheds."],
        [
            "FOI-2",
            "19/06/2018",
            "Child victims",
            "Number of sexual offences with a victim aged 0-17 in 2016/17 and 2017/18",
            "The number of recorded sexual offences with a victim aged 0-17 was 631 in 2016/17 and 702 in 2017/18.",
        ],
    ]
    found = lines(read(tmp_path, "answer.html", "<p>Lincolnshire Police disclosure log</p>" + table(rows)))
    assert found == ["2016/17 under 18: 631", "2017/18 under 18: 702"]
