"""The form behind a filled-in table that has no hidden sheet: its rows say in codes what they are of."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.errors import SchemaMismatch
from faircount.readers.base import Document, Sheet, shown, tidy
from faircount.tables.extract import Leftover
from faircount.tables.request import BREAKDOWN, COUNT, IN_CODES, ROW, RequestForm, form_in_codes

FIRST_ROWS = 10
MOST_ROWS = 10_000
"""No form has a row beyond this number, whatever a file says."""


def form_in_rows(document: Document) -> RequestForm | None:
    """The form that the rows of a table define, or None for every other document."""
    for sheet in document.sheets():
        for number in range(min(FIRST_ROWS, len(sheet.rows))):
            headings = {tidy(shown(value)): column for column, value in enumerate(sheet.rows[number])}
            if {ROW, COUNT, *IN_CODES} <= headings.keys():
                return _form(sheet, number + 1, [headings[name] for name in (ROW, *IN_CODES, BREAKDOWN) if name in headings])
    return None


def cut_out(form: RequestForm, prefix: str = "") -> Iterator[Leftover]:
    """The rows that are missing between those of a form that its rows define: they are numbered from 1 without a gap."""
    numbers = {int(cell.key[1:]) for cell in form.cells if cell.key[1:].isdecimal()}
    for number in range(1, min(max(numbers, default=0), MOST_ROWS)):
        if number not in numbers:
            yield Leftover(f"{prefix}R{number:03d}", "the row is missing from the answer")


def _form(sheet: Sheet, first: int, columns: list[int]) -> RequestForm | None:
    rows = [[_text(sheet, number, column) for column in columns] for number in range(first, len(sheet.rows))]
    rows = [row for row in rows if any(row)]
    try:
        return form_in_codes([row[0] for row in rows], [row[1:] for row in rows])
    except SchemaMismatch:
        return None


def _text(sheet: Sheet, number: int, column: int) -> str:
    row = sheet.rows[number]
    return tidy(shown(row[column])) if column < len(row) else ""
