"""A table found in a sheet: its titles, levels of headings, labels of each row, and the places of its values."""

from __future__ import annotations

from dataclasses import dataclass, field

from faircount.language.numbers import read_value
from faircount.readers.base import Sheet, Value, shown


@dataclass(slots=True)
class BodyRow:
    """A row of values. ``labels`` stand in the order of the table's label columns, filled down where printed once."""

    sheet: Sheet
    row: int
    labels: tuple[str, ...] = ()
    own_labels: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    part_of: str = ""
    """The label of the sum above it that it is a part of, in a table that nests its rows."""

    def value(self, column: int) -> Value:
        """The cell in a column of the sheet."""
        cells = self.sheet.rows[self.row]
        return cells[column] if column < len(cells) else None

    def number(self, column: int) -> float | None:
        """The one number in a column; None where there is none, two, or a hidden one."""
        found = read_value(self.value(column))
        return found[0].number if len(found) == 1 else None


@dataclass(slots=True)
class LaidOutTable:
    """A table as laid out. Nothing in it has been interpreted."""

    sheet: Sheet
    titles: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)
    """Lines on top of the sheet that are no title of this table alone."""
    notes: list[str] = field(default_factory=list)
    heads: list[dict[int, str]] = field(default_factory=list)
    head_rows: list[tuple[Sheet, int]] = field(default_factory=list)
    rows: list[BodyRow] = field(default_factory=list)
    markers: list[tuple[int, str, int]] = field(default_factory=list)
    """Rows of one label: the number of body rows before it, its text, its row in the sheet."""
    repeats: list[int] = field(default_factory=list)
    """Rows of the sheet that print the headings once more."""
    label_columns: list[int] = field(default_factory=list)
    value_columns: list[int] = field(default_factory=list)
    note_columns: list[int] = field(default_factory=list)
    left: int = 0
    right: int = 0

    def name_of(self, column: int) -> str:
        """The heading over a column of labels, all levels in one."""
        return " ".join(dict.fromkeys(head[column] for head in self.heads if head.get(column)))

    def heads_of(self, column: int) -> tuple[str, ...]:
        """The headings over a column from top to bottom, each once."""
        return tuple(dict.fromkeys(head[column] for head in self.heads if head.get(column)))

    def remarks(self) -> list[str]:
        """The sentences that stand beside the rows, where a few of them do: what explains the codes of the labels."""
        beside = [row.value(column) for row in self.rows for column in self.note_columns] if self.note_columns else []
        beside += [head[column] for head in self.heads for column in self.note_columns if column in head]
        told = [said for said in beside if isinstance(said, str) and " " in said.strip()]
        return told if len(told) <= _REMARKS else []

    @property
    def is_empty(self) -> bool:
        """Whether no value cell holds anything: the requester's own table, sent along unfilled."""
        return not any(row.value(column) is not None for row in self.rows for column in self.value_columns)


_REMARKS = 12
"""Sentences beside the rows of a table beyond which they are a column of it."""


def row_cells(sheet: Sheet, row: int, left: int, right: int) -> list[tuple[int, Value]]:
    """The cells of a row that hold something, a merged cell once."""
    cells = sheet.rows[row][left:right]
    if not sheet.spread:
        return [(left + number, value) for number, value in enumerate(cells) if value is not None]
    found: list[tuple[int, Value]] = []
    seen = set()
    for number, value in enumerate(cells):
        if value is None:
            continue
        spot = (row, left + number)
        origin = sheet.spread.get(spot, spot)
        if origin[0] == row and origin in seen:
            continue
        seen.add(origin)
        found.append((left + number, value))
    return found


def texts(cells: list[tuple[int, Value]]) -> list[str]:
    """The words of the cells."""
    return [shown(value) for _, value in cells]
