"""Audits as they are made and filled in: an invented house, its records, and reviewers who know the truth and slip at times."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from openpyxl import load_workbook

from faircount.tables.audit import DECISION, REFERENCE, WORKFILE_SHEET

Decide = Callable[[str], str | None]
"""What a reviewer writes beside a reference; None leaves the cell empty."""


def key_of(folder: Path) -> dict[str, dict[str, str]]:
    """The key that the house keeps, by reference."""
    with (folder / "house" / "key.csv").open(encoding="utf-8", newline="") as stream:
        return {row["reference"]: row for row in csv.DictReader(stream)}


def fill_workbook(path: Path, decide: Decide, more: Iterable[tuple[str | None, str | None]] = ()) -> Path:
    """The workbook filled in where it lies, with rows more under its table."""
    book = load_workbook(path)
    page = book[WORKFILE_SHEET]
    top = next(row for row in range(1, 20) if page.cell(row, 1).value == REFERENCE)
    assert page.cell(top, 2).value == DECISION
    for row in range(top + 1, page.max_row + 1):
        page.cell(row, 2).value = decide(page.cell(row, 1).value)
    for row in more:
        page.append(row)
    book.save(path)
    return path


def fill_csv(path: Path, decide: Decide) -> Path:
    """The CSV filled in where it lies."""
    with path.open(encoding="utf-8", newline="") as stream:
        heads, *rows = csv.reader(stream)
    lines = [heads, *([reviewer, reference, decide(reference) or ""] for reviewer, reference, _ in rows)]
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(lines)
    return path
