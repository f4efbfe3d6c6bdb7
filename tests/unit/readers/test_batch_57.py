"""Kinds of answers of batch 57 and of a fresh seed of batch 56, each the smallest."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.readers.meaning import prose
from faircount.readers.read import read_answer
from tests.unit.readers.pictures import lines, read, table

HEAD = "<p>Kent Police</p><p>Sexual offences against children under 18, {}</p>"
YEARS = ["2021/22", "2022/23"]


def told(tmp_path: Path, name: str, content: str) -> list[str]:
    return lines(read(tmp_path, name, content))


@pytest.mark.parametrize("name", ["{} victims", "Sex: {}", "Victim gender - {}", "Victims ({})"])
def test_one_letter_is_a_sex_beside_what_names_it(tmp_path: Path, name: str) -> None:
    blocks = [[name.format("F"), "", ""], ["Year", "Offences", ""], ["2021/22", "12", ""]]
    assert told(tmp_path, "answer.html", HEAD.format("by year") + table(blocks)) == ["2021/22 under 18 female: 12"]


def test_a_second_table_without_headings_has_those_of_the_first(tmp_path: Path) -> None:
    text = (
        "Kent Police\nSexual offences against children under 18 by online flag and age\n\nThe first table is of those without"
        " the online flag.\n\nYear,0-12,13-17\n2021/22,360,436\n2022/23,334,404\n\n"
        "And for offences with the online flag (column headings as in the first table):\n\n2021/22,268,349\n2022/23,244,337\n"
    )
    assert "2022/23 aged 13 to 17 online: 337" in told(tmp_path, "answer.csv", text)


def test_a_total_of_all_years_may_head_a_block(tmp_path: Path) -> None:
    rows = [["", "Girls", "Boys"], ["2021/22", "", ""], ["Rape", "5", "2"], ["2022/23", "", ""], ["Rape", "6", "3"]]
    found = told(tmp_path, "answer.html", HEAD.format("by year") + table([*rows, ["All years", "", ""], ["Rape", "11", "5"]]))
    assert any(line.startswith("2021/22 and 2022/23") and line.endswith("female: 11") for line in found), found


def test_a_code_and_its_contrary_are_the_flag_that_the_title_names(tmp_path: Path) -> None:
    rows = [["Offence", *YEARS], ["Rape", "46", "49"], ["- OC", "6", "5"], ["- Non-OC", "40", "44"]]
    found = told(tmp_path, "answer.html", HEAD.format("by offence, online flag and year") + table(rows))
    assert [line for line in found if "2021/22" in line] == [
        "2021/22 under 18: 46",
        "2021/22 under 18 online: 6",
        "2021/22 under 18 not online: 40",
    ]


def test_a_year_may_lead_a_list_of_offences_and_their_total(tmp_path: Path) -> None:
    listed = "<p>{} – Rape of a female child under 13: {}; Sexual grooming: {}. All child sex offences: {}.</p>"
    found = told(
        tmp_path,
        "answer.html",
        HEAD.format("by year") + listed.format("2021/22", 46, 35, 81) + listed.format("2022/23", 43, 31, 74),
    )
    assert [line.partition(" [")[0].split(":")[-1] for line in found if "2022/23" in line] == [" 43", " 31", " 74"], found


def test_a_letter_before_words_of_an_age_is_a_sex_or_a_question(tmp_path: Path) -> None:
    heads = ["Year", "F under 13", "F 13-17", "M under 13", "M 13-17"]
    found = told(tmp_path, "answer.html", HEAD.format("by year") + table([heads, ["2021/22", "4", "5", "6", "7"]]))
    assert found[0] == "2021/22 under 13 female: 4"
    found = told(tmp_path, "answer.html", HEAD.format("by year") + table([heads[:3], ["2021/22", "4", "5"]]))
    assert all("look like a part of the sex" in line for line in found)


def test_what_is_not_understood_below_a_named_sex_is_asked_about(tmp_path: Path) -> None:
    rows = [["Year", "Sex", "Offences"], ["2021/22", "1X", "12"], ["2021/22", "2Y", "6"]]
    found = told(tmp_path, "answer.html", HEAD.format("by sex") + table(rows))
    assert len(found) == 2
    assert all("look like a part of the sex" in line for line in found)


@pytest.mark.parametrize("note", ["each ‘year’ runs from 1 April of the year shown", "so 2020 = 01/04/2020 to 31/03/2021"])
def test_a_year_is_that_which_begins_in_it_where_a_note_says_so(tmp_path: Path, note: str) -> None:
    rows = [["Year", "Offences"], ["2020", "12"], ["2021", "15"]]
    found = told(tmp_path, "answer.html", HEAD.format("by year") + table(rows) + f"<p>NB {note}.</p>")
    assert found == ["2020/21 under 18: 12", "2021/22 under 18: 15"]


@pytest.mark.parametrize(
    "note", ["Only victims aged 0-15 are included.", "Counts are of offences with victims under the age of 16."]
)
def test_children_are_those_that_a_note_says_by_their_number(tmp_path: Path, note: str) -> None:
    rows = [["Year", "Offences"], ["2021/22", "12"]]
    page = (
        "<p>Kent Police</p><p>Sexual offences against children by year</p>" + table(rows) + f"<p>Source: Niche.</p><p>{note}</p>"
    )
    assert told(tmp_path, "answer.html", page) == ["2021/22 under 16: 12"]


def test_a_year_that_was_counted_from_a_day_on_begins_there(tmp_path: Path) -> None:
    rows = [["Year", "Offences"], ["2019/20 (from 8 May 2019)", "12"], ["2020/21", "15"]]
    found = read(tmp_path, "answer.html", HEAD.format("by year") + table(rows)).figures
    assert [figure.period.start.isoformat() for figure in found] == ["2019-05-08", "2020-04-01"]


def test_a_day_is_no_year_that_a_note_cuts_short(tmp_path: Path) -> None:
    rows = [["Sex", "2018", "2019"], ["Girls", "12", "15"], ["Boys", "3", "4"]]
    note = "<p>YTD columns run from 1 January 2019 to the end of that quarter. Q1 is January to March.</p>"
    assert "2019 under 18 female: 15" in told(tmp_path, "answer.html", HEAD.format("2018 to 2019") + table(rows) + note)


def test_an_unknown_part_of_three_is_known_by_the_labels_beside_it(tmp_path: Path) -> None:
    heads = ["Age", "CY2021_FEMALE_Online", "CY2021_FEMALE_Offline", "CY2021_UNKNOWN_Online", "CY2021_UNKNOWN_Offline"]
    found = told(tmp_path, "answer.html", HEAD.format("2021") + table([heads, ["0-12", "4", "5", "6", "7"]]))
    assert found[2:] == ["2021 under 13 not known online: 6", "2021 under 13 not known not online: 7"]


def test_other_abuse_is_no_sexual_offence(tmp_path: Path) -> None:
    rows = [["Sexual offence type", *YEARS], ["Rape", "4", "5"], ["Domestic abuse related crime", "336", "874"]]
    found = told(tmp_path, "answer.html", HEAD.format("selected offences") + table(rows))
    assert len(found) == 4
    assert all("[" in line for line in found[2:])


def test_a_paragraph_broken_to_the_width_of_its_page_is_one(tmp_path: Path) -> None:
    text = (
        "Kent Police recorded the following numbers of sexual offences against child\n"
        "victims under 18: 1 Apr 2018-31 Mar 2019: 1,219; 1 Apr 2019-31 Mar 2020: 98; 1\n"
        "Apr 2020-31 Mar 2021: 1,270; 1 Apr 2021-31 Mar 2022: 1,318; 1 Apr 2022-31 Mar\n"
        "2023: 1,546.\n"
    )
    found = [line.partition(" [")[0] for line in told(tmp_path, "answer.txt", text)]
    assert [line.split()[0] for line in found] == ["2018/19", "2019/20", "2020/21", "2021/22", "2022/23"]


def test_ages_in_brackets_are_not_those_of_the_count_before_them(tmp_path: Path) -> None:
    page = "<p>Kent Police</p><p>In 2021/22 offences against girls came to 636 (290 aged under 13 and 346 aged 13 to 17).</p>"
    assert not any("under 13" in line for line in told(tmp_path, "answer.html", page) if "636" in line)


def test_each_line_of_a_text_is_asked_once_whether_it_closes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line asked all others of its paragraph, so that a megabyte of text took four minutes."""
    asked: list[str] = []
    monkeypatch.setattr(prose, "lets_answer", lambda line: bool(asked.append(line)))
    many = 400
    path = tmp_path / "answer.txt"
    path.write_text("Kent Police\n" + "".join(f"what is told of it, line {line}\n" for line in range(many)), encoding="utf-8")
    read_answer(path)
    assert len(asked) <= 2 * many
