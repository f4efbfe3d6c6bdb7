"""Linked tables: several breakdowns of the same records, protected together as parts of one table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.inputs import LARGEST_LIST, read_text
from faircount.protect.cell_state import Cells
from faircount.tables.margins import HierarchicalTable

Breakdown = frozenset[str]
"""The dimensions of one table; everything else is taken as the whole."""


def parse_breakdown(text: str, names: Sequence[str]) -> Breakdown:
    """The dimensions named with commas between them; ``total`` names none.

    >>> sorted(parse_breakdown("area, age", ["area", "age", "online"]))
    ['age', 'area']
    """
    asked = [each.strip() for each in text.split(",") if each.strip()]
    if asked == ["total"] and "total" not in names:
        return frozenset()
    unknown = [each for each in asked if each not in names]
    if unknown or not asked:
        raise SchemaMismatch(
            f"table '{text.strip()}': {f'{unknown[0]!r} is no dimension' if unknown else 'no dimension is named'}; "
            f"use {', '.join(names)} with commas between, or total"
        )
    return frozenset(asked)


def read_breakdowns(path: Path, names: Sequence[str]) -> tuple[Breakdown, ...]:
    """The tables in a text file, one a line as its dimensions with commas between; '#' starts a comment."""
    try:
        lines = [line.split("#")[0].strip() for line in read_text(path, LARGEST_LIST).splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(f"{path}: no list of tables can be read here; give a text file with one table a line") from error
    found = tuple(parse_breakdown(line, names) for line in lines if line)
    if not found:
        raise SchemaMismatch(f"{path.name}: no table is named; write one a line, as its dimensions with commas between")
    return found


def listed_cells(table: HierarchicalTable, breakdowns: Sequence[Breakdown]) -> Cells:
    """The cells of these tables, margins included; all of the table if no table is named."""
    if not breakdowns:
        return np.ones(table.counts.size, dtype=np.bool_)
    listed = np.zeros(table.counts.shape, dtype=np.bool_)
    for breakdown in breakdowns:
        listed[tuple(slice(None) if name in breakdown else 0 for name in table.names)] = True
    return listed.reshape(-1)
