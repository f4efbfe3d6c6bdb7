"""Captions that a document prints below its tables: put above them, where all that reads a table looks for its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faircount.patterns import regex
from faircount.readers.base import Document, Prose, Sheet

_NUMBERED = regex(r"\W*(?:table|figure) ?(\d{1,2})\b\s*[.:–-]", re.IGNORECASE)


def with_captions_above(document: Document) -> Document:
    """The document with each caption before its table, where all stand behind: "Table 1: ..." right below the first table."""
    blocks = list(document.blocks)
    sheets = [at for at, block in enumerate(blocks) if isinstance(block, Sheet)]
    if not sheets or [_number(blocks, at + 1) for at in sheets] != [str(number) for number in range(1, len(sheets) + 1)]:
        return document
    if any(_number(blocks, at - 1) for at in sheets if at and isinstance(blocks[at - 1], Prose) and at - 2 not in sheets):
        return document  # captions stand above too, and whose is whose is not told
    for at in sheets:
        blocks[at], blocks[at + 1] = blocks[at + 1], blocks[at]
    return replace(document, blocks=tuple(blocks))


def _number(blocks: Sequence[Sheet | Prose], at: int) -> str:
    """The number of the caption that stands there, if one does."""
    block = blocks[at] if 0 <= at < len(blocks) else None
    found = _NUMBERED.match(block.text) if isinstance(block, Prose) else None
    return found[1] if found else ""
