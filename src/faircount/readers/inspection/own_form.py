"""The hidden sheet of a request form of ours: whoever asked wrote it, so that it gives nothing away."""

from __future__ import annotations

from collections.abc import Sequence

from faircount.errors import SchemaMismatch
from faircount.tables.request import RequestForm


def is_own_form(rows: Sequence[Sequence[object]]) -> bool:
    """Whether the rows are the definition of a form, unchanged and with nothing beside it."""
    said = [["" if cell is None else str(cell) for cell in row] for row in rows]
    while said and not any(said[-1]):
        said.pop()
    try:
        form = RequestForm.from_definition([row for row in said if any(row)])
    except SchemaMismatch:
        return False
    return sum(bool(cell) for row in said for cell in row) == sum(bool(cell) for row in form.definition() for cell in row)
