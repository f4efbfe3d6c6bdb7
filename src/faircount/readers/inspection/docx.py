"""What a Word document (.docx) holds beside what it shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from faircount.patterns import regex
from faircount.readers.formats.archive import Packed
from faircount.readers.formats.colours import TINY, WHITE, Colour, colour_of, is_unseen
from faircount.readers.inspection.people import looks_like_records
from faircount.readers.inspection.properties import made_up, names_a_folder, of_elements, of_properties, of_title
from faircount.readers.inspection.trace import Trace
from faircount.readers.limits import Clock

Inner = Callable[[bytes, str, Clock], Iterator[Trace]]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STORIES = regex(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
"""The parts whose text is shown."""
CHANGES = ("ins", "del", "moveFrom", "moveTo", "cellDel", "cellIns")
_BLACK = (0, 0, 0)


def inspect_docx(content: bytes, name: str, clock: Clock, inner: Inner | None = None) -> Iterator[Trace]:
    """What could be dug out of a document. ``inner`` looks into workbooks that are embedded in it, as behind its charts."""
    packed = Packed(content, name, clock.limits)
    hidden = hidden_styles(packed.xml("word/styles.xml"))
    shown: list[str] = []
    for part in packed.names():
        clock.check()
        if STORIES.fullmatch(part) and (root := packed.xml(part)) is not None:
            shown += map(str, root.itertext())
            yield from _story(root, hidden)
        if part.startswith("word/embeddings/"):
            yield Trace("embedded files")
            if inner is not None:
                yield from (trace.within("embedded file") for trace in inner(packed.read(part), name, clock))
        yield from _part(packed, part)
    custom = packed.xml("docProps/custom.xml")
    told = [pair for part in ("docProps/core.xml", "docProps/app.xml") for pair in of_elements(packed.xml(part))]
    yield from of_properties(told, made_up(custom))
    yield from of_title(dict(told).get("title", ""), shown)


def _part(packed: Packed, part: str) -> Iterator[Trace]:
    if re.fullmatch(r"word/comments\w*\.xml", part) and b":comment " in packed.read(part):
        yield Trace("comments")
    if re.search(r"vbaProject\.bin|word/activeX/", part):
        yield Trace("macros")
    if re.fullmatch(r"customXml/item\d+\.xml", part) and b"/bibliography" not in packed.read(part):
        yield Trace("custom data")
    if part == "word/settings.xml" and (root := packed.xml(part)) is not None and any(True for _ in root.iter(f"{W}docVar")):
        yield Trace("properties")
    if part.endswith(".rels") and (root := packed.xml(part)) is not None:
        for link in root:
            if link.get("TargetMode") == "External" and names_a_folder(link.get("Target", "")):
                yield Trace("links")


def hidden_styles(styles: etree._Element | None) -> frozenset[str]:
    """The styles whose text is set to be hidden."""
    found = styles.iter(f"{W}style") if styles is not None else ()
    return frozenset(style.get(f"{W}styleId", "") for style in found if _is_on(style.find(f"{W}rPr/{W}vanish")))


def _story(root: etree._Element, hidden: frozenset[str]) -> Iterator[Trace]:
    for change in CHANGES:
        if many := sum(1 for _ in root.iter(f"{W}{change}")):
            yield Trace("tracked changes", many=many)
    unseen = covered = 0
    for run in root.iter(f"{W}r"):
        if any((text.text or "").strip() for text in run.iter(f"{W}t", f"{W}delText")):
            unseen += run_is_unseen(run, hidden)
            covered += _is_blacked(run)
    if unseen:
        yield Trace("unseen text", many=unseen)
    if covered:
        yield Trace("covered text", many=covered)
    for code in root.iter(f"{W}instrText"):
        if re.match(r"\s*(?:LINK|INCLUDETEXT|DATABASE|DDE)", code.text or ""):
            yield Trace("links")
    for cut in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}srcRect"):
        if any(abs(int(value)) > 1000 for value in cut.attrib.values() if str(value).lstrip("-").isdecimal()):
            yield Trace("cropped pictures")
    for table in root.iter(f"{W}tbl"):
        rows = [["".join(map(str, cell.itertext())) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        if looks_like_records(rows):
            yield Trace("records")


def run_is_unseen(run: etree._Element, hidden: frozenset[str]) -> bool:
    """Whether a run is hidden, tiny, or written in the colour of the paper or the shade beneath it."""
    own = run.find(f"{W}rPr")
    style = own.find(f"{W}rStyle") if own is not None else None
    of_paragraph = run.find(f"../{W}pPr/{W}pStyle")
    if any(one is not None and one.get(f"{W}val") in hidden for one in (style, of_paragraph)):
        return True
    if own is None:
        return False
    size = own.find(f"{W}sz")
    halves = size.get(f"{W}val", "") if size is not None else ""
    if _is_on(own.find(f"{W}vanish")) or (halves.isdecimal() and int(halves) / 2 <= TINY):
        return True
    colour = own.find(f"{W}color")
    return colour is not None and is_unseen(colour_of(colour.get(f"{W}val")), _beneath(run))


def _beneath(run: etree._Element) -> Colour | None:
    """The shade under a run: its own, or of paragraph, cell or table; None where a style of the table may shade it."""
    marked = run.find(f"{W}rPr/{W}highlight")
    if marked is not None and marked.get(f"{W}val") not in (None, "none", "white"):
        return None
    for place in (run, *run.iterancestors()):
        shade = next(
            (place.find(f"{W}{held}/{W}shd") for held in ("rPr", "pPr", "tcPr") if place.find(f"{W}{held}") is not None), None
        )
        if shade is not None and shade.get(f"{W}fill") not in (None, "auto"):
            return colour_of(shade.get(f"{W}fill"))
        if place.tag == f"{W}tbl":
            styled = place.find(f"{W}tblPr/{W}tblStyle")
            if styled is not None and styled.get(f"{W}val") not in ("TableGrid", "TableNormal"):
                return None
        if isinstance(place.tag, str) and place.tag.endswith(("}txbxContent", "}sdtContent")):
            return None
    return WHITE


def _is_blacked(run: etree._Element) -> bool:
    """Whether the text is written on a bar of its own colour, as if that were to take it out."""
    own = run.find(f"{W}rPr")
    if own is None:
        return False
    mark, shade, colour = own.find(f"{W}highlight"), own.find(f"{W}shd"), own.find(f"{W}color")
    is_bar = (mark is not None and mark.get(f"{W}val") == "black") or (
        shade is not None and is_unseen(colour_of(shade.get(f"{W}fill")), _BLACK)
    )
    ink = _BLACK if colour is None or colour.get(f"{W}val") in (None, "auto") else colour_of(colour.get(f"{W}val"))
    return is_bar and is_unseen(ink, _BLACK) and not _is_on(own.find(f"{W}vanish"))


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "1") not in ("0", "false", "off")
