"""An XLSX workbook for people, screen readers and scripts: real tables, no formulas, the same bytes every time."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from faircount.writers.plain_workbook import plain_workbook
from faircount.writers.publication import Publication, Written
from faircount.writers.sheets import WIDEST, OutputSheet, SheetColumn, sheets_of

FONT = "Arial"


def write_workbook(publication: Publication, folder: Path) -> tuple[Written, ...]:
    """The file written: ``<publication>.xlsx``."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{publication.name}.xlsx"
    with plain_workbook(path) as workbook:
        _describe(workbook, publication)
        formats = _formats(workbook)
        for number, sheet in enumerate(sheets_of(publication)):
            _write_sheet(workbook, formats, sheet, number)
    return (Written(path, "XLSX"),)


def _describe(workbook: Any, publication: Publication) -> None:
    day = publication.published
    workbook.set_properties(
        {
            "title": publication.title,
            "author": publication.publisher,
            "comments": f"{publication.attribution} {publication.citation}",
            # The day of publication, not of making: the same inputs give the same bytes.
            "created": datetime(day.year, day.month, day.day),
        }
    )
    workbook.set_custom_property("Language", "en-GB")
    workbook.set_custom_property("Version", publication.version)


def _formats(workbook: Any) -> dict[str, Any]:
    base = {"font_name": FONT, "font_size": 11}
    workbook.formats[0].set_font_name(FONT)
    workbook.formats[0].set_font_size(11)
    return {
        "title": workbook.add_format({**base, "bold": True, "font_size": 15}),
        "line": workbook.add_format(base),
        "heading": workbook.add_format({**base, "bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "words": workbook.add_format({**base, "text_wrap": True, "valign": "top"}),
        "link": workbook.add_format({**base, "font_color": "#1D4F91", "underline": 1, "valign": "top"}),
        **{
            f"number{digits}": workbook.add_format(
                {**base, "align": "right", "valign": "top", "num_format": "#,##0" + ("." + "0" * digits if digits else "")}
            )
            for digits in range(6)
        },
    }


def _write_sheet(workbook: Any, formats: dict[str, Any], sheet: OutputSheet, number: int) -> None:
    page = workbook.add_worksheet(sheet.name)
    page.write_string(0, 0, sheet.title, formats["title"])
    # Above a table a line runs on over its columns; on the cover there is only one column, so it is wrapped.
    form = formats["line" if sheet.columns else "words"]
    for row, line in enumerate(sheet.lines, 1):
        page.write_string(row, 0, line, form)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    if sheet.columns:
        _write_table(page, formats, sheet, number)
    else:
        page.set_column(0, 0, WIDEST)


def _write_table(page: Any, formats: dict[str, Any], sheet: OutputSheet, number: int) -> None:
    top = len(sheet.lines) + 1
    rows = len(sheet.columns[0].cells)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        for row, cell in enumerate(column.cells, top + 1):
            _write_cell(page, row, place, cell, column, formats)
    for row, target in enumerate(sheet.links, top + 1):
        page.write_url(row, 0, f"internal:'{target}'!A1", formats["link"], string=target)
    page.add_table(
        top,
        0,
        # A table without a row is not allowed in the format: one blank row stands for none.
        top + max(rows, 1),
        len(sheet.columns) - 1,
        {
            "name": f"{sheet.name.lower().replace(' ', '_')}_{number}",
            "style": None,
            "autofilter": sheet.name.startswith("Table"),
            "columns": [{"header": column.title, "header_format": formats["heading"]} for column in sheet.columns],
        },
    )
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)


def _write_cell(page: Any, row: int, place: int, cell: Any, column: SheetColumn, formats: dict[str, Any]) -> None:
    form = formats[f"number{column.digits}"] if column.numeric else formats["words"]
    if column.numeric and not isinstance(cell, str):
        page.write_number(row, place, float(cell), form)
    else:
        page.write_string(row, place, str(cell), form)
