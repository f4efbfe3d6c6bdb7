"""Tables that a text holds, a row a line: which column a figure stands in, and what its heading and its row say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from faircount.claims.mentions.mention_values import SaidPeriod, SaidPlace, When
from faircount.patterns import regex

BAR = " | "
"""What stands between two cells of a row in the text as read."""
FEWEST_ROWS = 2
_NUMBER = regex(r"\s*[+−–-]?\d[\d,.]*\s?(?:%|per\s?cent)?\s*")
_TOTAL = regex(r"\s*(?:the\s+)?(?:grand\s+)?(?:total|all|overall|sum|together)\b")
_AREA = regex(
    r"\b(?:forces?|areas?|districts?|regions?|count(?:y|ies)|boroughs?|towns?|cit(?:y|ies)|councils?|authorit(?:y|ies)|police|places?)\b"
)
_NAME = regex(r"\s*[A-Z][\w'’-]+(?:[ -](?:and|of|upon|under|the|on|&|[A-Z][\w'’-]*)){0,4}\s*")


@dataclass(frozen=True, slots=True)
class TextTableCell:
    """A number in a table: its place in the text, its table and column, the words of its heading, and the heading's date.

    ``first`` is where its table starts; ``total`` says that its row is the sum of the others.
    """

    start: int
    end: int
    first: int
    column: int
    heading: str
    period: SaidPeriod | None
    total: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int


def find_cells(masked: str, periods: Sequence[SaidPeriod]) -> tuple[TextTableCell, ...]:
    """Every number that stands in a table, in the order of the text."""
    return tuple(cell for rows in _tables(masked) for cell in _cells(masked, rows, periods))


def find_row_places(masked: str, printed: str, known: Sequence[SaidPlace]) -> Iterator[SaidPlace]:
    """The names at the heads of the rows, where the first column lists places."""
    for rows in _tables(masked):
        heads = [row[0] for row in rows[1:] if not _TOTAL.match(masked, row[0].start)]
        listed = _AREA.search(masked[rows[0][0].start : rows[0][0].end]) is not None
        listed = listed or any(head.start <= place.start < head.end for head in heads for place in known)
        for head in heads if listed else ():
            name = _NAME.fullmatch(printed[head.start : head.end])
            if name:
                start = head.start + len(name[0]) - len(name[0].lstrip())
                yield SaidPlace(start, start + len(name[0].strip()), (name[0].strip(),), "free")


def _tables(masked: str) -> Iterator[list[list[_Piece]]]:
    """Runs of lines of as many cells; a table without a row of numbers is none."""
    lines = (row for row in _rows(masked))
    for size, rows in groupby(lines, key=len):
        table = list(rows)
        if size > 1 and len(table) >= FEWEST_ROWS and any(_is_number(masked, piece) for row in table for piece in row[1:]):
            yield table


def _rows(masked: str) -> Iterator[list[_Piece]]:
    """Each line cut at its bars."""
    start = 0
    for line in masked.split("\n"):
        pieces, at = [], start
        for words in line.split("|"):
            pieces.append(_Piece(at, at + len(words)))
            at += len(words) + 1
        start += len(line) + 1
        yield pieces


def _cells(masked: str, rows: list[list[_Piece]], periods: Sequence[SaidPeriod]) -> Iterator[TextTableCell]:
    heads = rows[0] if not any(_is_number(masked, piece) for piece in rows[0][1:]) else []
    for row in rows[1:] if heads else rows:
        total = _TOTAL.match(masked, row[0].start, row[0].end) is not None
        for column, piece in enumerate(row):
            if column and _is_number(masked, piece):
                head = heads[column] if heads else _Piece(0, 0)
                dated = (said for said in periods if head.start <= said.start < head.end and said.when is When.FIXED)
                words = masked[head.start : head.end]
                yield TextTableCell(piece.start, piece.end, rows[0][0].start, column, words, next(dated, None), total)


def _is_number(masked: str, piece: _Piece) -> bool:
    return _NUMBER.fullmatch(masked, piece.start, piece.end) is not None
