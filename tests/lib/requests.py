"""Requests for tests: a definition written out, and a form filled in as a force would."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from faircount.tables.request import ANSWERS, ROW

DEFINITION = """\
[request]
title = "Recorded sexual offences against children"
applicant = "A charity"
address = "foi@charity.example"
sent = 2026-11-25
forces = ["Cleveland", "Police Scotland", "PSNI"]

[figures]
offences = ["sexual_under_18"]
years = ["2023/24", "2024/25"]
online = ["all", "yes"]
ages = ["all", "under 4", "4 to 17", "not known"]
"""


def write_definition(folder: Path, text: str = DEFINITION) -> Path:
    """The folder, with its ask.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ask.toml").write_text(text, encoding="utf-8")
    return folder


def heading_row(page: Any) -> int:
    """The number of the row of headings of an open form."""
    return next(row for row in range(1, page.max_row + 1) if page.cell(row, 1).value == ROW)


def fill_in(form: Path, answers: Mapping[str, Mapping[str, object]], to: Path) -> Path:
    """The form saved by another program, with cells filled in by the key of their row and their heading."""
    book = openpyxl.load_workbook(form)
    page = book["Answer"]
    top = heading_row(page)
    columns = {page.cell(top, column).value: column for column in range(1, page.max_column + 1)}
    for row in range(top + 1, page.max_row + 1):
        for heading in ANSWERS:
            value = answers.get(page.cell(row, 1).value, {}).get(heading)
            if value is not None:
                page.cell(row, columns[heading]).value = value
    book.save(to)
    return to
