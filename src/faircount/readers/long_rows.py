"""The rows of a long list kept by column: the values that differ, which of them each row has, and the rows that show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from faircount.language.cell_values import is_value
from faircount.language.tokens import Value
from faircount.tables.renumbered import first_places, renumbered

LONG = 3_000
"""Rows from which a list is kept by column."""
_FIRST, _LAST = 1_000, 50
"""Rows that are shown at both ends: titles, headings and notes stand there."""
_MOST_SHOWN = 2_000
"""Values of one column of which a row is shown."""
MOST_TOLD = 100_000
"""Values of one column beyond which each row has its own: they are names of records."""


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """One column: the values that differ, and for each row the number of its own."""

    values: list[Value]
    codes: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class LongRows:
    """All rows of a list by column. ``shown`` are those that stand in the sheet: each kind of row, and values of each column."""

    columns: tuple[ValueColumn, ...]
    shown: NDArray[np.int64]

    def rows(self, which: Sequence[int] | NDArray[np.int64] | None = None) -> tuple[tuple[Value, ...], ...]:
        """The rows of these numbers as a sheet holds them; all without."""
        chosen = [column.codes if which is None else column.codes[which] for column in self.columns]
        cells = [map(column.values.__getitem__, codes.tolist()) for column, codes in zip(self.columns, chosen, strict=True)]
        return tuple(zip(*cells, strict=True))

    def first(self, most: int) -> LongRows:
        """The first rows, as many as that."""
        kept = tuple(replace(column, codes=column.codes[:most]) for column in self.columns)
        return LongRows(kept, self.shown[self.shown < most])

    def __len__(self) -> int:
        return len(self.columns[0].codes)


def by_column(rows: Sequence[Sequence[Value]]) -> LongRows | None:
    """The rows of a sheet by column; None where they are few, or where no few rows show what all of them are."""
    if len(rows) < LONG:
        return None
    width = max(map(len, islice(rows, _FIRST)))
    if any(len(row) > width for row in rows):
        return None
    columns = []
    for number in range(width):
        told: dict[tuple[type, Value], int] = {}
        cells = (row[number] if number < len(row) else None for row in rows)
        codes = np.fromiter((told.setdefault((type(cell), cell), len(told)) for cell in cells), np.int32, len(rows))
        columns.append(ValueColumn([value for _, value in told], codes))
    return showing(columns)


def showing(columns: Sequence[ValueColumn]) -> LongRows | None:
    """The columns with the rows that show what all rows are; None where these are many."""
    count = len(columns[0].codes)
    found = [np.arange(min(_FIRST, count)), np.arange(max(0, count - _LAST), count)]
    kinds = np.zeros(count, np.int64)
    for column in columns:
        kind = _kinds(column.values)
        told, places = np.unique(column.codes, return_index=True)
        # Beside the plain whole numbers: of a column with many values they are all alike.
        odd = kind[told] < _PLAIN if len(told) > _MOST_SHOWN else np.ones(len(told), bool)
        found.append(np.sort(places[odd])[:_MOST_SHOWN])
        used, kinds = renumbered(kinds * (_PLAIN + 1) + kind[column.codes])
    found.append(first_places(kinds, len(used)))
    shown = np.unique(np.concatenate(found))
    return LongRows(tuple(columns), shown.astype(np.int64)) if len(shown) * 2 < count else None


_PLAIN = 3


def _kinds(values: Sequence[Value]) -> NDArray[np.int64]:
    """The kind of each value; names of records are all of one kind where a sample of them is."""
    if len(values) > MOST_TOLD and len(sample := {_kind(value) for value in values[:: len(values) // 1_000]}) == 1:
        return np.full(len(values), sample.pop(), np.int64)
    return np.array([_kind(value) for value in values], np.int64)


def _kind(value: Value) -> int:
    """What a cell is to the eye: nothing, words, a number that is written in some way of its own, a plain whole number."""
    if value is None:
        return 0
    if isinstance(value, str):
        return (
            _PLAIN if value.isascii() and value.isdecimal() and not 1900 < int(value[:5]) < 2100 else 2 if is_value(value) else 1
        )
    return _PLAIN if float(value).is_integer() and not 1900 < value < 2100 else 2
