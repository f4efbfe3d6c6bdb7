"""A look at a finished workbook with other eyes than those that wrote it: the rules of published spreadsheets, checked.

After the guidance of the Government Analysis Function on releasing statistics in spreadsheets.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import python_calamine as calamine

from faircount.patterns import regex

COVER, CONTENTS, NOTES = "Cover", "Contents", "Notes"
_MARK = regex(r"\[[a-z]{1,12}\]")
_RUNS = re.compile(rb"<(?:\w+:)?f[ >/]|table:formula=|<(?:\w+:)?ddeLink|office:event-listeners|<(?:\w+:)?oleObject")
_FOREIGN = regex(r"vba|externalLinks|connections|embeddings|ActiveX|Basic/|Scripts/|\.bin$", re.IGNORECASE)
_MERGED = re.compile(rb"<mergeCell |number-columns-spanned=")
Rows = Sequence[Sequence[object]]


def workbook_faults(path: Path) -> tuple[str, ...]:
    """What is wrong with the workbook at the path, in words; nothing, if it may be published."""
    return (*_in_parts(path), *_in_sheets(path))


def _in_parts(path: Path) -> Iterator[str]:
    """What a spreadsheet would run, fetch or hide: the marks of it in the parts of the file."""
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            if _FOREIGN.search(name):
                yield f"{path.name} carries {name}, which is no table"
            letters = packed.read(name)
            if name.endswith(".xml") and _RUNS.search(letters):
                yield f"{path.name}: {name} holds a formula or a link that a spreadsheet would run"
            if name.endswith(".xml") and _MERGED.search(letters):
                yield f"{path.name}: {name} holds merged cells"


def _in_sheets(path: Path) -> Iterator[str]:
    book = calamine.CalamineWorkbook.from_path(path)
    sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    wanted = [name for name in (COVER, CONTENTS, NOTES) if name not in sheets]
    yield from (f"{path.name} has no sheet {name}" for name in wanted)
    if wanted:
        return
    listed = {str(row[0]) for row in sheets[CONTENTS]}
    declared = {str(row[0]) for row in sheets[NOTES]}
    for name, rows in sheets.items():
        if name not in (COVER, CONTENTS) and name not in listed:
            yield f"{path.name}: the sheet {name} is not in the contents"
        if not rows or not str(rows[0][0]).strip():
            yield f"{path.name}: the sheet {name} has no title in its first cell"
        yield from (f"{path.name}: {name} {fault}" for fault in _in_table(_table(rows), declared))


def _table(rows: Rows) -> Rows:
    """The table of a sheet, from its headings on: the first row with more than one cell filled begins it."""
    top = next((place for place, row in enumerate(rows) if sum(cell != "" for cell in row) > 1), len(rows))
    return rows[top:]


def _in_table(table: Rows, declared: set[str]) -> Iterator[str]:
    if not table:
        return
    headings = [str(cell) for cell in table[0]]
    if len(set(headings)) != len(headings):
        yield "has two columns of one name"
    for number, row in enumerate(table, 1):
        if any(cell == "" for cell in row):
            yield f"has a blank cell in row {number} of its table"
    used = {mark for row in table[1:] for cell in row for mark in [str(cell)] if _MARK.fullmatch(mark)}
    yield from (f"uses {mark}, which the sheet {NOTES} does not explain" for mark in sorted(used - declared))
