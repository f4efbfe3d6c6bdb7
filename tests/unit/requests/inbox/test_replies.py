"""What became of each request: who was asked, who refused under which section, and what came and could not be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from faircount.briefing.reply import say_reply
from faircount.pipeline.ask import ask
from faircount.requests.inbox.replies import replies
from faircount.tables.extract import AnsweredFigure, Extract, RefusedPart, refused
from faircount.vocabulary.periods import parse_period
from tests.lib.requests import write_definition

CLEVELAND, DURHAM, KENT, SCOTLAND = "E23000013", "E23000008", "E23000032", "S23000009"


def letter(file: str, *parts: RefusedPart, title: str = "") -> Extract:
    return Extract(file, "a" * 64, "html", refusals=parts, title=title)


def part(*sections: str, whole: bool = False) -> RefusedPart:
    return RefusedPart(sections, "", whole, "paragraph 1")


def said(folder: Path, area: str, police: str, *extracts: Extract, holds: bool = False) -> list[str]:
    found = replies(folder, extracts)
    return list(say_reply(found[area], police, holds)) if area in found else []


def test_a_project_that_asked_nobody_says_nothing_of_asking(tmp_path: Path) -> None:
    assert replies(tmp_path, ()) == {}


def test_a_refusal_names_its_sections_once_however_often_the_letter_does(tmp_path: Path) -> None:
    answer = letter("kent-police.html", part("12(1)", whole=True), part("12(1)", "14(1)", whole=True))
    assert said(tmp_path, KENT, "Kent Police", answer) == [
        "Kent Police refused the request under sections 12(1) and 14(1) of the Freedom of Information Act 2000 "
        "(cost above the limit, vexatious or repeated)."
    ]


def test_a_part_is_refused_of_an_answer_that_gives_figures(tmp_path: Path) -> None:
    answer = letter("kent-police.html", part("40(2)"))
    (words,) = said(tmp_path, KENT, "Kent Police", answer, holds=True)
    assert words.startswith(
        "Kent Police refused a part of the request under section 40(2) of the Freedom of Information Act 2000"
    )


def test_what_a_section_is_about_is_not_said_of_another_act(tmp_path: Path) -> None:
    answer = letter("police-scotland.html", part("12(1)", whole=True))
    assert said(tmp_path, SCOTLAND, "Police Scotland", answer) == [
        "Police Scotland refused the request under section 12(1) of the Freedom of Information (Scotland) Act 2002."
    ]


def test_who_was_asked_is_told_from_who_was_not_and_from_who_sent_what_nobody_can_read(tmp_path: Path) -> None:
    write_definition(tmp_path)
    ask(tmp_path, tmp_path / "requests")
    found = replies(tmp_path, (refused("durham-constabulary.pdf", "damaged"),))
    assert (found[CLEVELAND].was_asked, found[KENT].was_asked) == (True, False)
    assert list(say_reply(found[KENT], "Kent Police", False)) == ["Kent Police was not asked."]
    (cleveland,) = say_reply(found[CLEVELAND], "Cleveland Police", False)
    assert cleveland.startswith("Cleveland Police was asked on ")
    assert cleveland.endswith(", and we have no answer.")
    assert list(say_reply(found[DURHAM], "Durham Constabulary", False)) == [
        "A document of Durham Constabulary came and could not be read."
    ]


def test_a_day_in_the_tracking_sheet_is_an_answer_that_is_not_here(tmp_path: Path) -> None:
    write_definition(tmp_path)
    ask(tmp_path, tmp_path / "requests")
    sheet = tmp_path / "requests" / "tracking.csv"
    lines = sheet.read_text("utf-8").splitlines()
    place = lines[0].split(",").index("answered")
    noted = [line.split(",") for line in lines]
    noted[1][place] = date(2026, 10, 1).isoformat()
    sheet.write_text("\n".join(",".join(cells) for cells in noted) + "\n", "utf-8")
    code = noted[1][lines[0].split(",").index("code")]
    assert said(tmp_path, code, "The police") == ["The police is said to have answered, and we have not seen the answer."]


def test_of_an_answer_whose_figures_all_wait_it_is_not_said_that_there_are_none(tmp_path: Path) -> None:
    figure = AnsweredFigure("Kent Police", parse_period("2015/16"), "offences", "rape", 7.0, 7, 7, "t1!B2")
    answer = Extract("reply.csv", "a" * 64, "csv", proposals=(figure,))
    (words,) = said(tmp_path, KENT, "Kent Police", answer)
    assert words == "Kent Police answered. How its figures are meant is not settled, so none of them stands here."
    assert said(tmp_path, KENT, "Kent Police", answer, holds=True) == []
