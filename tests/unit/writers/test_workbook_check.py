"""Workbooks are looked at again before they leave, and LibreOffice reads in both formats what was written."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from faircount.errors import SchemaMismatch
from faircount.writers import write as door
from faircount.writers.publication import Written
from faircount.writers.workbook import write_workbook
from faircount.writers.workbook_check import workbook_faults
from faircount.writers.write import write
from tests.lib.publications import publication


@pytest.fixture
def path(tmp_path):
    (file,) = write_workbook(publication(), tmp_path)
    return file.path


def changed(path, sheet, cell, value):
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)
    return " ".join(workbook_faults(path))


def test_what_is_written_has_no_fault(tmp_path):
    for file in write(publication(), tmp_path, ["xlsx", "ods"]):
        assert workbook_faults(file.path) == ()


def heading_row(path):
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Table 1").to_python()
    return next(place for place, row in enumerate(rows, 1) if row[0] == "Area")


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("=SUM(G1:G9)", "formula"),
        (None, "blank cell"),
        ("[low]", r"uses \[low\], which the sheet Notes does not explain"),
    ],
)
def test_a_cell_that_may_not_be_published_is_found(path, value, fault):
    found = changed(path, "Table 1", f"G{heading_row(path) + 1}", value)
    assert re.search(fault, found), found


def test_a_sheet_that_nobody_lists_and_one_without_a_title_are_found(path):
    assert "has no title" in changed(path, "Sources", "A1", "")
    book = openpyxl.load_workbook(path)
    book.create_sheet("Workings")["A1"] = "Workings"
    book.save(path)
    assert "Workings is not in the contents" in " ".join(workbook_faults(path))


def test_a_program_inside_the_file_is_found(path):
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"x")
    assert "vbaProject.bin, which is no table" in " ".join(workbook_faults(path))


def test_a_workbook_with_a_fault_is_not_published(tmp_path, monkeypatch):
    def spoilt(held, folder):
        (file,) = write_workbook(held, folder)
        changed(file.path, "Table 1", f"G{heading_row(file.path) + 1}", "=1+1")
        return (Written(file.path, "XLSX"),)

    monkeypatch.setitem(door.WRITERS, "xlsx", spoilt)
    with pytest.raises(SchemaMismatch, match="holds a formula"):
        write(publication(), tmp_path, ["xlsx"])


def test_libreoffice_reads_in_both_formats_what_was_written(tmp_path):
    xlsx, ods = (file.path for file in write(publication(), tmp_path / "written", ["xlsx", "ods"]))
    other = shutil.copy(ods, tmp_path / "written" / "other.ods")
    program = shutil.which("soffice")
    assert program, "make test installs LibreOffice Calc"
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [program, home, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "read")]
    subprocess.run([*command, str(xlsx), str(other)], check=True, capture_output=True, timeout=120)
    for name, written in (("cleveland.xlsx", xlsx), ("other.xlsx", ods)):
        ours, theirs = (CalamineWorkbook.from_path(place) for place in (written, tmp_path / "read" / name))
        assert ours.sheet_names == theirs.sheet_names
        for sheet in ours.sheet_names:
            assert theirs.get_sheet_by_name(sheet).to_python() == ours.get_sheet_by_name(sheet).to_python(), (name, sheet)
