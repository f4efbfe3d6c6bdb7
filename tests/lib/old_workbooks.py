"""Excel workbooks of before 2007, written from scratch: a compound file that holds one stream of BIFF8 records."""

from __future__ import annotations

import struct
from collections.abc import Sequence

Cells = Sequence[Sequence[str | float | None]]
Merge = tuple[int, int, int, int]
"""Top, left, bottom, right, counted from 0."""

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def old_workbook(sheets: Sequence[tuple[str, Cells, Sequence[Merge]]]) -> bytes:
    """A workbook with these sheets: their names, their cells and what is merged."""
    bodies = [_sheet(cells, merges) for _, cells, merges in sheets]
    heads = [_record(0x0085, struct.pack("<IBBBB", 0, 0, 0, len(name), 0) + name.encode("latin-1")) for name, _, _ in sheets]
    opening = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0x07CC, 0, 0x06)) + _record(
        0x0042, struct.pack("<H", 1200)
    )
    at = len(opening) + sum(map(len, heads)) + 4
    stream = opening
    for head, body in zip(heads, bodies, strict=True):
        # The place of each sheet in the stream stands first in its entry.
        stream += head[:4] + struct.pack("<I", at) + head[8:]
        at += len(body)
    return _compound("Workbook", stream + _record(0x000A, b"") + b"".join(bodies))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _sheet(cells: Cells, merges: Sequence[Merge]) -> bytes:
    found = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0x07CC, 0, 0x06))
    wide = max((len(row) for row in cells), default=0)
    found += _record(0x0200, struct.pack("<IIHHH", 0, len(cells), 0, wide, 0))
    for row, values in enumerate(cells):
        for column, value in enumerate(values):
            if isinstance(value, str):
                place = struct.pack("<HHHHB", row, column, 0, len(value), 1)
                found += _record(0x0204, place + value.encode("utf-16-le")) if value else b""
            elif value is not None:
                found += _record(0x0203, struct.pack("<HHHd", row, column, 0, value))
    if merges:
        ranges = b"".join(struct.pack("<HHHH", top, bottom, left, right) for top, left, bottom, right in merges)
        found += _record(0x00E5, struct.pack("<H", len(merges)) + ranges)
    return found + _record(0x000A, b"")


def _compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream, long enough to lie in whole sectors."""
    stream = stream.ljust(4096, b"\0")
    body = stream + b"\0" * (-len(stream) % _SECTOR)
    many = len(body) // _SECTOR
    tables = 1
    while tables * 128 < many + 1 + tables:
        tables += 1
    chain = [*range(1, many), _END, _END, *[_TABLE] * tables]
    chain += [_FREE] * (tables * 128 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHHHIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, tables, many, 0, 4096, _END, 0, _END, 0)
    places = [many + 1 + number for number in range(tables)]
    header += struct.pack("<109I", *places, *[_FREE] * (109 - tables))
    entries = _entry("Root Entry", 5, _END, 0, child=1) + _entry(name, 2, 0, len(stream), child=_FREE)
    entries += _entry("", 0, 0, 0, child=_FREE) * 2
    return header + body + entries + struct.pack(f"<{len(chain)}I", *chain)


def _entry(name: str, kind: int, first: int, size: int, child: int) -> bytes:
    words = (name + "\0").encode("utf-16-le") if name else b""
    links = struct.pack("<BBIII", kind, 1, _FREE, _FREE, child)
    return words.ljust(64, b"\0") + struct.pack("<H", len(words)) + links + b"\0" * 36 + struct.pack("<IQ", first, size)
