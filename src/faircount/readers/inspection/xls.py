"""What a workbook of before 2007 (.xls) holds beside what it shows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import olefile
import xlrd
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDocError

from faircount.errors import UnreadableSource
from faircount.readers.formats.colours import FLAT, TINY, WHITE, is_unseen
from faircount.readers.inspection.own_form import is_own_form
from faircount.readers.inspection.people import far_cells, looks_like_records
from faircount.readers.inspection.properties import of_properties
from faircount.readers.inspection.trace import Trace
from faircount.readers.limits import Clock

_HIDDEN = {1: "hidden sheet", 2: "very hidden sheet"}
_STORAGES = {
    "_VBA_PROJECT_CUR": "macros",
    "_SX_DB_CUR": "pivot records",
    "Revision Log": "tracked changes",
    "MBD": "embedded files",
}
_POINTS = 5.25
"""The width of a digit of the usual font, in points: 256 units of a column's width."""
_SYSTEM = 0x7FFF
"""The colour of text that has none of its own."""


def inspect_xls(content: bytes, name: str, clock: Clock) -> Iterator[Trace]:
    """What could be dug out of an old workbook."""
    yield from _storages(content, name)
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    except (XLRDError, CompDocError, ValueError, IndexError, KeyError, AssertionError) as error:
        raise UnreadableSource(f"{name}: the workbook is damaged; save it as .xlsx") from error
    yield from of_properties([("author", str(book.user_name or ""))])
    for number, sheet in enumerate(book.sheets(), start=1):
        clock.check()
        yield from _sheet(book, sheet, f"sheet {number}")
    for defined in book.name_obj_list:
        if defined.hidden and not defined.builtin:
            yield Trace("names")


def _storages(content: bytes, name: str) -> Iterator[Trace]:
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as packed:
            tops = {entry[0] for entry in packed.listdir(storages=True)}
            about = packed.get_metadata()
    except (OSError, ValueError, IndexError, TypeError) as error:
        raise UnreadableSource(f"{name}: the workbook is damaged; save it as .xlsx") from error
    for start, kind in _STORAGES.items():
        if any(top.startswith(start) for top in tops):
            yield Trace(kind)
    told = ((key, getattr(about, key)) for key in ("author", "last_saved_by", "manager", "subject", "keywords", "comments"))
    yield from of_properties((key, _words(said)) for key, said in told)


def _words(said: object) -> str:
    return said.decode("cp1252", "replace") if isinstance(said, bytes) else str(said or "")


def _sheet(book: Any, sheet: Any, place: str) -> Iterator[Trace]:
    rows = [[cell.value for cell in sheet.row(at)] for at in range(sheet.nrows)]
    if sheet.visibility in _HIDDEN:
        if any(cell not in (None, "") for row in rows for cell in row) and not is_own_form(rows):
            yield Trace(_HIDDEN[sheet.visibility], place)
        return
    rows_hidden = {at for at, row in sheet.rowinfo_map.items() if row.hidden or row.height / 20 <= FLAT}
    columns_hidden = {at for at, column in sheet.colinfo_map.items() if column.hidden or column.width / 256 * _POINTS <= FLAT}
    held = [(at, column) for at, row in enumerate(rows) for column, cell in enumerate(row) if cell not in (None, "")]
    counted = {
        "hidden rows": len({at for at, _ in held if at in rows_hidden}),
        "hidden columns": len({column for _, column in held if column in columns_hidden}),
        "unseen text": sum(_is_unseen(book, sheet.cell(at, column)) for at, column in held if at not in rows_hidden),
        "comments": len(sheet.cell_note_map),
        "far cells": far_cells(rows),
    }
    yield from (Trace(kind, place, many) for kind, many in counted.items() if many)
    if looks_like_records(rows):
        yield Trace("records", place)


def _is_unseen(book: Any, cell: Any) -> bool:
    form = book.xf_list[cell.xf_index]
    font = book.font_list[form.font_index]
    colour = None if font.colour_index == _SYSTEM else book.colour_map.get(font.colour_index)
    ground = WHITE if form.background.fill_pattern == 0 else book.colour_map.get(form.background.pattern_colour_index)
    shown = book.format_map.get(form.format_key)
    is_nothing = shown is not None and bool(shown.format_str) and set(shown.format_str) == {";"}
    return is_unseen(colour, ground) or font.height / 20 <= TINY or is_nothing
