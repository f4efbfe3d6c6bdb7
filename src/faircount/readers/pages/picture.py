"""Pictures of answers (PNG, JPEG, TIFF), read by OCR when that was asked for."""

from __future__ import annotations

import io
from importlib import import_module
from typing import Any

from faircount.errors import UnreadableSource, how_to_install
from faircount.readers.base import Document, note, partly
from faircount.readers.limits import Clock
from faircount.readers.pages.pdf import blocks_of
from faircount.readers.pages.recognise import recognise

_WIDTH = 595.0
"""A picture says little about its size; it is taken for a page as wide as A4, in points."""
_MOST_PIXELS = 80_000_000
HOW = "a picture; ask for the text, or read it by OCR: faircount read --ocr"


def read_picture(content: bytes, name: str, clock: Clock) -> Document:
    """The pages of a picture as lines and tables."""
    if not clock.limits.pictures:
        raise UnreadableSource(f"{name}: {HOW}")
    library = _library(name)
    pages, findings = [], []
    try:
        with library.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF")) as picture:
            count = getattr(picture, "n_frames", 1)
            for number in range(min(count, clock.limits.pictures)):
                picture.seek(number)
                pages.append(recognise(_pixels(picture, name), number + 1, _WIDTH, clock))
    except (OSError, SyntaxError, ValueError, library.DecompressionBombError) as error:
        raise UnreadableSource(f"{name}: the picture is damaged or of a kind that is not read; send PNG, JPEG or TIFF") from error
    except UnreadableSource as error:
        raise UnreadableSource(f"{name}: {str(error).removeprefix(f'{name}: ')}") from error
    if count > len(pages):
        findings.append(partly(name, "", f"only the first {len(pages)} of {count} pages were read"))
    if not any(page.letters for page in pages):
        findings.append(note(name, "", "holds no text at all"))
    blocks, recognised = blocks_of(pages)
    return Document(name, "picture", blocks=blocks, findings=tuple(findings), recognised=recognised)


def _library(name: str) -> Any:
    try:
        return import_module("PIL.Image")
    except ImportError as error:
        raise UnreadableSource(f"{name}: pictures need an extra; install it with: {how_to_install('ocr')}") from error


def _pixels(picture: Any, name: str) -> Any:
    """The picture in grey on white, made larger where its letters would be too small to tell apart."""
    import numpy as np  # loaded where a picture is read at all

    if picture.width * picture.height > _MOST_PIXELS:
        raise UnreadableSource(f"{name}: {picture.width} by {picture.height} dots are too many; send it at 300 dots an inch")
    grey = picture.convert("L")
    if grey.width < 1500:
        grey = grey.resize((grey.width * 2, grey.height * 2))
    return np.asarray(grey, dtype="uint8")
