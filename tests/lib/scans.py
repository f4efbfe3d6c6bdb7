"""Pages as a scanner would send them: nothing but a picture."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
from PIL import Image


def picture_of(pdf: bytes, page: int = 0, dots_per_inch: int = 300) -> Image.Image:
    """A page of a PDF as a grey picture."""
    document = pdfium.PdfDocument(pdf)
    try:
        return document[page].render(scale=dots_per_inch / 72, grayscale=True).to_pil()
    finally:
        document.close()


def as_picture(pdf: bytes, kind: str = "PNG", dots_per_inch: int = 300) -> bytes:
    """The first page as a file of pixels."""
    stream = io.BytesIO()
    picture_of(pdf, 0, dots_per_inch).save(stream, kind, dpi=(dots_per_inch, dots_per_inch))
    return stream.getvalue()


def scanned(pdf: bytes, dots_per_inch: int = 300) -> bytes:
    """A PDF whose pages are pictures of the pages of another."""
    pages = [picture_of(pdf, number, dots_per_inch) for number in range(len(pdfium.PdfDocument(pdf)))]
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", resolution=dots_per_inch, save_all=True, append_images=pages[1:])
    return stream.getvalue()
