"""Where a locator leads in an opened document: a cell of a sheet, or words in a passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from faircount.patterns import regex
from faircount.readers.base import Box, Document, Prose, Sheet
from faircount.readers.limits import WITH_OCR, Clock, FileLimits
from faircount.readers.opening import open_content

_CELL = regex(r"^(.*)!([A-Z]+)(\d+)(?::(\d+)-(\d+))?$", re.DOTALL)
_PASSAGE = regex(r"^(.*?)(?::(\d+)-(\d+))?$", re.DOTALL)
_PAGE = regex(r"(?:^|>)p(\d+)")
_MOST_BOXES = 200


@dataclass(frozen=True, slots=True)
class CellSpot:
    """A cell: the sheet, its row and column counted from 0, and the member of a message or an archive that holds it."""

    sheet: Sheet
    row: int
    column: int
    member: str = ""


@dataclass(frozen=True, slots=True)
class PassageSpot:
    """Words in a passage, with the passages before and after it."""

    block: Prose
    start: int
    end: int
    before: str = ""
    after: str = ""
    member: str = ""


Spot = CellSpot | PassageSpot


@lru_cache(maxsize=4)
def opened(path: Path, sha256: str, ocr: bool = True) -> Document:
    """The document as the readers see it, before anything is understood; kept, because a reviewer stays with one for a while.

    ``ocr`` as it was when the answer was read: then nothing is opened that was not opened before, within its limits.
    """
    del sha256  # part of what is kept: another version of the file is opened anew
    return open_content(path.read_bytes(), path.name, Clock(path.name, WITH_OCR if ocr else FileLimits()))


def find_spot(document: Document, locator: str) -> Spot | None:
    """What stands at the locator; None where nothing does, or where a sheet is hidden: what was hidden is not shown."""
    for inner, prefix in _members(document, ""):
        if prefix and not locator.startswith(prefix):
            continue
        found = _cell(inner, locator[len(prefix) :], prefix) or _passage(inner, locator[len(prefix) :], prefix)
        if found is not None:
            return found
    return None


def page_of(locator: str) -> int | None:
    """The page of a PDF that a locator leads to, from 1.

    >>> page_of("p2t1!B3"), page_of("reply.pdf>p3par1:0-4"), page_of("csv!B3")
    (2, 3, None)
    """
    found = _PAGE.search(locator)
    return int(found[1]) if found else None


def boxes_on_page(document: Document, locators: Sequence[str], page: int) -> Iterator[Box]:
    """Where the cells at the locators stand on a page, in points; none for passages and for other pages."""
    for locator in locators[:_MOST_BOXES]:
        spot = find_spot(document, locator) if page_of(locator) == page else None
        if isinstance(spot, CellSpot):
            place = (spot.row, spot.column)
            box = spot.sheet.boxes.get(spot.sheet.spread.get(place, place))
            if box is not None:
                yield box


def _members(document: Document, prefix: str) -> Iterator[tuple[Document, str]]:
    """The documents inside, the deepest first, so that the longest prefix of a locator decides."""
    for part in document.parts:
        yield from _members(part, f"{prefix}{part.member}>")
    yield document, prefix


def _cell(document: Document, locator: str, member: str) -> CellSpot | None:
    said = _CELL.match(locator)
    if said is None:
        return None
    name, column, row = said[1], _number(said[2]), int(said[3]) - 1
    for sheet in document.sheets():
        moved = next((number for number, of in sheet.row_names.items() if of == (name, row)), None)
        spot = (moved, column) if moved is not None else (row - sheet.first[0], column - sheet.first[1])
        named = moved is not None or sheet.name == name
        if named and not sheet.hidden and 0 <= spot[0] < len(sheet.rows) and 0 <= spot[1] < max(1, sheet.width):
            return CellSpot(sheet, spot[0], spot[1], member)
    return None


def _number(letters: str) -> int:
    """The column that letters name, from 0.

    >>> _number("A"), _number("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _passage(document: Document, locator: str, member: str) -> PassageSpot | None:
    said = _PASSAGE.match(locator)
    assert said is not None, "the pattern takes any text"
    blocks = list(document.prose())
    for number, block in enumerate(blocks):
        if block.place == said[1]:
            start, end = int(said[2] or 0), int(said[3] or 0)
            before = blocks[number - 1].text if number else ""
            after = blocks[number + 1].text if number + 1 < len(blocks) else ""
            return PassageSpot(block, min(start, len(block.text)), min(max(start, end), len(block.text)), before, after, member)
    return None
