"""An answer in CSV or as a letter, read as a force would have sent it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from faircount.readers.read import read_answer
from faircount.tables.extract import Extract


def read_csv(text: str) -> Extract:
    """What is read of a file of this text."""
    return read_as(text, "kent.csv")


def read_as(text: str, name: str) -> Extract:
    """What is read of a file of this text and name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        return read_answer(path)
