"""What hostile files are made of: one good table in every format, and how a file of the kind is put together."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import xlsxwriter

from tests.lib.answers import Answer, Grid
from tests.lib.pdf_pages import Pages, as_pdf

CSV = "Cleveland Police sexual offences victim under 18\nOffence,2015/16,2016/17\nRape,12,15\nSexual assault,7,9\n"
GRID = Grid([["Offence", "2015/16", "2016/17"], ["Rape", "12", "15"], ["Sexual assault", "7", "9"]])
GOOD = Answer(
    "good",
    [("heading1", "Cleveland Police: sexual offences, victim under 18"), ("table", GRID)],
    [],
    "offences",
    title="Cleveland Police",
)


@dataclass(frozen=True)
class Hostile:
    """A file, and what becomes of it: refused, or read with that many figures."""

    name: str
    content: bytes
    figures: int | None
    """None: refused. A number: read, with so many figures."""
    says: str = ""
    """Words that the finding about it holds."""


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A packed file with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return stream.getvalue()


def members_of(content: bytes) -> dict[str, bytes]:
    """The members of a packed file."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def workbook(fill: Callable[[xlsxwriter.Workbook], None] | None = None) -> bytes:
    """A good workbook, with whatever more is filled in."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Data")
    sheet.write_string(0, 0, "Cleveland Police: sexual offences, victim under 18")
    for row, cells in enumerate(GRID.rows, start=1):
        for column, text in enumerate(cells):
            sheet.write(row, column, int(text) if text.isdigit() else text)
    if fill is not None:
        fill(book)
    book.close()
    return stream.getvalue()


def with_sheet_xml(change: Callable[[bytes], bytes], member: str = "xl/worksheets/sheet1.xml", **more: bytes) -> bytes:
    """A good workbook with one member changed, and whatever more is packed."""
    members = members_of(workbook())
    members[member] = change(members[member])
    return zipped(members | more)


def bomb(size: int) -> bytes:
    """A workbook whose sheet unpacks to so many noughts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("xl/workbook.xml", b"<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"\0" * size)
    return stream.getvalue()


def docx(body: bytes, head: bytes = b'<?xml version="1.0"?>', **more: bytes) -> bytes:
    """A Word document with this body."""
    text = (
        head
        + b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        + body
        + b"</w:body></w:document>"
    )
    return zipped(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": text} | {k.replace("__", "/"): v for k, v in more.items()}
    )


def docx_table() -> bytes:
    """The good table as Word writes it."""
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row) + "</w:tr>"
        for row in GRID.rows
    )
    return f"<w:p><w:r><w:t>Cleveland Police: victim under 18</w:t></w:r></w:p><w:tbl>{rows}</w:tbl>".encode()


def ods(body: str, head: str = "<?xml version='1.0'?>") -> bytes:
    """An OpenDocument spreadsheet with this body."""
    spaces = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"  # noqa: E501
    content = f"{head}<office:document-content {spaces}><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"  # noqa: E501
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()})


def ods_row(cells: list[str], more: str = "") -> str:
    """A row of texts."""
    inner = "".join(f"<table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell>" for text in cells)
    return f"<table:table-row {more}>{inner}</table:table-row>"


def html(more: str = "") -> bytes:
    """A web page with the good table."""
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in GRID.rows)
    return f"<html><body><h1>Cleveland Police, victim under 18</h1><table>{rows}</table>{more}</body></html>".encode()


def pdf(extra: bytes = b"", pages: int = 1) -> bytes:
    """A PDF of so many pages that hold no figure."""
    book = Pages()
    for number in range(pages):
        if number:
            book.pages.append([])
            book.y = 780
        book.paragraph(f"Line of page {number + 1} that holds no figure at all.", 10)
    return book.bytes() + extra


def good_pdf() -> bytes:
    """A PDF with the good table."""
    return as_pdf(GOOD, random.Random(1))
