"""A file opened by one reader, and its blocks drawn one a line."""

from __future__ import annotations

from faircount.readers.base import Document, Prose, Sheet, shown
from faircount.readers.limits import Clock, FileLimits
from faircount.readers.opening import Reader


def opened(reader: Reader, content: str | bytes, **limits: int) -> Document:
    """The document that the reader makes of the content."""
    coded = content if isinstance(content, bytes) else content.encode()
    return reader(coded, "answer", Clock("answer", FileLimits(**limits)))  # type: ignore[arg-type]


def blocks(document: Document) -> list[str]:
    """What the document holds: each piece of prose with its kind, each row of a sheet with its cells."""
    drawn = []
    for block in document.blocks:
        if isinstance(block, Prose):
            drawn.append(f"{block.kind}: {block.text}")
        else:
            drawn += rows(block)
    return drawn


def rows(sheet: Sheet) -> list[str]:
    """The rows, cells between bars."""
    return [" | ".join(shown(cell) for cell in row) for row in sheet.rows]
