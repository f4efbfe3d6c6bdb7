"""What the fast reader does not tell of an .xlsx file: number formats, raised characters, far cells, links, macros."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from faircount.patterns import regex
from faircount.readers.base import Spot, Value, tidy
from faircount.readers.formats.archive import Packed, walk_xml
from faircount.readers.formats.cell_styles import unseen_styles
from faircount.readers.formats.number_formats import NOTHING, may_hide, places_shown, shows_year_alone
from faircount.readers.limits import Clock

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION = regex(r"\{.*relationships\}id$")
_PLACE = re.compile(rb'<(?:x:)?c r="([A-Z]{1,3})(\d{1,7})"(?: s="(\d+)")?[^>]*?(/?)>')
_PERCENT_IDS = {"9": "0%", "10": "0.00%"}
_COLUMNS = 16_384

Raised = dict[str, tuple[str, tuple[str, ...]]]


@dataclass(slots=True)
class SheetParts:
    """What one sheet's own XML says beyond its values."""

    content: bytes = b""
    name: str = ""
    percents: frozenset[Spot] = frozenset()
    places: Mapping[Spot, int] = field(default_factory=dict)
    """How many decimal places of its number a cell shows."""
    formats: dict[Spot, str] = field(default_factory=dict)
    """The number formats that may show words in place of a number."""
    years: frozenset[Spot] = frozenset()
    """Cells that show of a date its year and no more."""
    raised: Raised = field(default_factory=dict)
    strings: list[str] = field(default_factory=list)
    merges: list[tuple[Spot, Spot]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    is_sparse: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


class WorkbookParts:
    """The parts of a workbook that are read from its XML."""

    def __init__(self, packed: Packed) -> None:
        self.packed = packed
        book = packed.xml("xl/workbook.xml")
        self.paths = self._paths(book) if book is not None else []
        self.formats = self._formats()
        self.strings, self.raised = self._shared()

    def title(self) -> str:
        """The title in the file's properties."""
        core = self.packed.xml("docProps/core.xml")
        found = core.find("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
        return tidy(found.text or "") if found is not None else ""

    def oddities(self) -> list[str]:
        """What the workbook carries besides cells; nothing of it is run or fetched."""
        names = self.packed.names()
        found = {
            "holds macros, which were not run": any("vbaProject" in name for name in names),
            "links to other workbooks, which were not opened": any("externalLinks/" in name for name in names),
            "links to outside data, which was not fetched": any(name.endswith("connections.xml") for name in names),
        }
        return [reason for reason, is_so in found.items() if is_so]

    def sheet(self, number: int, name: str) -> SheetParts:
        """The parts of the sheet with this name."""
        path = dict(self.paths).get(name) or (self.paths[number][1] if number < len(self.paths) else "")
        if path not in self.packed:
            return SheetParts(name=name)
        content = self.packed.read(path)
        part = SheetParts(content, name, raised=dict(self.raised), strings=self.strings)
        _look_through(part, self.formats)
        if part.is_sparse and not part.strings:
            part.strings = self._texts()
        return part

    def _texts(self) -> list[str]:
        """The shared texts without their formats."""
        if "xl/sharedStrings.xml" not in self.packed:
            return []
        content = self.packed.read("xl/sharedStrings.xml")
        return [_runs(item)[0] for item in walk_xml(content, self.packed.name, (f"{_MAIN}si", f"{_STRICT}si"))]

    def _paths(self, book: etree._Element) -> list[tuple[str, str]]:
        links = self.packed.xml("xl/_rels/workbook.xml.rels")
        targets = {link.get("Id"): link.get("Target", "") for link in links} if links is not None else {}
        found = []
        for sheet in book.iter(f"{_MAIN}sheet", f"{_STRICT}sheet"):
            relation = next((str(value) for key, value in sheet.attrib.items() if _RELATION.match(str(key))), "")
            target = targets.get(relation) or ""
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            found.append((sheet.get("name", ""), path))
        return found

    def _formats(self) -> dict[int, str]:
        """The number formats that matter, by the style that has them: percentages, years of dates, and what may hide a number."""
        styles = self.packed.xml("xl/styles.xml")
        formats = next(styles.iter(f"{_MAIN}cellXfs", f"{_STRICT}cellXfs"), None) if styles is not None else None
        if styles is None or formats is None:
            return {}
        told = dict(_PERCENT_IDS)
        told |= {f.get("numFmtId", ""): f.get("formatCode", "") for f in styles.iter(f"{_MAIN}numFmt", f"{_STRICT}numFmt")}
        found = {number: told.get(f.get("numFmtId", "0"), "") for number, f in enumerate(formats)}
        found |= dict.fromkeys(unseen_styles(styles), NOTHING)  # white on white shows as little as a format of nothing
        return {number: code for number, code in found.items() if _is_percent(code) or shows_year_alone(code) or may_hide(code)}

    def _shared(self) -> tuple[list[str], Raised]:
        """The shared texts, and those that hold raised characters."""
        texts: list[str] = []
        raised: Raised = {}
        if "xl/sharedStrings.xml" not in self.packed:
            return texts, raised
        plain = set()
        content = self.packed.read("xl/sharedStrings.xml")
        if b"superscript" not in content:
            return texts, raised
        for item in walk_xml(content, self.packed.name, (f"{_MAIN}si", f"{_STRICT}si")):
            flat, found = _runs(item)
            texts.append(flat)
            if found is None:
                plain.add(flat)
            else:
                raised[flat] = found
        return texts, {flat: found for flat, found in raised.items() if flat not in plain}


def _runs(item: etree._Element) -> tuple[str, tuple[str, tuple[str, ...]] | None]:
    """The flat text of a rich text, and its text without raised runs and those runs, where there are any."""
    flat, text, marks = "", "", []
    for run in item:
        tag = etree.QName(run).localname
        if tag == "t":
            flat, text = flat + (run.text or ""), text + (run.text or "")
        if tag != "r":
            continue
        piece = "".join(t.text or "" for t in run if etree.QName(t).localname == "t")
        is_raised = any(a.get("val") == "superscript" for a in run.iter() if etree.QName(a).localname == "vertAlign")
        flat += piece
        if is_raised:
            marks.append(tidy(piece))
        else:
            text += piece
    return tidy(flat), (tidy(text), tuple(marks)) if marks else None


def _is_percent(code: str) -> bool:
    return "%" in re.sub(r'"[^"]*"', "", code)


def _look_through(part: SheetParts, formats: Mapping[int, str]) -> None:
    """One pass over the sheet's XML for what matters: far cells, percentages, raised runs, empty formulas, hidden rows."""
    content = part.content
    tail = content[-200_000:]
    if b"superscript" in content:
        for item in walk_xml(content, part.name, (f"{_MAIN}is", f"{_STRICT}is")):
            flat, found = _runs(item)
            if found is not None:
                part.raised[flat] = found
    errors = len(re.findall(rb'<(?:x:)?c [^>]*t="e"', content))
    if errors:
        part.reasons.append(f"{errors} cells hold the error of a formula and no figure; they are left over")
    if re.search(rb"</f>(?:<v ?/>|<v></v>)?</c>|<f[^>]*/></c>", content):
        part.reasons.append("some formulas have no stored value; they were not evaluated and are left over")
    if b"hidden=" in content or b'ht="0"' in content:
        part.hidden_rows, part.hidden_columns = frozenset(_hidden_rows(content)), frozenset(_hidden_columns(content))
    last = 0
    for match in re.finditer(rb'<(?:x:)?row [^>]*?r="(\d+)"', tail):
        last = int(match[1])
    cells = content.count(b"<c ") + content.count(b"<x:c ")
    widest = _widest(content[:3_000_000]) if cells else 0
    part.is_sparse = last * max(1, widest) > 2_000_000 and last * widest > 6 * cells
    if formats:
        placed = (
            (int(match[2]) - 1, _column(match[1]), formats.get(int(match[3] or 0), "")) for match in _PLACE.finditer(content)
        )
        told = {(row, column): code for row, column, code in placed if code}
        part.percents = frozenset(spot for spot, code in told.items() if _is_percent(code))
        part.years = frozenset(spot for spot, code in told.items() if shows_year_alone(code))
        part.formats = {spot: code for spot, code in told.items() if may_hide(code)}
        part.places = {spot: places for spot, code in told.items() if (places := places_shown(code))}
    if part.is_sparse:
        part.merges = list(_merges(content))


def _hidden_rows(content: bytes) -> Iterator[int]:
    number = -1
    for row in re.finditer(rb"<(?:x:)?row\b([^>]*)>", content):
        place = re.search(rb'\br="(\d+)"', row[1])
        number = int(place[1]) - 1 if place else number + 1
        if re.search(rb'\bhidden="(?:1|true)"|\bht="0"', row[1]):
            yield number


def _hidden_columns(content: bytes) -> Iterator[int]:
    for column in re.finditer(rb"<(?:x:)?col\b([^>]*)>", content):
        ends = [re.search(rb"\b" + end + rb'="(\d+)"', column[1]) for end in (b"min", b"max")]
        if re.search(rb'\bhidden="(?:1|true)"|\bwidth="0"', column[1]) and all(ends):
            yield from range(int(ends[0][1]) - 1, min(int(ends[1][1]), _COLUMNS))  # type: ignore[index]


def _widest(content: bytes) -> int:
    return max((_column(letters) for letters in set(re.findall(rb' r="([A-Z]{1,3})\d', content))), default=0) + 1


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _merges(content: bytes) -> Iterator[tuple[Spot, Spot]]:
    for found in re.finditer(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"', content):
        yield (int(found[2]) - 1, _column(found[1])), (int(found[4]) - 1, _column(found[3]))


def sparse_rows(part: SheetParts, clock: Clock) -> tuple[list[tuple[Value, ...]], bool]:
    """The rows of a sheet whose cells lie far apart: memory for the cells there are, not for the space between."""
    rows: list[tuple[Value, ...]] = []
    cells = 0
    for row in walk_xml(part.content, part.name, (f"{_MAIN}row", f"{_STRICT}row")):
        found: dict[int, Value] = {}
        for cell in row:
            place = re.match(r"([A-Z]{1,3})(\d+)$", cell.get("r", ""))
            value = _stored(cell, part)
            if place and value is not None and (column := _column(place[1].encode())) < clock.limits.columns:
                found[column] = value
        number = int(row.get("r") or len(rows) + 1)
        if not found or number > 1_048_576:
            continue
        cells += len(found)
        rows += [()] * (number - 1 - len(rows))
        rows.append(tuple(found.get(column) for column in range(max(found) + 1)))
        if len(rows) % 1000 == 0:
            clock.check()
        if cells > clock.limits.cells:
            return rows, True
    return rows, False


def _stored(cell: etree._Element, part: SheetParts) -> Value:
    kind, text = cell.get("t", "n"), ""
    for child in cell:
        tag = etree.QName(child).localname
        if tag == "v":
            text = child.text or ""
        elif tag == "is":
            return _runs(child)[0] or None
    if not text:
        return None
    if kind == "s":
        return part.strings[int(text)] if text.isdecimal() and int(text) < len(part.strings) else None
    if kind in ("str", "inlineStr", "e", "d"):
        return tidy(text) or None
    try:
        number = float(text)
    except ValueError:
        return tidy(text) or None
    return int(number) if number.is_integer() else number
