"""The cell of a table that a place names: its table, column and row."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.patterns import regex

_CELL = regex(r"(?P<table>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d+)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A table by the beginning of its places, and a column and a row in it."""

    table: str
    column: str
    row: int

    @property
    def place_in_table(self) -> tuple[int, str]:
        """What orders cells line by line, and in a line from left to right."""
        return self.row, self.column.rjust(3)


def cell_of(place: str) -> Cell | None:
    """The cell that a place names, or None where it names none.

    >>> cell_of("reply.xlsx>Q1!AB12"), cell_of("par4:29-57")
    (Cell(table='reply.xlsx>Q1', column='AB', row=12), None)
    """
    found = _CELL.fullmatch(place)
    return Cell(found["table"], found["column"], int(found["row"])) if found else None
