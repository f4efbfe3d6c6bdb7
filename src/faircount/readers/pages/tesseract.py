"""Tesseract, run as a program of its own: the characters of a picture with their boxes and how sure it is of each."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

from lxml import etree

from faircount.errors import UnreadableSource
from faircount.readers.limits import Clock

_SPAN = "{http://www.w3.org/1999/xhtml}span"
_MOST_BYTES = 40_000_000


@dataclass(frozen=True, slots=True)
class Glyph:
    """One recognised character; distances in pixels from the top left, ``sure`` in per cent."""

    text: str
    left: int
    right: int
    top: int
    bottom: int
    sure: float


@dataclass(frozen=True, slots=True)
class WordSeen:
    """The characters of a word and the word's own box, which is truer than those of its characters."""

    glyphs: tuple[Glyph, ...]
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class LineSeen:
    """A line of print: its words and the size of its letters in pixels."""

    words: tuple[WordSeen, ...]
    size: float


@cache
def program() -> str:
    """Where Tesseract is; refused with the package to install where there is none."""
    found = shutil.which("tesseract")
    if found is None:
        raise UnreadableSource("reading pictures needs Tesseract, which is not here; install the Debian package tesseract-ocr")
    return found


def see(picture: bytes, dots_per_inch: int, clock: Clock) -> list[LineSeen]:
    """The lines of print on a grey picture (PGM); refused when it takes longer than the file has left."""
    words = [
        program(), "stdin", "stdout", "-l", "eng", "--psm", "6", "--dpi", str(dots_per_inch), "-c", "hocr_char_boxes=1", "hocr",
    ]  # fmt: skip
    # One thread: the reading processes share the machine. Nothing of the surroundings but the path is handed on.
    environment = {key: os.environ[key] for key in ("PATH", "TESSDATA_PREFIX") if key in os.environ} | {"OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            words, input=picture, capture_output=True, timeout=min(clock.limits.picture_seconds, clock.left()), env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableSource(f"not recognised within {error.timeout:.0f} s; ask for the text") from error
    if done.returncode or len(done.stdout) > _MOST_BYTES:
        raise UnreadableSource("Tesseract could not recognise it; ask for the text")
    return _lines(done.stdout)


def _lines(hocr: bytes) -> list[LineSeen]:
    """The lines that Tesseract's own page description holds."""
    root = etree.fromstring(hocr, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True))
    lines = []
    for line in root.iter(_SPAN):
        size = re.search(r"x_size ([\d.]+)", line.get("title", ""))
        if size is None:
            continue
        words = [_word(span) for span in line.iter(_SPAN) if span.get("class") == "ocrx_word"]
        lines.append(LineSeen(tuple(word for word in words if word.glyphs), float(size[1])))
    return [line for line in lines if line.words]


def _word(span: etree._Element) -> WordSeen:
    left, _, right, _ = _numbers(span, "bbox")[:4]
    glyphs = [
        Glyph(glyph.text, int(box[0]), int(box[2]), int(box[1]), int(box[3]), _numbers(glyph, "x_conf")[0])
        for glyph in span.iter(_SPAN)
        if glyph.get("class") == "ocrx_cinfo" and glyph.text and (box := _numbers(glyph, "x_bboxes"))
    ]
    return WordSeen(tuple(glyphs), int(left), int(right))


def _numbers(span: etree._Element, name: str) -> list[float]:
    found = re.search(rf"\b{name}((?: -?[\d.]+)+)", span.get("title", ""))
    return [float(number) for number in found[1].split()] if found else []
