"""Labels that stand beside each other: those of one column, those of one level of headings."""

from __future__ import annotations

from faircount.readers.layout.columns import dimension_of
from faircount.readers.layout.table import Table
from faircount.readers.meaning.brackets import bracketed


def labels_of(table: Table, number: int) -> list[str]:
    """The labels of a column, each once."""
    seen: dict[str, None] = {}
    for row in table.rows:
        seen[row.labels[number]] = None
        if len(seen) > 2000:
            break
    return [label for label in seen if label]


def level_labels(table: Table, level: int) -> list[str]:
    """The headings of a level that stand over values."""
    head = table.heads[level]
    return [label for column in table.value_columns if (label := head.get(column)) and bracketed(label) is None]


def level_name(table: Table, level: int) -> str:
    """The name of a level of headings: what stands over it alone, or beside it over the labels."""
    head = table.heads[level]
    spread = {head.get(column) for column in table.value_columns}
    if level and len(spread) > 1:
        above = {table.heads[level - 1].get(column) for column in table.value_columns}
        only = above.pop() if len(above) == 1 else None
        if only and dimension_of(only):
            return only
    return ""
