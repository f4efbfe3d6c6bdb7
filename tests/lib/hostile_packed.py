"""Bombs, entities, links and damage in packed files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from tests.lib.hostile_parts import CSV, Hostile, bomb, docx, docx_table, members_of, ods, with_sheet_xml, workbook, zipped

ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'  # noqa: E501
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>'


def packed_files() -> Iterator[Hostile]:
    """Bombs, entities, links and damage in packed formats."""
    good = workbook()
    yield Hostile("bomb.xlsx", bomb(70_000_000), None, "unpack")
    yield Hostile("bomb-ratio.xlsx", bomb(30_000_000), None, "grow")
    yield Hostile("many-members.zip", zipped({f"f{n}.txt": b"" for n in range(20_001)}, zipfile.ZIP_STORED), None, "files packed")
    yield Hostile("nested.zip", _nested_zip(6), None, "packed")
    yield Hostile("deep.zip", _quine_like(), None, "packed")
    yield Hostile("climbing.zip", zipped({"../../../tmp/evil.xlsx": good}), 4, "leads out of the archive")
    yield Hostile("mixed.zip", zipped({"a.exe": b"MZ\0\0\x01", "b.csv": CSV.encode(), "c.png": b"\x89PNG\r\n\x1a\n"}), 4, "a.exe")
    yield Hostile("empty.zip", zipped({}), None, "empty")
    yield Hostile("cut.xlsx", good[: len(good) // 2], None, "damaged")
    yield Hostile("flipped.xlsx", good[:300] + bytes(byte ^ 0x55 for byte in good[300:900]) + good[900:], None)
    yield Hostile(
        "entities.xlsx",
        with_sheet_xml(lambda xml: ENTITIES + xml.split(b"?>", 1)[1].replace(b"Rape", b"&d;"), "xl/workbook.xml"),
        None,
        "entities",
    )
    yield Hostile("entities.docx", docx(b"<w:p><w:r><w:t>&d;</w:t></w:r></w:p>", ENTITIES), None, "entities")
    yield Hostile("outside.docx", docx(b"<w:p><w:r><w:t>&xxe;</w:t></w:r></w:p>", OUTSIDE), None, "entities")
    yield Hostile("entities.ods", ods("<table:table><table:table-row/></table:table>", ENTITIES.decode()), None, "entities")
    yield Hostile("deep-xml.docx", docx(b"<w:sdt>" * 5000 + b"</w:sdt>" * 5000), None, "nested")
    yield Hostile("macros.xlsm", zipped(members_of(good) | {"xl/vbaProject.bin": b"macro"}), 4, "macros")
    yield Hostile("links.xlsx", zipped(members_of(good) | {"xl/externalLinks/externalLink1.xml": b"<x/>"}), 4, "links")
    yield Hostile(
        "picture-link.docx",
        docx(docx_table(), word___rels__document_xml_rels=b"<R Target='http://127.0.0.1:9/x' TargetMode='External'/>"),
        4,
    )
    yield Hostile("no-sheet.xlsx", zipped({"xl/workbook.xml": b"<workbook/>"}), None)
    yield Hostile("locked.zip", _locked_zip(), None, "password")


def _nested_zip(depth: int) -> bytes:
    content = workbook()
    name = "answer.xlsx"
    for level in range(depth):
        content, name = zipped({name: content}), f"level{level}.zip"
    return content


def _quine_like() -> bytes:
    inner = zipped({"a.txt": b"x"})
    for _ in range(40):
        inner = zipped({"a.zip": inner})
    return inner


def _locked_zip() -> bytes:
    """A stored member whose header says that it is encrypted."""
    content = bytearray(zipped({"a.csv": CSV.encode()}, zipfile.ZIP_STORED))
    content[6] |= 1
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)
