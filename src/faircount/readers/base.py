"""One model for all formats: a document is sheets and prose in reading order, a sheet is cells at their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from faircount.language.tokens import BLOT as BLOT
from faircount.language.tokens import Value as Value
from faircount.patterns import regex
from faircount.readers.letter.thread import Segment
from faircount.readers.long_rows import LongRows, by_column
from faircount.tables.extract import FileFinding, Weight

Spot: TypeAlias = tuple[int, int]
"""Row and column, counted from 0."""


Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom on a page, in points from its top left corner."""


class ProseKind(StrEnum):
    """What a piece of prose is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    REQUEST = "request"
    NOTE = "note"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Prose:
    """A heading, a paragraph, a list item: its lines kept, its place by number."""

    text: str
    kind: ProseKind
    place: str
    level: int = 9
    is_listed: bool = False
    """Whether it was an item of a list, also where it repeats the request."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grid of cells. Merged cells are spread over what they cover; ``spread`` says which cell each copy came from.

    ``title`` is a name that a person gave (a worksheet's tab), ``name`` is what a locator calls it. ``marks`` holds raised
    characters, which are no part of the number they stand behind. ``percents`` are cells shown as a percentage.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    title: str = ""
    caption: str = ""
    spread: Mapping[Spot, Spot] = field(default_factory=dict)
    marks: Mapping[Spot, tuple[str, ...]] = field(default_factory=dict)
    percents: frozenset[Spot] = frozenset()
    heads: frozenset[Spot] = frozenset()
    hidden: bool = False
    page: int = 0
    boxes: Mapping[Spot, Box] = field(default_factory=dict)
    """Where each cell stands on its page."""
    first: Spot = (0, 0)
    row_names: Mapping[int, tuple[str, int]] = field(default_factory=dict)
    """Rows that came from another page: the name there and the row there."""
    lines: Mapping[Spot, str] = field(default_factory=dict)
    """Cells of several lines, with these as they were; as a label a cell is one line."""
    last_page: int = 0
    columns: tuple[int, ...] = ()
    """Where each column stands in the file, where one of them was parted into several."""
    long: LongRows | None = None
    """All rows of a long list, of which ``rows`` are those that show what the others are."""

    def shortened(self) -> Sheet:
        """The sheet with the rows that show what its rows are, where it is a long list; else the same."""
        is_plain = not (self.spread or self.marks or self.percents or self.boxes or self.row_names or self.heads)
        if self.long is not None or not is_plain or self.first != (0, 0):
            return self
        long = by_column(self.rows)
        return self if long is None else self.showing(long)

    def showing(self, long: LongRows) -> Sheet:
        """The sheet with these rows, as many of them as show what all are."""
        names = {number: (self.name, row) for number, row in enumerate(long.shown.tolist())}
        return replace(self, rows=long.rows(long.shown), row_names=names, long=long)

    def whole(self, cells: int) -> tuple[Sheet, bool]:
        """The sheet with all rows of a long list, or the first of them up to so many cells; and whether it was cut."""
        if self.long is None:
            return self, False
        most = cells // max(1, len(self.long.columns))
        rows = self.long.rows(range(min(most, len(self.long))))
        return replace(self, rows=rows, row_names={}, long=None), most < len(self.long)

    def place(self, row: int, column: int) -> str:
        """The locator of a cell, as a spreadsheet would call it.

        >>> Sheet("Pivot", ((1, 2),)).place(0, 1)
        'Pivot!B1'
        """
        column = self.columns[column] if self.columns else column
        if row in self.row_names:
            name, row = self.row_names[row]
            return f"{name}!{column_letters(column)}{row + 1}"
        return f"{self.name}!{column_letters(column + self.first[1])}{row + self.first[0] + 1}"

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Envelope:
    """The headers of a message. ``is_report`` says that a mail system wrote it, ``is_automatic`` that nobody did."""

    sender: str = ""
    recipients: str = ""
    subject: str = ""
    message_id: str = ""
    replies_to: tuple[str, ...] = ()
    is_report: bool = False
    is_automatic: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One file: sheets and prose in reading order; the documents inside it, where it is a message or an archive."""

    name: str
    kind: str
    title: str = ""
    blocks: tuple[Sheet | Prose, ...] = ()
    parts: tuple[Document, ...] = ()
    findings: tuple[FileFinding, ...] = ()
    dated: date | None = None
    member: str = ""
    recognised: frozenset[str] = frozenset()
    """The tables and paragraphs that were read from a picture."""
    envelope: Envelope | None = None
    thread: tuple[Segment, ...] = ()
    """The messages that a message is made of, where it is one."""

    def sheets(self) -> Iterator[Sheet]:
        """The sheets in order."""
        return (block for block in self.blocks if isinstance(block, Sheet))

    def prose(self) -> Iterator[Prose]:
        """The prose in order."""
        return (block for block in self.blocks if isinstance(block, Prose))

    def noting(self, *findings: FileFinding) -> Document:
        """The same document with more findings."""
        return replace(self, findings=(*self.findings, *findings))


def note(file: str, place: str, reason: str) -> FileFinding:
    """A finding that a reader leaves without refusing anything."""
    return FileFinding(file, place, reason, Weight.NOTE)


def partly(file: str, place: str, reason: str) -> FileFinding:
    """A finding that says a part of the file was not read."""
    return FileFinding(file, place, reason, Weight.PARTLY)


def column_letters(column: int) -> str:
    """The letters of a column counted from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_SPACES = regex(r"[\s\u00a0\u2007\u202f\ufeff]+")
_UNSEEN = regex(
    "[\u200b-\u200f\u2060\u00ad\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What cannot be seen, and what no XML may hold: a workbook or a feed with it could not be written."""


@lru_cache(maxsize=100_000)
def tidy(text: str) -> str:
    """The text with its runs of spaces made single and characters that cannot be seen taken out."""
    if text.isascii() and "  " not in text and text.isprintable():
        return text.strip()
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def shown(value: Value) -> str:
    """A cell's value as text: a whole number without a point.

    >>> shown(12.0), shown(3.8), shown(None)
    ('12', '3.8', '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}" if isinstance(value, float) else str(value)
