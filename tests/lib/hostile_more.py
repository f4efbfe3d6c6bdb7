"""Lies about encodings and names, archives inside out, shapes that grow, and harmless files that must be read rightly."""

from __future__ import annotations

import gzip
import io
import random
import struct
import warnings
import zipfile
from collections.abc import Iterator

from tests.lib.answer_formats import FORMATS
from tests.lib.hostile_parts import CSV, GOOD, Hostile, docx, docx_table, html, members_of, workbook, zipped
from tests.lib.old_workbooks import old_workbook

_TEXT = CSV.encode()
_QUADRATIC = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "' + b"A" * 100_000 + b'">]>'


def more_files() -> Iterator[Hostile]:
    """All of them."""
    yield from _archives()
    yield from _harmless()
    yield from _encodings()
    yield from _shapes()
    yield from _cells()


def _archives() -> Iterator[Hostile]:
    yield Hostile("absolute.zip", zipped({"/etc/cron.d/evil.csv": _TEXT}), 4, "leads out of the archive")
    yield Hostile("twice.zip", _twice(), 8, "have this name")
    yield Hostile("link.zip", _link(), 4, "link.csv")
    yield Hostile("overlap.zip", _overlapping(), None, "unpack")
    yield Hostile("steering.zip", zipped({"\x1b[2J=cmd.csv": _TEXT, "-rf.csv": _TEXT, "a\nb.csv": _TEXT}), 12)
    yield Hostile("answer.csv.gz", gzip.compress(_TEXT, mtime=0), None, "archive")
    yield Hostile("answer.7z", b"7z\xbc\xaf'\x1c\0\4" + bytes(300), None, "archive")
    yield Hostile("binary.xlsb", zipped({"xl/workbook.bin": b"\x83\x01\0", "xl/worksheets/sheet1.bin": b"\x81\x01\0"}), None)
    yield Hostile(
        "quadratic.docx", docx(b"<w:p><w:r><w:t>" + b"&a;" * 2000 + b"</w:t></w:r></w:p>", _QUADRATIC), None, "entities"
    )


def _twice() -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(stream, "w") as packed:
            packed.writestr("a.csv", _TEXT)
            packed.writestr("a.csv", _TEXT.replace(b"12", b"99"))
    return stream.getvalue()


def _link() -> bytes:
    linked = zipfile.ZipInfo("link.csv")
    linked.create_system, linked.external_attr = 3, 0o120777 << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr(linked, "/etc/passwd")
        packed.writestr("good.csv", _TEXT)
    return stream.getvalue()


def _overlapping(many: int = 60) -> bytes:
    """An archive whose many entries all lead to the same large member."""
    one = zipped({"a.csv": b"0" * 2_000_000})
    at, end = one.rfind(b"PK\x01\x02"), one.rfind(b"PK\x05\x06")
    entries = b"".join(one[at:end].replace(b"a.csv", b"%05d" % number) for number in range(many))
    return one[:at] + entries + b"PK\x05\x06\0\0\0\0" + struct.pack("<HHIIH", many, many, len(entries), at, 0)


def _harmless() -> Iterator[Hostile]:
    """Odd and well meant: these are read, not refused."""
    good = members_of(workbook())
    odd = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>", "xl/embeddings/oleObject1.bin": b"MZ"}
    yield Hostile("macro-link-object.xlsm", zipped(good | odd), 4, "macros")
    yield Hostile("template.docm", docx(docx_table(), word__embeddings__oleObject1_bin=b"MZ", word__vbaProject_bin=b"x"), 4)
    yield Hostile("long-preamble.csv", b"Note: a line that tells nothing\n" * 700 + _TEXT, 4)
    yield Hostile("rows-before.csv", b"\n" * 50_000 + _TEXT, 4)
    yield Hostile("rows-after.csv", _TEXT + b",,\n" * 50_000, 4)
    yield Hostile("really-csv.xls", _TEXT, 4, "named")
    yield Hostile("really-docx.doc", docx(docx_table()), 4, "named")
    yield Hostile("really-zip.xlsx", zipped({"in.csv": _TEXT}), 4, "named")
    yield Hostile("no-ending", workbook(), 4)
    yield Hostile("really-old.xlsx", old_workbook([("Data", _rows(), [])]), 4, "named")
    yield Hostile("turned.pdf", FORMATS["pdf"](GOOD, random.Random(1)).replace(b"/MediaBox", b"/Rotate 90 /MediaBox", 1), 4)


def _rows() -> list[list[str | float | None]]:
    return [[float(cell) if cell.isdigit() else cell for cell in line.split(",")] for line in CSV.splitlines()]


def _encodings() -> Iterator[Hostile]:
    yield Hostile("wide-little.csv", CSV.encode("utf-16-le"), 4)
    yield Hostile("wide-big.csv", CSV.encode("utf-16-be"), 4)
    yield Hostile("wider.csv", CSV.encode("utf-32"), 4)
    yield Hostile("old-mac.csv", CSV.replace("\n", "\r").encode(), 4)
    yield Hostile("wide-html.xls", html().decode().encode("utf-16"), 4, "named")
    lying = html().replace(b"<body>", b"<head><meta charset='utf-16'></head><body>")
    yield Hostile("lying.html", lying, 4)
    head = b"From: foi@force.example\r\nTo: a@b.example\r\nSubject: Kent Police\r\nMIME-Version: 1.0\r\n"
    yield Hostile(
        "unknown-charset.eml", head + b'Content-Type: text/plain; charset="x-none"\r\n\r\nOffences:\r\n2015/16 - 12\r\n', 1
    )


def _shapes() -> Iterator[Hostile]:
    part = b"--q\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nnothing\r\n"
    head = b"From: foi@force.example\r\nTo: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    many = head + b"Content-Type: multipart/mixed; boundary=q\r\n\r\n" + part * 5000 + b"--q--\r\n"
    yield Hostile("many-parts.eml", many, 0, "attachments")
    inner = head + b"Content-Type: text/plain\r\n\r\nhello\r\n"
    for _ in range(100):
        inner = head + b"Content-Type: message/rfc822\r\n\r\n" + inner
    yield Hostile("in-itself.eml", inner, 0)
    deep = b"<div>" * 10_000 + b"</div>" * 10_000
    yield Hostile("deep-tail.html", html().replace(b"</body>", deep + b"</body>"), 4, "nested")
    rows = b"<tr>" + b"<td rowspan=60000 colspan=60>x</td>" * 20 + b"</tr>"
    yield Hostile("growing.html", b"<table>" + rows * 500 + b"</table>", 0)
    yield Hostile("million-columns.csv", b"a," * 1_000_000 + b"\n" + b"1," * 1_000_000 + b"\n", None, "separated text")


def _cells() -> Iterator[Hostile]:
    """Cells that a spreadsheet would run."""
    run = 'Kent Police\nDistrict,Offence,2015/16\n=HYPERLINK("http://127.0.0.1:9"),=1+1,12\n-A,+B,3\n@x,\t=1,4\n'
    yield Hostile("run.csv", run.encode(), 2)
