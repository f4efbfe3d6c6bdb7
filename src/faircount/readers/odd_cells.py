"""Cells that hold neither a figure nor words: errors of formulas, and numbers that can be read in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faircount.patterns import regex
from faircount.readers.base import Document, Sheet, Value, partly
from faircount.tables.extract import FileFinding

_ERROR = regex(r"#(?:REF!|DIV/0!|VALUE!|N/A|NAME\?|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3}")
_TWO_WAYS = regex(r"\d{1,3}\.\d{3}|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}['’]\d{3}")
_MOST_ROWS = 20_000
"""Rows of a sheet that are looked through; what is longer was made by a program, and is the same all the way down."""


def odd_cells(document: Document) -> Iterator[FileFinding]:
    """What is said of such cells, each kind once a sheet with its first place."""
    for sheet in document.sheets():
        yield from _of(document, sheet, _ERROR, "hold the error of a formula and no figure; they are left over")
        yield from _of(
            document, sheet, _TWO_WAYS, "have a point or a quote where thousands are parted or a fraction begins; see which"
        )
    for part in document.parts:
        yield from odd_cells(part)


def _of(document: Document, sheet: Sheet, pattern: re.Pattern[str], words: str) -> Iterator[FileFinding]:
    spots = [
        (row, column)
        for row, cells in enumerate(sheet.rows[:_MOST_ROWS])
        for column, value in enumerate(cells)
        if _is(value, pattern)
    ]
    if spots:
        yield partly(document.name, sheet.place(*spots[0]), f"{len(spots):,} cells {words}")


def _is(value: Value, pattern: re.Pattern[str]) -> bool:
    return isinstance(value, str) and len(value) < 20 and pattern.fullmatch(value) is not None
