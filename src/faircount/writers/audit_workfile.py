"""The workfile of an audit, one for each reviewer: references and a cell for the decision, and nothing of any person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from faircount.errors import BadProject
from faircount.tables.audit import DECISION, HIDDEN_SHEET, MEANINGS, REFERENCE, REVIEWER, THIRD, WORKFILE_SHEET, AuditDecision
from faircount.tables.inert import inert, inert_csv
from faircount.writers.plain_workbook import plain_workbook, write_words

FONT = "Arial"
_DATED = datetime(2000, 1, 1)
"""In every workfile alike: the same design gives the same bytes."""


def write_workfile(reviewer: int, references: Sequence[str], question: str, path: Path) -> Path:
    """The workfile written, as the ending of its name says: ``.xlsx`` with its instructions, or ``.csv``."""
    write = WORKFILES.get(path.suffix.lower())
    if write is None:
        raise BadProject(f"{path.name}: a workfile is {' or '.join(WORKFILES)}; name it so")
    path.parent.mkdir(parents=True, exist_ok=True)
    write(reviewer, references, question, path)
    return path


def instructions(reviewer: int, question: str) -> tuple[tuple[str, str], ...]:
    """What a reviewer has to know, a heading and its text each."""
    who = (
        "You decide where the first two reviewers did not decide alike. You are not told what they decided."
        if reviewer == THIRD
        else f"You are reviewer {reviewer} of two. Each reads the same records apart, and neither sees the other’s file."
    )
    return (
        ("Your part", who),
        ("The question", question),
        (
            "How to read",
            "You are given the text of each record under its reference. Decide by the text alone, not by how it was marked.",
        ),
        *((f"Decision: {decision}", meaning) for decision, meaning in MEANINGS.items()),
        ("An empty cell", "Is read as not done, and is counted. It is never read as no."),
        (
            "What not to write",
            "No name, no number of a crime, no word of a record: there is no column for remarks, so that none can slip in.",
        ),
    )


def _write_csv(reviewer: int, references: Sequence[str], question: str, path: Path) -> None:
    del question  # a CSV has no room for instructions; they lie beside it
    rows = [(REVIEWER, REFERENCE, DECISION), *((reviewer, reference, "") for reference in references)]
    path.write_text(inert_csv(rows), encoding="utf-8")


def _write_xlsx(reviewer: int, references: Sequence[str], question: str, path: Path) -> None:
    with plain_workbook(path) as workbook:
        workbook.set_properties({"title": f"Audit of a mark: reviewer {reviewer}", "created": _DATED})
        workbook.set_custom_property("Language", "en-GB")
        formats = _formats(workbook)
        _write_decisions(workbook.add_worksheet(WORKFILE_SHEET), references, question, formats)
        write_words(workbook.add_worksheet("Instructions"), instructions(reviewer, question), (26, 90), formats, "heading")
        whose = workbook.add_worksheet(HIDDEN_SHEET)
        whose.write_string(0, 0, REVIEWER)
        whose.write_number(0, 1, reviewer)
        whose.hide()


WORKFILES: Mapping[str, Callable[[int, Sequence[str], str, Path], None]] = MappingProxyType(
    {".xlsx": _write_xlsx, ".csv": _write_csv}
)
"""How a workfile is written, by the ending of its name."""


def _formats(workbook: Any) -> dict[str, Any]:
    base = {"font_name": FONT, "font_size": 11, "valign": "top"}
    workbook.formats[0].set_font_name(FONT)
    workbook.formats[0].set_font_size(11)
    return {
        "title": workbook.add_format({**base, "bold": True, "font_size": 15}),
        "line": workbook.add_format(base),
        "heading": workbook.add_format({**base, "bold": True, "text_wrap": True, "bottom": 1}),
        "words": workbook.add_format({**base, "text_wrap": True}),
        "reference": workbook.add_format({**base, "num_format": "@"}),
        "open": workbook.add_format(
            {**base, "locked": False, "border": 1, "border_color": "#767676", "bg_color": "#FFF9E0", "num_format": "@"}
        ),
    }


def _write_decisions(page: Any, references: Sequence[str], question: str, formats: dict[str, Any]) -> None:
    page.write_string(0, 0, "Read each record, and choose a decision", formats["title"])
    page.write_string(1, 0, question, formats["line"])
    page.write_string(
        2, 0, f"Choose from the list: {', '.join(AuditDecision)}. The sheet Instructions says more.", formats["line"]
    )
    top = 4
    for row, reference in enumerate(references, top + 1):
        page.write_string(row, 0, inert(reference), formats["reference"])
        page.write_blank(row, 1, None, formats["open"])
    last = top + max(1, len(references))
    page.add_table(
        top, 0, last, 1,
        {
            "name": "decisions", "style": None, "autofilter": False,
            "columns": [{"header": heading, "header_format": formats["heading"]} for heading in (REFERENCE, DECISION)],
        },
    )  # fmt: skip
    page.data_validation(
        top + 1, 1, last, 1,
        {
            "validate": "list", "source": [str(decision) for decision in AuditDecision],
            "input_title": "Choose from the list", "input_message": "Leave it empty where you have not read the record yet.",
            "error_title": "Not in the list", "error_message": f"Choose one of: {', '.join(AuditDecision)}.",
        },
    )  # fmt: skip
    page.set_column(0, 0, 16)
    page.set_column(1, 1, 18)
    # Locked against slips alone: whoever wants to sort takes the lock off without a password, and is still read.
    page.protect("", {"format_columns": True, "select_locked_cells": True})
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_selection(top + 1, 1, top + 1, 1)
