"""Marks of an answer's own for hidden counts ("c – confidential"), and "None" among numbers, as those that everybody uses."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from faircount.language.cell_values import is_value
from faircount.language.legend import find_legend
from faircount.readers.base import Document, Sheet, Value, shown
from faircount.readers.meaning.around import all_words
from faircount.readers.meaning.small_in_words import with_small_in_words


def with_own_marks(document: Document) -> Document:
    """The document with each cell that holds such a mark holding it in brackets: a row of them is no row of headings."""
    marks = {sign for sign in find_legend(all_words(document)).signs if not is_value(sign)}
    blocks = (_plain(with_small_in_words(one), marks) if isinstance(one, Sheet) else one for one in document.blocks)
    return replace(document, blocks=tuple(blocks))


def _plain(sheet: Sheet, marks: Collection[str]) -> Sheet:
    if sheet.long is not None:
        return sheet
    said = {
        shown(value).strip().lower() for row in sheet.rows for value in row if isinstance(value, str) and len(value) < _LONGEST
    }
    if not said & {*marks, _NONE}:
        return sheet
    counts = {
        column
        for row in sheet.rows
        for column, value in enumerate(row)
        if is_value(value) and any(map(str.isdigit, shown(value)))
    }
    rows = (
        tuple(
            _in_brackets("Nil" if column in counts and shown(value).lower() == _NONE else value, marks)
            for column, value in enumerate(row)
        )
        for row in sheet.rows
    )
    return replace(sheet, rows=tuple(rows))


_NONE = "none"
_LONGEST = 12
"""Letters of the longest mark, "s40(2)(a)"."""


def _in_brackets(value: Value, marks: Collection[str]) -> Value:
    return f"[{value.strip()}]" if isinstance(value, str) and value.strip().lower() in marks else value
