"""Rows that stand below a row of their own sum: in a pivot table with one column of labels, "2019/20 | 238", "Male | 42"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from faircount.language.periods import is_period
from faircount.readers.layout.labels_down import is_total_label
from faircount.readers.layout.table import BodyRow, LaidOutTable

_MOST = 3_000
"""Rows beyond which a table is none that was laid out for reading."""
_LESS = 0.5
"""Less than any two counts differ by."""


def nest(table: LaidOutTable) -> None:
    """Tell the rows below a sum whose parts they are, where labels come again under each sum and add up to it.

    Where too much is hidden to add anything up, labels that come again below labels of another kind must be their parts: periods
    below ages, or sexes below periods.
    """
    if len(table.label_columns) != 1 or not table.value_columns or len(table.rows) > _MOST:
        return
    labels = [row.labels[0] for row in table.rows if row.labels[0] and not is_total_label(row.labels[0])]
    times = Counter((row.sections, row.labels[0]) for row in table.rows)
    by_times = _below(table, lambda row: times[row.sections, row.labels[0]] > 1)
    nested = by_times if any(_sums(table, by_times)) else []
    if not nested and labels:
        opens = is_period(labels[0])
        by_kind = _below(table, lambda row: is_period(row.labels[0]) is not opens)
        again = Counter(row.labels[0] for _, children in by_kind for row in children)
        nested = by_kind if any(number > 1 for number in again.values()) else []
    if len(nested) > 1 and all(_sums(table, nested)):
        for parent, children in nested:
            for child in children:
                child.part_of = parent.labels[0]


def _below(table: LaidOutTable, is_part: Callable[[BodyRow], bool]) -> list[tuple[BodyRow, list[BodyRow]]]:
    """Each row that has parts below it, with these; nothing where a total stands below none, or a part at the top."""
    groups: list[tuple[BodyRow, list[BodyRow]]] = []
    for row in table.rows:
        is_total = is_total_label(row.labels[0]) or not row.labels[0]
        if is_total or not is_part(row):
            if is_total and (not groups or not groups[-1][1]):
                return []
            groups.append((row, []))
        elif not groups:
            return []
        else:
            groups[-1][1].append(row)
    return [(parent, children) for parent, children in groups if children]


def _sums(table: LaidOutTable, nested: list[tuple[BodyRow, list[BodyRow]]]) -> list[bool]:
    """Of each sum of which all rows are told whether it is theirs; blanks may be noughts."""
    said: list[bool] = []
    for parent, children in nested:
        for column in table.value_columns:
            blank = [row.value(column) is None for row in children]
            numbers = [0.0 if is_blank else row.number(column) for row, is_blank in zip(children, blank, strict=True)]
            whole = parent.number(column)
            if whole is not None and all(number is not None for number in numbers):
                is_sum = abs(sum(number or 0 for number in numbers) - whole) < _LESS
                said += [is_sum] if is_sum or not any(blank) else []
    return said
