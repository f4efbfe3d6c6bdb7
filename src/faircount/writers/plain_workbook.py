"""An XLSX workbook in which text stays text, made in memory and written in one stroke."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""A cell that begins with "=" is what somebody wrote, never something to run. With a file a part it takes twice as long."""


@contextmanager
def plain_workbook(path: Path) -> Iterator[Any]:
    """The workbook to fill in; its file is written when the block ends, and what stops that is the system's own refusal.

    Left to write the file, the library has words of its own for a full disk, and leaves half of it.
    """
    made = BytesIO()
    with xlsxwriter.Workbook(made, _PLAIN) as workbook:
        yield workbook
    path.write_bytes(made.getvalue())


def write_words(
    page: Any, lines: Iterable[tuple[str, str]], widths: tuple[int, int], formats: Mapping[str, Any], heading: str
) -> None:
    """A sheet of words under its own name: each line a heading, in the format of that name, and a text beside it."""
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.write_string(0, 0, page.get_name(), formats["title"])
    for row, (name, text) in enumerate(lines, 1):
        page.write_string(row, 0, name, formats[heading])
        page.write_string(row, 1, text, formats["words"])
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
