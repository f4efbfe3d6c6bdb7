"""Lines of text with gaps in them, read as the rows of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from faircount.language.cell_values import is_value
from faircount.language.periods import is_period
from faircount.patterns import regex
from faircount.readers.base import Value, tidy

_GAP = regex(r" {2,}")
TYPED_RULE = regex(r"[ \t\-=_+|*:\u2500-\u257f]{3,}|--|==")
"""A rule that is made of signs, under headings or over a total: it is no row."""


@dataclass(frozen=True, slots=True)
class LinePiece:
    """Words that stand together on a line, from one horizontal position to another; on a page also from top to bottom."""

    text: str
    left: float
    right: float
    marks: tuple[str, ...] = ()
    top: float = 0.0
    bottom: float = 0.0


def split_line(line: str) -> list[LinePiece]:
    """The pieces of a line of plain text, parted by tabs or two and more spaces.

    >>> [piece.text for piece in split_line("Rape of a child   12    15")]
    ['Rape of a child', '12', '15']
    """
    pieces: list[LinePiece] = []
    at = 0
    for field in line.split("\t"):
        start = 0
        for gap in [*_GAP.finditer(field), None]:
            end = gap.start() if gap else len(field)
            if text := field[start:end].strip():
                left = at + start + len(field[start:end]) - len(field[start:end].lstrip())
                pieces.append(LinePiece(tidy(text), left, left + len(text)))
            start = gap.end() if gap else end
        # A tab leads to the next stop of eight, as on screen, and two places further at least.
        at += max(len(field) + 2, (len(field) // 8 + 1) * 8)
    return pieces


def tabbed(lines: list[str]) -> list[list[Value]] | None:
    """The cells of lines most of which hold the same number of tabs, or None. Editors cut empty cells off the end of a line."""
    tabs = [line.count("\t") for line in lines]
    most = max(tabs)
    if not most or 2 * tabs.count(most) < len(lines):
        return None
    return [[tidy(field) or None for field in line.split("\t")] for line in lines]


def with_lists_tabbed(lines: list[str]) -> list[str]:
    """The lines, those that tell several values behind a label and a colon with tabs in place of colon and commas.

    >>> with_lists_tabbed(["Age: 2022/23, 2023/24", "0-9: 14, 1,111", "10-17: <5, 118", "We hold no more."])
    ['Age\\t2022/23\\t2023/24', '0-9\\t14\\t1,111', '10-17\\t<5\\t118', 'We hold no more.']
    """
    told = [_told(line) for line in lines]
    found = list(lines)
    for width in {len(cells) for cells in told if cells}:
        places = [at for at, cells in enumerate(told) if len(cells) == width]
        valued = [at for at in places if all(is_value(cell) for cell in told[at][1:])]
        # Without a line that heads them "2016/17: 5, 19, 12" tells in the order of the question, and is no row.
        if valued and valued[0] > places[0] and places == list(range(places[0], places[-1] + 1)):
            found[places[0] : places[-1] + 1] = ["\t".join(told[at]) for at in places]
    return found


def _told(line: str) -> list[str]:
    """The label and the values of "0-9: 14, 11", or nothing."""
    label, _, rest = line.strip().partition(": ")
    values = re.split(r",\s+|;\s+|\s/\s", rest.strip()) if 0 < len(label) < _LABEL else []
    is_list = len(values) > 1 and all(is_value(value) or is_period(value) for value in values)
    return [label, *values] if is_list else []


_LABEL = 60
"""Letters of the longest label."""


def columns_of(lines: list[list[LinePiece]], near: float) -> list[tuple[float, float]]:
    """The columns that the lines share: stretches that pieces cover, joined where they overlap by rows of several pieces."""
    spans: list[list[float]] = []
    rows = [line for line in lines if len(line) > 1] or lines
    widest = max(len(line) for line in rows)
    whole = [line for line in rows if len(line) == widest]
    # Where few rows are whole, those that lack one cell tell the columns too; else what lies over two of them is a total's label.
    full = whole if len(whole) > 1 and 3 * len(whole) >= len(rows) else [line for line in rows if len(line) >= max(2, widest - 1)]
    for piece in sorted((piece for line in full for piece in line), key=lambda piece: piece.left):
        if spans and piece.left <= spans[-1][1] + near:
            spans[-1][1] = max(spans[-1][1], piece.right)
        else:
            spans.append([piece.left, piece.right])
    return [(left, right) for left, right in spans]


def place_in_columns(line: list[LinePiece], columns: list[tuple[float, float]]) -> list[tuple[LinePiece, int, int]]:
    """Each piece with the first and last column that it lies over; between columns, the nearest."""
    placed = []
    for piece in line:
        over = [n for n, (left, right) in enumerate(columns) if piece.left < right and left < piece.right]
        if not over:
            middle = (piece.left + piece.right) / 2
            over = [min(range(len(columns)), key=lambda n: abs(middle - (columns[n][0] + columns[n][1]) / 2))]
        placed.append((piece, over[0], over[-1]))
    return placed


def grid_of(lines: list[list[LinePiece]], near: float) -> tuple[list[list[Value]], dict[tuple[int, int], tuple[str, ...]]]:
    """The lines as rows of cells, and the raised marks of each."""
    columns = columns_of(lines, near)
    rows: list[list[Value]] = []
    marks: dict[tuple[int, int], tuple[str, ...]] = {}
    for number, line in enumerate(lines):
        row: list[Value] = [None] * len(columns)
        for piece, first, _ in place_in_columns(line, columns):
            before = row[first]
            row[first] = piece.text if before is None else f"{before} {piece.text}"
            if piece.marks:
                marks[number, first] = piece.marks
        rows.append(row)
    return rows, marks
