"""An XLSX workbook in which text stays text, made in memory and written in one stroke."""

from __future__ import annotations

from collections.abc import Iterator
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
