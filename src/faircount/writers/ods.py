"""An OpenDocument spreadsheet with the same sheets as the workbook: the format that government guidance asks for first."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from string import ascii_uppercase

from lxml import etree

from faircount.writers.columns import Cell
from faircount.writers.publication import Publication, Written
from faircount.writers.sheets import WIDEST, Sheet, SheetColumn, sheets_of

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": f"{_OASIS}office:1.0",
    "table": f"{_OASIS}table:1.0",
    "text": f"{_OASIS}text:1.0",
    "style": f"{_OASIS}style:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "number": f"{_OASIS}datastyle:1.0",
    "meta": f"{_OASIS}meta:1.0",
    "manifest": f"{_OASIS}manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
_VERSION = {"office:version": "1.3"}
_DIGITS = range(6)
CM_A_CHARACTER = 0.22
_BEGINNING = (1980, 1, 1, 0, 0, 0)


def write_ods(publication: Publication, folder: Path) -> tuple[Written, ...]:
    """The file written: ``<publication>.ods``.

    Written by hand: the libraries that write the format stamp it with the time of writing, and the same publication has to
    give the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{publication.name}.ods"
    parts = {
        "content.xml": _content(sheets_of(publication)),
        "styles.xml": _styles(),
        "meta.xml": _meta(publication),
        "META-INF/manifest.xml": _manifest(),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        # The format wants its own name first and not compressed, so that a program can tell it from the first bytes.
        archive.writestr(zipfile.ZipInfo("mimetype", _BEGINNING), MIMETYPE, zipfile.ZIP_STORED)
        for name, part in parts.items():
            xml = etree.tostring(part, xml_declaration=True, encoding="UTF-8")
            archive.writestr(zipfile.ZipInfo(name, _BEGINNING), xml, zipfile.ZIP_DEFLATED)
    return (Written(path, "ODS"),)


def _content(sheets: tuple[Sheet, ...]) -> etree._Element:
    named = [_named_range(sheet) for sheet in sheets if sheet.columns]
    spreadsheet = _make("office:spreadsheet", {}, *map(_sheet, sheets), _make("table:database-ranges", {}, *named))
    styles = _make("office:automatic-styles", {}, *_column_styles(), *_styles_of_cells())
    return _make("office:document-content", _VERSION, styles, _make("office:body", {}, spreadsheet))


def _sheet(sheet: Sheet) -> etree._Element:
    # Above a table a line runs on over its columns; on the cover there is only one column, so it is wrapped.
    line_style = "line" if sheet.columns else "words"
    above = [_row([_words(sheet.title, "title")]), *(_row([_words(line, line_style)]) for line in sheet.lines)]
    page = _make("table:table", {"table:name": sheet.name}, *_drawn_columns(sheet), *above)
    if not sheet.columns:
        return page
    page.append(_make("table:table-header-rows", {}, _row([_words(column.title, "heading") for column in sheet.columns])))
    for place, cells in enumerate(zip(*(column.cells for column in sheet.columns), strict=True)):
        drawn = [_cell(cell, column) for cell, column in zip(cells, sheet.columns, strict=True)]
        if sheet.links:
            drawn[0] = _link(sheet.links[place])
        page.append(_row(drawn))
    return page


def _drawn_columns(sheet: Sheet) -> list[etree._Element]:
    widths = [column.width for column in sheet.columns] or [WIDEST]
    return [_make("table:table-column", {"table:style-name": f"width{width}"}) for width in widths]


def _named_range(sheet: Sheet) -> etree._Element:
    top = len(sheet.lines) + 2
    last = top + max(len(sheet.columns[0].cells), 1)
    address = f"'{sheet.name}'.A{top}:'{sheet.name}'.{ascii_uppercase[len(sheet.columns) - 1]}{last}"
    said = {"table:name": sheet.name.replace(" ", "_"), "table:target-range-address": address, "table:contains-header": "true"}
    return _make("table:database-range", said)


def _row(cells: list[etree._Element]) -> etree._Element:
    return _make("table:table-row", {}, *cells)


def _cell(cell: Cell, column: SheetColumn) -> etree._Element:
    if not column.numeric:
        return _words(str(cell), "words")
    if isinstance(cell, str):
        return _words(cell, "mark")
    said = {"office:value-type": "float", "office:value": str(cell), "table:style-name": f"number{column.digits}"}
    return _make("table:table-cell", said, _make("text:p", {}, f"{cell:,}"))


def _words(words: str, style: str) -> etree._Element:
    return _make("table:table-cell", {"office:value-type": "string", "table:style-name": style}, _make("text:p", {}, words))


def _link(target: str) -> etree._Element:
    link = _make("text:a", {"xlink:href": f"#'{target}'.A1", "xlink:type": "simple"}, target)
    return _make("table:table-cell", {"office:value-type": "string", "table:style-name": "words"}, _make("text:p", {}, link))


def _column_styles() -> list[etree._Element]:
    return [
        _make(
            "style:style",
            {"style:name": f"width{width}", "style:family": "table-column"},
            _make("style:table-column-properties", {"style:column-width": f"{width * CM_A_CHARACTER:.2f}cm"}),
        )
        for width in range(1, WIDEST + 1)
    ]


def _styles_of_cells() -> list[etree._Element]:
    styles = [
        _cell_style("title", {"fo:font-weight": "bold", "fo:font-size": "15pt"}),
        _cell_style("line", {}),
        _cell_style("heading", {"fo:font-weight": "bold"}, wrap=True),
        _cell_style("words", {}, wrap=True),
        _cell_style("mark", {}, align="end"),
    ]
    for digits in _DIGITS:
        pattern = {"number:decimal-places": str(digits), "number:min-integer-digits": "1", "number:grouping": "true"}
        styles.append(_make("number:number-style", {"style:name": f"digits{digits}"}, _make("number:number", pattern)))
        styles.append(_cell_style(f"number{digits}", {}, align="end", numbers=f"digits{digits}"))
    return styles


def _cell_style(name: str, text: Mapping[str, str], align: str = "", numbers: str = "", wrap: bool = False) -> etree._Element:
    said = {"style:name": name, "style:family": "table-cell"} | ({"style:data-style-name": numbers} if numbers else {})
    wrapped = [_make("style:table-cell-properties", {"fo:wrap-option": "wrap"})] if wrap else []
    aligned = [_make("style:paragraph-properties", {"fo:text-align": align})] if align else []
    return _make("style:style", said, *wrapped, *aligned, _make("style:text-properties", text))


def _styles() -> etree._Element:
    letters = {"fo:language": "en", "fo:country": "GB", "fo:font-family": "Arial", "fo:font-size": "11pt"}
    default = _make("style:default-style", {"style:family": "table-cell"}, _make("style:text-properties", letters))
    sideways = {
        "fo:page-width": "29.7cm",
        "fo:page-height": "21cm",
        "style:print-orientation": "landscape",
        "style:scale-to-X": "1",
        "style:scale-to-Y": "0",
    }
    page = _make("style:page-layout", {"style:name": "sideways"}, _make("style:page-layout-properties", sideways))
    master = _make("style:master-page", {"style:name": "Default", "style:page-layout-name": "sideways"})
    return _make(
        "office:document-styles",
        _VERSION,
        _make("office:styles", {}, default),
        _make("office:automatic-styles", {}, page),
        _make("office:master-styles", {}, master),
    )


def _meta(publication: Publication) -> etree._Element:
    # The day of publication, not of making: the same inputs give the same bytes.
    day = f"{publication.published.isoformat()}T00:00:00"
    said = {
        "dc:title": publication.title,
        "dc:creator": publication.publisher,
        "dc:date": day,
        "dc:language": "en-GB",
        "dc:description": f"{publication.attribution} {publication.citation}",
        "meta:creation-date": day,
    }
    return _make(
        "office:document-meta", _VERSION, _make("office:meta", {}, *(_make(tag, {}, words) for tag, words in said.items()))
    )


def _manifest() -> etree._Element:
    entries = {"/": MIMETYPE, "content.xml": "text/xml", "styles.xml": "text/xml", "meta.xml": "text/xml"}
    listed = [
        _make("manifest:file-entry", {"manifest:full-path": path, "manifest:media-type": kind}) for path, kind in entries.items()
    ]
    return _make("manifest:manifest", {"manifest:version": "1.3"}, *listed)


def _make(tag: str, said: Mapping[str, str], *inside: etree._Element | str) -> etree._Element:
    """An element with its attributes, and elements or words inside it; names are written with their prefix."""
    element = etree.Element(_full(tag), {_full(name): words for name, words in said.items()}, nsmap=_SPACES)
    for piece in inside:
        if isinstance(piece, str):
            element.text = piece
        else:
            element.append(piece)
    return element


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"
