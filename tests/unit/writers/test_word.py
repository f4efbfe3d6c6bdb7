"""A Word document has tagged headings, a heading row that comes again, no clock in it, and nothing hidden."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from faircount.tables.request import Filled
from faircount.writers.paper import PROMPT, blocks_of
from faircount.writers.paper_word import write_paper_word
from faircount.writers.reply_word import write_reply_word
from faircount.writers.word import DocumentProperties
from tests.lib.answering import every_byte
from tests.unit.writers.test_paper import SOURCE
from tests.unit.writers.test_reply import FORM, WORDS

ABOUT = DocumentProperties("A letter & more", "Cleveland Police", date(2026, 5, 7), "Stays inside")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    return write_paper_word(blocks_of(SOURCE), ABOUT, tmp_path / "letter.docx")


@pytest.fixture
def reply(tmp_path: Path) -> Path:
    filled = {cell.key: Filled(number * 1_000) for number, cell in enumerate(FORM.cells)}
    return write_reply_word(FORM, WORDS, tmp_path / "reply.docx", filled)


def test_headings_are_headings_and_a_place_to_fill_in_keeps_its_words(letter: Path):
    styles = {paragraph.text: paragraph.style.name for paragraph in docx.Document(str(letter)).paragraphs if paragraph.text}
    assert styles["A title"] == "Title"
    assert styles["What is withheld"] == "Heading 1"
    assert styles["one"] == "List Bullet"
    assert styles["To whom\nStreet 1"] == "Normal"
    assert styles["Counts under 5 & others: <b>none</b> of them is zero."] == "Normal"
    (prompt,) = [text for text, style in styles.items() if style == "To fill in"]
    assert prompt.startswith(PROMPT)


def test_the_words_are_those_of_the_plain_text(letter: Path):
    document = docx.Document(str(letter))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    said = " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    for block in blocks_of(SOURCE):
        for line in block.lines:
            assert all(word in said for word in line.replace("|", " ").split())


def test_a_table_says_what_it_is_and_repeats_its_heading_row(letter: Path):
    (table,) = docx.Document(str(letter)).tables
    first, *others = table._tbl.tr_lst
    assert first.trPr.find(qn("w:tblHeader")) is not None
    assert all(row.trPr.find(qn("w:tblHeader")) is None for row in others)
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Period: All"


def test_the_file_says_who_made_it_on_which_day_and_stands_still(letter: Path, tmp_path: Path):
    document = docx.Document(str(letter))
    about = document.core_properties
    assert (about.author, about.last_modified_by, about.title) == ("Cleveland Police", "Cleveland Police", "A letter & more")
    assert (about.created.date(), about.modified.date(), about.language) == (ABOUT.day, ABOUT.day, "en-GB")
    assert document.sections[0].header.paragraphs[0].text == "Stays inside"
    again = write_paper_word(blocks_of(SOURCE), ABOUT, tmp_path / "again.docx")
    assert again.read_bytes() == letter.read_bytes()
    with zipfile.ZipFile(letter) as packed:
        assert not any("thumbnail" in name for name in packed.namelist())
        assert {member.date_time for member in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_in_a_reply_is_hidden_and_nothing_runs(reply: Path):
    for _, content in every_byte(reply.parent):
        assert not any(word in content for word in (b"w:vanish", b"vbaProject", b"w:instrText", b"w:fldSimple", b"http-equiv"))
    document = docx.Document(str(reply))
    assert [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in document.tables] == [
        "Answer, one row a count", "What each row is of, in codes",
    ]  # fmt: skip
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[7] for row in rows[1:]] == [f"{number * 1_000:,}" for number in range(len(FORM.cells))]


def test_a_large_reply_takes_no_time_a_cell(tmp_path: Path):
    many = "\n".join(["| Period | All |", "|---|---|", *(f"| {number} | {number} |" for number in range(5_000))])
    path = write_paper_word(blocks_of(many), ABOUT, tmp_path / "many.docx")
    assert len(docx.Document(str(path)).tables[0]._tbl.tr_lst) == 5_001
