"""Tables drawn with upright strokes: where those of all rows line up, a cell over a stroke of another row covers two columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from faircount.readers.base import Spot, Value, tidy


class DrawnRow(str):
    """A row whose cells stand between strokes, as text with a tab in the place of each; ``strokes`` says where they stood."""

    __slots__ = ("strokes",)

    strokes: tuple[int, ...]


def drawn_row(line: str) -> str:
    """The line with tabs for its strokes, where it has two or more; else as it is.

    >>> drawn_row("| Under 10 | 12 |"), drawn_row("aged 4|5")
    (' Under 10 \\t 12 ', 'aged 4|5')
    """
    if line.count("|") < 2:
        return line
    row = DrawnRow(line.strip().removeprefix("|").removesuffix("|").replace("|", "\t"))
    row.strokes = tuple(place for place, sign in enumerate(line) if sign == "|")
    return row


def drawn_cells(lines: Sequence[str]) -> tuple[list[list[Value]], dict[Spot, Spot]] | None:
    """The cells of a drawn table and which of them are copies of one that covers several columns.

    None where no row has fewer strokes than another, or where the strokes do not line up.
    """
    rows = [line for line in lines if isinstance(line, DrawnRow)]
    if len(rows) < len(lines) or not rows:
        return None
    strokes = max((row.strokes for row in rows), key=len)
    columns = {place: number for number, place in enumerate(strokes)}
    if all(row.strokes == strokes for row in rows) or not all(_lines_up(row, columns) for row in rows):
        return None
    cells: list[list[Value]] = []
    copies: dict[Spot, Spot] = {}
    for number, row in enumerate(rows):
        line: list[Value] = []
        edges = [columns[place] for place in row.strokes]
        for text, (left, right) in zip(row.split("\t"), pairwise(edges), strict=False):
            first = len(line)
            line += [tidy(text) or None] * (right - left)
            copies.update({(number, column): (number, first) for column in range(first + 1, len(line))})
        cells.append(line)
    return cells, copies


def _lines_up(row: DrawnRow, columns: Mapping[int, int]) -> bool:
    """Whether a row is closed on both sides, and each of its strokes stands below one of the fullest row."""
    is_closed = row.count("\t") == len(row.strokes) - 2
    ends = [columns.get(place) for place in (row.strokes[0], row.strokes[-1])]
    return is_closed and ends == [0, len(columns) - 1] and all(place in columns for place in row.strokes)
