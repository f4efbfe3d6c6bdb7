"""Copies of files that hold what is seen and nothing else."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from lxml import etree

from faircount.errors import UnreadableSource
from faircount.patterns import regex
from faircount.readers.formats.archive import Packed, parse_xml
from faircount.readers.formats.detect import detect
from faircount.readers.inspection.docx import CHANGES, STORIES, W, hidden_styles, run_is_unseen
from faircount.readers.inspection.inspect import inspect
from faircount.readers.inspection.xlsx import visible_cells
from faircount.readers.limits import Clock

_DOTS = 150 / 72


def cleaned(content: bytes, name: str, clock: Clock) -> bytes:
    """A copy without what could be dug out; refused where none can be made, or where it would still hold something."""
    kind = detect(content, name)
    clean = CLEANERS.get(kind)
    if clean is None:
        raise UnreadableSource(f"{name}: no clean copy is made of this kind of file; save it as .xlsx, .docx or .pdf first")
    copy = clean(content, name, clock)
    left = [trace.says for trace in inspect(copy, name, clock) if trace.is_leak]
    if left:
        raise UnreadableSource(f"{name}: a clean copy would still hold something; {left[0]}")
    return copy


def clean_xlsx(content: bytes, name: str, clock: Clock) -> bytes:
    """The values of the cells that are seen, each at its place, without formats, formulas or anything else."""
    writer = import_module("xlsxwriter")
    calamine = import_module("python_calamine")
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    made = io.BytesIO()
    with writer.Workbook(
        made, {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "dd/mm/yyyy"}
    ) as copy:
        for title, is_seen in visible_cells(content, name, clock):
            sheet = copy.add_worksheet(title[:31])
            rows = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
            for at, row in enumerate(rows):
                clock.check()
                for column, held in enumerate(row):
                    if held not in (None, "") and is_seen(at, column):
                        _write(sheet, at, column, held)
    return made.getvalue()


def _write(sheet: Any, at: int, column: int, held: object) -> None:
    sheet.write(at, column, str(held) if isinstance(held, datetime.timedelta | datetime.time) else held)


def clean_docx(content: bytes, name: str, clock: Clock) -> bytes:
    """The document with its changes accepted, and without remarks, hidden text, embedded files and properties."""
    packed = Packed(content, name, clock.limits)
    hidden = hidden_styles(packed.xml("word/styles.xml"))
    dropped = {part for part in packed.names() if _LEFT_OUT.search(part)}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in packed.names():
            clock.check()
            if part in dropped:
                continue
            letters = packed.read(part)
            if part.endswith(".rels") or part == "[Content_Types].xml":
                letters = _without(letters, name, dropped)
            if STORIES.fullmatch(part):
                letters = _story(letters, name, hidden)
            copy.writestr(zipfile.ZipInfo(part), letters, zipfile.ZIP_DEFLATED)
    return made.getvalue()


_LEFT_OUT = regex(
    r"^docProps/|^customXml/|^word/(?:comments\w*|people|embeddings/.*|vbaProject.*|vbaData|activeX/.*|charts/.*)(?:\.\w+)*$|^word/settings\.xml$"
)


def _without(letters: bytes, name: str, dropped: set[str]) -> bytes:
    root = parse_xml(letters, name)
    tails = {part.rsplit("/", 1)[-1] for part in dropped}
    for entry in list(root):
        points = entry.get("Target") or entry.get("PartName") or ""
        is_away = entry.get("TargetMode") == "External" and not points.startswith(("http://", "https://", "mailto:"))
        if points.rsplit("/", 1)[-1] in tails or is_away:
            root.remove(entry)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _story(letters: bytes, name: str, hidden: frozenset[str]) -> bytes:
    root = parse_xml(letters, name)
    for run in list(root.iter(f"{W}r")):
        if run_is_unseen(run, hidden) or any(True for _ in run.iter(f"{W}object", f"{W}commentReference", f"{W}instrText")):
            _take_out(run)
    for kind in CHANGES:
        for change in list(root.iter(f"{W}{kind}")):
            if kind in ("ins", "moveTo") and len(change):
                _unwrap(change)
            else:
                _take_out(change)
    for part in list(root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")):
        _take_out(part)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _take_out(part: etree._Element) -> None:
    parent = part.getparent()
    if parent is not None:
        parent.remove(part)


def _unwrap(part: etree._Element) -> None:
    parent = part.getparent()
    if parent is not None:
        at = parent.index(part)
        parent[at : at + 1] = list(part)


def clean_pdf(content: bytes, name: str, clock: Clock) -> bytes:
    """Each page as a picture of itself: nothing lies beneath one, and nothing can be copied from it."""
    pdfium = import_module("pypdfium2")
    opened, copy = pdfium.PdfDocument(content), pdfium.PdfDocument.new()
    try:
        if len(opened) > clock.limits.pages:
            raise UnreadableSource(f"{name}: more than {clock.limits.pages} pages; clean it in parts")
        for page in opened:
            clock.check()
            width, height = page.get_size()
            picture = pdfium.PdfImage.new(copy)
            picture.set_bitmap(page.render(scale=_DOTS, may_draw_forms=True))
            picture.set_matrix(pdfium.PdfMatrix().scale(width, height))
            made = copy.new_page(width, height)
            made.insert_obj(picture)
            made.gen_content()
        out = io.BytesIO()
        copy.save(out)
        return out.getvalue()
    finally:
        opened.close()
        copy.close()


Cleaner = Callable[[bytes, str, Clock], bytes]
CLEANERS: Mapping[str, Cleaner] = {"xlsx": clean_xlsx, "docx": clean_docx, "pdf": clean_pdf}
"""The kinds of file of which a clean copy can be made."""
