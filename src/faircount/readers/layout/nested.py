"""Rows that stand below a row of their own sum: in a pivot table with one column of labels, "2019/20 | 238", "Male | 42"."""

from __future__ import annotations

from collections import Counter

from faircount.readers.layout.labels_down import is_total_label
from faircount.readers.layout.table import BodyRow, LaidOutTable

_MOST = 3_000
"""Rows beyond which a table is none that was laid out for reading."""
_LESS = 0.5
"""Less than any two counts differ by."""


def nest(table: LaidOutTable) -> None:
    """Tell the rows below a sum whose parts they are, where labels come again under each sum and add up to it."""
    if len(table.label_columns) != 1 or not table.value_columns or len(table.rows) > _MOST:
        return
    labels = [row.labels[0] for row in table.rows]
    times = Counter((row.sections, label) for row, label in zip(table.rows, labels, strict=True) if not is_total_label(label))
    groups: list[tuple[BodyRow, list[BodyRow]]] = []
    for row, label in zip(table.rows, labels, strict=True):
        if is_total_label(label) or not label:
            if not groups or not groups[-1][1]:
                return
            groups.append((row, []))
        elif times[row.sections, label] == 1:
            groups.append((row, []))
        elif not groups:
            return
        else:
            groups[-1][1].append(row)
    nested = [(parent, children) for parent, children in groups if children]
    if len(nested) < 2 or not _add_up(table, nested):
        return
    for parent, children in nested:
        for child in children:
            child.part_of = parent.labels[0]


def _add_up(table: LaidOutTable, nested: list[tuple[BodyRow, list[BodyRow]]]) -> bool:
    """Whether at least one sum is that of its rows, and none is not, as far as all of them are told; blanks may be noughts."""
    said: list[bool] = []
    for parent, children in nested:
        for column in table.value_columns:
            blank = [row.value(column) is None for row in children]
            numbers = [0.0 if is_blank else row.number(column) for row, is_blank in zip(children, blank, strict=True)]
            whole = parent.number(column)
            if whole is not None and all(number is not None for number in numbers):
                is_sum = abs(sum(number or 0 for number in numbers) - whole) < _LESS
                said += [is_sum] if is_sum or not any(blank) else []
    return bool(said) and all(said)
