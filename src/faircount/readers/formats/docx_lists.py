"""The numbers that Word shows before the items of a list: they are no part of the text and say which question is answered."""

from __future__ import annotations

from lxml import etree

from faircount.readers.formats.archive import Packed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST = 10_000


class Numbering:
    """Counts the items of each list of one document."""

    def __init__(self, packed: Packed) -> None:
        self.formats = _formats(packed.xml("word/numbering.xml"))
        self.styles = _styles(packed.xml("word/styles.xml"))
        self.counts: dict[tuple[str, int], int] = {}

    def item(self, paragraph: etree._Element) -> str | None:
        """What stands before the paragraph ("2."), nothing before a bullet, None where the paragraph is no item."""
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        found = _listed(paragraph.find(f"{_W}pPr/{_W}numPr")) or self.styles.get(_value(style))
        if found is None:
            return None
        number, level = found
        look = self.formats.get(found, "bullet")
        if look not in ("decimal", "lowerLetter", "upperLetter") or len(self.counts) > _MOST:
            return ""
        self.counts[found] = at = self.counts.get(found, 0) + 1
        for deeper in [key for key in self.counts if key[0] == number and key[1] > level]:
            del self.counts[deeper]
        return f"{at}." if look == "decimal" or at > 26 else f"{chr(96 + at)}."


def _value(node: etree._Element | None) -> str:
    return (node.get(f"{_W}val") or "") if node is not None else ""


def _listed(node: etree._Element | None) -> tuple[str, int] | None:
    """The list and the level that a paragraph or a style belongs to; list 0 takes a paragraph out of every list."""
    if node is None:
        return None
    number, level = _value(node.find(f"{_W}numId")), _value(node.find(f"{_W}ilvl"))
    return (number, int(level) if level.isdecimal() and len(level) < 3 else 0) if number not in ("", "0") else None


def _styles(root: etree._Element | None) -> dict[str, tuple[str, int]]:
    found = {}
    for style in root.iter(f"{_W}style") if root is not None else ():
        listed = _listed(style.find(f"{_W}pPr/{_W}numPr"))
        if listed is not None:
            found[style.get(f"{_W}styleId") or ""] = listed
    return found


def _formats(root: etree._Element | None) -> dict[tuple[str, int], str]:
    """How each level of each list is numbered."""
    if root is None:
        return {}
    kinds: dict[str, dict[int, str]] = {}
    for abstract in root.iter(f"{_W}abstractNum"):
        levels = kinds.setdefault(abstract.get(f"{_W}abstractNumId") or "", {})
        for level in abstract.iter(f"{_W}lvl"):
            at = level.get(f"{_W}ilvl") or ""
            if at.isdecimal() and len(at) < 3:
                levels[int(at)] = _value(level.find(f"{_W}numFmt"))
    formats = {}
    for named in root.iter(f"{_W}num"):
        for depth, look in kinds.get(_value(named.find(f"{_W}abstractNumId")), {}).items():
            formats[named.get(f"{_W}numId") or "", depth] = look
    return formats
