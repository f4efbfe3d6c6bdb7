"""Marks of hidden counts that a person names, beside those that every answer uses."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from faircount.readers.base import Document, Sheet, Value
from faircount.vocabulary.status import MARKS, CellStatus


def with_given_marks(document: Document, marks: Collection[str]) -> Document:
    """The document with each cell that holds one of these marks, and nothing else, holding the mark that everybody uses."""
    if not marks:
        return document
    blocks = tuple(_in_sheet(block, marks) if isinstance(block, Sheet) else block for block in document.blocks)
    return replace(document, blocks=blocks, parts=tuple(with_given_marks(part, marks) for part in document.parts))


def _in_sheet(sheet: Sheet, marks: Collection[str]) -> Sheet:
    rows = tuple(tuple(_in_cell(value, marks) for value in row) for row in sheet.rows)
    if sheet.long is None:
        return replace(sheet, rows=rows)
    columns = tuple(replace(column, values=[_in_cell(value, marks) for value in column.values]) for column in sheet.long.columns)
    return replace(sheet, rows=rows, long=replace(sheet.long, columns=columns))


def _in_cell(value: Value, marks: Collection[str]) -> Value:
    return MARKS[CellStatus.SUPPRESSED_AT_SOURCE] if isinstance(value, str) and value.strip() in marks else value
