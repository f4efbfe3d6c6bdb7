"""The process in which pages of a PDF are drawn: bounded in memory, one page and one picture a line."""

from __future__ import annotations

import json
import struct
import zlib
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from faircount.readers.limits import FileLimits
from faircount.readers.line_answers import answer_lines

_APART, _THICK = 4, 3
"""Dots between the words of a cell and its frame, and the dots of the frame itself."""


def main() -> None:
    """Draw each page asked for on standard input and answer with its picture, or why there is none."""
    answer_lines(_answered, lambda _: FileLimits().memory_bytes)


def _answered(asked: Mapping[str, Any]) -> str:
    try:
        picture = drawn(Path(asked["path"]), asked["number"], asked["boxes"])
        said = {"drawn": b64encode(picture).decode("ascii")}
    except ImportError:
        said = {"refused": "pages of a PDF need pypdfium2, which is missing; install faircount again"}
    except (
        MemoryError,
        OSError,
        RuntimeError,
        ValueError,
        LookupError,
    ):  # pypdfium2 tells of what is damaged by a RuntimeError
        said = {"refused": "the page cannot be drawn"}
    return json.dumps(said)


def drawn(path: Path, number: int, boxes: Sequence[Sequence[float]]) -> bytes:
    """Page ``number`` (from 1) as a PNG, with a frame round each box, which is left, top, right, bottom in points."""
    document = import_module("pypdfium2").PdfDocument(path.read_bytes())
    try:
        page = document[number - 1]
        wide, high = page.get_size()
        scale = min(1000 / max(wide, 1), 1500 / max(high, 1), 2.0)
        picture = page.render(scale=scale, grayscale=True)
        dots = bytes(picture.buffer)
        rows = [bytearray(dots[row * picture.stride : row * picture.stride + picture.width]) for row in range(picture.height)]
    finally:
        document.close()
    for box in boxes:
        _frame(rows, [round(place * scale) for place in box])
    return _png(len(rows[0]), len(rows), rows)


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


if __name__ == "__main__":
    main()
