"""Tables that hold questions and their answers: they are a letter, in the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, islice, pairwise

from faircount.language.cell_values import is_value
from faircount.language.periods import find_spans
from faircount.language.sentences import mentions_in
from faircount.patterns import regex
from faircount.readers.base import Document, Prose, ProseKind, Sheet, Value, shown
from faircount.readers.letter.questions import asked_among, number_of
from faircount.readers.letter.requests import is_asking

_MOST_ROWS = 300
"""Rows beyond which a table is no list of questions."""
_NUMBER = 4
"""Letters of the longest number of a question: "Q12"."""
_Cells = list[tuple[int, Value]]


def with_questions_told(document: Document) -> Document:
    """The document with its tables of questions and answers as questions and paragraphs, each at its cell."""
    blocks = [piece for block in document.blocks for piece in _apart(block)]
    if not any(map(_is_of_questions, blocks)):
        return document
    return replace(document, blocks=tuple(piece for block in blocks for piece in _pieces(block)))


def _apart(block: Sheet | Prose) -> Iterator[Sheet | Prose]:
    """A sheet with "Question | Answer", or a key to codes, among other tables, as the rows above, these and the rest."""
    is_sheet = not isinstance(block, Prose) and block.long is None and not (block.hidden or block.spread or block.row_names)
    if isinstance(block, Prose) or not is_sheet or _holds_questions(block):
        yield block
        return
    rows = list(islice(_rows(block), _MOST_ROWS))
    heads = (row for row, cells in rows if _heads_questions(cells) is not None or (row and heads_key(cells)))
    first = next(heads, None)
    if first is None:
        yield block
        return
    filled = {row for row, _ in rows}
    last = next(row for row in count(first) if row + 1 not in filled)
    for start, end in ((0, first), (first, last + 1), (last + 1, len(block.rows))):
        if start < end:
            yield _rows_of(block, start, end)


def heads_key(cells: Sequence[tuple[int, Value]]) -> bool:
    """Whether a row heads a key to codes: "Code | Description"."""
    return len(cells) == len(_KEY) and all(
        head.fullmatch(shown(value).strip(" :")) for head, (_, value) in zip(_KEY, cells, strict=True)
    )


_KEY = (
    regex(r"(?:(?:ho|home office|offence|crime) )?codes?|abbreviations?|symbols?|terms?", re.IGNORECASE),
    regex(r"(?:offence )?(?:descriptions?|meanings?|definitions?|explanations?)", re.IGNORECASE),
)


def _rows_of(sheet: Sheet, start: int, end: int) -> Sheet:
    """Some rows of a sheet, at their own places."""
    moved = {(row - start, column): text for (row, column), text in sheet.lines.items() if start <= row < end}
    marks = {(row - start, column): told for (row, column), told in sheet.marks.items() if start <= row < end}
    percents = frozenset((row - start, column) for row, column in sheet.percents if start <= row < end)
    heads = frozenset((row - start, column) for row, column in sheet.heads if start <= row < end)
    boxes = {(row - start, column): box for (row, column), box in sheet.boxes.items() if start <= row < end}
    first = (sheet.first[0] + start, sheet.first[1])
    return replace(
        sheet, rows=sheet.rows[start:end], first=first, lines=moved, marks=marks, percents=percents, heads=heads, boxes=boxes
    )


def _is_of_questions(block: Sheet | Prose) -> bool:
    return not isinstance(block, Prose) and block.long is None and not block.hidden and _holds_questions(block)


def _pieces(block: Sheet | Prose) -> Iterator[Sheet | Prose]:
    if isinstance(block, Prose) or not _is_of_questions(block):
        yield block
        return
    if _is_form(block):
        yield from _form(block)
        return
    if (log := _log_head(block)) is not None:
        yield from _logged(block, *log)
        return
    asked, headed = False, _headed(block)
    for row, cells in _rows(block):
        columns = [column for column, _ in cells]
        question = next((place for place, (_, value) in enumerate(cells) if _asks(value)), None)
        if headed is not None and row > headed[0] and headed[1] in columns:
            question = columns.index(headed[1])
        if question is None:
            yield from _between(block, row, cells, asked=asked)
            continue
        asked = True
        column, text = cells[question]
        number = f"{shown(cells[0][1]).rstrip('.)')}. " if question and not number_of(shown(text)) else ""
        yield Prose(f"{number}{shown(text)}", ProseKind.PARAGRAPH, block.place(row, column))
        yield from (_told(block, row, at, value) for at, value in cells[question + 1 :])


def _between(sheet: Sheet, row: int, cells: _Cells, *, asked: bool) -> Iterator[Prose]:
    """What a row without a question tells: of the question above it, or of all of them, where it stands over the first."""
    dated = any(find_spans(shown(value)) for _, value in cells)
    if len(cells) > 1 and (is_value(cells[-1][1]) if asked else dated):
        # "2019/20 | 120" below its question, "Period | 2019/20" over all of them.
        yield Prose(": ".join(shown(value) for _, value in cells), ProseKind.PARAGRAPH, sheet.place(row, cells[0][0]))
    elif asked or len(cells) == 1:
        yield from (_told(sheet, row, at, value) for at, value in cells)


def _told(sheet: Sheet, row: int, column: int, value: Value) -> Prose:
    return Prose(sheet.lines.get((row, column)) or shown(value), ProseKind.PARAGRAPH, sheet.place(row, column))


def _holds_questions(sheet: Sheet) -> bool:
    """Whether the rows of a sheet are questions with one answer each, or lines below them, and no table of several columns."""
    rows = list(islice(_rows(sheet), _MOST_ROWS + 1))
    if not 1 < len(rows) <= _MOST_ROWS:
        return False
    if _headed(sheet) is not None or _is_form(sheet) or _log_head(sheet) is not None:
        return True
    asking = [cells for _, cells in rows if _has_question(cells)]
    others = [cells for _, cells in rows if not _has_question(cells)]
    first = rows[0][1]
    if others and others[0] is first and not any(is_value(value) or find_spans(shown(value)) for _, value in first):
        # "No. | Question | Answer" heads them.
        others = others[1:]
    if not asking or not all(map(_is_alone, asking)) or not all(len(cells) < 3 for cells in others):
        return False
    # A sheet that only repeats the request has questions one after the other, and no answers.
    beside = sum(len(cells) > _place(cells) + 1 for cells in asking)
    return 2 * (beside + _answered_below([cells for _, cells in rows])) > len(asking)


def lines_asked(sheet: Sheet) -> list[str]:
    """The questions of a sheet that holds what was asked line by line, numbered from one, and no figures; none of any other."""
    rows = [cells for _, cells in islice(_rows(sheet), _MOST_FIELDS + 1)]
    if len(rows) > _MOST_FIELDS or any(len(cells) > 1 or is_value(cells[0][1]) for cells in rows):
        return []
    asked = [text for text in asked_among([shown(cells[0][1]) for cells in rows]) if number_of(text)]
    return asked if [number_of(text) for text in asked] == [str(n) for n in range(1, len(asked) + 1)] and len(asked) > 1 else []


_QUESTION = regex(r"(?:your |the )?(?:questions?|requests?)(?: asked| made)?", re.IGNORECASE)
_ANSWER = regex(r"(?:our |the )?(?:answers?|responses?|reply|replies)", re.IGNORECASE)


_DISCLOSED = regex(
    r"(?:our |the )?(?:(?:answers?|responses?|reply|replies|decision)(?: details)?"
    r"|(?:information|data) (?:disclosed|released|provided))",
    re.IGNORECASE,
)
_REQUESTED = regex(r"(?:your |the )?(?:requests?|questions?)(?: details| text)?|information (?:requested|sought)", re.IGNORECASE)


_OF_THE_PAPER = regex(
    r"(?:(?:our|your|foi|date|reference|ref|exempt\w*|sections?|contact|names?|applicant|requester|officer|author|category|status"
    r"|received|closed|completed|deadline)\b ?)+",
    re.IGNORECASE,
)
"""A field that tells of the answer itself and of no figure: "Date received", "Exemptions applied"."""


def _is_form(sheet: Sheet) -> bool:
    """Whether a sheet is a form of labels and what was filled in: "Reference", "Request", "Information disclosed"."""
    rows = [cells for _, cells in _rows(sheet)]
    if not 2 < len(rows) <= _MOST_FIELDS or any(len(cells) > 2 for cells in rows):
        return False
    labels = [shown(cells[0][1]).strip(" :") for cells in rows if len(cells) == 2]
    return any(map(_REQUESTED.fullmatch, labels)) and any(map(_DISCLOSED.fullmatch, labels))


_MOST_FIELDS = 20
"""Fields of the longest form."""


def _form(sheet: Sheet) -> Iterator[Prose]:
    """The fields of a form, the request as such, each with its label above it."""
    for row, cells in _rows(sheet):
        label = shown(cells[0][1]).strip(" :")
        if len(cells) == 1 or not (_REQUESTED.fullmatch(label) or _DISCLOSED.fullmatch(label)):
            kind = ProseKind.ASIDE if _OF_THE_PAPER.match(label) else ProseKind.PARAGRAPH
            yield Prose(": ".join(shown(value) for _, value in cells), kind, sheet.place(row, cells[0][0]))
            continue
        yield Prose(label, ProseKind.HEADING, sheet.place(row, cells[0][0]))
        told = _told(sheet, row, *cells[1])
        yield replace(told, kind=ProseKind.REQUEST) if _REQUESTED.fullmatch(label) else told


def _headed(sheet: Sheet) -> tuple[int, int] | None:
    """The row that heads questions and answers, "No. | Question | Answer", and the column of the questions."""
    found = ((row, _heads_questions(cells)) for row, cells in islice(_rows(sheet), 3))
    return next(((row, column) for row, column in found if column is not None), None)


def _heads_questions(cells: _Cells) -> int | None:
    """The column of the questions, where a row heads them and their answers."""
    for (column, value), (_, other) in pairwise(cells):
        if _QUESTION.fullmatch(shown(value).strip(" :")) and _ANSWER.fullmatch(shown(other).strip(" :")) and len(cells) < 4:
            return column
    return None


_SUBJECT = regex(r"(?:subject|title|topic|summary)(?: of (?:the )?request)?", re.IGNORECASE)


def _log_head(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The row that heads a log of answers, "Ref | Date | Subject | Request | Response", and the columns of the last three."""
    for row, cells in islice(_rows(sheet), 3):
        names = [(column, shown(value).strip(" :")) for column, value in cells]
        fields = ((column, field) for column, name in names for field, said in _FIELDS.items() if said.fullmatch(name))
        found = {field: column for column, field in fields}
        if {"request", "response"} <= found.keys() and all(
            column in found.values() or _OF_THE_PAPER.match(n) for column, n in names
        ):
            return row, found
    return None


_FIELDS = {"subject": _SUBJECT, "request": _REQUESTED, "response": _DISCLOSED}


def _logged(sheet: Sheet, head: int, columns: Mapping[str, int]) -> Iterator[Prose]:
    """The answers of a log, each below its subject and what was asked."""
    for row, cells in _rows(sheet):
        told = dict(cells)
        if row <= head or columns["response"] not in told:
            continue
        for field, kind in (("subject", ProseKind.HEADING), ("request", ProseKind.PARAGRAPH)):
            if (column := columns.get(field)) in told:
                yield replace(_told(sheet, row, column, told[column]), kind=kind)
        yield _told(sheet, row, columns["response"], told[columns["response"]])


def _answered_below(rows: Sequence[_Cells]) -> int:
    """How many questions without an answer beside them have a figure on the row below."""
    return sum(
        _has_question(one) and _place(one) == len(one) - 1 and not _has_question(other)
        for one, other in pairwise(rows)
        if any(_tells(shown(value)) for _, value in other)
    )


def _tells(text: str) -> bool:
    return is_value(text) or bool(mentions_in(text)) or (text[:1].isdigit() and not number_of(text))


def _is_alone(cells: _Cells) -> bool:
    """Whether a row holds a question, its number where it has one, and one answer or none beside it."""
    before = [shown(value) for _, value in cells[: _place(cells)]]
    return len(cells) - _place(cells) < 3 and (not before or (len(before) == 1 and len(before[0]) <= _NUMBER))


def _place(cells: _Cells) -> int:
    return next(place for place, (_, value) in enumerate(cells) if _asks(value))


def _has_question(cells: _Cells) -> bool:
    return any(_asks(value) for _, value in cells)


def _asks(value: Value) -> bool:
    return isinstance(value, str) and len(value) > 15 and is_asking(value)


def _rows(sheet: Sheet) -> Iterator[tuple[int, _Cells]]:
    """The filled cells of each row, a merged one once."""
    for row, values in enumerate(sheet.rows):
        cells: _Cells = [
            (column, value)
            for column, value in enumerate(values)
            if value is not None and sheet.spread.get((row, column), (row, column)) == (row, column)
        ]
        if cells:
            yield row, cells
