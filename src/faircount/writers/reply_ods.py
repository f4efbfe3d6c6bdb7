"""A request form filled in, as an OpenDocument spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lxml import etree

from faircount.tables.request import ROW, Filled, RequestForm, answers_of
from faircount.writers.ods_parts import archive, column_of, content_of, make, meta_of, number_cell, row_of, words_cell
from faircount.writers.request_form import FILLED_WIDTHS, HIDDEN_SHEET, FormWords, widths_of

_UNSEEN = "unseen"


def write_reply_ods(form: RequestForm, words: FormWords, path: Path, filled: Mapping[str, Filled]) -> Path:
    """The sheet of answers, the sheet of notes, and the hidden definition that the answer is read by."""
    spreadsheet = make("office:spreadsheet", {}, _answers(form, words, filled), _notes(words), _definition(form))
    title, day = f"{form.title}: {words.police}", f"{words.sent.isoformat()}T00:00:00"
    meta = meta_of(title, words.police, day, f"Request {form.reference}.")
    archive(path, content_of(spreadsheet, _hiding()), meta)
    return path


def _answers(form: RequestForm, words: FormWords, filled: Mapping[str, Filled]) -> etree._Element:
    above = [row_of([words_cell(form.title, "title")]), *(row_of([words_cell(line, "line")]) for line in words.lines)]
    answers, said = answers_of(filled.values()), form.words
    heading = row_of([words_cell(word, "heading") for word in (ROW, *form.asked, *answers)])
    rows = [_answer((cell.key, *said[cell.key]), filled[cell.key], len(answers) - 1) for cell in form.cells]
    widths = map(column_of, widths_of(FILLED_WIDTHS, form, answers))
    page = make("table:table", {"table:name": "Answer"}, *widths, *above, row_of([]))
    page.append(make("table:table-header-rows", {}, heading))
    page.extend(rows)
    return page


def _answer(words: Sequence[str], answer: Filled, columns: int) -> etree._Element:
    asked = [words_cell(word, "words") for word in words]
    count = make("table:table-cell", {}) if answer.count is None else number_cell(answer.count, f"{answer.count:,}")
    said = [words_cell(text, "words") if text else make("table:table-cell", {}) for text in answer.said[:columns]]
    return row_of([*asked, count, *said])


def _notes(words: FormWords) -> etree._Element:
    rows = [row_of([words_cell(heading, "heading"), words_cell(text, "words")]) for heading, text in words.notes]
    title = row_of([words_cell("Notes", "title")])
    return make("table:table", {"table:name": "Notes"}, column_of(34), column_of(66), title, *rows)


def _definition(form: RequestForm) -> etree._Element:
    said = {"table:name": HIDDEN_SHEET, "table:style-name": _UNSEEN}
    return make("table:table", said, column_of(16), *(row_of(list(_texts(cells))) for cells in form.definition()))


def _texts(cells: Iterable[str]) -> Iterable[etree._Element]:
    return (words_cell(text, "line") if text else make("table:table-cell", {}) for text in cells)


def _hiding() -> etree._Element:
    shown = make("style:table-properties", {"table:display": "false"})
    return make("style:style", {"style:name": _UNSEEN, "style:family": "table"}, shown)
