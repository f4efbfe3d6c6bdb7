"""The page of a PDF that a doubt is about, as a picture, with a frame round each cell concerned."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from faircount.errors import BadDecision, UnreadableSource
from faircount.pipeline.reviewing.matters import Matter
from faircount.pipeline.reviewing.spots import CellSpot, find_spot, opened
from faircount.readers.base import Box

_PAGE = re.compile(r"(?:^|>)p(\d+)")
_MOST_FRAMES = 200
_APART, _THICK = 4, 3
"""Dots between the words of a cell and its frame, and the dots of the frame itself."""


def page_of(matter: Matter) -> int | None:
    """The page of a PDF that the matter is about, from 1; None for other kinds of file."""
    found = _PAGE.search(matter.cells[0]) if matter.file.lower().endswith(".pdf") else None
    return int(found[1]) if found else None


def page_picture(matter: Matter, path: Path) -> bytes:
    """The whole page as a PNG, at most 1,000 wide and 1,500 high, with the cells of the matter framed."""
    number = page_of(matter)
    if number is None:
        raise BadDecision(f"{matter.file}: has no page to show")
    try:
        pdfium = import_module("pypdfium2")
    except ImportError as error:
        raise BadDecision("pages of a PDF need an extra; install faircount[pdf]") from error
    document = pdfium.PdfDocument(path.read_bytes())
    try:
        page = document[number - 1]
        wide, high = page.get_size()
        scale = min(1000 / wide, 1500 / high, 2.0)
        drawn = page.render(scale=scale, grayscale=True)
        dots = bytes(drawn.buffer)
        rows = [bytearray(dots[row * drawn.stride : row * drawn.stride + drawn.width]) for row in range(drawn.height)]
    finally:
        document.close()
    for box in _boxes(matter, path, number):
        _frame(rows, [round(place * scale) for place in box])
    return _png(len(rows[0]), len(rows), rows)


def _boxes(matter: Matter, path: Path, number: int) -> Iterator[Box]:
    """Where the cells of the matter stand on the page; none for a passage, whose words are shown beside it."""
    try:
        document = opened(path, matter.sha256)
    except (UnreadableSource, OSError):
        return
    for cell in matter.cells[:_MOST_FRAMES]:
        found = _PAGE.search(cell)
        spot = find_spot(document, cell) if found and int(found[1]) == number else None
        if isinstance(spot, CellSpot):
            place = (spot.row, spot.column)
            box = spot.sheet.boxes.get(spot.sheet.spread.get(place, place))
            if box is not None:
                yield box


def _frame(rows: list[bytearray], box: list[int]) -> None:
    """A black frame with a white rim, so that it is seen on print and on pictures alike."""
    left, top, right, bottom = box
    for out in range(_APART, _APART + _THICK + 2):
        shade = 0 if _APART < out <= _APART + _THICK else 255
        _outline(rows, (left - out, top - out, right + out, bottom + out), shade)


def _outline(rows: list[bytearray], box: tuple[int, int, int, int], shade: int) -> None:
    left, right = (min(max(place, 0), len(rows[0]) - 1) for place in (box[0], box[2]))
    top, bottom = (min(max(place, 0), len(rows) - 1) for place in (box[1], box[3]))
    for row in (top, bottom):
        rows[row][left : right + 1] = bytes([shade]) * (right + 1 - left)
    for row in range(top, bottom + 1):
        rows[row][left] = rows[row][right] = shade


def _png(width: int, height: int, rows: Iterable[bytes | bytearray]) -> bytes:
    """Grey rows as a PNG: small enough to write here, so that no library of pictures is needed."""
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows), 6)),
        (b"IEND", b""),
    )
    found = [b"\x89PNG\r\n\x1a\n"]
    for kind, content in parts:
        found += [struct.pack(">I", len(content)), kind, content, struct.pack(">I", zlib.crc32(kind + content))]
    return b"".join(found)
