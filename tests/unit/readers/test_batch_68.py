"""Kinds of answers of hands 68 and 69, each the smallest, with years and counts drawn."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from faircount.readers.read import read_answer
from tests.unit.readers.pictures import lines, read, table, understood

YEARS = [(first, f"{first}/{(first + 1) % 100:02d}") for first in (2009, 2014, 2022)]
TITLE = "Sexual offences recorded against children under 18"


def drawn(seed: int) -> list[int]:
    """Two counts over ten, the larger first."""
    return sorted(random.Random(seed).sample(range(11, 900), 2), reverse=True)


@pytest.mark.parametrize(("first", "label"), YEARS)
def test_under_ten_among_counts_is_a_hidden_count(tmp_path: Path, first: int, label: str) -> None:
    later = f"{first + 1}/{(first + 2) % 100:02d}"
    one, two = drawn(first)
    answer = f"Kent Police\n{TITLE}\nOffence,{label},{later}\nRape,Under 10,{one}\nSexual assault,{two},Under 10\n"
    assert lines(read(tmp_path, "kent.csv", answer)) == [
        f"{label} under 18: 1..9",
        f"{later} under 18: {one}",
        f"{label} under 18: {two}",
        f"{later} under 18: 1..9",
    ]


def test_under_ten_among_ages_stays_an_age(tmp_path: Path) -> None:
    one, two = drawn(5)
    answer = f"Kent Police\n{TITLE}\nSex,Age,2019/20\nFemale,Under 10,{one}\nFemale,10 to 17,{two}\n"
    assert lines(read(tmp_path, "kent.csv", answer)) == [
        f"2019/20 under 10 female: {one}",
        f"2019/20 aged 10 to 17 female: {two}",
    ]


@pytest.mark.parametrize(
    ("cell", "all_", "flagged"), [("8 (<3)", "8", "1..2"), ("<3 (<3)", "1..2", "1..2"), ("41 (12)", "41", "12")]
)
def test_a_hidden_count_in_brackets_is_the_second_figure_of_its_cell(tmp_path: Path, cell: str, all_: str, flagged: str) -> None:
    answer = (
        "Kent Police\nRequest: the number of sexual offences against under 18s. Please also give those flagged as online.\n"
        f"{TITLE}\nFigures in brackets are the offences that carry the online flag.\nOffence,2019/20\nRape,{cell}\nIncest,9 (3)\n"
    )
    told = lines(read(tmp_path, "kent.csv", answer))
    assert told[:2] == [f"2019/20 under 18: {all_}", f"2019/20 under 18 online: {flagged}"]


@pytest.mark.parametrize("mark", [" - Under 11", ": under 11", ", victim under 11"])
def test_ages_behind_the_name_of_an_offence_are_ages(tmp_path: Path, mark: str) -> None:
    one, two = drawn(len(mark))
    label = f"Sexual assault on a child{mark}"
    answer = (
        f'Kent Police\n{TITLE}\nOffence and age,2019\n"{label}",{one}\n"{label.replace("11", "9").replace("U", "u")}",{two}\n'
    )
    assert lines(read(tmp_path, "kent.csv", answer)) == [f"2019 under 11: {one}", f"2019 under 9: {two}"]


def test_ages_of_an_offence_as_the_home_office_names_it_stay_in_its_name(tmp_path: Path) -> None:
    answer = f"Kent Police\n{TITLE}\nOffence,2019\nRape of a female child under 13,41\nSexual grooming,9\n"
    assert lines(read(tmp_path, "kent.csv", answer)) == ["2019 under 18: 41", "2019 under 18: 9"]


@pytest.mark.parametrize(("first", "label"), YEARS)
def test_answers_written_into_the_message_that_asked(tmp_path: Path, first: int, label: str) -> None:
    one, two = drawn(first)
    answer = (
        "Hi Sian,\nPlease see our answers below marked **\nKent Police\n\n-----Original Message-----\nFrom: Sian Bevan\n\n"
        "I ask about sexual offences against children aged under 18.\n\n"
        f"1. The number of these offences recorded in {label}?\n\n** {one}\n\n"
        f"2. How many of the offences in {label} had a male victim?\n\n** {two}\n"
    )
    told = lines(read(tmp_path, "reply.txt", answer))
    assert told == [f"{label} under 18: {one}", f"{label} under 18 male: {two}"]


def test_what_is_forwarded_is_the_answer_and_what_is_quoted_is_not(tmp_path: Path) -> None:
    quoted = f"> Kent Police\n> {TITLE}\n>\n> 2019/20: 412 offences\n> 2020/21: 398 offences\n"
    forwarded = f"For the file.\n\n---------- Forwarded message ---------\nFrom: Kent Police\n\n{quoted}"
    assert [figure.number for figure in understood(read(tmp_path, "one.txt", forwarded))] == [412, 398]
    for led in ("Thank you, we are looking into it.", "Please see our response below."):
        replied = f"{led}\n\nOn 3 May 2021 Sian Bevan wrote:\n{quoted}"
        assert understood(read(tmp_path, "two.txt", replied)) == []


@pytest.mark.parametrize("mark", ["\n", "; "])
def test_figures_told_by_the_names_of_their_parts(tmp_path: Path, mark: str) -> None:
    counts = drawn(len(mark))
    told = [mark.join(("Year: 2021/22", f"Victim: {sex}", f"Number recorded: {n}")) for sex, n in zip("FM", counts, strict=True)]
    answer = f"Kent Police\n\n{TITLE}\n\n" + "\n\n".join(told) + "\n"
    assert lines(read(tmp_path, "kent.txt", answer)) == [
        f"2021/22 under 18 female: {counts[0]}",
        f"2021/22 under 18 male: {counts[1]}",
    ]


def test_a_place_in_a_table_of_the_transport_police_is_theirs(tmp_path: Path) -> None:
    answer = f"British Transport Police\n{TITLE}\nCountry,2019/20\nEngland,67\nScotland,12\n"
    figures = read(tmp_path, "btp.csv", answer).figures
    assert [(figure.area, figure.breakdown) for figure in figures] == [
        ("British Transport Police", "district=England"),
        ("British Transport Police", "district=Scotland"),
    ]


def test_the_isle_of_man_is_no_man(tmp_path: Path) -> None:
    figures = read(tmp_path, "iom.csv", f"Isle of Man Constabulary - {TITLE}\nYear,Offences\n2019/20,12\n2020/21,9\n").figures
    assert {(figure.area, str(figure.sex)) for figure in figures} == {("Isle of Man Constabulary", "all")}


def test_of_headings_in_each_other_the_innermost_names_the_force(tmp_path: Path) -> None:
    answer = (
        f"<p>Replies so far: {TITLE}</p><h2>Kent Police</h2><p>Refused, section 12.</p><h4>From Gwent Police:</h4>"
        + table([["Year", "Offences"], ["2019/20", "254"]])
        + "<h2>Sussex Police</h2>"
        + table([["Year", "Offences"], ["2019/20", "77"]])
    )
    (tmp_path / "replies.html").write_text(answer)
    figures = read_answer(tmp_path / "replies.html").figures
    assert [(figure.area, figure.number) for figure in figures] == [("Gwent Police", 254), ("Sussex Police", 77)]


def test_numbered_questions_of_a_template_are_labels(tmp_path: Path) -> None:
    answer = (
        "Name of force: Kent Police\nAll questions relate to sexual offences recorded where the victim was under 18\n"
        "No.,Question,2019/20\n1,Total number of sexual offences against children,545\n"
        '2,"Of these, number flagged as online",64\n3,Number where the victim was female,401\n'
    )
    told = lines(read(tmp_path, "template.csv", answer))
    assert told == ["2019/20 under 18: 545", "2019/20 under 18 online: 64", "2019/20 under 18 female: 401"]


def test_the_years_of_a_question_are_moved_by_no_note_of_another(tmp_path: Path) -> None:
    answer = (
        "<p>Kent Police</p><h3>Your request</h3>"
        "<p>1. How many sexual offences, victim under 16 were recorded between 1 April 2014 and 31 March 2017?</p>"
        "<p>2. How many rapes, victim under 16 were there between 1 January 2019 and 31 December 2019?</p>"
        "<h3>Answer</h3><h4>1.</h4>"
        + table([["Offence", "2014", "2015", "2016"], ["Sexual assault", "41", "52", "63"]])
        + "<p>Years are financial years and are named by the year in which they begin: 2014 means April 2014 to March 2015.</p>"
        "<h4>Q2</h4><p>There were 795 rapes in 2019.</p>"
    )
    told = lines(read(tmp_path, "kent.html", answer))
    assert told == ["2014/15 under 16: 41", "2015/16 under 16: 52", "2016/17 under 16: 63", "2019 under 16: 795"]
