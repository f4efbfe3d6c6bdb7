"""The door of a reply: a request form filled in from a protected table, in each format that it leaves in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from faircount.errors import SchemaMismatch
from faircount.tables.inert import inert_csv
from faircount.tables.protected import WITHHELD, ProtectedTable
from faircount.tables.request import (
    BREAKDOWN,
    IN_CODES,
    PROTECTED,
    ROW,
    Filled,
    RequestForm,
    answers_of,
    row_in_codes,
)
from faircount.tables.shares import Wholes, shares_of
from faircount.vocabulary.status import CellStatus
from faircount.writers.reply_ods import write_reply_ods
from faircount.writers.reply_word import write_reply_word
from faircount.writers.request_form import FormWords, write_request_form

_REASONS = {
    WITHHELD: PROTECTED,
    CellStatus.NOT_RECORDED: "not held",
    CellStatus.REFUSED: "refused",
    CellStatus.NOT_APPLICABLE: "does not apply",
}

Rows = Mapping[str, Filled]


NO_SHARES: Wholes = {}


def filled_rows(form: RequestForm, table: ProtectedTable, section: str, wholes: Wholes = NO_SHARES) -> dict[str, Filled]:
    """What stands in each row of the form, by its key; ``section`` is that of the Act by which counts are withheld.

    ``wholes`` are the rows of which percentages are told, as far as the protected table gives both counts.
    """
    known = {figure.subject: figure for figure in table}
    rows = {}
    for cell in form.cells:
        place = (form.area, cell.period, cell.counted, cell.offence, cell.online, cell.ages, cell.sex, cell.breakdown)
        figure = known.get(place)
        if figure is None:
            raise SchemaMismatch(f"{cell.key}: the protected table has no figure for it; protect every row that was asked for")
        reason = "" if figure.count is not None else _REASONS[figure.status]
        rows[cell.key] = Filled(figure.count, reason, section if figure.status == WITHHELD else "")
    shares = shares_of(wholes, {key: row.count for key, row in rows.items()})
    return {key: replace(row, share=shares.get(key, "")) for key, row in rows.items()}


def write_reply_csv(form: RequestForm, words: FormWords, path: Path, filled: Rows) -> Path:
    """One table and nothing else: the rows in words, the answers, and what each row is of in codes."""
    del words
    answers, words_of = answers_of(filled.values()), form.words
    codes = (*IN_CODES, *((BREAKDOWN,) if form.further else ()))
    rows: list[tuple[object, ...]] = [(ROW, *form.asked, *answers, *codes)]
    for cell in form.cells:
        answer = filled[cell.key]
        count = "" if answer.count is None else answer.count
        in_codes = row_in_codes(form, cell)
        empty = [""] * (len(codes) - len(in_codes))
        rows.append((cell.key, *words_of[cell.key], count, *answer.said[: len(answers) - 1], *in_codes, *empty))
    path.write_text(inert_csv(rows, "\r\n"), encoding="utf-8", newline="")
    return path


Writer = Callable[[RequestForm, FormWords, Path, Rows], Path]

REPLY_WRITERS: Mapping[str, Writer] = {
    "xlsx": write_request_form,
    "ods": write_reply_ods,
    "csv": write_reply_csv,
    "docx": write_reply_word,
}
"""A writer a format; each is read back exactly by ``faircount read``, which a test asks of all of them."""


def write_reply(
    form: RequestForm, table: ProtectedTable, words: FormWords, section: str, folder: Path, wholes: Wholes = NO_SHARES
) -> tuple[Path, ...]:
    """The reply in every format, each file named by the reference of the request."""
    filled = filled_rows(form, table, section, wholes)
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(write(form, words, folder / f"{form.reference}.{kind}", filled) for kind, write in REPLY_WRITERS.items())
