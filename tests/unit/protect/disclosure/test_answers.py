"""Answers of any shape attacked: letters, pages, workbooks of a sheet a year, forms; nothing recovered is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from faircount.errors import FaircountError
from faircount.pipeline.audit_disclosure import audit_files
from faircount.protect.disclosure.answers import unprinted
from faircount.protect.disclosure.question import DisclosureFound, DisclosureQuestion
from faircount.tables.figures import Figure
from faircount.tables.request import PROTECTED, AskedCell, Filled, RequestForm
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear
from faircount.writers.reply import REPLY_WRITERS
from faircount.writers.request_form import FormWords

YEAR = FinancialYear(2015).period
PAGE = """<html><body><h1>Exampleshire Constabulary</h1><p>Recorded sexual offences against children under 18, 2015/16</p>
<table><tr><th>Age of victim</th><th>Female</th><th>Male</th><th>Total</th></tr>
<tr><td>Under 10</td><td>41</td><td>{}</td><td>44</td></tr><tr><td>10 to 15</td><td>120</td><td>33</td><td>153</td></tr>
<tr><td>16 to 17</td><td>52</td><td>{}</td><td>{}</td></tr></table></body></html>"""


def attacked(*paths: Path, **asked) -> DisclosureFound:
    return audit_files(paths, DisclosureQuestion(**asked), lambda _what, _done, _of: None)


def said(found: DisclosureFound) -> str:
    return " ".join(" ".join((*each.codes, each.follows, each.mend, *each.files)) for each in found.given)


def test_a_star_on_a_page_that_its_row_gives_away_is_named_with_what_it_follows_from(tmp_path: Path) -> None:
    (tmp_path / "answer.html").write_text(PAGE.format("*", 8, 60))
    found = attacked(tmp_path / "answer.html")
    assert [(each.is_exact, each.files) for each in found.given] == [(True, ("answer.html",))]
    assert "under 10, sex male, Exampleshire, 2015/16 (t1!C2)" in found.given[0].codes[0]
    assert "t1!B2" in found.given[0].follows
    assert "t1!D2" in found.given[0].follows
    assert found.hidden == 1
    assert not found.printed
    assert "3" not in said(found).replace("2015", "").replace("t1!", "").replace("13", "").split()


def test_two_stars_that_leave_room_are_safe(tmp_path: Path) -> None:
    (tmp_path / "answer.html").write_text(PAGE.format("*", "*", "*").replace("44", "*"))
    found = attacked(tmp_path / "answer.html")
    assert found.is_safe
    assert found.hidden == 4


def test_what_a_letter_prints_and_a_page_hides_is_known_to_who_has_both(tmp_path: Path) -> None:
    (tmp_path / "answer.html").write_text(PAGE.format("*", "*", "*").replace("44", "*"))
    assert attacked(tmp_path / "answer.html").is_safe
    other = PAGE.format("*", "*", "*").replace("<td>*</td><td>44</td>", "<td>*</td><td>43</td>")
    (tmp_path / "later.html").write_text(other)
    both = attacked(tmp_path / "answer.html", tmp_path / "later.html")
    assert [each.is_exact for each in both.given] == [True]
    assert set(both.names) == {"answer.html", "later.html"}


def test_sheets_of_one_workbook_that_differ_are_about_different_years(tmp_path: Path) -> None:
    path = tmp_path / "answer.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for year, counts in (("2015-16", (12, "*", 14)), ("2016-17", (20, "*", 45))):
            sheet = book.add_worksheet(year)
            sheet.write_row(0, 0, [f"Exampleshire Constabulary: sexual offences against children under 18, {year}"])
            sheet.write_row(1, 0, ["Sex of victim", "Offences"])
            for row, (sex, count) in enumerate(zip(("Female", "Male", "Total"), counts, strict=True), start=2):
                sheet.write_row(row, 0, [sex, count])
    found = attacked(path)
    assert found.hidden == 2
    assert [("male" in each.codes[0], "2015/16" in each.codes[0]) for each in found.given] == [(True, True)]


@pytest.mark.parametrize("kind", REPLY_WRITERS)
def test_a_filled_form_is_attacked_whole(tmp_path: Path, kind: str) -> None:
    marks = (Online.ALL, Online.YES, Online.NO)
    cells = tuple(
        AskedCell(f"R{n:03d}", YEAR, Counted.OFFENCES, "sexual_under_18", mark, ALL_AGES, Sex.ALL)
        for n, mark in enumerate(marks, 1)
    )
    filled = dict(zip(("R001", "R002", "R003"), (Filled(82), Filled(None, PROTECTED, "40(2)"), Filled(79)), strict=True))
    words = FormWords("Cleveland Police", "A charity", date(2026, 5, 7), (("Count", "A whole number."),))
    form = RequestForm("cleveland-1a2b3c4d", "E23000013", "Recorded offences", 5, cells)
    found = attacked(REPLY_WRITERS[kind](form, words, tmp_path / f"reply.{kind}", filled))
    assert [(each.is_exact, "marked as online" in each.codes[0]) for each in found.given] == [(True, True)]
    assert found.hidden == 1
    filled["R003"] = Filled(None, PROTECTED, "40(2)")
    assert attacked(REPLY_WRITERS[kind](form, words, tmp_path / f"reply.{kind}", filled)).is_safe


def test_a_table_outside_the_vocabulary_is_read_as_codes_and_counts(tmp_path: Path) -> None:
    (tmp_path / "web.html").write_text(
        "<table><tr><td>Home</td></tr></table><table><tr><th>Area</th><th>Size</th><th>Permits</th></tr>"
        "<tr><td rowspan=3>North</td><td>Small</td><td>*</td></tr><tr><td>Large</td><td>20</td></tr>"
        "<tr><td>Total</td><td>23</td></tr><tr><td rowspan=3>South</td><td>Small</td><td>12</td></tr>"
        "<tr><td>Large</td><td>25</td></tr><tr><td>Total</td><td>37</td></tr>"
        "<tr><td rowspan=3>Total</td><td>Small</td><td>15</td></tr>"
        "<tr><td>Large</td><td>45</td></tr><tr><td>Total</td><td>60</td></tr></table>"
    )
    assert [each.codes for each in attacked(tmp_path / "web.html").given] == [("North", "Small")]
    (tmp_path / "empty.html").write_text("<p>Nothing is published here.</p>")
    with pytest.raises(FaircountError):
        attacked(tmp_path / "empty.html")


def test_the_halves_that_no_answer_prints_are_asked_too() -> None:
    every = Figure("E23000013", YEAR, Counted.OFFENCES, "sexual_under_18", 55, 55)
    marked = Figure("E23000013", YEAR, Counted.OFFENCES, "sexual_under_18", 52, 52, Online.YES)
    young = Figure("E23000013", YEAR, Counted.OFFENCES, "sexual_under_18", 9, 9, ages=AgeBand(0, 9))
    asked = {(each.online, each.ages.label, each.sex) for each in unprinted([every, marked, young])}
    assert (Online.NO, "all ages", Sex.ALL) in asked
    assert (Online.ALL, "aged 10 to 17", Sex.ALL) in asked
    assert (Online.ALL, "age not known", Sex.ALL) in asked
    assert not asked & {(each.online, each.ages.label, each.sex) for each in (every, marked, young)}
