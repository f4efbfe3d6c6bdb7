"""Cells that hold a count for each part: "Female 63, Male 6", "Online 12 / Offline 30"; each part gets a column of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import is_

from faircount.language import words
from faircount.language.cell_values import is_value, is_year
from faircount.language.labels import read_label
from faircount.patterns import regex
from faircount.readers.base import Document, Prose, Sheet, Spot, Value, shown
from faircount.readers.layout.labels_down import is_total_label

_COUNT = (
    r"(?:(?:fewer|less) than \d+|(?:up to|no more than) \d+|\d+ or (?:fewer|less)|[01] ?(?:-|–|to) ?\d"
    r"|\d[\d,]*|<\s?\d+|≤\s?\d+|\*|\[[a-z]\]|nil|none)"
)
_PIECE = regex(
    rf"(?P<label>[A-Za-z][A-Za-z /-]{{0,24}}?)\s*[:=–-]?\s*(?P<count>{_COUNT})"
    rf"|(?P<number>{_COUNT})\s+(?P<named>[A-Za-z ]{{1,24}})",
    re.IGNORECASE,
)
_WITH_PARTS = regex(
    rf"(?P<count>{_COUNT})\s*\((?:(?:of (?:which|whom|these|them)|including),? )?"
    r"(?P<parts>[^()]{3,60}?)(?: of (?:these|them))?\)",
    re.IGNORECASE,
)
_NAMED = r"(?:girls?|boys?|females?|males?|[mfu]|(?:not )?online|offline|unknown|not (?:known|recorded|stated))"
_JOINT = regex(r"\s*[/;|\n]\s*|,\s+(?!\d{3}\b)|\s+and\s+|(?<=[\d*\]])\s+(?=[A-Za-z][A-Za-z ]{0,23}:)")
_IN_A_ROW = regex(rf"(?:(?<=[\d*\]])|(?<=nil)|(?<=none)|(?<=fewer)|(?<=less))\s+(?={_NAMED}\b)", re.IGNORECASE)
"""Between a count and the name of the next part, where nothing else stands there: "Girls 9 Boys 3"."""
_SEXES = {"m": "Male", "f": "Female", "u": "Sex unknown"}
_KINDS = (frozenset({"sex"}), frozenset({"online"}))
_MOST_ROWS = 2_000
_MOST_PARTS = 6
_LONGEST = 120


_WHOLE = "Total"
"""The name of a count among them that has no parts, as that of a row of totals."""
_Parts = dict[int, dict[str, str]]


def with_cells_parted(document: Document) -> Document:
    """The document with each column of such cells as so many columns, each under its heading and the name of the part."""
    blocks = [one for block in document.blocks for one in ((block,) if isinstance(block, Prose) else _parted(block))]
    is_same = len(blocks) == len(document.blocks) and all(map(is_, blocks, document.blocks))
    return document if is_same else replace(document, blocks=tuple(blocks))


def _parted(sheet: Sheet) -> Iterator[Sheet]:
    """The sheet as it is, or its rows up to the end of such a table with its columns parted, and those below it apart."""
    is_plain = not (sheet.marks or sheet.boxes or sheet.row_names or sheet.percents or sheet.columns)
    found: dict[int, _Parts] = {}
    if sheet.long is None and is_plain and not sheet.hidden and len(sheet.rows) <= _MOST_ROWS:
        found = {column: parts for column in range(sheet.width) if (parts := _parts_of(sheet, column))}
    if not found:
        yield sheet
        return
    first, last = min(map(min, found.values())), max(map(max, found.values()))
    labels = {column: list(dict.fromkeys(name for told in parts.values() for name in told)) for column, parts in found.items()}
    places = [(column, name) for column in range(sheet.width) for name in labels.get(column, [""])]
    rows = [
        tuple(
            _value(sheet, found.get(column, {}), (row, column), (name, labels.get(column, [""])), row - first)
            for column, name in places
        )
        for row in range(last + 1)
    ]
    columns = tuple(column for column, _ in places)
    spread = _moved(sheet.spread, columns, last + 1)
    yield replace(sheet, rows=tuple(rows), columns=columns, spread=spread, lines={}, heads=frozenset())
    first = sheet.first[0] + last + 1
    below = {(row - last - 1, column): (of[0] - last - 1, of[1]) for (row, column), of in sheet.spread.items() if of[0] > last}
    rest = replace(sheet, rows=sheet.rows[last + 1 :], first=(first, sheet.first[1]), spread=below, lines={}, heads=frozenset())
    yield from _parted(rest) if rest.rows else ()


def _moved(spread: Mapping[Spot, Spot], columns: Sequence[int], rows: int) -> dict[Spot, Spot]:
    """Which merged cell each place belongs to, where each column now stands at so many places."""
    at: dict[int, list[int]] = {}
    for place, column in enumerate(columns):
        at.setdefault(column, []).append(place)
    return {
        (row, place): (of[0], at[of[1]][0]) for (row, column), of in spread.items() if row < rows for place in at.get(column, ())
    }


def _value(sheet: Sheet, parts: _Parts, spot: Spot, name: tuple[str, Sequence[str]], below: int) -> Value:
    """What stands in a cell under the name of one of its parts; a heading, right above the first, is named with it."""
    (row, column), (own_name, names) = spot, name
    own = sheet.rows[row][column] if column < len(sheet.rows[row]) else None
    if row in parts:
        return parts[row].get(own_name)
    if own_name and below == -1 and own is not None:
        return f"{own_name} {shown(own)}"
    return own if own_name == names[0] or spot in sheet.spread else None


def _parts_of(sheet: Sheet, column: int) -> _Parts:
    """The parts of the cells of a column from the first that holds some to the last, where they follow each other.

    A count without parts is a whole beside them; behind a row that is blank it may be of the next table.
    """
    found: _Parts = {}
    is_open = False
    for row, values in enumerate(sheet.rows):
        value = values[column] if column < len(values) else None
        told = parts_of(value) if isinstance(value, str) and len(value) < _LONGEST else {}
        is_open = bool(told) or (is_open and any(other is not None for other in values))
        if told:
            found[row] = told
        elif is_open and value is not None and (is_value(value) or (is_year(shown(value)) and _sums(values))):
            found[row] = {_WHOLE: shown(value)}
        elif found and value is not None:
            break
    several = sum(len(told) > 1 for told in found.values())
    parted = sum(len(told) > 1 or _WHOLE not in told for told in found.values())
    return found if several and parted > 1 else {}


def _sums(values: Sequence[Value]) -> bool:
    """Whether a row is named as a total: then 1938 is a count."""
    return any(isinstance(value, str) and is_total_label(value) for value in values[:2])


def parts_of(text: str) -> dict[str, str]:
    """The parts of a cell and the count of each, or nothing; a cell of several lines has them one behind the other.

    A count with its parts in brackets is their whole.

    >>> parts_of("Female 63, Male 6, Unspecified [c]"), parts_of("17 (14)"), parts_of("12 offences")
    ({'Female': '63', 'Male': '6', 'Unspecified': '[c]'}, {}, {})
    >>> parts_of("Girls: 1,140 Boys: 36"), parts_of("F fewer than 5 M Nil")
    ({'Girls': '1,140', 'Boys': '36'}, {'Female': 'fewer than 5', 'Male': 'Nil'})
    >>> parts_of("917 (282 online)"), parts_of("917 (of which online: 282)"), parts_of("12 (2 of 8)")
    ({'Total': '917', 'online': '282'}, {'Total': '917', 'online': '282'}, {})
    """
    if (whole := _WITH_PARTS.fullmatch(text.strip())) is not None:
        inside = parts_of(whole["parts"])
        return {_WHOLE: whole["count"], **inside} if inside and _WHOLE not in inside else {}
    each = _JOINT.split(text.strip())
    each = _IN_A_ROW.split(each[0]) if len(each) == 1 and not each[0][:1].isdigit() else each
    pieces = [_PIECE.fullmatch(piece.strip()) for piece in each]
    told = [((one["label"] or one["named"]).strip(), one["count"] or one["number"]) for one in pieces if one is not None]
    told = [(_SEXES[name.lower()], count) for name, count in told] if {name.lower() for name, _ in told} <= {*_SEXES} else told
    kinds = {read_label(name).kinds for name, _ in told if not words.UNKNOWN.match(name)}
    is_whole = 0 < len(told) == len(pieces) <= _MOST_PARTS and len(dict(told)) == len(told)
    return dict(told) if is_whole and len(kinds) == 1 and next(iter(kinds)) in _KINDS else {}
