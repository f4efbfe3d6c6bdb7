"""Rows without the flag whose flag is left blank beside rows that have it, as a record system exports them."""

from __future__ import annotations

from faircount.language.flags import find_online
from faircount.language.numbers import read_value
from faircount.readers.base import Value
from faircount.readers.layout.labels_down import is_total_label
from faircount.readers.layout.table import BodyRow, Table
from faircount.vocabulary.measures import Online


def tell_unflagged(table: Table) -> None:
    """Give rows with a blank flag the label that says so, where they cannot be of all: a row with the flag counts more.

    "Rape, under 10, (blank): 54" beside "Rape, under 10, CYBER: 1" may be of all or of the rest; "Grooming, (blank): 7" beside
    "Grooming, CYBER: 31" is of the rest, and so is every other of that column.
    """
    if len(table.label_columns) < 2 or not table.value_columns:
        return
    for number in range(len(table.label_columns)):
        said = {row.labels[number] for row in table.rows if len(row.labels) > number and row.labels[number]}
        if len(said) == 1 and find_online(flagged := said.pop())[0] is Online.YES and _is_rest(table, number):
            for row in table.rows:
                is_of_parts = len(row.labels) > number and all(map(row.labels.__getitem__, range(number)))
                if is_of_parts and not row.labels[number] and not any(map(is_total_label, row.labels)):
                    row.labels = (*row.labels[:number], f"not {flagged}", *row.labels[number + 1 :])


def _is_rest(table: Table, number: int) -> bool:
    """Whether some row with the flag counts more than the row that is like it but for the flag."""
    counts: dict[tuple[str, ...], dict[bool, float]] = {}
    for row in table.rows:
        key, count = (*row.labels[:number], *row.labels[number + 1 :]), _first_count(table, row)
        if count is not None and len(row.labels) > number:
            counts.setdefault(key, {})[bool(row.labels[number])] = count
    return any(len(each) == 2 and each[True] > each[False] for each in counts.values())


def _first_count(table: Table, row: BodyRow) -> float | None:
    return next((number for column in table.value_columns if (number := _number(row.value(column))) is not None), None)


def _number(value: Value) -> float | None:
    found = read_value(value)
    return found[0].number if found is not None and len(found) == 1 else None
