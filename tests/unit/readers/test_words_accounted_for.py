"""What a sentence or a title says of a part of the offences makes no figure of all: it is asked about, or keeps its own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.readers.meaning.facts import WORDS_OF_SENTENCE, WORDS_OF_TITLE
from faircount.readers.read import read_answer
from faircount.vocabulary.ages import UNDER_18

_PARTS = ("committed in schools", "in the Ashford district", "by a family member", "that resulted in a charge")
_LETTER = "Kent Police\n\nYou asked for recorded sexual offences against children under 18. Our answer is below.\n\n{}\n"


@pytest.mark.parametrize("part", _PARTS)
def test_a_part_told_in_a_sentence_is_asked_about(part: str, tmp_path: Path) -> None:
    path = tmp_path / "kent.txt"
    path.write_text(_LETTER.format(f"In 2019/20 we recorded 31 sexual offences against children {part}."), "utf-8")
    found = read_answer(path)
    assert not found.figures
    assert [figure.number for figure in found.proposals] == [31]
    assert found.proposals[0].doubt.startswith(WORDS_OF_SENTENCE)


@pytest.mark.parametrize("part", _PARTS)
def test_a_table_of_a_part_is_asked_about(part: str, tmp_path: Path) -> None:
    path = tmp_path / "kent.csv"
    path.write_text(f"Kent Police: sexual offences against under 18s {part}\nYear,Offences\n2019/20,412\n2020/21,388\n", "utf-8")
    found = read_answer(path)
    assert not found.figures
    assert [figure.number for figure in found.proposals] == [412, 388]
    assert all(figure.doubt.startswith(WORDS_OF_TITLE) for figure in found.proposals)


@pytest.mark.parametrize(
    ("told", "offence"),
    [
        ("there were 12 offences of indecent exposure", "offences of indecent exposure"),
        ("there were 45 rapes", "rapes"),
        ("we recorded 45 offences of obscene publication", "offences of obscene publication"),
    ],
)
def test_an_offence_of_a_sentence_keeps_its_words(told: str, offence: str, tmp_path: Path) -> None:
    path = tmp_path / "kent.txt"
    path.write_text(_LETTER.format(f"In 2019/20 {told}."), "utf-8")
    assert [figure.offence for figure in read_answer(path).figures] == [offence]


def test_a_rise_told_beside_a_count_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "kent.txt"
    path.write_text(_LETTER.format("In 2019/20, 412 offences were recorded, a rise of 5% on the year before."), "utf-8")
    assert [(figure.number, figure.is_count) for figure in read_answer(path).figures] == [(412, True)]


def test_a_sentence_with_its_total_and_its_flagged_ones_asks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "essex.txt"
    told = "In {}, Essex Police recorded {} victims of sexual offences under the age of 18, of which {} were flagged as online.\n"
    path.write_text("".join(told.format(f"20{at}/{at + 1}", 40 + at, at) for at in (14, 15, 16)), "utf-8")
    found = read_answer(path)
    assert (len(found.figures), found.proposals, found.leftovers) == (6, (), ())


def test_a_note_that_refuses_the_flag_makes_nothing_online(tmp_path: Path) -> None:
    path = tmp_path / "surrey.csv"
    path.write_text(
        "Surrey Police: sexual offences against under 18s\nYear,Offences\n2017/18,227\n2018/19,270\n\n"
        "Online flag: the information is refused. It would exceed the cost limit of section 12 of the Act.\n",
        "utf-8",
    )
    assert [figure.online for figure in read_answer(path).figures] == ["all", "all"]


def test_a_heading_over_labels_says_which_offences_they_are_of(tmp_path: Path) -> None:
    path = tmp_path / "sw.csv"
    path.write_text(
        "South Wales Police: sexual offences against children under 18\n"
        "Online offences: outcome to date,2016/17,2017/18\nCharge or summons,15,25\nEvidential difficulties,37,63\n",
        "utf-8",
    )
    found = read_answer(path)
    assert {figure.online for figure in (*found.figures, *found.proposals)} == {"yes"}


def test_the_whole_is_not_in_doubt_for_the_sake_of_a_part(tmp_path: Path) -> None:
    path = tmp_path / "kent.txt"
    told = "In 2019/20 we recorded {} sexual offences against children under 18{}.\n\n"
    path.write_text(_LETTER.format(told.format(388, "") + told.format(31, " committed in schools")), "utf-8")
    found = read_answer(path)
    assert ([figure.number for figure in found.figures], [figure.number for figure in found.proposals]) == ([388], [31])


@pytest.mark.parametrize("short", ["U18", "u18s", "<18"])
def test_children_in_short_are_whom_a_title_is_about(short: str, tmp_path: Path) -> None:
    title = tmp_path / "kent.csv"
    title.write_text(f"Kent Police: sexual offences {short}\nYear,Offences\n2019/20,412\n2020/21,388\n", "utf-8")
    found = read_answer(title)
    assert {figure.ages for figure in (*found.figures, *found.proposals)} == {UNDER_18}


@pytest.mark.parametrize("short", ["U18", "u18s"])
def test_children_in_short_are_the_ages_of_a_label(short: str, tmp_path: Path) -> None:
    rows = tmp_path / "essex.csv"
    rows.write_text(f"Essex Police: sexual offences\nVictim,2019/20,2020/21\n{short},412,388\n18 and over,90,95\n", "utf-8")
    label = [figure for figure in read_answer(rows).figures if figure.number in (412, 388)]
    assert [(figure.ages, figure.breakdown) for figure in label] == [(UNDER_18, "")] * 2
