"""A request form filled in, as a Word document: the rows in words, and at the end in codes, nothing hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from faircount.tables.request import ROW, Filled, RequestForm, answers_of
from faircount.writers.request_form import FormWords, widths_of
from faircount.writers.word import SMALL_PRINT, DocumentProperties, add_table, open_word, save_word

WIDTHS = (12, 17, 18, 54, 15, 42, 27, 14, 36, 18, 14)
_POINTS = 8.5
IN_CODES = "The rows in codes"
_OF_CODES = (38, 42, 22, 22, 38, 17, 21, 21, 23, 22)
_OF_BREAKDOWN = 40


def write_reply_word(form: RequestForm, words: FormWords, path: Path, filled: Mapping[str, Filled]) -> Path:
    """The answers, the notes, and the definition that the answer is read by: nothing in the file is hidden."""
    about = DocumentProperties(f"{form.title}: {words.police}", words.police, words.sent)
    document = open_word(about, sideways=True)
    document.add_paragraph(form.title or form.reference, style="Title")
    for line in words.lines:
        document.add_paragraph(line)
    answers = list(_answers(form, filled))
    widths = widths_of(WIDTHS, form, answers_of(filled.values()))
    figures = [len(form.asked) + 1]
    add_table(document, answers, widths=widths, about="Answer, one row a count", figures=figures, points=_POINTS)
    document.add_paragraph("Notes", style="Heading 1")
    for heading, text in words.notes:
        document.add_paragraph().add_run(f"{heading}: ").bold = True
        document.paragraphs[-1].add_run(text)
    document.add_paragraph(IN_CODES, style="Heading 1")
    document.add_paragraph("For the program of whoever asked. It says what each row is of, and holds no count.")
    widths = (*_OF_CODES, *((_OF_BREAKDOWN,) if form.further else ()))
    defined = [[*cells, *[""] * (len(widths) - len(cells))] for cells in form.definition()]
    add_table(document, defined, widths=widths, about="What each row is of, in codes", points=SMALL_PRINT)
    return save_word(document, path)


def _answers(form: RequestForm, filled: Mapping[str, Filled]) -> Iterator[tuple[str, ...]]:
    answers, said = answers_of(filled.values()), form.words
    yield (ROW, *form.asked, *answers)
    for cell in form.cells:
        answer = filled[cell.key]
        count = "" if answer.count is None else f"{answer.count:,}"
        yield (cell.key, *said[cell.key], count, *answer.said[: len(answers) - 1])
