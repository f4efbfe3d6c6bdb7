"""Labels that stand beside each other: those of one column, those of one level of headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from faircount.readers.layout.columns import dimension_of
from faircount.readers.layout.table import BodyRow, Table
from faircount.readers.meaning.brackets import bracketed
from faircount.readers.meaning.dimension import Dimension
from faircount.readers.said.labels import read_label


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


_LISTED = ("age", "sex")


def unknown_among(table: Table, stubs: Sequence[Dimension]) -> dict[tuple[int, int], str]:
    """Of what a bare "Not known" is where one column lists ages and sexes below each other, by the row and the column's number.

    It is of the list that it stands in: that of the label above it, or below it where it opens the list. A total, and a heading
    between rows, end a list. Rows are told apart by their ``id``.
    """
    found: dict[tuple[int, int], str] = {}
    for number, stub in enumerate(stubs):
        told = [(row, _listed(stub, row.labels[number])) for row in table.rows]
        if not {*_LISTED} <= {kind for _, kind in told}:
            continue
        for _, lines in groupby(told, lambda line: line[0].sections):
            found |= {(id(row), number): kind for row, kind in _of_list(list(lines), number)}
    return found


def _listed(stub: Dimension, label: str) -> str:
    """The kind of list that the label is of: nothing for one that does not say, "total" for one that ends a list."""
    plain = read_label(label)
    if plain.is_total:
        return "total"
    said = plain.kinds if plain.is_unknown else stub.read(label).kinds
    return next((kind for kind in _LISTED if said & {*_LISTED} == {kind}), "")


def _of_list(lines: Sequence[tuple[BodyRow, str]], number: int) -> Iterator[tuple[BodyRow, str]]:
    for place, (row, _) in enumerate(lines):
        said = read_label(row.labels[number])
        if not said.is_unknown or said.kinds:
            continue
        above = next((kind for _, kind in reversed(lines[:place]) if kind), "")
        below = next((kind for _, kind in lines[place + 1 :] if kind), "")
        among = above if above in _LISTED else below
        if among in _LISTED:
            yield row, among
