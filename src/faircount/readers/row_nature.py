"""What a row of a sheet is: one label alone, headings, or values."""

from __future__ import annotations

from enum import Enum

from faircount.readers.base import Sheet, Value, shown
from faircount.readers.numbers import is_value, is_year, read_value
from faircount.readers.table import Table


class Nature(Enum):
    """A row of one text, of headings, of values."""

    ALONE = 1
    HEAD = 2
    BODY = 3


def nature_of(cells: list[tuple[int, Value]], sheet: Sheet, row: int, table: Table | None, left: int) -> Nature:
    """What the row is, given the table that it may belong to."""
    clear = [column for column, value in cells if is_value(value)]
    if len(cells) == 1:
        column, value = cells[0]
        if clear and column > left:
            return Nature.BODY
        if table is None or not table.rows:
            is_wide = (row, column + 1) in sheet.spread
            return Nature.HEAD if column > left and not is_wide and len(shown(value)) < 60 else Nature.ALONE
        return Nature.BODY if clear else Nature.ALONE
    if all((row, column) in sheet.heads for column, _ in cells):
        return Nature.HEAD
    if clear:
        return Nature.HEAD if (table is None or not table.rows) and _heads_with_ages(cells) else Nature.BODY
    if table is not None and table.rows and _goes_on(cells, table):
        return Nature.BODY
    return Nature.HEAD


def _heads_with_ages(cells: list[tuple[int, Value]]) -> bool:
    """A first row such as "Age | 0 | 1 | 2 | 3": whole numbers going up one by one, or few values among many headings."""
    values = [value for _, value in cells]
    numbers = [int(float(shown(value))) for value in values[1:] if shown(value).isdigit()]
    if len(numbers) >= 3 and len(numbers) >= len(values) - 3:
        return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[-1] <= 25
    headings = [value for value in values if isinstance(value, str) and not read_value(value)]
    ranges = [value for value in values if isinstance(value, str) and read_value(value) and value[:1].isdigit() and "-" in value]
    return bool(ranges) and len(headings) + len(ranges) == len(values) and len(ranges) <= 2 and len(values) > 2


def _goes_on(cells: list[tuple[int, Value]], table: Table) -> bool:
    """Whether a row without clear values goes on with the table: words that stand for a value where values stand."""
    last = table.rows[-1]
    value_like = 0
    for column, value in cells:
        above = last.value(column)
        stands_for = isinstance(value, str) and (bool(read_value(value)) or is_year(value))
        if stands_for and above is not None and (is_value(above) or bool(isinstance(above, str) and read_value(above))):
            value_like += 1
        elif isinstance(value, (int, float)) and isinstance(above, (int, float)):
            value_like += 1
    return value_like > 0
