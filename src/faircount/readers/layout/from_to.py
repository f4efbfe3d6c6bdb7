"""Two columns or two rows of dates, "From" and "To": together they are one period."""

from __future__ import annotations

import re
from itertools import pairwise

from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.readers.layout.table import LaidOutTable

_FROM = regex(r"^\W*(?:date )?(?:from|start(?:s|ing|ed)?|begin(?:s|ning)?)\b(?: date| of period)?\W*$", re.IGNORECASE)
_TO = regex(r"^\W*(?:date )?(?:to|end(?:s|ing|ed)?|until)\b(?: date| of period)?\W*$", re.IGNORECASE)


def join_dates(table: LaidOutTable) -> None:
    """Make one label of the two dates of each row, where one column of labels is headed "From" and the next "To"."""
    for number, column in enumerate(table.label_columns[:-1]):
        after = table.label_columns[number + 1]
        if not (_FROM.match(table.name_of(column)) and _TO.match(table.name_of(after))):
            continue
        for row in table.rows:
            row.labels = _joined(row.labels, number)
            row.own_labels = _joined(row.own_labels, number)


def join_headings(table: LaidOutTable) -> None:
    """Make one row of headings of two, where the first says "From" beside its days or months and the next "To"."""
    for level, (above, below) in enumerate(pairwise(table.heads)):
        named = [column for column in above if _FROM.match(above[column]) and _TO.match(below.get(column, ""))]
        dated = [column for column in above if column not in named and column in below and find_spans(above[column])]
        if len(named) == 1 and dated and all(_is_day(below[column]) for column in dated):
            kept = {column: text for column, text in above.items() if column not in named}
            table.heads[level] = kept | {column: f"{_first_day(above[column])} to {below[column]}" for column in dated}
            del table.heads[level + 1]
            del table.head_rows[level + 1]
            return


def _first_day(text: str) -> str:
    """The day, or the first of the month, that stands beside "From"."""
    return find_spans(text)[0].period.start.isoformat()


def _joined(labels: tuple[str, ...], number: int) -> tuple[str, ...]:
    first, last = labels[number : number + 2]
    # A column that holds nothing but first days of months is shown as these months.
    if not (find_spans(first) and _is_day(last)):
        return labels
    return (*labels[:number], f"{_first_day(first)} to {last}", "", *labels[number + 2 :])


def _is_day(text: str) -> bool:
    spans = find_spans(text)
    return len(spans) == 1 and spans[0].kind == "date" and spans[0].start == 0
