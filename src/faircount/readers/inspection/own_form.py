"""The hidden sheet of a request form of ours: whoever asked wrote it, so that it gives nothing away."""

from __future__ import annotations

from collections.abc import Sequence

from faircount.errors import SchemaMismatch
from faircount.tables.request import RequestForm


def is_own_form(rows: Sequence[Sequence[object]]) -> bool:
    """Whether the rows are the definition of a form, unchanged and with nothing beside it."""
    said = [_filled(row) for row in rows if any(row)]
    try:
        form = RequestForm.from_definition(said)
    except SchemaMismatch:
        return False
    return sum(bool(cell) for row in said for cell in row) == sum(bool(cell) for row in form.definition() for cell in row)


def _filled(row: Sequence[object]) -> list[str]:
    """The row up to its last cell that holds something: programs add empty ones behind it, and none before."""
    said = ["" if cell is None else str(cell) for cell in row]
    while said and not said[-1]:
        said.pop()
    return said
