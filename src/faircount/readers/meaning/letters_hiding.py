"""Letters that an answer writes for hidden counts ("c – confidential"), put in brackets as such marks stand elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from faircount.language.legend import find_legend
from faircount.readers.base import Document, Sheet, Value
from faircount.readers.meaning.around import loose_lines


def with_letters_marked(document: Document) -> Document:
    """The document with each cell that holds such a letter alone holding it in brackets: a row of them is no row of headings."""
    texts = [block.text for block in document.prose()] + [line for sheet in document.sheets() for line in loose_lines(sheet)]
    letters = {sign for sign in find_legend(texts).signs if sign.isalpha()}
    if not letters:
        return document
    return replace(document, blocks=tuple(_marked(one, letters) if isinstance(one, Sheet) else one for one in document.blocks))


def _marked(sheet: Sheet, letters: Collection[str]) -> Sheet:
    if sheet.long is not None:
        return sheet
    return replace(sheet, rows=tuple(tuple(_in_brackets(value, letters) for value in row) for row in sheet.rows))


def _in_brackets(value: Value, letters: Collection[str]) -> Value:
    return f"[{value.strip()}]" if isinstance(value, str) and value.strip().lower() in letters else value
