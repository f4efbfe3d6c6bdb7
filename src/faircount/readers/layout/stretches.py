"""The stretches of a sheet in which tables stand: runs of rows that hold something, and of columns that a blank one parts."""

from __future__ import annotations

from collections.abc import Sequence

from faircount.language.cell_values import is_value, is_year
from faircount.language.periods import is_period
from faircount.readers.base import Sheet, Value, shown
from faircount.readers.layout.dimension_names import OF_PIVOT, dimension_of


def bands_of(sheet: Sheet) -> list[tuple[int, int]]:
    """Runs of rows that hold something."""
    bands = []
    first = -1
    aside = _columns_of_remarks(sheet)
    for number, row in enumerate(sheet.rows):
        is_blank = not row or all(value is None or column in aside for column, value in enumerate(row))
        if is_blank and first >= 0:
            bands.append((first, number - 1))
            first = -1
        elif not is_blank and first < 0:
            first = number
    if first >= 0:
        bands.append((first, len(sheet.rows) - 1))
    return bands


def _columns_of_remarks(sheet: Sheet) -> frozenset[int]:
    """The columns to the right of an empty one that hold a few sentences and nothing else: they go on with no row beside them."""
    told: dict[int, list[Value]] = {}
    for row in sheet.rows:
        for column, value in enumerate(row):
            if value is not None and len(kept := told.setdefault(column, [])) <= _REMARKS:
                kept.append(value)  # one more than remarks are tells that a column is none of them
    return frozenset(
        column
        for column, values in told.items()
        if column and column - 1 not in told and len(values) <= _REMARKS and all(_is_remark(value) for value in values)
    )


def _is_remark(value: Value) -> bool:
    return isinstance(value, str) and len(value) > _SENTENCE and not is_value(value)


_REMARKS = 4
_SENTENCE = 25
"""Letters of a remark: a label has fewer."""


def regions_of(sheet: Sheet, first: int, last: int) -> list[tuple[int, int]]:
    """The stretches of columns that a blank column parts; a stretch without labels of its own stays with the one before."""
    used: set[int] = set()
    merged: set[int] = set()
    for row in sheet.rows[first : min(last, first + 3000) + 1]:
        held = [number for number, value in enumerate(row) if value is not None]
        # A title that is merged over two tables and what lies between them joins nothing.
        is_merged = len(held) > 2 and isinstance(row[held[0]], str) and all(row[number] == row[held[0]] for number in held)
        (merged if is_merged else used).update(held)
    used = used or merged
    if not used:
        return []
    stretches: list[tuple[int, int]] = []
    start = before = min(used)
    for column in sorted(used)[1:]:
        if column > before + 1:
            stretches.append((start, before + 1))
            start = column
        before = column
    stretches.append((start, before + 1))
    joined = [stretches[0]]
    for left, right in stretches[1:]:
        has_own = any(_has_labels(sheet, first, last, column) for column in range(left, right))
        # One column is no table: "0-4" and "5-8" are ages of what stands beyond an empty column, and no hidden counts.
        is_table = joined[-1][1] - joined[-1][0] > 1 and _has_values(sheet, first, last, *joined[-1])
        if has_own and is_table and right - left > 1 and any(_has_labels(sheet, first, last, n) for n in range(*joined[-1])):
            joined.append((left, right))
        else:
            joined[-1] = (joined[-1][0], right)
    return [pair for left, right in joined for pair in _pairs(sheet, first, last, left, right)]


def _pairs(sheet: Sheet, first: int, last: int, left: int, right: int) -> list[tuple[int, int]]:
    """The lists that stand side by side without a gap, each of labels and counts: "Age | No. | Sex | No."; else all as one."""
    width = right - left
    for row in sheet.rows[first : first + _TITLES] if width >= 2 * _LIST and width % _LIST == 0 else ():
        heads = [shown(value).strip().lower() for value in row[left:right]]
        names, counts = heads[::_LIST], heads[1::_LIST]
        of_lists = len(heads) == width and len(set(counts)) == 1 and counts[0] and all(map(dimension_of, names))
        if of_lists and len(set(names)) == len(names) and counts[0] not in names:
            columns = range(left, right, _LIST)
            return (
                [(at, at + _LIST) for at in columns]
                if all(_has_labels(sheet, first, last, at) for at in columns)
                else [(left, right)]
            )
    return [(left, right)]


_LIST = 2
"""Columns of a list of labels and counts."""
_TITLES = 4
"""Rows in which the headings of a table stand."""


def _has_values(sheet: Sheet, first: int, last: int, left: int, right: int) -> bool:
    """Whether columns hold figures; labels alone, years among them, are those of what stands beyond an empty or hidden column."""
    rows = sheet.rows[first + 1 : min(last, first + 60) + 1]
    valued = {left + at for row in rows for at, value in enumerate(row[left:right]) if is_value(value) or is_year(value)}
    return any(not _has_labels(sheet, first, last, column) for column in valued)


def _has_labels(sheet: Sheet, first: int, last: int, column: int) -> bool:
    """Whether a column looks like labels: words below its heading."""
    cells = [
        row[column] for row in sheet.rows[first + 1 : min(last, first + 60) + 1] if column < len(row) and row[column] is not None
    ]
    words = [
        cell
        for cell in cells
        if isinstance(cell, str) and (any(sign.isalpha() or sign == "/" for sign in cell) or is_period(cell))
    ]
    if len(words) * 2 > len(cells) > 1:
        return True
    heads = [shown(row[column]) for row in sheet.rows[first : min(last, first + 3) + 1] if column < len(row)]
    named = {dimension_of(head) for head in heads if not is_value(head)}
    years = [is_year(cell) for cell in cells]
    # "Calendar year" over 2015, 1208 and 139 heads counts, and over 2015, 2016 and 2017 labels.
    is_of_pivot = any(map(OF_PIVOT.search, heads))
    return len(cells) > 1 and (is_of_pivot or "age" in named or ("period" in named and 2 * sum(years) > len(years)))


def lines_on_top(sheet: Sheet, bands: Sequence[tuple[int, int]]) -> list[str]:
    """The lines above everything else in a sheet with an empty row below them: they may be the title of all of its tables."""
    first, last = next(iter(bands), (0, -1))
    rows = [{shown(value) for value in row if value is not None} for row in sheet.rows[first : last + 1]]
    is_title = len(rows) < _FEW and all(len(row) == 1 for row in rows)  # a merged cell stands in its row many times
    return list(dict.fromkeys(row.pop() for row in rows)) if is_title else []


_FEW = 4
"""Lines of a title; more are a text."""
