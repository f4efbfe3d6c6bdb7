"""Files opened as documents: the kind found from the content, the reader from the registry."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from faircount.errors import UnreadableSource
from faircount.readers.base import Document, note, partly
from faircount.readers.formats.bundle import read_bundle
from faircount.readers.formats.csv import read_csv
from faircount.readers.formats.detect import detect
from faircount.readers.formats.docx import read_docx
from faircount.readers.formats.endings import SUFFIXES
from faircount.readers.formats.html import read_html
from faircount.readers.formats.mail import Opener, read_mail
from faircount.readers.formats.ods import read_ods
from faircount.readers.formats.text import read_text
from faircount.readers.formats.workbook import read_xls, read_xlsx
from faircount.readers.limits import Clock
from faircount.readers.pages.pdf import read_pdf
from faircount.readers.pages.picture import read_picture

Reader = Callable[[bytes, str, Clock], Document]
Unpacker = Callable[[bytes, str, Clock, Opener, int], Document]

PACKED: Mapping[str, Unpacker] = {"eml": read_mail, "zip": read_bundle}
"""Kinds that hold files, which are opened in their turn."""


def _outermost(read: Unpacker) -> Reader:
    return lambda content, name, clock: read(content, name, clock, open_content, 0)


READERS: Mapping[str, Reader] = {
    "csv": read_csv,
    "xlsx": read_xlsx,
    "xls": read_xls,
    "ods": read_ods,
    "html": read_html,
    "docx": read_docx,
    "pdf": read_pdf,
    "txt": read_text,
    "picture": read_picture,
    **{kind: _outermost(read) for kind, read in PACKED.items()},
}
"""One reader a kind of file. Which kind a file is, its content says; how its name may end, ``formats/endings.py``."""

_TURNS = re.compile(rb"\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|&#(?:x202[a-e]|x206[6-9]|823[4-8]|829[4-7]);", re.IGNORECASE)
"""Marks that turn the direction of writing, in UTF-8 or as references of HTML."""
_BEGIN = (b"\xe2\x80", b"\xe2\x81", b"&#")
"""How each of them begins: a plain look for these takes a hundredth of the time of the pattern over 70 MB."""
_TURNED = (
    "contains characters that reverse the direction of writing, so numbers may be displayed in a different order from how they "
    "are stored; check them against the original"
)


def open_content(content: bytes, name: str, clock: Clock, depth: int = 0) -> Document:
    """The content as a document; refused by name when no reader takes it or a limit is passed."""
    clock.check()
    kind = detect(content, name)
    if kind in PACKED and depth >= clock.limits.depth:
        raise UnreadableSource(f"{name}: packed {depth} times over; unpack it and send what is inside")
    opened = PACKED.get(kind)
    document = opened(content, name, clock, open_content, depth) if opened else READERS[kind](content, name, clock)
    if any(begin in content for begin in _BEGIN) and _TURNS.search(content):
        document = document.noting(partly(name, "", _TURNED))
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if suffix and suffix not in SUFFIXES[kind]:
        document = document.noting(note(name, "", f"named .{suffix[:8]} but holds {kind}; read as {kind}"))
    return document
