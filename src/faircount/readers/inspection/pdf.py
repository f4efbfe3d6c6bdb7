"""What a PDF holds beside what its pages show."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from faircount.errors import UnreadableSource
from faircount.readers.formats.archive import parse_xml
from faircount.readers.formats.colours import TINY, WHITE, Colour, is_unseen
from faircount.readers.inspection.properties import of_properties, of_title
from faircount.readers.inspection.trace import Trace
from faircount.readers.limits import Clock

pdfium: Any = import_module("pypdfium2")
raw: Any = import_module("pypdfium2.raw")

_HARMLESS = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP}
_COVERS = {raw.FPDF_ANNOT_REDACT, raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_STAMP}
_UNWRITTEN = 3
"""The way of writing in which text leaves no ink: what a recognised scan has under its picture."""
_MOST = 0.6
"""Text of which so much lies under something is covered by it."""
_THICK = 4.0
"""A line of so many points or more can cover letters."""
_WHOLE = 0.85
"""A picture over so much of the page is the page itself, and the text beneath it is what was recognised in it."""
_DEEP = 8
_TITLE_PAGES = 5
"""Pages in which a title should be found again."""
_INNER = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)

_PACKET = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)

Box = tuple[float, float, float, float]


def inspect_pdf(content: bytes, name: str, clock: Clock) -> Iterator[Trace]:
    """What could be dug out of a PDF."""
    try:
        opened = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        reason = "locked with a password; look at a copy without one" if "assword" in str(error) else "damaged; make it anew"
        raise UnreadableSource(f"{name}: the PDF is {reason}") from error
    try:
        yield from _file(content, opened)
        for number in range(min(len(opened), clock.limits.pages)):
            clock.check()
            yield from _page(opened[number], f"page {number + 1}")
        if len(opened) > clock.limits.pages:
            yield Trace("not looked into", f"pages from {clock.limits.pages + 1} on")
    finally:
        opened.close()


def _file(content: bytes, opened: Any) -> Iterator[Trace]:
    ends = len(re.findall(rb"%%EOF", content)) - (b"/Linearized" in content[:2048])
    if ends > 1:
        yield Trace("earlier versions", many=ends - 1)
    if many := opened.count_attachments():
        yield Trace("embedded files", many=many)
    told = opened.get_metadata_dict()
    shown = (opened[number].get_textpage().get_text_bounded() for number in range(min(len(opened), _TITLE_PAGES)))
    yield from of_title(str(told.get("Title", "")), shown)
    yield from of_properties((key.lower() if key == "Author" else key, str(said)) for key, said in told.items())
    for packet in _PACKET.finditer(content):
        yield from of_properties(("creator", said) for said in _creators(packet[0]))
    whole = content + b"".join(_unpacked(content))
    if re.search(rb"/OFF\s*\[\s*\d", whole) or re.search(rb"/BaseState\s*/OFF", whole):
        yield Trace("hidden layers")
    if re.search(rb"/JavaScript|/JS\s*[(<\d]", whole):
        yield Trace("macros")


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The lists of objects that are packed inside the file, each within bounds."""
    for found in _INNER.finditer(content):
        if b"/ObjStm" in content[max(0, found.start() - 300) : found.start()]:
            try:
                yield zlib.decompressobj().decompress(found[1], 4_000_000)
            except zlib.error:
                continue


def _creators(packet: bytes) -> Iterator[str]:
    """Whom the properties in XML name as having written the file."""
    try:
        root = parse_xml(packet, "PDF")
    except UnreadableSource:
        return
    for creator in root.iter("{http://purl.org/dc/elements/1.1/}creator"):
        yield from (str(words).strip() for words in creator.itertext())


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something drawn on a page, in the order of drawing: text, or what may lie over or under it."""

    box: Box
    colour: Colour | None
    is_text: bool
    is_solid: bool
    is_picture: bool
    size: float = 0.0
    has_ink: bool = True


def _page(page: Any, place: str) -> Iterator[Trace]:
    left, bottom, right, top = page.get_cropbox()
    area = max(1.0, (right - left) * (top - bottom))
    drawn = page.get_objects(max_depth=_DEEP, textpage=page.get_textpage())
    things = [thing for item in drawn if (thing := _thing(item)) is not None]
    is_scan = any(thing.is_picture and _area(thing.box) > _WHOLE * area for thing in things)
    solids = [(at, thing) for at, thing in enumerate(things) if thing.is_solid]
    covers = [(at, thing.box) for at, thing in solids if not (is_scan and thing.is_picture)]
    covers += [(len(things), bar) for bar in _annotated(page)]
    counted = dict.fromkeys(("covered text", "unseen text", "off the page", "comments"), 0)
    for at, thing in enumerate(things):
        if not thing.is_text:
            continue
        if _share(thing.box, (left, bottom, right, top)) < 1 - _MOST:
            counted["off the page"] += 1
        elif any(later > at and _share(thing.box, box) >= _MOST for later, box in covers):
            counted["covered text"] += 1
        elif not thing.has_ink:
            counted["unseen text"] += not is_scan
        elif 0 < thing.size <= TINY or is_unseen(thing.colour, _under(solids, at, thing.box)):
            counted["unseen text"] += 1
    counted["comments"] = _remarks(page)
    yield from (Trace(kind, place, many) for kind, many in counted.items() if many)


def _thing(item: Any) -> _Thing | None:
    is_text, is_picture = item.type == raw.FPDF_PAGEOBJ_TEXT, item.type == raw.FPDF_PAGEOBJ_IMAGE
    if not is_text and not is_picture and item.type != raw.FPDF_PAGEOBJ_PATH:
        return None
    try:
        box = _placed(item)
    except pdfium.PdfiumError:
        return None
    colour, alpha = _ink(item)
    if is_text:
        mode = raw.FPDFTextObj_GetTextRenderMode(item.raw)
        if not _holds_letters(item):
            return None
        return _Thing(box, colour, True, False, False, _size(item), mode != _UNWRITTEN)
    if is_picture:
        return _Thing(box, colour, False, True, True)
    fills, strokes, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(item.raw, fills, strokes)
    raw.FPDFPageObj_GetStrokeWidth(item.raw, width)
    if fills.value == 0 and strokes.value and width.value >= _THICK:
        return _Thing(_pressed(box, width.value), None, False, _is_line(box, width.value), False)
    return _Thing(box, colour, False, bool(fills.value) and alpha > 200, False)


def _pressed(box: Box, pen: float) -> Box:
    """The place of what a pen leaves: a library gives it as wide again on each side."""
    return box[0] + pen / 2, box[1] + pen / 2, box[2] - pen / 2, box[3] - pen / 2


def _is_line(box: Box, pen: float) -> bool:
    """Whether what is drawn with such a pen is one bar, and not a frame with room inside."""
    return min(box[2] - box[0], box[3] - box[1]) <= 2.5 * pen


def _holds_letters(item: Any) -> bool:
    try:
        return bool(item.extract().strip())
    except pdfium.PdfiumError:
        return False


def _placed(item: Any) -> Box:
    """The box of an object on its page: inside a form its place is told by the form's own axes."""
    box: Box = item.get_bounds()
    holder = getattr(item, "container", None)
    while holder is not None:
        box = _moved(box, holder.get_matrix())
        holder = getattr(holder, "container", None)
    return box


def _moved(box: Box, by: Any) -> Box:
    corners = [by.on_point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)


def _ink(item: Any) -> tuple[Colour | None, int]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item.raw, red, green, blue, alpha):
        return None, 255
    return (red.value, green.value, blue.value), alpha.value


def _size(item: Any) -> float:
    matrix = item.get_matrix()
    return float(item.get_font_size() * max(abs(matrix.d), abs(matrix.c), abs(matrix.b)))


def _under(solids: list[tuple[int, _Thing]], at: int, box: Box) -> Colour | None:
    """The colour of what was drawn last beneath a box: the paper where nothing was; None under a picture."""
    for before, thing in reversed(solids):
        if before < at and _share(box, thing.box) >= _MOST:
            return None if thing.is_picture else thing.colour
    return WHITE


def _annotated(page: Any) -> Iterator[Box]:
    """The boxes of annotations that are laid over the page as bars."""
    for annotation in _annotations(page):
        if raw.FPDFAnnot_GetSubtype(annotation) in _COVERS:
            rect = raw.FS_RECTF()
            if raw.FPDFAnnot_GetRect(annotation, rect):
                yield rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)


def _remarks(page: Any) -> int:
    found = 0
    for annotation in _annotations(page):
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        is_remark = kind not in _HARMLESS and kind not in _COVERS and kind != raw.FPDF_ANNOT_WIDGET
        found += is_remark or (kind in _COVERS and raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0) > 2)
    return found


def _annotations(page: Any) -> Iterator[Any]:
    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        if annotation:
            yield annotation
            raw.FPDFPage_CloseAnnot(annotation)


def _share(box: Box, other: Box) -> float:
    """How much of a box lies within another."""
    across = max(0.0, min(box[2], other[2]) - max(box[0], other[0]))
    up = max(0.0, min(box[3], other[3]) - max(box[1], other[1]))
    return across * up / max(1e-6, _area(box))


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
