"""An answer in CSV, read as a force would have sent it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from faircount.readers.read import read_answer
from faircount.tables.extract import Extract


def read_csv(text: str) -> Extract:
    """What is read of a file of this text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kent.csv"
        path.write_text(text, encoding="utf-8")
        return read_answer(path)
