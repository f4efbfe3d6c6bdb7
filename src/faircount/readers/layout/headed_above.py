"""Tables that print no headings of their own since they have those of a table above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.patterns import regex
from faircount.readers.base import shown
from faircount.readers.layout.table import LaidOutTable

_SAME_HEADINGS = regex(
    r"\b(?:headings?|columns|layout|format)\b[^.;]{0,20}\b(?:as|like|same)\b"
    r"|\bsame (?:column )?(?:headings?|columns|layout|format)\b",
    re.IGNORECASE,
)
"""What a line over a table says of its headings: "column headings as in the first table"."""


def head_as_above(tables: Sequence[LaidOutTable]) -> None:
    """Give each table without headings those of the last one above it in its sheet that is as wide, where a line says so or the
    rows are the same. Without either sign its columns stay without headings, and are asked about.
    """
    headed: LaidOutTable | None = None
    for table in tables:
        if table.heads:
            headed = table
        elif headed is not None and _has_its_columns(headed, table):
            table.heads = [dict(head) for head in headed.heads]
            table.head_rows = list(headed.head_rows)


def _has_its_columns(headed: LaidOutTable, table: LaidOutTable) -> bool:
    if table.sheet is not headed.sheet or (table.left, table.right) != (headed.left, headed.right):
        return False
    return any(map(_SAME_HEADINGS.search, table.titles)) or _labels(table) == _labels(headed)


def _labels(table: LaidOutTable) -> list[str]:
    return [shown(row.value(table.left)) for row in table.rows]
