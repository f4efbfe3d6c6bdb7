"""An OpenDocument spreadsheet with the same sheets as the workbook: the format that government guidance asks for first."""

from __future__ import annotations

from pathlib import Path
from string import ascii_uppercase

from lxml import etree

from faircount.writers.columns import Cell
from faircount.writers.ods_parts import archive, column_of, content_of, make, meta_of, number_cell, row_of, words_cell
from faircount.writers.publication import Publication, Written
from faircount.writers.sheets import WIDEST, OutputSheet, SheetColumn, sheets_of


def write_ods(publication: Publication, folder: Path) -> tuple[Written, ...]:
    """The file written: ``<publication>.ods``.

    Written by hand: the libraries that write the format stamp it with the time of writing, and the same publication has to
    give the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{publication.name}.ods"
    archive(path, _content(sheets_of(publication)), _meta(publication))
    return (Written(path, "ODS"),)


def _content(sheets: tuple[OutputSheet, ...]) -> etree._Element:
    named = [_named_range(sheet) for sheet in sheets if sheet.columns]
    return content_of(make("office:spreadsheet", {}, *map(_sheet, sheets), make("table:database-ranges", {}, *named)))


def _sheet(sheet: OutputSheet) -> etree._Element:
    # Above a table a line runs on over its columns; on the cover there is only one column, so it is wrapped.
    line_style = "line" if sheet.columns else "words"
    above = [row_of([words_cell(sheet.title, "title")]), *(row_of([words_cell(line, line_style)]) for line in sheet.lines)]
    widths = [column.width for column in sheet.columns] or [WIDEST]
    page = make("table:table", {"table:name": sheet.name}, *map(column_of, widths), *above)
    if not sheet.columns:
        return page
    heading = row_of([words_cell(column.title, "heading") for column in sheet.columns])
    page.append(make("table:table-header-rows", {}, heading))
    for place, cells in enumerate(zip(*(column.cells for column in sheet.columns), strict=True)):
        drawn = [_cell(cell, column) for cell, column in zip(cells, sheet.columns, strict=True)]
        if sheet.links:
            drawn[0] = _link(sheet.links[place])
        page.append(row_of(drawn))
    return page


def _named_range(sheet: OutputSheet) -> etree._Element:
    top = len(sheet.lines) + 2
    last = top + max(len(sheet.columns[0].cells), 1)
    address = f"'{sheet.name}'.A{top}:'{sheet.name}'.{ascii_uppercase[len(sheet.columns) - 1]}{last}"
    said = {"table:name": sheet.name.replace(" ", "_"), "table:target-range-address": address, "table:contains-header": "true"}
    return make("table:database-range", said)


def _cell(cell: Cell, column: SheetColumn) -> etree._Element:
    if not column.numeric:
        return words_cell(str(cell), "words")
    return words_cell(cell, "mark") if isinstance(cell, str) else number_cell(cell, f"{cell:,}", column.digits)


def _link(target: str) -> etree._Element:
    link = make("text:a", {"xlink:href": f"#'{target}'.A1", "xlink:type": "simple"}, target)
    return make("table:table-cell", {"office:value-type": "string", "table:style-name": "words"}, make("text:p", {}, link))


def _meta(publication: Publication) -> etree._Element:
    about = f"{publication.attribution} {publication.citation}"
    return meta_of(publication.title, publication.publisher, f"{publication.published.isoformat()}T00:00:00", about)
