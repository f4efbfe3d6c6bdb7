"""Word documents of the house: plain, with tagged headings and tables, and the same bytes for the same content."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

FONT = "Arial"
FILL = "To fill in"
"""The style of a place that a person must fill in."""
SMALL_PRINT = 8
TEXT_WIDTH = 162.0
"""Millimetres between the margins."""
_A4 = (Mm(210), Mm(297))
_INK = RGBColor(0x22, 0x20, 0x1D)
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_TWIPS_A_MM = 56.7
_SIZES = {"Title": 18, "Heading 1": 13, "Heading 2": 11.5}


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """What a document says about itself. ``day`` is that of the letter, not of making; ``label`` stands above every page."""

    title: str
    author: str
    day: date
    label: str = ""


def open_word(about: DocumentProperties, *, sideways: bool = False) -> Any:
    """An empty document on A4, in the language and the letters of the house."""
    document = docx.Document()
    _describe(document, about)
    _lay_out(document.sections[0], sideways=sideways)
    _set_letters(document)
    if about.label:
        heading = document.sections[0].header.paragraphs[0]
        heading.text, heading.alignment = about.label, WD_ALIGN_PARAGRAPH.CENTER
        heading.runs[0].bold = True
    return document


def _describe(document: Any, about: DocumentProperties) -> None:
    properties, day = document.core_properties, datetime(about.day.year, about.day.month, about.day.day)
    properties.title, properties.language, properties.comments = about.title, "en-GB", ""
    properties.author = properties.last_modified_by = about.author
    properties.created = properties.modified = day
    # The empty document of the library brings the picture of a page that this is not.
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _lay_out(section: Any, *, sideways: bool) -> None:
    section.page_width, section.page_height = reversed(_A4) if sideways else _A4
    section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(15 if sideways else 24)
    section.top_margin = section.bottom_margin = Mm(15 if sideways else 22)


def _set_letters(document: Any) -> None:
    styles = document.styles
    for name in ("Normal", *_SIZES):
        style = styles[name]
        style.font.name, style.font.color.rgb, style.font.size = FONT, _INK, Pt(_SIZES.get(name, 11))
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in [kind for kind in fonts.attrib if kind.endswith("Theme")]:
            del fonts.attrib[kind]
        fonts.set(qn("w:cs"), FONT)
        fonts.set(qn("w:eastAsia"), FONT)
    borders = styles["Title"].element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        styles["Title"].element.pPr.remove(borders)
    styles["Normal"].paragraph_format.space_after = Pt(7)
    for name in ("Heading 1", "Heading 2"):
        styles[name].paragraph_format.space_before = Pt(14)
        styles[name].paragraph_format.space_after = Pt(4)
    fill = styles.add_style(FILL, WD_STYLE_TYPE.PARAGRAPH)
    fill.base_style = styles["Normal"]
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), "F7E8D5")
    fill.element.get_or_add_pPr().append(shading)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def widths_of_table(columns: int) -> list[float]:
    """The millimetres between the margins among so many columns: the first, which holds words, has a third of them at least."""
    first = max(0.34, 1 / columns) * TEXT_WIDTH
    return [first, *[(TEXT_WIDTH - first) / max(1, columns - 1)] * (columns - 1)]


def add_table(
    document: Any,
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[float],
    about: str,
    figures: Iterable[int] = (),
    points: float = 9.5,
) -> None:
    """A table under the last paragraph: the first row is its heading and comes again on every page.

    ``widths`` are in millimetres, columns among ``figures`` stand to the right, and ``about`` says what the table is to whoever
    cannot see it.
    """
    right = frozenset(figures)
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    body = "".join(_row(row, widths, right, points, heading=not place) for place, row in enumerate(rows))
    document._body._element.insert_element_before(
        parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblLayout w:type="fixed"/>{_MARGINS}'
            f'<w:tblLook w:firstRow="1" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val={quoteattr(about)}/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
        ),
        "w:sectPr",
    )
    document.add_paragraph()


_MARGINS = '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
_LINE = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:color="DED5C7"/></w:tcBorders>'

_SPACING, _TO_THE_RIGHT = '<w:spacing w:before="30" w:after="30"/>', '<w:jc w:val="right"/>'


def _row(cells: Sequence[str], widths: Sequence[float], right: frozenset[int], points: float, *, heading: bool) -> str:
    says = "<w:tblHeader/>" if heading else ""
    drawn = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{_LINE}</w:tcPr>'
        f"<w:p><w:pPr>{_SPACING}{_TO_THE_RIGHT if place in right else ''}</w:pPr>{_run(cell, points, heading)}</w:p></w:tc>"
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{says}</w:trPr>{drawn}</w:tr>"


def _run(words: str, points: float, heading: bool) -> str:
    if not words:
        return ""
    size = f'<w:sz w:val="{round(points * 2)}"/>'
    return f'<w:r><w:rPr>{"<w:b/>" if heading else ""}{size}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_A_MM)


def save_word(document: Any, path: Path) -> Path:
    """The file written, without the clock of the machine in its archive."""
    packed = BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _BEGINNING), source.read(name), zipfile.ZIP_DEFLATED)
    return path
