"""OpenDocument spreadsheets: repeated cells bounded, merged cells spread, percentages and raised characters kept apart."""

from __future__ import annotations

from lxml import etree

from faircount.errors import UnreadableSource
from faircount.patterns import regex
from faircount.readers.base import Document, Sheet, Spot, Value, note, partly, tidy
from faircount.readers.formats.archive import Packed, parse_xml
from faircount.readers.formats.number_formats import as_printed, shows_otherwise
from faircount.readers.formats.workbook import OVERLAID, UNSHOWN, spread_merged, without_hidden
from faircount.readers.limits import Clock

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_REPEATED_ROWS = 2_000
_UNSEEN = ("collapse", "filter")


def read_ods(content: bytes, name: str, clock: Clock) -> Document:
    """The sheets of an .ods or .fods spreadsheet."""
    root = _content(content, name, clock)
    raised = {
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        for look in style.iter(f"{_STYLE}text-properties")
        if (look.get(f"{_STYLE}text-position") or "").startswith("super")
    }
    hidden_styles = {
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        for look in style.iter(f"{_STYLE}table-properties")
        if look.get(f"{_TABLE}display") == "false"
    }
    sheets, findings = [], []
    for number, table in enumerate(root.iter(f"{_TABLE}table"), start=1):
        title = table.get(f"{_TABLE}name") or f"Sheet{number}"
        filler = _Filler(clock, frozenset(raised))
        filler.fill(table)
        hidden = table.get(f"{_TABLE}style-name") in hidden_styles
        if hidden:
            findings.append(note(name, title, "a hidden sheet: its figures are left over, and it should not have been sent"))
        if filler.is_cut:
            findings.append(partly(name, title, f"only the first {len(filler.rows)} rows were read"))
        held = [tuple(row) for row in filler.rows]
        rows = tuple(without_hidden(held, filler.hidden_rows, filler.hidden_columns))
        if filler.is_overlaid:
            findings.append(note(name, title, OVERLAID))
        if list(rows) != held:
            findings.append(note(name, title, UNSHOWN))
        sheet = Sheet(title, rows, title=title, marks=filler.marks, percents=frozenset(filler.percents), hidden=hidden)
        sheets.append(spread_merged(sheet, filler.merges))
    return Document(name, "ods", blocks=tuple(sheets), findings=tuple(findings))


def _content(content: bytes, name: str, clock: Clock) -> etree._Element:
    if content[:2] != b"PK":
        return parse_xml(content, name)
    packed = Packed(content, name, clock.limits)
    if "META-INF/manifest.xml" in packed and b"encryption-data" in packed.read("META-INF/manifest.xml"):
        raise UnreadableSource(f"{name}: locked with a password; ask for a copy without one")
    root = packed.xml("content.xml")
    if root is None:
        raise UnreadableSource(f"{name}: holds no spreadsheet; ask for it again")
    return root


class _Filler:
    """Collects the rows of one table, unrolling what is said to repeat only where it holds something."""

    def __init__(self, clock: Clock, raised: frozenset[str]) -> None:
        self.clock, self.raised = clock, raised
        self.rows: list[list[Value]] = []
        self.marks: dict[Spot, tuple[str, ...]] = {}
        self.percents: set[Spot] = set()
        self.merges: list[tuple[Spot, Spot]] = []
        self.cells = 0
        self.is_cut = False
        self.gap = 0
        self.is_overlaid = False
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()

    def fill(self, table: etree._Element) -> None:
        """Take every row of the table, in whatever groups."""
        at = 0
        for column in table.iter(f"{_TABLE}table-column"):
            times = _repeat(column, "number-columns-repeated")
            if column.get(f"{_TABLE}visibility") in _UNSEEN:
                self.hidden_columns.update(range(at, min(at + times, self.clock.limits.columns)))
            at += times
        for row in table.iter(f"{_TABLE}table-row"):
            if self.is_cut:
                return
            self._row(row)
            if len(self.rows) % 1000 == 0:
                self.clock.check()

    def _row(self, row: etree._Element) -> None:
        times = _repeat(row, "number-rows-repeated")
        cells: list[Value] = []
        number = len(self.rows) + self.gap
        for cell in row:
            if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                self._cell(cell, cells, number)
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            self.gap = min(self.gap + times, 1_100_000)
            return
        if times > _REPEATED_ROWS:
            times, self.is_cut = _REPEATED_ROWS, True
        self.rows += [[] for _ in range(self.gap)]
        self.gap = 0
        if row.get(f"{_TABLE}visibility") in _UNSEEN:
            self.hidden_rows.update(range(len(self.rows), len(self.rows) + times))
        self.rows += [list(cells) for _ in range(times)]
        self.cells += times * len(cells)
        self.is_cut = self.is_cut or self.cells > self.clock.limits.cells

    def _cell(self, cell: etree._Element, cells: list[Value], row: int) -> None:
        times = _repeat(cell, "number-columns-repeated")
        text, marks = self._text(cell)
        value = _value(cell, text) if cell.tag == f"{_TABLE}table-cell" else None
        self.is_overlaid = self.is_overlaid or (isinstance(value, str) and cell.get(f"{_OFFICE}value-type") == "float")
        column = len(cells)
        if value is not None:
            if marks:
                self.marks[row, column] = marks
            if cell.get(f"{_OFFICE}value-type") == "percentage":
                self.percents.add((row, column))
            tall, wide = _repeat(cell, "number-rows-spanned"), _repeat(cell, "number-columns-spanned")
            if tall * wide > 1:
                self.merges.append(((row, column), (row + tall - 1, column + wide - 1)))
        room = self.clock.limits.columns - column
        cells += [value] * min(times, room if value is None else min(room, 400))

    def _text(self, cell: etree._Element) -> tuple[str, tuple[str, ...]]:
        """The words of a cell without raised characters, and those; comments on the cell are no part of it."""
        pieces, marks = [], []
        for paragraph in cell.findall(f"{_TEXT}p"):
            pieces.append(paragraph.text or "")
            for run in paragraph.iter():
                if run is paragraph:
                    continue
                inside = run.text or ""
                if run.tag == f"{_TEXT}span" and run.get(f"{_TEXT}style-name") in self.raised:
                    marks.append(tidy(inside))
                else:
                    pieces.append(" " if run.tag == f"{_TEXT}s" else inside)
                pieces.append(run.tail or "")
            pieces.append("\n")
        return tidy("".join(pieces)), tuple(marks)


def _repeat(node: etree._Element, key: str) -> int:
    text = node.get(f"{_TABLE}{key}", "1")
    return max(1, int(text)) if text.isdecimal() else 1


def _value(cell: etree._Element, text: str) -> Value:
    kind = cell.get(f"{_OFFICE}value-type")
    stored = cell.get(f"{_OFFICE}value")
    if kind in ("float", "percentage", "currency") and stored is not None:
        try:
            number = float(stored)
        except ValueError:
            return text or None
        if shows_otherwise(text, number):
            return text
        return int(number) if number.is_integer() and abs(number) < 1e15 else _to_places_of(text, number)
    return text or None


def _to_places_of(text: str, number: float) -> float:
    """A number that is no whole one to the decimal places that its cell shows."""
    shown = _PRINTED.fullmatch(text)
    return as_printed(number, len(shown["places"] or "") + 2 * bool(shown["percent"])) if shown else number


_PRINTED = regex(r"-?\d[\d,]*(?:\.(?P<places>\d+))?(?P<percent> ?%)?")
