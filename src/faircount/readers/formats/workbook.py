"""Excel workbooks: stored values only, formulas never evaluated, merged cells spread, hidden sheets noticed."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine as calamine

from faircount.patterns import regex
from faircount.readers.base import Document, Sheet, Spot, Value, note, partly, tidy
from faircount.readers.formats.archive import Packed
from faircount.readers.formats.number_formats import NOTHING, as_printed, shown_instead
from faircount.readers.formats.periods_shown import date_as_label
from faircount.readers.formats.workbook_damage import damage_refused
from faircount.readers.formats.xlsx_parts import SheetParts, WorkbookParts, sparse_rows
from faircount.readers.limits import Clock

_SPREAD_AT_MOST = 20_000


def read_xlsx(content: bytes, name: str, clock: Clock) -> Document:
    """The sheets of an .xlsx or .xlsm workbook; macros and links are left alone."""
    packed = Packed(content, name, clock.limits)
    parts = WorkbookParts(packed)
    findings = [note(name, "", reason) for reason in parts.oddities()]
    book = _open(content, name)
    sheets = []
    for number, meta in enumerate(book.sheets_metadata):
        clock.check()
        part = parts.sheet(number, meta.name)
        found, reasons = _sheet(book, meta, part, clock)
        findings += [note(name, meta.name, reason) for reason in reasons]
        if found is not None:
            sheets.append(found)
    return Document(name, "xlsx", title=parts.title(), blocks=tuple(sheets), findings=tuple(findings))


def read_xls(content: bytes, name: str, clock: Clock) -> Document:
    """The sheets of an .xls workbook of before 2007."""
    book = _open(content, name)
    sheets, findings = [], []
    for meta in book.sheets_metadata:
        clock.check()
        found, reasons = _sheet(book, meta, SheetParts(), clock)
        findings += [partly(name, meta.name, reason) for reason in reasons]
        if found is not None:
            sheets.append(found)
    return Document(name, "xls", blocks=tuple(sheets), findings=tuple(findings))


def _open(content: bytes, name: str) -> Any:
    with damage_refused(name):
        return calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))


def _sheet(book: Any, meta: Any, part: SheetParts, clock: Clock) -> tuple[Sheet | None, list[str]]:
    """A sheet, and what was odd about it; None for a sheet that is a chart or a macro."""
    if meta.typ != calamine.SheetTypeEnum.WorkSheet:
        return None, ["a sheet without cells was passed over"]
    reasons = list(part.reasons)
    if part.is_sparse:
        rows, is_cut = sparse_rows(part, clock)
        merges: Iterable[Any] = part.merges
    else:
        with damage_refused(f"{clock.name}: sheet {meta.name}"):
            found = book.get_sheet_by_name(meta.name)
            taken = max(1, clock.limits.cells // max(1, min(found.total_width or 1, clock.limits.columns)))
            is_cut = (found.total_height or 0) > taken
            rows = [_row(row, clock) for row in found.to_python(skip_empty_area=False, nrows=taken)]
        merges = found.merged_cell_ranges or ()
    shown = without_hidden(rows, part.hidden_rows, part.hidden_columns)
    if shown != rows:
        reasons.append(UNSHOWN)
        rows = shown
    rows = with_years_alone(rows, part.years)
    if overlaid := as_shown(rows, part.formats):
        reasons.append(OVERLAID)
        rows = overlaid
    rows = as_rounded(rows, part.places)
    if is_cut:
        reasons.append(f"only the first {len(rows)} rows were read")
    hidden = meta.visible != calamine.SheetVisibleEnum.Visible
    if hidden:
        reasons.append("a hidden sheet: its figures are left over, and it should not have been sent")
    sheet = Sheet(meta.name, tuple(rows), title=meta.name, percents=part.percents, hidden=hidden)
    return with_raised(spread_merged(sheet, [((a, b), (c, d)) for (a, b), (c, d) in merges]), part.raised), reasons


UNSHOWN = "some rows or columns are hidden: what they hold is not read, and should not have been sent"


OVERLAID = "some cells show words, or nothing, in place of what they hold: read as shown, and that should not have been sent"


def as_shown(rows: Sequence[tuple[Value, ...]], formats: Mapping[Spot, str]) -> list[tuple[Value, ...]]:
    """The rows with the words that a number format shows in place of a number; nothing where all show their numbers."""
    words = {
        (row, column): instead
        for (row, column), code in formats.items()
        if row < len(rows) and column < len(rows[row]) and (held := rows[row][column]) is not None
        if (instead := "" if code == NOTHING else shown_instead(code, held) if isinstance(held, (int, float)) else None)
        is not None
    }
    if not words:
        return []
    return [
        tuple((words[number, at] or None) if (number, at) in words else held for at, held in enumerate(row))
        for number, row in enumerate(rows)
    ]


def with_years_alone(rows: Sequence[tuple[Value, ...]], spots: Collection[Spot]) -> list[tuple[Value, ...]]:
    """The rows with the year where a cell shows no more of its date: "January 2018", shown as 2018, heads a year."""
    if not spots:
        return list(rows)
    told = {row for row, _ in spots}
    return [
        tuple(_year_of(held) if (number, at) in spots else held for at, held in enumerate(row)) if number in told else row
        for number, row in enumerate(rows)
    ]


def _year_of(held: Value) -> Value:
    if not isinstance(held, str) or not _DATE.fullmatch(held):
        return held
    return int(held[-4:] if held[-4:].isdecimal() else held[:4])


_DATE = regex(r"[A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d")


def as_rounded(rows: Sequence[tuple[Value, ...]], places: Mapping[Spot, int]) -> list[tuple[Value, ...]]:
    """The rows with each number to the decimal places that its cell shows: a share of "19.7%" is that, and no 19.68643."""
    held = {row for row, _ in places}
    return [
        tuple(
            as_printed(value, shown) if isinstance(value, float) and (shown := places.get((number, at))) else value
            for at, value in enumerate(row)
        )
        if number in held
        else row
        for number, row in enumerate(rows)
    ]


def without_hidden(
    rows: Sequence[tuple[Value, ...]], hidden_rows: Collection[int], hidden_columns: Collection[int]
) -> list[tuple[Value, ...]]:
    """The rows with nothing where a row or column is hidden, so that all else keeps its place."""
    if not (hidden_rows or hidden_columns):
        return list(rows)
    return [
        () if number in hidden_rows else tuple(None if at in hidden_columns else held for at, held in enumerate(row))
        for number, row in enumerate(rows)
    ]


def _row(row: list[Any], clock: Clock) -> tuple[Value, ...]:
    cells = [_value(value) for value in row[: clock.limits.columns]]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _value(value: Any) -> Value:
    if isinstance(value, str):
        return tidy(value) or None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (datetime, date)):
        return date_as_label(value if isinstance(value, datetime) else datetime.combine(value, time()))
    if isinstance(value, (time, timedelta)):
        return str(value)
    return value if isinstance(value, int) else None


def spread_merged(sheet: Sheet, ranges: list[tuple[Spot, Spot]]) -> Sheet:
    """The sheet with each merged cell's value in all the places it covers, within reason."""
    if not ranges:
        return sheet
    rows = [list(row) for row in sheet.rows]
    spread: dict[Spot, Spot] = {}
    for (top, left), (bottom, right) in ranges:
        bottom, right = min(bottom, len(rows) - 1), min(right, max(sheet.width - 1, left))
        if top > bottom or (bottom - top + 1) * (right - left + 1) + len(spread) > _SPREAD_AT_MOST:
            continue
        value = rows[top][left] if left < len(rows[top]) else None
        for row in range(top, bottom + 1):
            rows[row] += [None] * (right + 1 - len(rows[row]))
            for column in range(left, right + 1):
                rows[row][column] = value
                if (row, column) != (top, left):
                    spread[row, column] = (top, left)
    return replace(sheet, rows=tuple(tuple(row) for row in rows), spread=spread)


def with_raised(sheet: Sheet, raised: dict[str, tuple[str, tuple[str, ...]]]) -> Sheet:
    """The sheet with raised characters taken out of the texts that hold them: 738 with mark 1 is stored as 7381."""
    if not raised:
        return sheet
    marks: dict[Spot, tuple[str, ...]] = {}
    rows = [list(row) for row in sheet.rows]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and value in raised:
                row[column], marks[number, column] = raised[value]
    return replace(sheet, rows=tuple(tuple(row) for row in rows), marks=marks)
