"""The form that a force fills in: checked while typing, nothing in it runs, the same bytes every time."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from faircount.tables.request import ANSWERS, ASKED, ROW, AskedCell, RequestForm, reasons
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear
from faircount.writers.request_form import FormWords, write_request_form
from tests.lib.requests import heading_row

FORM = RequestForm(
    "cleveland-1a2b3c4d",
    "E23000013",
    "=Recorded offences",
    5,
    tuple(
        AskedCell(f"R{number:03d}", FinancialYear(2023).period, Counted.OFFENCES, "sexual_under_18", Online.ALL, ages, Sex.ALL)
        for number, ages in enumerate((ALL_AGES, AgeBand(0, 9)), 1)
    ),
)
WORDS = FormWords("Cleveland Police", "=A charity", date(2026, 11, 25), (("Count", "A whole number."), ("=1+1", "@text")))


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return write_request_form(FORM, WORDS, tmp_path / "forms" / "form.xlsx")


def test_a_row_says_what_is_asked_and_only_the_answer_is_open(form: Path):
    page = openpyxl.load_workbook(form)["Answer"]
    top = heading_row(page)
    assert [cell.value for cell in page[top]] == [ROW, *ASKED, *ANSWERS]
    row = page[top + 1]
    assert [cell.value for cell in row] == ["R001", *FORM.cells[0].words, None, None, None, None]
    assert [cell.protection.locked for cell in row] == [True] * 7 + [False] * 4
    assert page.protection.sheet
    assert not page.protection.password
    assert page.freeze_panes == f"B{top + 1}"


def test_cells_are_checked_while_somebody_types(form: Path):
    page = openpyxl.load_workbook(form)["Answer"]
    found = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    count, reason = found["H8:H9"], found["I8:I9"]
    assert (count.type, count.formula1) == ("whole", "0")
    # Commas part the entries of a list, so no entry may hold one.
    assert (reason.type, reason.formula1.strip('"').split(",")) == ("list", list(reasons(5)))
    for rule in found.values():
        assert rule.prompt


def test_the_definition_is_hidden_and_whole(form: Path):
    book = openpyxl.load_workbook(form)
    page = book["faircount"]
    assert [sheet.sheet_state for sheet in book] == ["visible", "visible", "hidden"]
    rows = [tuple(cell or "" for cell in row) for row in page.iter_rows(values_only=True)]
    assert RequestForm.from_definition([row[:2] for row in rows[:6]] + rows[6:]) == FORM


def test_nothing_in_it_runs_or_leads_out(form: Path):
    with zipfile.ZipFile(form) as packed:
        assert not [name for name in packed.namelist() if "vba" in name or "external" in name]
        sheets = [packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 3
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<hyperlink" in sheet]


def test_the_same_definition_gives_the_same_bytes(form: Path, tmp_path: Path):
    again = write_request_form(FORM, WORDS, tmp_path / "again.xlsx")
    assert again.read_bytes() == form.read_bytes()


def test_a_list_of_reasons_fits_what_the_format_takes():
    """A list in a rule may hold 255 characters; a longer one is dropped by the library with a warning alone."""
    for small in range(3, 21):
        assert len(",".join(reasons(small))) <= 255


def test_help_beside_a_cell_fits_what_the_format_takes(form: Path):
    for rule in openpyxl.load_workbook(form)["Answer"].data_validations.dataValidation:
        assert len(rule.promptTitle or "") <= 32
        assert len(rule.prompt or "") <= 255
        assert len(rule.error or "") <= 255
