"""The pieces that an OpenDocument spreadsheet is put together from: elements, styles, and the archive."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from lxml import etree

from faircount.writers.sheets import WIDEST

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
_ROOTS = frozenset({"office:document-content", "office:document-styles", "office:document-meta", "manifest:manifest"})
_VERSION = {"office:version": "1.3"}
_DIGITS = range(6)
CM_A_CHARACTER = 0.22
_BEGINNING = (1980, 1, 1, 0, 0, 0)


def archive(path: Path, content: etree._Element, meta: etree._Element) -> None:
    """The file written, with the same bytes for the same content."""
    parts = {"content.xml": content, "styles.xml": _styles(), "meta.xml": meta, "META-INF/manifest.xml": _manifest()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        # The format wants its own name first and not compressed, so that a program can tell it from the first bytes.
        packed.writestr(zipfile.ZipInfo("mimetype", _BEGINNING), MIMETYPE, zipfile.ZIP_STORED)
        for name, part in parts.items():
            xml = etree.tostring(part, xml_declaration=True, encoding="UTF-8")
            packed.writestr(zipfile.ZipInfo(name, _BEGINNING), xml, zipfile.ZIP_DEFLATED)


def content_of(spreadsheet: etree._Element, *styles: etree._Element) -> etree._Element:
    """The content of a spreadsheet, with the styles of cells and of columns, and others beside them."""
    automatic = make("office:automatic-styles", {}, *styles, *_column_styles(), *_styles_of_cells())
    return make("office:document-content", _VERSION, automatic, make("office:body", {}, spreadsheet))


def meta_of(title: str, author: str, day: str, about: str) -> etree._Element:
    """What the file says about itself; the day is that of the publication, not of making."""
    said = {
        "dc:title": title,
        "dc:creator": author,
        "dc:date": day,
        "dc:language": "en-GB",
        "dc:description": about,
        "meta:creation-date": day,
    }
    return make("office:document-meta", _VERSION, make("office:meta", {}, *(make(tag, {}, words) for tag, words in said.items())))


def row_of(cells: Sequence[etree._Element]) -> etree._Element:
    """A row of cells."""
    return make("table:table-row", {}, *cells)


def words_cell(words: str, style: str) -> etree._Element:
    """A cell of words."""
    return make("table:table-cell", {"office:value-type": "string", "table:style-name": style}, make("text:p", {}, words))


def number_cell(number: object, shown: str, digits: int = 0) -> etree._Element:
    """A cell of a number, with how it is shown."""
    said = {"office:value-type": "float", "office:value": str(number), "table:style-name": f"number{digits}"}
    return make("table:table-cell", said, make("text:p", {}, shown))


def column_of(width: int) -> etree._Element:
    """A column so many characters wide."""
    return make("table:table-column", {"table:style-name": f"width{width}"})


def _column_styles() -> list[etree._Element]:
    return [
        make(
            "style:style",
            {"style:name": f"width{width}", "style:family": "table-column"},
            make("style:table-column-properties", {"style:column-width": f"{width * CM_A_CHARACTER:.2f}cm"}),
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
        styles.append(make("number:number-style", {"style:name": f"digits{digits}"}, make("number:number", pattern)))
        styles.append(_cell_style(f"number{digits}", {}, align="end", numbers=f"digits{digits}"))
    return styles


def _cell_style(name: str, text: Mapping[str, str], align: str = "", numbers: str = "", wrap: bool = False) -> etree._Element:
    said = {"style:name": name, "style:family": "table-cell"} | ({"style:data-style-name": numbers} if numbers else {})
    # Where the words beside it need two lines, a cell still begins with them.
    placed = make("style:table-cell-properties", {"style:vertical-align": "top"} | ({"fo:wrap-option": "wrap"} if wrap else {}))
    aligned = [make("style:paragraph-properties", {"fo:text-align": align})] if align else []
    return make("style:style", said, placed, *aligned, make("style:text-properties", text))


def _styles() -> etree._Element:
    letters = {"fo:language": "en", "fo:country": "GB", "fo:font-family": "Arial", "fo:font-size": "11pt"}
    default = make("style:default-style", {"style:family": "table-cell"}, make("style:text-properties", letters))
    sideways = {
        "fo:page-width": "29.7cm",
        "fo:page-height": "21cm",
        "style:print-orientation": "landscape",
        "style:scale-to-X": "1",
        "style:scale-to-Y": "0",
    }
    page = make("style:page-layout", {"style:name": "sideways"}, make("style:page-layout-properties", sideways))
    master = make("style:master-page", {"style:name": "Default", "style:page-layout-name": "sideways"})
    return make(
        "office:document-styles",
        _VERSION,
        make("office:styles", {}, default),
        make("office:automatic-styles", {}, page),
        make("office:master-styles", {}, master),
    )


def _manifest() -> etree._Element:
    entries = {"/": MIMETYPE, "content.xml": "text/xml", "styles.xml": "text/xml", "meta.xml": "text/xml"}
    listed = [
        make("manifest:file-entry", {"manifest:full-path": path, "manifest:media-type": kind}) for path, kind in entries.items()
    ]
    return make("manifest:manifest", {"manifest:version": "1.3"}, *listed)


def make(tag: str, said: Mapping[str, str], *inside: etree._Element | str) -> etree._Element:
    """An element with its attributes, and elements or words inside it; names are written with their prefix."""
    used = _SPACES if tag in _ROOTS else _named([tag, *said])
    element = etree.Element(_full(tag), {_full(name): words for name, words in said.items()}, nsmap=used)
    for piece in inside:
        if isinstance(piece, str):
            element.text = piece
        else:
            element.append(piece)
    return element


def _named(names: Iterable[str]) -> dict[str, str]:
    """The spaces that these names use: what lies inside a root needs no other, and a sheet has ten thousand such elements."""
    return {prefix: _SPACES[prefix] for prefix in {name.partition(":")[0] for name in names}}


@cache
def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"
