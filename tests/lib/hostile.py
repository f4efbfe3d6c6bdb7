"""Files that an attacker or an accident could send, built when a test needs them: name, content, and whether figures may be read."""  # noqa: E501

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import xlsxwriter

from tests.lib.answers import Answer, Grid
from tests.lib.pdf_pages import Pages

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


def _zip(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return stream.getvalue()


def _members(content: bytes) -> dict[str, bytes]:
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


def _sheet_xml(change: Callable[[bytes], bytes], member: str = "xl/worksheets/sheet1.xml", **more: bytes) -> bytes:
    members = _members(workbook())
    members[member] = change(members[member])
    return _zip(members | more)


def _bomb(size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("xl/workbook.xml", b"<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"\0" * size)
    return stream.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'  # noqa: E501
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _docx(body: bytes, head: bytes = b'<?xml version="1.0"?>', **more: bytes) -> bytes:
    text = head + b'<w:document xmlns:w="' + _W.encode() + b'"><w:body>' + body + b"</w:body></w:document>"
    return _zip(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": text} | {k.replace("__", "/"): v for k, v in more.items()}
    )


def _ods(body: str, head: str = "<?xml version='1.0'?>") -> bytes:
    spaces = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"  # noqa: E501
    content = f"{head}<office:document-content {spaces}><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"  # noqa: E501
    return _zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()})


def _ods_row(cells: list[str], more: str = "") -> str:
    inner = "".join(f"<table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell>" for text in cells)
    return f"<table:table-row {more}>{inner}</table:table-row>"


def _pdf(extra: bytes = b"", pages: int = 1) -> bytes:
    book = Pages()
    for number in range(pages):
        if number:
            book.pages.append([])
            book.y = 780
        book.paragraph(f"Line of page {number + 1} that holds no figure at all.", 10)
    return book.bytes() + extra


def _good_pdf() -> bytes:
    import random

    from tests.lib.pdf_pages import as_pdf

    return as_pdf(GOOD, random.Random(1))


def _fat_ole(stream_name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream_name.encode("utf-16-le") + b"\0" * 4000


def _mail(body: bytes) -> bytes:
    return b"From: foi@force.example\r\nTo: a@b.example\r\nSubject: Cleveland Police answer\r\nMIME-Version: 1.0\r\n" + body


def _nested_zip(depth: int) -> bytes:
    content = workbook()
    name = "answer.xlsx"
    for level in range(depth):
        content, name = _zip({name: content}), f"level{level}.zip"
    return content


def _quine_like() -> bytes:
    inner = _zip({"a.txt": b"x"})
    for _ in range(40):
        inner = _zip({"a.zip": inner})
    return inner


CSV = "Cleveland Police sexual offences victim under 18\nOffence,2015/16,2016/17\nRape,12,15\nSexual assault,7,9\n"


def packed_files() -> Iterator[Hostile]:
    """Bombs, entities, links and damage in packed formats."""
    good = workbook()
    yield Hostile("bomb.xlsx", _bomb(70_000_000), None, "unpack")
    yield Hostile("bomb-ratio.xlsx", _bomb(30_000_000), None, "grow")
    yield Hostile("many-members.zip", _zip({f"f{n}.txt": b"" for n in range(20_001)}, zipfile.ZIP_STORED), None, "files packed")
    yield Hostile("nested.zip", _nested_zip(6), None, "packed")
    yield Hostile("deep.zip", _quine_like(), None, "packed")
    yield Hostile("climbing.zip", _zip({"../../../tmp/evil.xlsx": good}), 4)
    yield Hostile("mixed.zip", _zip({"a.exe": b"MZ\0\0\x01", "b.csv": CSV.encode(), "c.png": b"\x89PNG\r\n\x1a\n"}), 4, "a.exe")
    yield Hostile("empty.zip", _zip({}), None, "empty")
    yield Hostile("cut.xlsx", good[: len(good) // 2], None, "damaged")
    yield Hostile("flipped.xlsx", good[:300] + bytes(byte ^ 0x55 for byte in good[300:900]) + good[900:], None)
    yield Hostile(
        "entities.xlsx",
        _sheet_xml(lambda xml: ENTITIES + xml.split(b"?>", 1)[1].replace(b"Rape", b"&d;"), "xl/workbook.xml"),
        None,
        "entities",
    )
    yield Hostile("entities.docx", _docx(b"<w:p><w:r><w:t>&d;</w:t></w:r></w:p>", ENTITIES), None, "entities")
    yield Hostile("outside.docx", _docx(b"<w:p><w:r><w:t>&xxe;</w:t></w:r></w:p>", OUTSIDE), None, "entities")
    yield Hostile("entities.ods", _ods("<table:table><table:table-row/></table:table>", ENTITIES.decode()), None, "entities")
    yield Hostile("deep-xml.docx", _docx(b"<w:sdt>" * 5000 + b"</w:sdt>" * 5000), None, "nested")
    yield Hostile("macros.xlsm", _zip(_members(good) | {"xl/vbaProject.bin": b"macro"}), 4, "macros")
    yield Hostile("links.xlsx", _zip(_members(good) | {"xl/externalLinks/externalLink1.xml": b"<x/>"}), 4, "links")
    yield Hostile(
        "picture-link.docx",
        _docx(_table_xml(), word___rels__document_xml_rels=b"<R Target='http://127.0.0.1:9/x' TargetMode='External'/>"),
        4,
    )
    yield Hostile("no-sheet.xlsx", _zip({"xl/workbook.xml": b"<workbook/>"}), None)
    yield Hostile("locked.zip", _locked_zip(), None, "password")


def _table_xml() -> bytes:
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row) + "</w:tr>"
        for row in GRID.rows
    )
    return f"<w:p><w:r><w:t>Cleveland Police: victim under 18</w:t></w:r></w:p><w:tbl>{rows}</w:tbl>".encode()


def _locked_zip() -> bytes:
    """A stored member whose header says that it is encrypted."""
    content = bytearray(_zip({"a.csv": CSV.encode()}, zipfile.ZIP_STORED))
    content[6] |= 1
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


def workbooks() -> Iterator[Hostile]:
    """Workbooks that are vast, empty, hidden, or full of formulas."""

    def far(book: xlsxwriter.Workbook) -> None:
        book.worksheets()[0].write_string(1_048_575, 16_383, "far away")

    def formulas(book: xlsxwriter.Workbook) -> None:
        sheet = book.worksheets()[0]
        sheet.write_formula(4, 0, '=HYPERLINK("http://127.0.0.1:9/","x")', None, "=cmd|' /C calc'!A0")
        sheet.write_formula(4, 1, "=1+1", None, "")
        sheet.write_number(4, 2, 3)

    def hidden(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("People")
        sheet.hide()
        for row, cells in enumerate(GRID.rows):
            sheet.write_row(row, 0, cells)

    def empty_rows(book: xlsxwriter.Workbook) -> None:
        sheet, look = book.worksheets()[0], book.add_format({"bold": True})
        for row in range(10, 60_000):
            sheet.write_blank(row, 0, None, look)

    yield Hostile("far.xlsx", workbook(far), 4)
    yield Hostile("formulas.xlsx", workbook(formulas), 5)
    yield Hostile("hidden.xlsx", workbook(hidden), 4, "hidden")
    yield Hostile("empty-rows.xlsx", workbook(empty_rows), 4)
    million = b"".join(b'<row r="%d"/>' % row for row in range(10, 1_000_000))
    yield Hostile("million-rows.xlsx", _sheet_xml(lambda xml: xml.replace(b"</sheetData>", million + b"</sheetData>")), 4)
    yield Hostile(
        "merged-all.xlsx",
        _sheet_xml(
            lambda xml: xml.replace(
                b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A10:XFD1048576"/></mergeCells>'
            )
        ),
        4,
    )
    table = "<table:table table:name='D'>" + "".join(_ods_row(row) for row in GRID.rows)
    yield Hostile(
        "repeat.ods", _ods(table + _ods_row(["x"], "table:number-rows-repeated='1048576'") + "</table:table>"), 4, "first"
    )
    yield Hostile(
        "wide.ods",
        _ods(
            table
            + "<table:table-row><table:table-cell office:value-type='string' table:number-columns-repeated='16384000'><text:p>9</text:p></table:table-cell></table:table-row></table:table>"  # noqa: E501
        ),
        6,
    )
    yield Hostile(
        "blank-tail.ods",
        _ods(
            table
            + "<table:table-row table:number-rows-repeated='1048570'><table:table-cell table:number-columns-repeated='16384'/></table:table-row></table:table>"  # noqa: E501
        ),
        4,
    )
    yield Hostile("encrypted.xlsx", _fat_ole("EncryptedPackage"), None, "password")
    yield Hostile("old.doc", _fat_ole("WordDocument"), None, "Word")
    yield Hostile("damaged.xls", _fat_ole("Workbook"), None, "damaged")
    yield Hostile("really-csv.xlsx", CSV.encode(), 4, "named")
    yield Hostile("really-xlsx.csv", workbook(), 4, "named")
    yield Hostile("really-html.xls", _html(), 4, "named")
    yield Hostile("really-pdf.docx", _good_pdf(), 4, "named")


def _html(more: str = "") -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in GRID.rows)
    return f"<html><body><h1>Cleveland Police, victim under 18</h1><table>{rows}</table>{more}</body></html>".encode()


def pages_and_texts() -> Iterator[Hostile]:
    """PDF, HTML, CSV, mail and plain bytes."""
    yield Hostile("500-pages.pdf", _pdf(pages=500), 0, "pages")
    yield Hostile("cut.pdf", _pdf()[:200], None)
    yield Hostile("noise.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 50, None, "damaged")
    yield Hostile("scan.pdf", _scan(), 0, "no text")
    yield Hostile(
        "script.pdf",
        _good_pdf().replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
        4,
    )
    yield Hostile("loop.pdf", _pdf().replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), 0)
    yield Hostile("deep.html", b"<div>" * 50_000 + b"x", 0)
    yield Hostile(
        "script.html",
        _html(
            "<script>document.write('<td>99</td>')</script><img src='http://127.0.0.1:9/x.png'><iframe src='file:///etc/passwd'></iframe>"
        ),
        4,
    )
    yield Hostile(
        "spans.html",
        b"<html><body><table><tr><td colspan=99999999 rowspan=99999999>x</td></tr><tr><td>1</td></tr></table></body></html>",
        0,
    )
    yield Hostile("nested-tables.html", b"<table><tr><td>" * 2000 + b"1" + b"</td></tr></table>" * 2000, 0)
    yield Hostile("huge-line.csv", b"a," * 2_000_000 + b"\n" + b"1," * 2_000_000, None)
    yield Hostile("quote.csv", b'"' + b"x,1\n" * 400_000, None)
    yield Hostile("formulas.csv", (CSV + "=cmd|' /C calc'!A0,5,6\n@SUM(1),7,8\n").encode(), 8)
    yield Hostile("nuls.csv", CSV.replace("Rape", "Ra\0pe").encode(), None)
    yield Hostile("empty.csv", b"", None, "empty")
    yield Hostile("blank.xlsx", b"\0" * 5000, None, "empty")
    yield Hostile("program.pdf", b"MZ\x90\0\x03" + bytes(range(256)) * 20, None)
    yield Hostile("picture.pdf", b"\x89PNG\r\n\x1a\n" + zlib.compress(b"x") * 10, None, "picture")
    yield Hostile("rich.doc", b"{\\rtf1 hello}", None, "RTF")
    yield Hostile("headers.eml", b"Subject: x\r\n" * 20_000 + b"\r\nhello", 0)
    yield Hostile("mime-deep.eml", _mail(_mime(60)), 0)
    yield Hostile("attached.eml", _mail(_attachment("answer.csv", CSV.encode())), 4)
    yield Hostile("attached-bomb.eml", _mail(_attachment("a.xlsx", _bomb(30_000_000))), 0, "not read")
    yield Hostile("path.eml", _mail(_attachment("../../etc/answer.csv", CSV.encode())), 4)
    yield Hostile("regex.txt", (b"1 - " * 60_000) + b"\n" + b"2015/" * 40_000, 0)
    yield Hostile("spaces.txt", (b"a" + b" " * 200_000 + b"b\n") * 5, 0)
    yield Hostile("long.txt", b"There were offences. " * 400_000, None, "characters")


def _scan() -> bytes:
    pixels = zlib.compress(b"\xff" * 100)
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n"  # noqa: E501
        % len(pixels)
        + pixels
        + b"\nendstream"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
        b"<< /Length 31 >>\nstream\nq 500 0 0 700 40 60 cm /I Do Q\n\nendstream", image,
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(out))
    )


def _mime(depth: int) -> bytes:
    body = b"Content-Type: text/plain\r\n\r\nhello\r\n"
    for level in range(depth):
        mark = b"b%d" % level
        body = (
            b'Content-Type: multipart/mixed; boundary="'
            + mark
            + b'"\r\n\r\n--'
            + mark
            + b"\r\n"
            + body
            + b"\r\n--"
            + mark
            + b"--\r\n"
        )
    return body


def _attachment(name: str, content: bytes) -> bytes:
    coded = base64.encodebytes(content)
    return (
        b'Content-Type: multipart/mixed; boundary="q"\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nPlease see attached.\r\n--q\r\n'  # noqa: E501
        + f'Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\n'.encode()  # noqa: E501
        + coded + b"\r\n--q--\r\n"
    )  # fmt: skip


def corpus() -> list[Hostile]:
    """All of them."""
    return [*packed_files(), *workbooks(), *pages_and_texts()]


__all__ = ["Hostile", "corpus", "struct", "workbook"]
