"""Lines of a Word document whose cells are parted by tabs: a table that was typed and not drawn."""

from __future__ import annotations

from collections.abc import Sequence

from faircount.language.cell_values import is_value
from faircount.readers.base import Value, tidy
from faircount.readers.pages.lines import tabbed


def typed_table(lines: Sequence[str]) -> tuple[tuple[Value, ...], ...]:
    """The rows of lines with tabs, or none where they are no table: an address beside a reference, a list of names.

    >>> typed_table(["Age\\t2019\\t2020", "0-9\\t12\\t15", "10-17\\t30\\t41"])
    (('Age', '2019', '2020'), ('0-9', '12', '15'), ('10-17', '30', '41'))
    >>> typed_table(["Our ref:\\tFOI 12", "Your ref:\\tKH"])
    ()
    """
    cells = tabbed(list(lines)) if len(lines) > 1 else None
    if cells is None:
        return ()
    told = [row for row in cells if any(is_value(cell) for cell in row[1:])]
    return tuple(map(tuple, cells)) if len(told) > 1 and 2 * len(told) >= len(cells) else ()


def has_cells(line: str) -> bool:
    """Whether a line has a tab between words or figures."""
    return len([field for field in line.split("\t") if tidy(field)]) > 1
