"""PDF: words and rules of each page, tables from rules or from gaps, the rest as prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from types import ModuleType
from typing import Any

from faircount.errors import UnreadableSource
from faircount.readers.base import Document, Prose, ProseKind, Sheet, note, partly
from faircount.readers.letter.requests import RequestSpotter
from faircount.readers.limits import Clock
from faircount.readers.pages.lines import TYPED_RULE
from faircount.readers.pages.page_lines import PageLine, lines_of
from faircount.readers.pages.page_marks import PageMarks, look_at
from faircount.readers.pages.page_tables import Region, tables_of
from faircount.readers.pages.recognise import DOTS_PER_INCH, recognise
from faircount.tables.extract import FileFinding

_UNSEEN = "no text on the page, only a picture; ask for the text, or read it by OCR: faircount read --ocr"


def read_pdf(content: bytes, name: str, clock: Clock) -> Document:
    """The pages in order. Scripts, forms and attachments of the file are left alone."""
    pdfium = _library(name)
    try:
        opened = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        reason = "locked with a password; ask for a copy without one" if "assword" in str(error) else "damaged; ask for it again"
        raise UnreadableSource(f"{name}: the PDF is {reason}") from error
    try:
        return _document(pdfium, opened, name, clock)
    finally:
        opened.close()


def _library(name: str) -> ModuleType:
    try:
        return import_module("pypdfium2")
    except ImportError as error:
        raise UnreadableSource(f"{name}: PDF needs pypdfium2, which is missing; install faircount again") from error


def _document(pdfium: ModuleType, opened: Any, name: str, clock: Clock) -> Document:
    findings, pages = [], []
    count, seen = len(opened), 0
    for number in range(min(count, clock.limits.pages)):
        clock.check()
        try:
            page = look_at(opened[number], number + 1)
        except pdfium.PdfiumError:
            findings.append(partly(name, f"page {number + 1}", "the page is damaged and was passed over"))
            continue
        if not page.letters and page.pictures:
            seen += 1
            page, finding = _seen(opened, page, clock) if seen <= clock.limits.pictures else (page, partly(name, "", _UNSEEN))
            findings.append(replace(finding, place=f"page {page.number}"))
        pages.append(page)
    if count > clock.limits.pages:
        findings.append(partly(name, "", f"only the first {clock.limits.pages} of {count} pages were read"))
    if not any(page.letters for page in pages):
        findings.append(note(name, "", "holds no text at all"))
    blocks, recognised = blocks_of(pages)
    return Document(name, "pdf", title=_title(opened), blocks=blocks, findings=tuple(findings), recognised=recognised)


def _seen(opened: Any, page: PageMarks, clock: Clock) -> tuple[PageMarks, FileFinding]:
    """The page as recognised from its picture, and what is said about it."""
    import numpy as np  # loaded where a picture is read at all

    drawn = opened[page.number - 1].render(scale=_scale(page), grayscale=True)
    pixels = np.frombuffer(bytes(drawn.buffer), dtype="uint8").reshape(drawn.height, drawn.stride)[:, : drawn.width]
    try:
        found = recognise(pixels, page.number, page.width, clock)
    except UnreadableSource as error:
        return page, partly(clock.name, "", f"no text on the page, only a picture: {error}")
    return found, note(clock.name, "", "no text on the page, only a picture: read by OCR, so every figure of it is in doubt")


def _scale(page: PageMarks) -> float:
    """How much larger a page is drawn than it is in points: fine enough to read, and never more dots than a large page has."""
    most = 24_000_000
    return float(min(DOTS_PER_INCH / 72, (most / max(1.0, page.width * page.height)) ** 0.5))


def _title(opened: Any) -> str:
    found = opened.get_metadata_dict().get("Title", "")
    return str(found).strip() if found and "untitled" not in str(found).lower() else ""


def blocks_of(pages: list[PageMarks]) -> tuple[tuple[Sheet | Prose, ...], frozenset[str]]:
    """The tables and paragraphs of the pages in reading order, and the names of those that were read from pictures."""
    laid_out = [lines_of(page) for page in pages]
    furniture = _furniture(laid_out)
    writer = _Writer(_usual_size(laid_out), _usual_gap(pages, laid_out) + _BETWEEN)
    recognised: list[str] = []
    for page, lines in zip(pages, laid_out, strict=True):
        before = len(writer.blocks)
        numbers = [line for line in (*lines[:1], *lines[-1:]) if line.text.strip("- –—") == str(page.number)]
        asides = [line for line in lines if line.text in furniture or line in numbers]
        rest = [line for line in lines if not (line in asides or TYPED_RULE.fullmatch(line.text))]
        regions = tables_of(page, rest)
        writer.page(page, rest, regions)
        for line in asides:
            writer.add(line.text, ProseKind.ASIDE, 9)
        if page.is_recognised:
            recognised += [block.name if isinstance(block, Sheet) else block.place for block in writer.blocks[before:]]
    return tuple(writer.blocks), frozenset(recognised)


def _usual_size(pages: list[list[PageLine]]) -> float:
    """The size in which most words of prose are set; cells of tables are often smaller."""
    sizes: Counter[float] = Counter()
    for line in (line for lines in pages for line in lines):
        sizes[round(line.size, 1)] += len(line.text) if len(line.pieces) == 1 else 1
    return sizes.most_common(1)[0][0] if sizes else 10.0


_BETWEEN = 0.3
"""How much farther apart two paragraphs stand than two lines of one, in heights of a letter."""


def _usual_gap(pages: Sequence[PageMarks], laid_out: Sequence[list[PageLine]]) -> float:
    """The space between a line that fills the page and the one that it runs on to, in heights of a letter."""
    # Of the lines that fill the page as many as four in five may end a paragraph there.
    gaps = sorted(
        (line.top - before.bottom) / before.size
        for page, lines in zip(pages, laid_out, strict=True)
        for edge in [max((line.right for line in lines), default=0.0)]
        for before, line in pairwise(lines)
        if _runs_on(before, edge, page)
    )
    return gaps[len(gaps) // 5] if gaps else 0.5


def _runs_on(line: PageLine, edge: float, page: PageMarks) -> bool:
    return len(line.pieces) == 1 and line.right > 0.9 * edge and line.right > 0.75 * page.width


def _furniture(pages: list[list[PageLine]]) -> frozenset[str]:
    """Lines at the very top or bottom: those on several pages, and page numbers."""
    edges = Counter(
        line.text
        for lines in pages
        for line in {id(line): line for line in [*lines[:2], *lines[-2:]] if len(line.pieces) == 1}.values()
    )
    repeated = {text for text, times in edges.items() if times > 1 and len(pages) > 1 and not any(c.isdecimal() for c in text)}
    numbered = {text for text in edges if _is_page_number(text)}
    heading = {line.text for lines in pages for line, below in pairwise(lines[:3]) if _heads_a_column(line, below)}
    return frozenset(repeated - heading | numbered)


def _heads_a_column(line: PageLine, below: PageLine) -> bool:
    """Whether a line is the first of a wrapped heading: right above a line of several pieces, and not over the first of them."""
    return len(below.pieces) > 1 and line.left > below.pieces[0].right and below.top - line.bottom < line.size


def _is_page_number(text: str) -> bool:
    words = text.lower().replace("-", " ").replace("|", " ").split()
    return len(words) < 8 and "page" in words and any(word.isdecimal() for word in words)


class _Writer:
    """Puts tables and paragraphs in reading order."""

    def __init__(self, usual: float, between: float) -> None:
        self.usual, self.between = usual, between
        self.blocks: list[Sheet | Prose] = []
        self.spotter = RequestSpotter()
        self.running: list[PageLine] = []

    def add(self, text: str, kind: ProseKind, level: int) -> None:
        """One block of prose."""
        self.blocks.append(Prose(text, self.spotter.kind_of(text, kind, level), f"par{len(self.blocks) + 1}", level))

    def page(self, page: PageMarks, lines: list[PageLine], regions: list[Region]) -> None:
        """Everything on one page, from top to bottom."""
        taken = {id(line) for region in regions for line in region.lines}
        todo = sorted(regions, key=lambda region: region.top)
        for line in lines:
            while todo and todo[0].top <= line.top:
                self._end(page)
                self._table(todo.pop(0), page)
            if id(line) not in taken:
                self._line(line, page)
        self._end(page)
        for region in todo:
            self._table(region, page)

    def _table(self, region: Region, page: PageMarks) -> None:
        number = 1 + sum(isinstance(block, Sheet) and block.page == page.number for block in self.blocks)
        sheet = region.sheet(f"p{page.number}t{number}", page.number)
        self.spotter.pass_table(sheet)
        # Boxes hold for the page as it stands upright, and it is shown as it lies.
        self.blocks.append(replace(sheet, boxes={}) if page.is_turned else sheet)

    def _line(self, line: PageLine, page: PageMarks) -> None:
        if self.running:
            before = self.running[-1]
            apart = line.top - before.bottom
            if apart > self.between * before.size or abs(line.size - before.size) > 0.15 * before.size:
                self._end(page)
        self.running.append(line)

    def _end(self, page: PageMarks) -> None:
        if not self.running:
            return
        lines, self.running = self.running, []
        text = lines[0].text
        edge = max(line.right for line in lines)
        for before, line in pairwise(lines):
            text += (" " if _runs_on(before, edge, page) else "\n") + line.text
        is_heading = lines[0].size > 1.1 * self.usual and len(text) < 140
        self.add(text, ProseKind.HEADING if is_heading else ProseKind.PARAGRAPH, 3 if is_heading else 9)
