"""What a PDF, a Word document or a picture says to whoever looks closely: its letters, its tags, and what stands beside them."""

from __future__ import annotations

import ctypes
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdf

DRAWN = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
"""The parts of a PNG that are its dots."""


def said(function: Callable[..., int], element: Any) -> str:
    """A text that the PDF library hands over in a buffer of the caller."""
    size = function(element, None, 0)
    held = (ctypes.c_ushort * (size // 2 + 1))()
    function(element, held, size)
    return bytes(held)[: max(0, size - 2)].decode("utf-16-le")


def tagged(printed: Any) -> Iterator[Any]:
    """Every tagged element of a PDF, as the library knows it."""

    def walk(element: Any) -> Iterator[Any]:
        yield element
        for place in range(pdf.FPDF_StructElement_CountChildren(element)):
            child = pdf.FPDF_StructElement_GetChildAtIndex(element, place)
            if child:
                yield from walk(child)

    for page in printed:
        tree = pdf.FPDF_StructTree_GetForPage(page)
        for place in range(pdf.FPDF_StructTree_CountChildren(tree)):
            yield from walk(pdf.FPDF_StructTree_GetChildAtIndex(tree, place))


def letters_of(path: Path) -> str:
    """What a reader of a PDF or a Word document reads, the properties of the file and the words of its tags among it."""
    if path.suffix == ".pdf":
        return "\n".join(_of_pdf(path))
    with zipfile.ZipFile(path) as packed:
        parts = [packed.read(name) for name in packed.namelist() if not name.endswith(".png")]
        return "\n".join(re.sub(r"<[^>]+>", _attributes, part.decode("utf-8", "replace")) for part in parts)


def _attributes(tag: re.Match[str]) -> str:
    """The words in a tag that a reader may be told: the alternative of a picture, its title and its name."""
    return " ".join(["", *re.findall(r'\b(?:descr|title|name|Target)="([^"]*)"', tag[0]), ""])


def _of_pdf(path: Path) -> Iterator[str]:
    says = (pdf.FPDF_StructElement_GetAltText, pdf.FPDF_StructElement_GetActualText, pdf.FPDF_StructElement_GetTitle)
    with pypdfium2.PdfDocument(path) as printed:
        yield from (sheet.get_textpage().get_text_range() for sheet in printed)
        yield from printed.get_metadata_dict().values()
        yield from (told for element in tagged(printed) for one in says if (told := said(one, element)))
        yield from (bookmark.get_title() for bookmark in printed.get_toc())
        yield from (f"attachment {number}" for number in range(printed.count_attachments()))
    letters = path.read_bytes()
    yield from (part.decode("utf-8", "replace") for part in re.findall(rb"<\?xpacket begin.*?<\?xpacket end", letters, re.DOTALL))
    yield from (link.decode("latin-1") for link in re.findall(rb"/URI \((.*?)\)", letters))


def beside_its_dots(picture: bytes) -> dict[str, bytes]:
    """The parts of a PNG that are none of its dots: texts, times, what follows its end."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    at, found = 8, {}
    while at < len(picture):
        size, kind = struct.unpack(">I4s", picture[at : at + 8])
        if kind not in DRAWN:
            found[kind.decode("latin-1")] = picture[at + 8 : at + 8 + size]
        at += 12 + size
        if kind == b"IEND":
            break
    return found | ({"after its end": picture[at:]} if picture[at:] else {})
