"""A count rounded to a multiple of a base, up or down."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faircount.patterns import regex
from faircount.protect.derived.column import FigureColumn, of_count
from faircount.protect.disclosure.knowledge import WeightedTie

HEAD = regex(r"(?:count[ _])?rounded[ _]to[ _](?:nearest[ _])?(\d+)", re.IGNORECASE)


def rounded(column: FigureColumn) -> Iterator[WeightedTie]:
    """The counts less than one base away: what any rounding to a neighbouring multiple allows."""
    base = int(column.said[1])
    for row, cell, (low, high) in column.spans():
        middle = (low + high) / 2
        yield of_count(cell, (max(middle - base + 1, middle * 0), middle + base - 1), column.place(row))
