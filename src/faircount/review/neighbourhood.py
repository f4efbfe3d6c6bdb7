"""The picture of a doubtful place as values: the cells around it with the cell framed, or the words before and after."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from faircount.readers.base import Document, Sheet, Value, column_letters, shown, tidy
from faircount.requests.inbox.decided import PLACES
from faircount.review.spots import CellSpot, PassageSpot, find_spot

AROUND = 4
LONGEST_CELL, LONGEST_PASSAGE = 60, 600


@dataclass(frozen=True, slots=True)
class GridCell:
    """One printed cell, and whether it is what the question is about."""

    text: str
    framed: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells around a place; rows and columns keep their names, so that a gap between them can be seen."""

    place: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[GridCell, ...]], ...]
    places: tuple[str, ...] = ()
    """The places of figures that are in it, where more than one was asked for."""


@dataclass(frozen=True, slots=True)
class AnswerPassage:
    """Words framed in their passage, with the one before and the one after."""

    place: str
    before: str
    start: str
    framed: str
    end: str
    after: str
    places: tuple[str, ...] = ()


def neighbourhood(document: Document, cells: Sequence[str]) -> Grid | AnswerPassage | None:
    """What stands around the first of the cells, as it was sent, the others framed too; None where nothing is to be shown."""
    if cells[0] in PLACES:
        return _beginning(document, cells[0])
    spot = find_spot(document, cells[0])
    if isinstance(spot, CellSpot):
        others = (find_spot(document, cell) for cell in cells[1:40])
        framed = {(spot.row, spot.column)} | {
            (other.row, other.column) for other in others if isinstance(other, CellSpot) and other.sheet is spot.sheet
        }
        return _grid(spot, framed, cells[0])
    return _around(spot, cells[0]) if spot is not None else None


def over_the_original(document: Document, cells: Sequence[str]) -> list[Grid | AnswerPassage]:
    """The places of many figures as they were sent: a picture for each table with every one of its cells framed, or a passage."""
    tables: dict[int, tuple[CellSpot, str, set[tuple[int, int]]]] = {}
    places: dict[int, list[str]] = {}
    found: list[Grid | AnswerPassage | int] = []
    for cell in cells:
        spot = find_spot(document, cell)
        if isinstance(spot, CellSpot):
            if id(spot.sheet) not in tables:
                tables[id(spot.sheet)] = spot, cell, set()
                found.append(id(spot.sheet))
            tables[id(spot.sheet)][2].add((spot.row, spot.column))
            places.setdefault(id(spot.sheet), []).append(cell)
        elif spot is not None:
            found.append(replace(_around(spot, cell), places=(cell,)))
    return [replace(_whole(*tables[one]), places=tuple(places[one])) if isinstance(one, int) else one for one in found]


MOST_COLUMNS = 40
"""So many columns of a table are shown, those with figures before all."""


def _whole(spot: CellSpot, place: str, framed: set[tuple[int, int]]) -> Grid:
    sheet = spot.sheet
    first = min(row for row, _ in framed)
    rows = sorted({row for row, _ in framed} | set(_heads(sheet, first)) | set(range(max(0, first - 2), first)))
    wanted = sorted({column for _, column in framed})[:MOST_COLUMNS]
    columns = sorted({*wanted, *range(min(sheet.width, max(wanted) + 1, MOST_COLUMNS))})
    return _drawn(sheet, rows, columns, framed, place)


def _beginning(document: Document, place: str) -> AnswerPassage | None:
    """How a file begins, by which a person tells whose it is."""
    lines = [block.text for block in islice(document.prose(), 12)]
    for sheet in islice(document.sheets(), 2):
        lines += [", ".join(tidy(shown(value)) for value in row[:8] if value is not None) for row in sheet.rows[:6]]
    text = "\n".join(line for line in lines if line)
    if not text and document.parts:
        return _beginning(document.parts[0], place)
    return AnswerPassage(place, "", _cut(text, 2 * LONGEST_PASSAGE), "", "", "") if text else None


def _grid(spot: CellSpot, framed: Collection[tuple[int, int]], place: str) -> Grid:
    sheet = spot.sheet
    rows = _window(spot.row, len(sheet.rows), _heads(sheet, spot.row))
    columns = _window(spot.column, sheet.width, (0,))
    return _drawn(sheet, rows, columns, framed, place)


def _drawn(sheet: Sheet, rows: Sequence[int], columns: Sequence[int], framed: Collection[tuple[int, int]], place: str) -> Grid:
    return Grid(
        place=place,
        caption=_cut(sheet.caption or sheet.title, 120),
        columns=tuple(column_letters(column + sheet.first[1]) for column in columns),
        rows=tuple(
            (
                re.sub(r"^.*![A-Z]+", "", sheet.place(row, 0)),
                tuple(_cell(sheet, row, column, (row, column) in framed) for column in columns),
            )
            for row in rows
        ),
    )


def _heads(sheet: Sheet, row: int) -> tuple[int, ...]:
    """The rows of headings above: the first that holds anything in more than one column, and the next if it holds no numbers."""
    filled = [
        number
        for number, cells in enumerate(sheet.rows[: min(row, 60)])
        if len({value for value in cells if value is not None}) > 1
    ]
    second = [number for number in filled[1:2] if not any(_is_number(value) for value in sheet.rows[number][1:])]
    return *filled[:1], *second


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) or shown(value).replace(",", "").strip().isdigit()


def _window(at: int, length: int, always: Iterable[int]) -> list[int]:
    near = range(max(0, at - AROUND), min(length, at + AROUND + 1))
    return sorted({*near, *(number for number in always if 0 <= number < length)})


def _cell(sheet: Sheet, row: int, column: int, framed: bool) -> GridCell:
    cells = sheet.rows[row]
    # A copy of a merged cell is shown where it was printed alone.
    origin = sheet.spread.get((row, column), (row, column))
    is_copy = origin != (row, column) and not framed
    text = "" if is_copy or column >= len(cells) else _cut(tidy(shown(cells[column])), LONGEST_CELL)
    if text and (row, column) in sheet.percents and not text.endswith("%"):
        text = f"{text} (shown as a percentage)"
    return GridCell(text, framed, ", ".join(sheet.marks.get((row, column), ())))


def _around(spot: PassageSpot, place: str) -> AnswerPassage:
    text, half = spot.block.text, LONGEST_PASSAGE // 2
    return AnswerPassage(
        place=place,
        before=_cut(spot.before, half),
        start=("…" if spot.start > half else "") + text[max(0, spot.start - half) : spot.start],
        framed=text[spot.start : spot.end],
        end=text[spot.end : spot.end + half] + ("…" if len(text) > spot.end + half else ""),
        after=_cut(spot.after, half),
    )


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
