"""The workbook: readable by people and programs, silent about what is hidden, the same every time."""

from __future__ import annotations

import re
import zipfile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from faircount.tables.protected import withhold
from faircount.vocabulary.status import CellStatus
from faircount.writers.publication import PublicationTable
from faircount.writers.workbook import write_workbook
from tests.lib.publications import figure, protected, publication

HEADINGS = ("Area", "Period", "Offence", "Marked online", "Age", "Further breakdown", "Count", "Rate per 1,000 children")


@pytest.fixture
def path(tmp_path):
    (file,) = write_workbook(publication(), tmp_path)
    return file.path


@pytest.fixture
def table(path):
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Table 1").to_python()
    top = next(place for place, row in enumerate(rows) if row[0] == "Area")
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]


def test_it_has_a_cover_contents_notes_sources_and_a_sheet_a_table(path):
    assert openpyxl.load_workbook(path).sheetnames == ["Cover", "Contents", "Notes", "Sources", "Table 1"]


def test_every_sheet_starts_with_its_title_and_leaves_no_cell_of_its_table_blank(path):
    book = openpyxl.load_workbook(path)
    for sheet in book:
        assert sheet["A1"].font.bold
        for laid in sheet.tables.values():
            assert all(cell.value not in (None, "") for row in sheet[laid.ref] for cell in row), sheet.title
        assert not sheet.merged_cells.ranges


def test_tables_are_real_tables_with_names_of_their_own(path):
    book = openpyxl.load_workbook(path)
    names = [laid.name for sheet in book for laid in sheet.tables.values()]
    assert len(names) == len(set(names)) == 4


def test_counts_are_numbers_and_marks_are_words(table):
    assert [row["Count"] for row in table] == [820, 0, "[c]", "[x]", "[z]", "1 to 4", -12, 1250]
    assert [row["Rate per 1,000 children"] for row in table] == [6.68, 0, "[c]", "[x]", "[z]", "[c]", "[x]", 9.5]


def test_what_is_the_same_in_every_row_is_said_once(path, table):
    lines = [row[0].value for row in openpyxl.load_workbook(path)["Table 1"].iter_rows(max_row=6)]
    assert "Counted" not in table[0]
    assert any("counted: offences" in line for line in lines if line)


def test_marks_are_explained_where_they_are_used_and_only_there(path, tmp_path):
    assert {"[c]", "[x]", "[z]"} <= set(re.findall(r"\[.\]", _text(path, "Notes")))
    plain = publication(PublicationTable("by-year", protected([figure(2013, 820), figure(2014, 900)])))
    (file,) = write_workbook(plain, tmp_path / "plain")
    assert "[c]" not in _text(file.path, "Notes") + _text(file.path, "Table 1")


def test_a_number_worked_out_is_explained(path):
    assert "Rate per 1,000 children\noffences per 1,000 residents under 18" in _text(path, "Notes")


def test_it_says_who_when_under_which_licence_from_what_and_where_help_is(path):
    cover = _text(path, "Cover")
    for words in (
        "Example Charity",
        "25 November 2026",
        "Open Government Licence",
        "How to cite",
        "helpline",
        "Not official statistics",
    ):
        assert words in cover
    assert "b" * 64 in _text(path, "Sources")


def test_there_is_no_formula_whatever_a_text_begins_with(path):
    with zipfile.ZipFile(path) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<f " in sheet]
    assert "'=cmd|' /C calc'!A0" in _text(path, "Table 1")


def test_a_hidden_count_is_nowhere_in_the_file(tmp_path):
    secret = 4_919
    hidden = withhold(figure(2015, secret, status=CellStatus.PRIMARY_SUPPRESSED))
    (file,) = write_workbook(publication(PublicationTable("by-year", protected([figure(2014, 820), hidden]))), tmp_path)
    with zipfile.ZipFile(file.path) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "820" in whole
    assert "4919" not in whole
    assert "4,919" not in whole


def test_a_table_without_a_row_is_still_a_workbook(tmp_path):
    (file,) = write_workbook(publication(PublicationTable("by-year", protected([]))), tmp_path)
    assert openpyxl.load_workbook(file.path).sheetnames[-1] == "Table 1"


def test_the_same_publication_gives_the_same_bytes(path, tmp_path):
    (again,) = write_workbook(publication(), tmp_path / "again")
    assert again.path.read_bytes() == path.read_bytes()


def _text(path, sheet: str) -> str:
    return "\n".join(str(cell) for row in CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python() for cell in row)
