"""A long list turned into figures by column; row by row only where labels or values are no plain ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from faircount.language.numbers import read_value
from faircount.language.reading import CellReading
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.layout.table import BodyRow, LaidOutTable
from faircount.readers.meaning.context import Context
from faircount.readers.meaning.interpret import Interpreter
from faircount.readers.meaning.long_table import LongTable, is_list
from faircount.readers.meaning.numbers_read import BLANK
from faircount.tables.extract import Leftover


def interpret_list(table: LaidOutTable, around: Context, harvest: ExtractBuilder, prefix: str = "") -> bool:
    """Take in a long list by column; False where its rows hang on each other, and nothing is taken in then."""
    long = table.sheet.long
    if long is None or not is_list(table):
        return False
    reader = Interpreter(table, around, harvest, prefix)
    columns = {column: facts for column, (facts, bracket) in reader.columns.items() if bracket is None}
    if reader.legend.blank_is_zero or reader.unknown or reader.bracketed is not None or len(columns) < len(reader.columns):
        return False
    listed = LongTable(table, reader.stubs, columns, reader.facts_of, reader.builder, by_name=reader.told_by_name)
    rest: dict[int, list[int]] = {}
    for column in table.value_columns:
        values = long.columns[column].values
        is_blank = np.array([value is None for value in values])[listed.codes(column)]
        done = listed.take(column, [_plain(read_value(value, reader.legend)) for value in values]) | is_blank
        for row in np.flatnonzero(~done).tolist():
            rest.setdefault(row, []).append(column)
        harvest.leftovers += _left(listed, column, is_blank, BLANK)
    for column in table.note_columns:
        is_told = np.array([value is not None for value in long.columns[column].values])[listed.codes(column)]
        harvest.leftovers += _left(listed, column, is_told, "a remark, not a figure")
    sheet = listed.sheet(list(rest))
    for number, (at, cells) in enumerate(rest.items()):
        alone = BodyRow(sheet, number, listed.labels(at), listed.labels(at))
        for column in cells:
            reader.take_cell(alone, column, reader.facts_of_row(alone))
    harvest.take_list(listed.figures(asked=False), listed.figures(asked=True))
    return True


def _left(listed: LongTable, column: int, which: NDArray[np.bool_], reason: str) -> list[Leftover]:
    """The cells of these rows as left over."""
    return [Leftover(listed.place(row, column), reason) for row in np.flatnonzero(which).tolist()]


def _plain(readings: Sequence[CellReading]) -> CellReading | None:
    """The one reading of a value that is a figure with nothing beside it; None for any other value."""
    if len(readings) != 1 or readings[0].bracket is not None or readings[0].label or not readings[0].is_figure:
        return None
    return readings[0]
