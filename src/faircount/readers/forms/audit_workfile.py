"""A filled-in audit workfile read back: every row with what was decided, and where nothing was, or nothing that can be read."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.readers.base import Document, Sheet, Value, shown, tidy
from faircount.tables.audit import DECISION, REFERENCE, REVIEWER, REVIEWERS, THIRD, AuditDecision, FilledWorkfile, Judgement

_WORDS = {
    **{str(decision): decision for decision in AuditDecision},
    "y": AuditDecision.YES,
    "n": AuditDecision.NO,
    "can't tell": AuditDecision.CANNOT_TELL,
    "can’t tell": AuditDecision.CANNOT_TELL,
    "cannot say": AuditDecision.CANNOT_TELL,
    "unclear": AuditDecision.CANNOT_TELL,
    "?": AuditDecision.CANNOT_TELL,
}
"""What is read as a decision, in whatever case; nothing else is guessed at."""


def read_workfile(document: Document) -> FilledWorkfile:
    """The rows of a workfile, wherever its table stands; refused if it is none, or does not say whose it is.

    A row without a decision is given back as such, and so is one whose cell holds something else: nothing is dropped.
    """
    for sheet in document.sheets():
        for top, row in enumerate(sheet.rows):
            columns = {_plain(cell): place for place, cell in reversed(list(enumerate(row)))}
            if {REFERENCE.casefold(), DECISION.casefold()} <= set(columns):
                rows = tuple(_judgements(sheet, top, columns))
                return FilledWorkfile(document.name, _reviewer(document, sheet, top, columns), rows)
    raise SchemaMismatch(
        f"{document.name}: has no row of headings with {REFERENCE} and {DECISION}; send the workfile back as it was given"
    )


def parse_decision(value: Value) -> AuditDecision | None:
    """The decision that a cell holds, or None.

    >>> str(parse_decision(" YES ")), parse_decision("probably"), parse_decision(None)
    ('yes', None, None)
    """
    return _WORDS.get(_plain(value))


def _judgements(sheet: Sheet, top: int, columns: dict[str, int]) -> Iterator[Judgement]:
    at_reference, at_decision = columns[REFERENCE.casefold()], columns[DECISION.casefold()]
    for number in range(top + 1, len(sheet.rows)):
        reference, decision = (_cell(sheet.rows[number], place) for place in (at_reference, at_decision))
        if not _plain(reference) and not _plain(decision):
            continue
        yield Judgement(
            tidy(shown(reference)).upper().lstrip("'"),
            parse_decision(decision),
            not _plain(decision),
            sheet.place(number, at_decision),
        )


def _reviewer(document: Document, table: Sheet, top: int, columns: dict[str, int]) -> int:
    """Whose workfile it is: by the hidden sheet of a workbook, by the column of a CSV."""
    said: set[str] = set()
    if REVIEWER.casefold() in columns:
        below = (_plain(_cell(row, columns[REVIEWER.casefold()])) for row in table.rows[top + 1 :])
        said = {cell for cell in below if cell}
    else:
        for sheet in document.sheets():
            said |= {_plain(_cell(row, 1)) for row in sheet.rows if _plain(_cell(row, 0)) == REVIEWER.casefold()}
    known = {str(number): number for number in (*REVIEWERS, THIRD)}
    if len(said) != 1 or not said <= set(known):
        raise UnreadableSource(
            f"{document.name}: does not say whose it is; each reviewer fills in the file with their own number, and no other"
        )
    return known[said.pop()]


def _cell(row: tuple[Value, ...], place: int) -> Value:
    return row[place] if place < len(row) else None


def _plain(value: Value) -> str:
    return tidy(shown(value)).casefold()
