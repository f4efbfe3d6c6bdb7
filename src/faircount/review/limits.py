"""What reading one answer may cost."""

from __future__ import annotations

from faircount.readers.limits import WITH_OCR, FileLimits
from faircount.readers.pages.tesseract import program


def reading_limits(ocr: bool) -> FileLimits:
    """What one answer may cost, with pictures or without; with them refused at once where the program for it is missing."""
    if ocr:
        program()
    return WITH_OCR if ocr else FileLimits()
