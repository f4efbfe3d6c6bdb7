"""Which styles of an .xlsx file write what nobody sees: in the colour of the cell, too small, or by a format of nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from lxml import etree

from faircount.readers.formats.colours import TINY, WHITE, Colour, colour_of, is_unseen

T = TypeVar("T")

_INDEXED = {0: (0, 0, 0), 1: WHITE, 8: (0, 0, 0), 9: WHITE, 65: WHITE}
_THEME = {"0": WHITE, "1": (0, 0, 0)}


def unseen_styles(styles: etree._Element | None) -> frozenset[int]:
    """The numbers of the cell formats whose text cannot be seen."""
    if styles is None:
        return frozenset()
    fonts = [_font(font) for font in _children(styles, "fonts")]
    grounds = [_ground(fill) for fill in _children(styles, "fills")]
    nothing = {f.get("numFmtId") for f in _children(styles, "numFmts") if set(f.get("formatCode", "")) == {";"}}
    found = set()
    for number, form in enumerate(_children(styles, "cellXfs")):
        colour, size = _at(fonts, form.get("fontId"), (None, 11.0))
        ground = _at(grounds, form.get("fillId"), WHITE)
        if is_unseen(colour, ground) or size <= TINY or form.get("numFmtId") in nothing:
            found.add(number)
    return frozenset(found)


def _at(listed: Sequence[T], number: str | None, other: T) -> T:
    place = int(number) if number and number.isdecimal() else 0
    return listed[place] if place < len(listed) else other


def _children(styles: etree._Element, name: str) -> list[etree._Element]:
    holder = next((child for child in styles if _local(child) == name), None)
    return [child for child in holder if isinstance(child.tag, str)] if holder is not None else []


def _font(font: etree._Element) -> tuple[Colour | None, float]:
    colour, size = None, 11.0
    for child in font:
        if _local(child) == "color":
            colour = _colour(child)
        if _local(child) == "sz":
            size = float(child.get("val") or 11)
    return colour, size


def _ground(fill: etree._Element) -> Colour | None:
    """The colour of a cell; white where it has none, None where it cannot be told."""
    pattern = next((child for child in fill if _local(child) == "patternFill"), None)
    if pattern is None:
        return None
    if pattern.get("patternType", "none") == "none":
        return WHITE
    if pattern.get("patternType") != "solid":
        return None
    front = next((child for child in pattern if _local(child) == "fgColor"), None)
    return _colour(front) if front is not None else None


def _colour(element: etree._Element) -> Colour | None:
    if element.get("rgb"):
        return colour_of(element.get("rgb"))
    if element.get("theme"):
        return None if element.get("tint", "0") not in ("0", "0.0") else _THEME.get(element.get("theme", ""))
    return _INDEXED.get(int(element.get("indexed") or -1))


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
