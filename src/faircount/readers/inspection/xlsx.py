"""What an .xlsx workbook holds beside what it shows: from its parts, sheet by sheet."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from faircount.patterns import regex
from faircount.readers.formats.archive import Packed, parse_xml, walk_xml
from faircount.readers.formats.cell_styles import unseen_styles
from faircount.readers.formats.colours import FLAT
from faircount.readers.inspection.own_form import is_own_form
from faircount.readers.inspection.people import far_cells, looks_like_records, near_ends
from faircount.readers.inspection.properties import made_up, names_a_folder, of_elements, of_properties, of_title
from faircount.readers.inspection.trace import Trace
from faircount.readers.limits import Clock

Inner = Callable[[bytes, str, Clock], Iterator[Trace]]

_MAINS = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
_POINTS = 5.25
"""The width of a digit of the usual font, in points: the unit of a column's width."""
_HIDDEN = {"hidden": "hidden sheet", "veryHidden": "very hidden sheet"}
_PARTS = {
    "pivot records": regex(r"pivotCache/pivotCacheRecords"),
    "data model": regex(r"xl/model/|xl/connections\.xml|xl/queryTables/"),
    "comments": regex(r"xl/(?:comments\d*|threadedComments/|comments/)"),
    "embedded files": regex(r"xl/embeddings/"),
    "macros": regex(r"vbaProject\.bin|xl/macrosheets/|xl/activeX/"),
    "tracked changes": regex(r"xl/revisions/revisionLog"),
}
"""Parts that are there for one of these alone."""


def inspect_xlsx(content: bytes, name: str, clock: Clock, inner: Inner | None = None) -> Iterator[Trace]:
    """What could be dug out of a workbook. ``inner`` looks into files that are embedded in it."""
    packed = Packed(content, name, clock.limits)
    book = packed.xml("xl/workbook.xml")
    sheets = list(_sheets(packed, book)) if book is not None else []
    yield from _parts(packed, inner, clock)
    yield from _names(book, sheets)
    strings = _strings(packed)
    yield from _properties(packed, book)
    shown: list[str] = []
    unseen = unseen_styles(packed.xml("xl/styles.xml"))
    for sheet in sheets:
        clock.check()
        if sheet.path not in packed:
            continue
        held = _Cells(packed.read(sheet.path), name, strings, unseen, clock)
        shown += [str(cell) for row in held.rows for cell in row if cell is not None]
        yield from sheet.traces(held)
    yield from of_title(dict(of_elements(packed.xml("docProps/core.xml"))).get("title", ""), shown)


def visible_cells(content: bytes, name: str, clock: Clock) -> Iterator[tuple[str, Callable[[int, int], bool]]]:
    """Each visible sheet that holds something, with whether a cell of it (row and column from 0) is seen."""
    packed = Packed(content, name, clock.limits)
    book = packed.xml("xl/workbook.xml")
    strings, unseen = _strings(packed), unseen_styles(packed.xml("xl/styles.xml"))
    for sheet in _sheets(packed, book) if book is not None else ():
        if sheet.state not in _HIDDEN and sheet.path in packed:
            held = _Cells(packed.read(sheet.path), name, strings, unseen, clock)
            yield sheet.name, held.is_seen


@dataclass(frozen=True, slots=True)
class _Sheet:
    number: int
    name: str
    path: str
    state: str

    def traces(self, held: _Cells) -> Iterator[Trace]:
        """What a sheet hides: all of it where it is hidden itself."""
        place = f"sheet {self.number}"
        if self.state in _HIDDEN:
            if held.many and not is_own_form(held.rows):
                yield Trace(_HIDDEN[self.state], place)
            return
        counted = {
            "hidden rows": len(held.hidden_rows),
            "hidden columns": len(held.columns_hidden),
            "unseen text": len(held.unseen),
        }
        yield from (Trace(kind, place, many) for kind, many in counted.items() if many)
        if far := far_cells(held.rows):
            yield Trace("far cells", place, far)
        if looks_like_records(held.rows):
            yield Trace("records", place)


class _Cells:
    """The cells of a sheet: what they hold, and which of them nobody sees."""

    def __init__(self, content: bytes, name: str, strings: list[str], unseen: frozenset[int], clock: Clock) -> None:
        self.rows: list[list[object]] = []
        self.many = 0
        self.unseen: set[tuple[int, int]] = set()
        self.hidden_rows: set[int] = set()
        self.columns_hidden: set[int] = set()
        self._hidden = [
            (int(column.get("min", 0)) - 1, int(column.get("max", 0)) - 1)
            for main in _MAINS
            for column in walk_xml(content, name, (f"{{{main}}}col",))
            if column.get("hidden") in ("1", "true") or float(column.get("width") or 9) * _POINTS <= FLAT
        ]
        for row in walk_xml(content, name, tuple(f"{{{main}}}row" for main in _MAINS)):
            self._row(row, strings, unseen, clock)
            if self.many % 5000 == 0:
                clock.check()
        self.ends = near_ends(self.rows)

    def is_seen(self, row: int, column: int) -> bool:
        """Whether a cell is shown: in no hidden row or column, with a colour of its own, and not far from the rest."""
        is_hidden = row in self.hidden_rows or column in self.columns_hidden or (row, column) in self.unseen
        return not is_hidden and row < self.ends[0] and column < self.ends[1]

    def _row(self, row: etree._Element, strings: list[str], unseen: frozenset[int], clock: Clock) -> None:
        number = int(row.get("r") or len(self.rows) + 1) - 1
        is_hidden = row.get("hidden") in ("1", "true") or float(row.get("ht") or 15) <= FLAT
        found: dict[int, object] = {}
        for cell in row:
            place = re.match(r"([A-Z]{1,3})", cell.get("r", ""))
            column = _column(place[1]) if place else len(found)
            held = _held(cell, strings)
            if held in (None, ""):
                continue
            self.many += 1
            if is_hidden:
                self.hidden_rows.add(number)
            if any(first <= column <= last for first, last in self._hidden):
                self.columns_hidden.add(column)
            elif not is_hidden and int(cell.get("s") or 0) in unseen:
                self.unseen.add((number, column))
            found[min(column, clock.limits.columns)] = held
        if found and len(self.rows) < clock.limits.cells // 100:
            # Rows far away are told apart by a few empty ones: memory for what is there, not for the space between.
            self.rows += [[]] * min(number - len(self.rows), 200)
            self.rows.append([found.get(at) for at in range(max(found) + 1)])


def _held(cell: etree._Element, strings: list[str]) -> object:
    kind = cell.get("t", "n")
    for child in cell:
        local = etree.QName(child).localname
        if local == "v" and child.text:
            if kind == "s":
                return strings[int(child.text)] if child.text.isdecimal() and int(child.text) < len(strings) else ""
            return child.text
        if local == "is":
            return "".join(text.text or "" for text in child.iter() if etree.QName(text).localname == "t")
        if local == "f" and not len(child) and child.text and child.getnext() is None:
            return "="
    return None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _strings(packed: Packed) -> list[str]:
    if "xl/sharedStrings.xml" not in packed:
        return []
    items = walk_xml(packed.read("xl/sharedStrings.xml"), packed.name, tuple(f"{{{main}}}si" for main in _MAINS))
    return ["".join(text.text or "" for text in item.iter() if etree.QName(text).localname == "t") for item in items]


def _sheets(packed: Packed, book: etree._Element) -> Iterator[_Sheet]:
    links = packed.xml("xl/_rels/workbook.xml.rels")
    targets = {link.get("Id"): link.get("Target", "") for link in links} if links is not None else {}
    listed = [element for element in book.iter() if isinstance(element.tag, str) and etree.QName(element).localname == "sheet"]
    for number, sheet in enumerate(listed, start=1):
        target = next((targets.get(str(value), "") for key, value in sheet.attrib.items() if str(key).endswith("}id")), "") or ""
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        yield _Sheet(number, sheet.get("name", ""), path, sheet.get("state", "visible"))


def _parts(packed: Packed, inner: Inner | None, clock: Clock) -> Iterator[Trace]:
    """Traces of which the parts of the file are enough to tell."""
    for part in packed.names():
        for kind, pattern in _PARTS.items():
            if pattern.search(part) and not (kind == "comments" and not _says_something(packed, part)):
                yield Trace(kind)
        if part.startswith("xl/embeddings/") and inner is not None:
            yield from (trace.within("embedded file") for trace in inner(packed.read(part), packed.name, clock))
        if re.fullmatch(r"xl/externalLinks/externalLink\d+\.xml", part):
            root = packed.xml(part)
            has_cells = root is not None and any(
                etree.QName(e).localname == "cell" for e in root.iter() if isinstance(e.tag, str)
            )
            yield Trace("linked copies" if has_cells else "links")
        if re.fullmatch(r"customXml/item\d+\.xml", part):
            yield Trace("data model" if b"DataMashup" in packed.read(part) else "custom data")
        if part.endswith(".rels"):
            root = packed.xml(part)
            for link in root if root is not None else ():
                if link.get("TargetMode") == "External" and names_a_folder(link.get("Target", "")):
                    yield Trace("links")


def _says_something(packed: Packed, part: str) -> bool:
    root = parse_xml(packed.read(part), packed.name)
    return any(element.text and element.text.strip() for element in root.iter() if isinstance(element.tag, str))


def _names(book: etree._Element | None, sheets: list[_Sheet]) -> Iterator[Trace]:
    """Names that are hidden, hold words of their own, or point to a hidden sheet or another workbook."""
    hidden = [sheet.name for sheet in sheets if sheet.state in _HIDDEN]
    for defined in book.iter() if book is not None else ():
        if not isinstance(defined.tag, str) or etree.QName(defined).localname != "definedName":
            continue
        name, points = defined.get("name", ""), defined.text or ""
        if name.startswith("_xlnm.") or "#REF!" in points:
            continue
        is_away = any(sheet in points for sheet in hidden if sheet) or re.search(r"\[\d+\]", points)
        if defined.get("hidden") in ("1", "true") or is_away or re.fullmatch(r'\s*(?:".*"|\{.*\})\s*', points, re.DOTALL):
            yield Trace("names")


def _properties(packed: Packed, book: etree._Element | None) -> Iterator[Trace]:
    told = [pair for part in ("docProps/core.xml", "docProps/app.xml") for pair in of_elements(packed.xml(part))]
    custom = packed.xml("docProps/custom.xml")
    yield from of_properties(told, made_up(custom))
    for element in book.iter() if book is not None else ():
        # Excel notes the folder in which a workbook was last saved, with the name of whoever saved it.
        if isinstance(element.tag, str) and etree.QName(element).localname == "absPath" and element.get("url"):
            yield Trace("properties")
