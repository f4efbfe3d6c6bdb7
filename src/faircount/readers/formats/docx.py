"""Word documents: headings, paragraphs, lists and tables in order; deleted words left out, footnotes and headers kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from faircount.errors import UnreadableSource
from faircount.language.cell_values import is_value
from faircount.readers.base import Document, Prose, ProseKind, Sheet, Spot, Value, note, shown, tidy
from faircount.readers.formats.archive import Packed
from faircount.readers.formats.docx_lists import Numbering
from faircount.readers.formats.docx_tabs import has_cells, typed_table
from faircount.readers.letter.questions import number_of
from faircount.readers.letter.requests import RequestSpotter
from faircount.readers.limits import Clock

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SKIPPED = frozenset(f"{_W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText")) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_WIDEST = 200


def read_docx(content: bytes, name: str, clock: Clock) -> Document:
    """The document's blocks; macros are not run, pictures not looked at, nothing linked is fetched."""
    packed = Packed(content, name, clock.limits)
    root = packed.xml("word/document.xml")
    if root is None:
        raise UnreadableSource(f"{name}: holds no Word document; ask for it again")
    if root.tag.startswith("{" + _STRICT):
        root = etree.fromstring(etree.tostring(root).replace(_STRICT.encode(), _W[1:-1].encode()))
    walker = _Walker(clock, _heading_levels(packed), Numbering(packed))
    body = root.find(f"{_W}body")
    walker.walk(root if body is None else body)
    for member in packed.names():
        if member.startswith(("word/header", "word/footer")) and member.endswith(".xml"):
            walker.aside(packed.xml(member), ProseKind.ASIDE)
    walker.aside(packed.xml("word/footnotes.xml"), ProseKind.NOTE)
    walker.aside(packed.xml("word/endnotes.xml"), ProseKind.NOTE)
    findings = []
    if any("vbaProject" in member for member in packed.names()):
        findings.append(note(name, "", "holds macros, which were not run"))
    if not walker.blocks and any(member.startswith("word/media/") for member in packed.names()):
        findings.append(note(name, "", "holds pictures and no text; ask for the text"))
    return Document(name, "docx", title=_title(packed), blocks=tuple(walker.blocks), findings=tuple(findings))


def _title(packed: Packed) -> str:
    core = packed.xml("docProps/core.xml")
    found = core.find("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
    return tidy(found.text or "") if found is not None else ""


def _heading_levels(packed: Packed) -> dict[str, int]:
    """The heading level of each paragraph style that has one."""
    styles = packed.xml("word/styles.xml")
    levels: dict[str, int] = {}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        named = style.find(f"{_W}name")
        name = (named.get(f"{_W}val") or "").lower() if named is not None else ""
        if name.startswith("heading ") and name[8:].isdecimal():
            levels[style.get(f"{_W}styleId") or ""] = int(name[8:])
        elif name == "title":
            levels[style.get(f"{_W}styleId") or ""] = 1
    return levels


class _Walker:
    """Walks the body and collects blocks."""

    def __init__(self, clock: Clock, levels: dict[str, int], numbering: Numbering) -> None:
        self.clock, self.levels, self.numbering = clock, levels, numbering
        self.blocks: list[Sheet | Prose] = []
        self.tables = 0
        self.spotter = RequestSpotter()

    def walk(self, node: etree._Element) -> None:
        """Take in paragraphs and tables, also those in content controls; paragraphs with tabs between figures are a table."""
        typed: list[etree._Element] = []
        for child in node:
            self.clock.check()
            if child.tag == f"{_W}p" and has_cells(_raw_text(child)[0]):
                typed.append(child)
                continue
            self._typed(typed)
            typed = []
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag not in _SKIPPED and child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag"):
                self.walk(child)
        self._typed(typed)

    def _typed(self, paragraphs: list[etree._Element]) -> None:
        """Take in paragraphs that hold tabs: together as a table where they are one, else each for itself."""
        rows = typed_table([line for each in paragraphs for line in _raw_text(each)[0].split("\n")])
        if rows:
            self.tables += 1
            self.blocks.append(Sheet(f"t{self.tables}", rows))
            return
        for each in paragraphs:
            self._paragraph(each)

    def aside(self, root: etree._Element | None, kind: ProseKind) -> None:
        """Take in the paragraphs of a header, a footer or the notes."""
        for paragraph in root.iter(f"{_W}p") if root is not None else ():
            text = paragraph_text(paragraph)[0]
            if text:
                self.blocks.append(Prose(text, kind, f"par{len(self.blocks) + 1}"))

    def _paragraph(self, node: etree._Element) -> None:
        text, _ = paragraph_text(node)
        boxes = [p for box in node.iter(f"{_W}txbxContent") if not _in_fallback(box) for p in box.iter(f"{_W}p")]
        if text:
            level = self._level(node, text)
            item = self.numbering.item(node)
            kind = ProseKind.HEADING if level < 9 else ProseKind.ITEM if item is not None else ProseKind.PARAGRAPH
            text = f"{item} {text}" if item and not number_of(text) else text
            kind_here = self.spotter.kind_of(text, kind, level)
            self.blocks.append(Prose(text, kind_here, f"par{len(self.blocks) + 1}", level, kind is ProseKind.ITEM))
        for box in boxes:
            self._paragraph(box)

    def _level(self, node: etree._Element, text: str) -> int:
        style = node.find(f"{_W}pPr/{_W}pStyle")
        level = self.levels.get(style.get(f"{_W}val") or "", 9) if style is not None else 9
        runs = [run for run in node.iter(f"{_W}r") if "".join(t.text or "" for t in run.iter(f"{_W}t")).strip()]
        all_bold = bool(runs) and all(_is_on(run.find(f"{_W}rPr/{_W}b")) for run in runs)
        if level == 9 and all_bold and len(text) < 100 and not ("\n" in text or text.endswith(".") or is_value(text)):
            return 7
        return level

    def _table(self, node: etree._Element, caption: str = "") -> None:
        self.tables += 1
        name = f"t{self.tables}"
        place = len(self.blocks)
        sheet = self._sheet(node, name)
        self.spotter.pass_table(sheet)
        self.blocks.insert(place, replace(sheet, caption=caption) if caption else sheet)

    def _sheet(self, node: etree._Element, name: str) -> Sheet:
        grid: dict[Spot, Value] = {}
        spread: dict[Spot, Spot] = {}
        marks: dict[Spot, tuple[str, ...]] = {}
        lines: dict[Spot, str] = {}
        origin: dict[int, Spot] = {}
        rows = list(_children(node, "tr"))
        for number, row in enumerate(rows):
            column = _skipped(row)
            for cell in _children(row, "tc"):
                wide = min(_number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1), _WIDEST)
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue" and column in origin
                spot = origin[column] if goes_on else (number, column)
                above = shown(grid.get((number - 1, column)))
                text, raised = (grid.get(spot), marks.get(spot, ())) if goes_on else self._cell(cell, above)
                if isinstance(text, str) and "\n" in text:
                    lines[spot], text = text, tidy(text.replace("\n", " "))
                for across in range(wide):
                    grid[number, column + across] = text or None
                    if raised:
                        marks[number, column + across] = raised
                    if (number, column + across) != spot:
                        spread[number, column + across] = spot
                if merge is None:
                    origin.pop(column, None)
                elif not goes_on:
                    origin[column] = spot
                column += wide
                if column > self.clock.limits.columns:
                    break
        widths = (
            [1 + max((c for r, c in grid if r == number), default=-1) for number in range(len(rows))] if len(rows) < 300 else None
        )
        width = 1 + max((c for _, c in grid), default=-1)
        filled = tuple(
            tuple(grid.get((number, column)) for column in range(widths[number] if widths else width))
            for number in range(len(rows))
        )
        return Sheet(name, filled, spread=spread, marks=marks, lines=lines)

    def _cell(self, cell: etree._Element, above: str) -> tuple[str, tuple[str, ...]]:
        """The text of a cell and its raised marks; a table in it has the cell above it, or the text before it, for its title."""
        pieces: list[str] = []
        marks: list[str] = []
        for child in cell:
            if child.tag == f"{_W}tbl":
                self._table(child, next(filter(None, map(tidy, reversed(pieces))), above))
            elif child.tag in (f"{_W}p", f"{_W}sdt"):
                for paragraph in [child] if child.tag == f"{_W}p" else child.iter(f"{_W}p"):
                    text, raised = paragraph_text(paragraph)
                    pieces.append(text)
                    marks += raised
        return "\n".join(filter(None, map(tidy, "\n".join(pieces).split("\n")))), tuple(marks)


def _children(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows or cells of a table, also those wrapped in content controls or marked as inserted."""
    for child in node:
        if child.tag == f"{_W}{tag}":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _children(child, tag)


def _skipped(row: etree._Element) -> int:
    return min(_number(row.find(f"{_W}trPr/{_W}gridBefore"), 0), _WIDEST)


def _number(node: etree._Element | None, otherwise: int) -> int:
    text = (node.get(f"{_W}val") or "") if node is not None else ""
    return int(text) if text.isdecimal() and len(text) < 5 else otherwise


def _is_on(node: etree._Element | None) -> bool:
    return node is not None and node.get(f"{_W}val", "true") not in ("0", "false", "none")


def _in_fallback(node: etree._Element) -> bool:
    return any(parent.tag in _SKIPPED for parent in node.iterancestors())


def paragraph_text(paragraph: etree._Element) -> tuple[str, tuple[str, ...]]:
    """The words of a paragraph without deleted ones, and its raised marks; raised letters of dates ("1st") stay words."""
    text, marks = _raw_text(paragraph)
    lines = [tidy(line) for line in text.split("\n")]
    return "\n".join(line for line in lines if line), marks


def _raw_text(paragraph: etree._Element) -> tuple[str, tuple[str, ...]]:
    """The same with the tabs and spaces that stand there."""
    pieces: list[str] = []
    marks: list[str] = []
    for run in _runs(paragraph):
        look = run.find(f"{_W}rPr/{_W}vertAlign")
        is_raised = look is not None and look.get(f"{_W}val") == "superscript"
        text = "".join(_run_pieces(run))
        if is_raised and text.strip() and not text.strip().isalpha():
            marks.append(tidy(text))
        else:
            pieces.append(text)
        if run.find(f"{_W}footnoteReference") is not None:
            marks.append("footnote")
    return "".join(pieces), tuple(marks)


def _runs(node: etree._Element) -> Iterator[etree._Element]:
    for child in node:
        if child.tag == f"{_W}r":
            yield child
        elif child.tag not in _SKIPPED and child.tag not in (f"{_W}pPr", f"{_W}txbxContent"):
            yield from _runs(child)


def _run_pieces(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield "\t"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
