"""Text that no spreadsheet takes for a formula, whoever wrote it, and the way back (CSV or formula injection).

After https://owasp.org/www-community/attacks/CSV_Injection, with the full-width signs that spreadsheets in East Asian languages
take for the plain ones.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from faircount.patterns import regex

if TYPE_CHECKING:
    import polars as pl

_SIGNS = frozenset("=+-@")
_CONTROLS = frozenset("\t\r\n\0")
_NUMBER = regex(r"[+-]?\d[\d,]*(?:\.\d+)?%?|[+-]+")
"""A number, or dashes that stand for one: nothing in it can be run, and with a mark before it, it could not be summed."""
AT_HAND = 20_000
"""Texts that are remembered with their inert form: a column says the same few again and again."""


@lru_cache(maxsize=AT_HAND)
def inert(text: str) -> str:
    """The text as a spreadsheet must take it: an apostrophe before what it could run. A number stays a number.

    A line within it ends in a line feed: quotes are not put round a carriage return, and a row would begin behind it.

    >>> inert("=1+1"), inert("-4 cancelled"), inert("-4"), inert("＝1+1"), inert("Sheet1!B4")
    ("'=1+1", "'-4 cancelled", '-4', "'＝1+1", 'Sheet1!B4')
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text or text[0].isalnum():
        return text
    # What begins with such an apostrophe already gets another: each text has one form, and each form one text.
    shielded = text[0] == "'" and _could_run(text.lstrip("'"))
    return f"'{text}" if shielded or (_could_run(text) and not _NUMBER.fullmatch(text)) else text


def bare(text: str) -> str:
    """The text that was made inert.

    >>> bare("'=1+1"), bare("-4"), bare("'tis said"), bare(inert("'=1+1"))
    ('=1+1', '-4', "'tis said", "'=1+1")
    """
    return text[1:] if text[:1] == "'" and _could_run(text.lstrip("'")) else text


def inert_csv(rows: Iterable[Iterable[object]], ending: str = "\n") -> str:
    """The rows as CSV with every text in them inert; what is no text stands as it is.

    >>> inert_csv([("Force", "Count"), ("=1+1", 4)])
    "Force,Count\\n'=1+1,4\\n"
    """
    text = io.StringIO()
    shown = ([inert(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    csv.writer(text, lineterminator=ending).writerows(shown)
    return text.getvalue()


def inert_frame(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with every text in it inert, and the names of its columns."""
    return _changed(frame, inert)


def bare_frame(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame of which every text was made inert."""
    return _changed(frame, bare)


def _could_run(text: str) -> bool:
    """Whether the first sign that is seen begins a formula, or a space before it is one that is left out."""
    first = next((sign for sign in text if not sign.isspace() and unicodedata.category(sign)[0] != "C"), "")
    return text[:1] in _CONTROLS or unicodedata.normalize("NFKC", first)[:1] in _SIGNS


def _changed(frame: pl.DataFrame, change: Callable[[str], str]) -> pl.DataFrame:
    import polars as pl  # a frame has brought it already; texts alone do without

    columns = []
    for column in frame:
        if column.dtype == pl.String:
            told = {text: change(text) for text in column.unique() if text is not None}
            other = {text: new for text, new in told.items() if text != new}
            column = column.replace(other) if other else column
        columns.append(column.alias(change(column.name)))
    return pl.DataFrame(columns)
