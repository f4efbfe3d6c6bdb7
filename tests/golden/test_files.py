"""The files to take away, as they are today: a change in them shows as a diff to be read."""

from __future__ import annotations

from python_calamine import CalamineWorkbook

from faircount.writers.csvw import write_csvw
from faircount.writers.workbook import write_workbook
from tests.lib.publications import publication


def test_the_csv_and_its_description(golden, tmp_path):
    for file in write_csvw(publication(), tmp_path):
        golden(f"files/{file.path.name}", file.path.read_bytes())


def test_what_a_workbook_says_sheet_by_sheet(golden, tmp_path):
    """Its words and numbers, not its bytes, which a new release of the library may change."""
    (file,) = write_workbook(publication(), tmp_path)
    book = CalamineWorkbook.from_path(file.path)
    sheets = ((name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
    said = "\n".join(f"== {name}\n" + "\n".join(" | ".join(map(str, row)).rstrip(" |") for row in rows) for name, rows in sheets)
    golden("files/workbook.txt", said + "\n")
