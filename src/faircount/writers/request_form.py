"""The workbook that a force fills in, or that comes back filled in: one row a figure asked for, without macros and formulas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from faircount.tables.request import ASKED, COUNT, NOTE, REASON, ROW, SECTION, Filled, RequestForm, answers_of, reasons
from faircount.writers.plain_workbook import plain_workbook, write_words

FONT = "Arial"
HIDDEN_SHEET = "faircount"
WIDTHS = (7, 16, 16, 38, 20, 24, 16, 12, 30, 18, 40)
FILLED_WIDTHS = (7, 14, 12, 38, 12, 26, 18, 10, 26, 14, 12)
"""The widths of a form that is filled in: nobody needs room to write, and it prints larger."""
_FURTHER_WIDTH, _SHARE_WIDTH = 18, 16
_LARGEST = 9_999_999
_TWO_LINES = 30
"""Points: what the longest heading needs, which no program works out for itself."""


@dataclass(frozen=True, slots=True)
class FormWords:
    """What is printed round the rows: who is asked, by whom, on which day, and the notes, a heading and its text each.

    ``lines`` stand above the rows instead of how to fill them in, where they are filled in already.
    """

    police: str
    applicant: str
    sent: date
    notes: tuple[tuple[str, str], ...]
    lines: tuple[str, ...] = ()


def write_request_form(form: RequestForm, words: FormWords, path: Path, filled: Mapping[str, Filled] | None = None) -> Path:
    """The file written, with a sheet of rows, a sheet of notes, and the hidden definition that the answer is read by.

    ``filled`` holds the answers by the key of their row; without it the rows are to be filled in.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with plain_workbook(path) as workbook:
        workbook.set_properties(
            {
                "title": f"{form.title}: {words.police}",
                "author": words.applicant if filled is None else words.police,
                "comments": f"Request {form.reference}." + (" Fill in the sheet Answer." if filled is None else ""),
                # The day on the letter, not of making: the same definition gives the same bytes.
                "created": datetime(words.sent.year, words.sent.month, words.sent.day),
            }
        )
        workbook.set_custom_property("Language", "en-GB")
        formats = _formats(workbook, *(("#FFF9E0", "#767676") if filled is None else ("#FFFFFF", "#D0D0D0")))
        _write_answer(workbook.add_worksheet("Answer"), form, words, formats, filled or {})
        write_words(workbook.add_worksheet("Notes"), words.notes, (34, 96), formats, "term")
        _write_definition(workbook.add_worksheet(HIDDEN_SHEET), form.definition(), formats)
    return path


def _formats(workbook: Any, open_colour: str, edge_colour: str) -> dict[str, Any]:
    base = {"font_name": FONT, "font_size": 11, "valign": "top"}
    workbook.formats[0].set_font_name(FONT)
    workbook.formats[0].set_font_size(11)
    open_cell = {**base, "locked": False, "border": 1, "border_color": edge_colour, "bg_color": open_colour}
    return {
        "title": workbook.add_format({**base, "bold": True, "font_size": 15}),
        "line": workbook.add_format(base),
        "heading": workbook.add_format({**base, "bold": True, "text_wrap": True, "bottom": 1}),
        "term": workbook.add_format({**base, "bold": True, "text_wrap": True}),
        "words": workbook.add_format({**base, "text_wrap": True}),
        "count": workbook.add_format({**open_cell, "num_format": "0", "align": "right"}),
        "open": workbook.add_format({**open_cell, "num_format": "@", "text_wrap": True}),
    }


def _lines(form: RequestForm, words: FormWords) -> tuple[str, ...]:
    return (
        f"{words.police}. Reference {form.reference}. Asked by {words.applicant}.",
        f"Fill in the column {COUNT!r}: a whole number, 0 where there were none. An empty cell is read as no answer, never as 0.",
        f"Where there is no number to give, choose why in the next column: for a small count, fewer than {form.small}.",
        "The sheet Notes says what each column means. Only the shaded cells can be changed; there is no password.",
    )


def widths_of(widths: Sequence[int], form: RequestForm, answers: Sequence[str]) -> tuple[int, ...]:
    """The widths of all columns, from those of the columns that every form has."""
    plain = len(ASKED) + 1
    further = (_FURTHER_WIDTH,) * len(form.further)
    missing = (_SHARE_WIDTH,) * (len(answers) - len(widths) + plain)
    return (*widths[:plain], *further, *widths[plain:], *missing)


def _write_answer(page: Any, form: RequestForm, words: FormWords, formats: dict[str, Any], filled: Mapping[str, Filled]) -> None:
    page.write_string(0, 0, form.title, formats["title"])
    lines = words.lines or _lines(form, words)
    for row, line in enumerate(lines, 1):
        page.write_string(row, 0, line, formats["line"])
    top = len(lines) + 2
    first, last = top + 1, top + len(form.cells)
    answers, said = answers_of(filled.values()), form.words
    headings = (ROW, *form.asked, *answers)
    for column, width in enumerate(widths_of(FILLED_WIDTHS if filled else WIDTHS, form, answers)):
        page.set_column(column, column, width)
    for row, cell in enumerate(form.cells, first):
        for column, word in enumerate((cell.key, *said[cell.key])):
            page.write_string(row, column, word, formats["words"])
        _write_answered(page, (row, headings.index(COUNT)), filled.get(cell.key, Filled()), len(answers) - 1, formats)
    page.set_row(top, _TWO_LINES)
    page.add_table(
        top, 0, last, len(headings) - 1,
        {
            "name": "answer", "style": None, "autofilter": False,
            "columns": [{"header": heading, "header_format": formats["heading"]} for heading in headings],
        },
    )  # fmt: skip
    for heading, rule in _rules(form.small).items():
        column = headings.index(heading)
        page.data_validation(first, column, last, column, rule)
    _lay_out(page, top, first, headings.index(COUNT))


def _write_answered(page: Any, place: tuple[int, int], answer: Filled, columns: int, formats: dict[str, Any]) -> None:
    row, first = place
    if answer.count is None:
        page.write_blank(row, first, None, formats["count"])
    else:
        page.write_number(row, first, answer.count, formats["count"])
    for column, text in enumerate(answer.said[:columns], first + 1):
        if text:
            page.write_string(row, column, text, formats["open"])
        else:
            page.write_blank(row, column, None, formats["open"])


def _rules(small: int) -> dict[str, dict[str, Any]]:
    """What each column takes, and the words of help beside the cell."""
    stop = f"Write a whole number, 0 or more. For a small count (under {small}), or none to give, use the next column instead."
    return {
        COUNT: {
            "validate": "integer", "criteria": "between", "minimum": 0, "maximum": _LARGEST,
            "input_title": "A whole number", "input_message": "0 where there were none. Leave empty where you give a reason.",
            "error_title": "Not a whole number", "error_message": stop,
        },
        REASON: {
            "validate": "list", "source": list(reasons(small)),
            "input_title": "Only where there is no count", "input_message": "Choose from the list.",
            "error_title": "Not in the list", "error_message": "Choose a reason from the list, and add words in the column Note.",
        },
        SECTION: {
            "validate": "length", "criteria": "<=", "value": 40,
            "input_title": "Only where refused", "input_message": "For example 40(2). One section a row, or several with commas.",
        },
        NOTE: {
            "validate": "length", "criteria": "<=", "value": 1000,
            "input_title": "If something must be known",
            "input_message": "Please name no person, and no place smaller than the force area.",
        },
    }  # fmt: skip


def _lay_out(page: Any, top: int, first: int, count: int) -> None:
    # Locked against slips alone: whoever wants to sort or add takes the lock off without a password, and is still read.
    page.protect("", {"format_cells": True, "format_columns": True, "format_rows": True, "select_locked_cells": True})
    page.freeze_panes(first, 1)
    page.repeat_rows(top)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_selection(first, count, first, count)


def _write_definition(page: Any, rows: Iterable[tuple[str, ...]], formats: dict[str, Any]) -> None:
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            page.write_string(row, column, text, formats["line"])
    page.hide()
