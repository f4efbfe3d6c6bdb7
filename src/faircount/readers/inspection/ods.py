"""What an OpenDocument spreadsheet (.ods) holds beside what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from faircount.readers.formats.archive import Packed, parse_xml
from faircount.readers.formats.colours import FLAT, TINY, WHITE, Colour, colour_of, is_unseen
from faircount.readers.inspection.own_form import is_own_form
from faircount.readers.inspection.people import GAP_COLUMNS, GAP_ROWS, far_cells, looks_like_records
from faircount.readers.inspection.properties import names_a_folder, of_elements, of_properties, of_title
from faircount.readers.inspection.trace import Trace
from faircount.readers.limits import Clock

_UNSHOWN = ("collapse", "filter")
_UNITS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0}
_FORMATS = ("{*}number-style", "{*}text-style", "{*}date-style", "{*}currency-style", "{*}percentage-style")


@dataclass(slots=True)
class _Style:
    is_shown: bool = True
    colour: Colour | None = None
    ground: Colour | None = WHITE
    size: float = 10.0
    is_flat: bool = False
    is_nothing: bool = False


def inspect_ods(content: bytes, name: str, clock: Clock) -> Iterator[Trace]:
    """What could be dug out of a spreadsheet; one that is not packed (.fods) is its own content."""
    if content.startswith(b"PK"):
        packed = Packed(content, name, clock.limits)
        root, meta = packed.xml("content.xml"), packed.xml("meta.xml")
        yield from _parts(packed)
    else:
        root = meta = parse_xml(content, name)
    told = list(of_elements(meta))
    yield from of_properties(told, _made_up(meta))
    if root is None:
        return
    yield from of_title(dict(told).get("title", ""), map(str, root.itertext()))
    styles = _styles(root)
    number = 0
    for table in root.iter("{*}table"):
        if _local(table.getparent()) != "spreadsheet":
            continue
        number += 1
        clock.check()
        yield from _table(table, styles, f"sheet {number}")
    for defined in root.iter("{*}named-expression"):
        if re.search(r"^(?:of:)?=\s*[\"{]", _own(defined, "expression")):
            yield Trace("names")
    if any(True for change in root.iter("{*}tracked-changes") if len(change)):
        yield Trace("tracked changes")


def _made_up(meta: etree._Element | None) -> list[tuple[str, str]]:
    found = meta.iter("{*}user-defined") if meta is not None else ()
    return [(_own(one, "name"), one.text or "") for one in found]


def _parts(packed: Packed) -> Iterator[Trace]:
    manifest = packed.xml("META-INF/manifest.xml")
    for entry in manifest if manifest is not None else ():
        kind = next((str(value) for key, value in entry.attrib.items() if str(key).endswith("}media-type")), "")
        path = next((str(value) for key, value in entry.attrib.items() if str(key).endswith("}full-path")), "")
        if path != "/" and ("opendocument.spreadsheet" in kind or "opendocument.text" in kind or kind.endswith("ole-object")):
            yield Trace("embedded files")
    for part in packed.names():
        if part.startswith("Basic/") and part.endswith(".xml") and not part.endswith(("script-lc.xml", "script-lb.xml")):
            yield Trace("macros")
        if part.startswith(("Versions/", "VersionList")):
            yield Trace("earlier versions")


def _styles(root: etree._Element) -> dict[str, _Style]:
    found = {}
    nothing = {_own(style, "name") for style in root.iter(*_FORMATS) if not _shows_something(style)}
    for style in root.iter("{*}style"):
        made = _Style(is_nothing=_own(style, "data-style-name") in nothing)
        for part in style:
            for key, value in part.attrib.items():
                local = etree.QName(key).localname
                if local == "display" and value == "false":
                    made.is_shown = False
                if local == "color" and _local(part) == "text-properties":
                    made.colour = colour_of(str(value))
                if local == "background-color" and value != "transparent":
                    made.ground = colour_of(str(value))
                if local == "font-size" and str(value).endswith("pt"):
                    made.size = float(str(value)[:-2])
                if local in ("row-height", "column-width"):
                    made.is_flat = _points(str(value)) <= FLAT
        found[_own(style, "name")] = made
    return found


def _shows_something(style: etree._Element) -> bool:
    """Whether a format of numbers or texts prints anything; one that depends on the number is taken to."""
    parts = [part for part in style if _local(part) not in ("text-properties", "map")]
    return any(_local(part) != "text" or (part.text or "").strip() for part in parts) or any(_local(p) == "map" for p in style)


def _points(length: str) -> float:
    """A length in points; one that cannot be told is long."""
    found = re.fullmatch(r"(\d*\.?\d+)(cm|mm|in|pt)", length)
    return float(found[1]) * _UNITS[found[2]] if found else 99.0


@dataclass(slots=True)
class _Counted:
    rows: list[list[object]] = field(default_factory=list)
    many: int = 0
    hidden_rows: int = 0
    hidden_columns: set[int] = field(default_factory=set)
    unseen: int = 0
    comments: int = 0


def _table(table: etree._Element, styles: dict[str, _Style], place: str) -> Iterator[Trace]:
    if names_a_folder(_own(table, "name").strip("'")) or any(True for _ in table.iterchildren("{*}table-source")):
        yield Trace("linked copies", place)
        return
    hidden = [_is_hidden(column, styles) for column in _repeated(table, "table-column", GAP_COLUMNS * 40)]
    counted = _Counted()
    for row in table.iter("{*}table-row"):
        again = min(_times(row, "number-rows-repeated"), GAP_ROWS * 2)
        cells = _count_row(row, styles, hidden, counted)
        counted.rows += [cells] * again
    if not styles.get(_own(table, "style-name"), _Style()).is_shown:
        if counted.many and not is_own_form(counted.rows):
            yield Trace("hidden sheet", place)
        return
    told = {
        "hidden rows": counted.hidden_rows,
        "hidden columns": len(counted.hidden_columns),
        "unseen text": counted.unseen,
        "comments": counted.comments,
        "far cells": far_cells(counted.rows),
    }
    yield from (Trace(kind, place, many) for kind, many in told.items() if many)
    if looks_like_records(counted.rows):
        yield Trace("records", place)


def _count_row(row: etree._Element, styles: dict[str, _Style], hidden: list[bool], counted: _Counted) -> list[object]:
    is_hidden = _is_hidden(row, styles)
    cells: list[object] = []
    for cell in row.iterchildren("{*}table-cell", "{*}covered-table-cell"):
        said = "".join("".join(map(str, line.itertext())) for line in cell.iterchildren("{*}p"))
        held = said or _own(cell, "value")
        times = min(_times(cell, "number-columns-repeated"), 1 if held else GAP_COLUMNS * 2)
        counted.comments += sum(1 for _ in cell.iterchildren("{*}annotation"))
        if held:
            at = len(cells)
            counted.many += 1
            if at < len(hidden) and hidden[at]:
                counted.hidden_columns.add(at)
            style = styles.get(_own(cell, "style-name"), _Style())
            counted.unseen += not is_hidden and (is_unseen(style.colour, style.ground) or style.size <= TINY or style.is_nothing)
        cells += [held or None] * times
    counted.hidden_rows += is_hidden and any(cells)
    return cells


def _is_hidden(part: etree._Element, styles: dict[str, _Style]) -> bool:
    return _own(part, "visibility") in _UNSHOWN or styles.get(_own(part, "style-name"), _Style()).is_flat


def _repeated(table: etree._Element, name: str, most: int) -> list[etree._Element]:
    found: list[etree._Element] = []
    for part in table.iter(f"{{*}}{name}"):
        found += [part] * min(_times(part, "number-columns-repeated"), most)
    return found


def _times(part: etree._Element, name: str) -> int:
    said = _own(part, name)
    return int(said) if said.isdecimal() else 1


def _own(part: etree._Element, name: str) -> str:
    return next((str(value) for key, value in part.attrib.items() if etree.QName(key).localname == name), "")


def _local(part: etree._Element | None) -> str:
    return etree.QName(part).localname if part is not None and isinstance(part.tag, str) else ""
