"""Headings of a typed table that were broken over several lines above a rule, each put together in its column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from faircount.language.cell_values import is_value, is_year
from faircount.readers.pages.lines import LinePiece, columns_of, place_in_columns, split_line

_TWO = 2


def with_heads_whole(lines: Sequence[str], ruled: int) -> list[str]:
    """The lines of a table, those of its headings above the rule as one; other lines as they are.

    Only where the first of them has a heading for every column, since years above sexes are two rows of headings.

    >>> lines = ["Year    All sexual    Victims", "          offences   under 18", "2019/20        120         14"]
    >>> with_heads_whole(lines, 2)
    ['Year\\tAll sexual offences\\tVictims under 18', '2019/20\\t120\\t14']
    """
    if not 1 < ruled < len(lines) or any("\t" in line or "|" in line for line in lines):
        return list(lines)
    pieces = [split_line(line) for line in lines]
    columns = columns_of(pieces, -0.5)
    first = next((at for at in range(ruled - 1) if len(pieces[at]) == len(columns)), None)
    if first is None or len(columns) < _TWO or not all(_has_values(row) for row in pieces[ruled:]):
        return list(lines)
    rows = [_in_columns(row, columns) for row in ([*chain.from_iterable(pieces[first:ruled])], *pieces[ruled:])]
    return [*lines[:first], *("\t".join(row) for row in rows)]


def _has_values(row: Sequence[LinePiece]) -> bool:
    return any(is_value(piece.text) and not is_year(piece.text) for piece in row[1:])


def _in_columns(row: list[LinePiece], columns: list[tuple[float, float]]) -> list[str]:
    cells = [""] * len(columns)
    for piece, column, _ in place_in_columns(row, columns):
        cells[column] = f"{cells[column]} {piece.text}".strip()
    return cells
