"""Titles of which the number stands in a cell of its own: "Q2" and beside it "Of which: online flag" are one line."""

from __future__ import annotations

import re
from dataclasses import replace

from faircount.language.cell_values import is_value, is_year
from faircount.patterns import regex
from faircount.readers.base import Sheet, Value

_NUMBER = regex(r"(?:(?:q|question|table|part|section) ?\w{1,3}|notes?|\(?\d{1,2}[.)]|\([a-h]\))\W*", re.IGNORECASE)
_WIDTH = 3
"""Cells of a row of figures: a sheet that has none so wide may be a list of numbers and their answers."""


def with_numbers_joined(sheet: Sheet) -> Sheet:
    """The sheet with each number of a title put before the title, in the number's cell."""
    if not any(sum(value is not None for value in row) >= _WIDTH for row in sheet.rows[:2000]):
        return sheet
    rows = tuple(_joined(row) for row in sheet.rows)
    return sheet if all(one is other for one, other in zip(rows, sheet.rows, strict=True)) else replace(sheet, rows=rows)


def _joined(row: tuple[Value, ...]) -> tuple[Value, ...]:
    """The row with number and title in one cell, or the row itself.

    >>> _joined(("Q2", "Of which: online flag", None)), _joined(("Q2", 12, None))
    (('Q2 Of which: online flag', None, None), ('Q2', 12, None))
    """
    filled = [at for at, value in enumerate(row) if value is not None]
    if len(filled) != 2 or filled[1] != filled[0] + 1:
        return row
    number, title = (row[at] for at in filled)
    if not (isinstance(number, str) and isinstance(title, str) and _NUMBER.fullmatch(number)):
        return row
    if len(title) < _SHORTEST or is_value(title) or is_year(title):
        return row
    return (*row[: filled[0]], f"{number} {title}", None, *row[filled[1] + 1 :])


_SHORTEST = 6
"""Letters of a title."""
