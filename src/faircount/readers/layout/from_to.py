"""Two columns of dates, "From" and "To": together they are one period a row."""

from __future__ import annotations

import re

from faircount.language.periods import find_spans
from faircount.readers.layout.table import Table

_FROM = re.compile(r"^\W*(?:date )?(?:from|start(?:s|ing|ed)?|begin(?:s|ning)?)\b(?: date| of period)?\W*$", re.IGNORECASE)
_TO = re.compile(r"^\W*(?:date )?(?:to|end(?:s|ing|ed)?|until)\b(?: date| of period)?\W*$", re.IGNORECASE)


def join_dates(table: Table) -> None:
    """Make one label of the two dates of each row, where one column of labels is headed "From" and the next "To"."""
    for number, column in enumerate(table.label_columns[:-1]):
        after = table.label_columns[number + 1]
        if not (_FROM.match(table.name_of(column)) and _TO.match(table.name_of(after))):
            continue
        for row in table.rows:
            row.labels = _joined(row.labels, number)
            row.own_labels = _joined(row.own_labels, number)


def _joined(labels: tuple[str, ...], number: int) -> tuple[str, ...]:
    first, last = labels[number : number + 2]
    if not (_is_day(first) and _is_day(last)):
        return labels
    return (*labels[:number], f"{first} to {last}", "", *labels[number + 2 :])


def _is_day(text: str) -> bool:
    spans = find_spans(text)
    return len(spans) == 1 and spans[0].kind == "date" and spans[0].start == 0
