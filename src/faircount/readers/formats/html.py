"""Web pages: headings, paragraphs, lists and tables in order; layout tables opened, the page's furniture set aside."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree, html

from faircount.errors import UnreadableSource
from faircount.patterns import regex
from faircount.readers.base import Document, Prose, ProseKind, Sheet, Spot, Value, partly, tidy
from faircount.readers.formats.encodings import decode_any
from faircount.readers.letter.requests import RequestSpotter
from faircount.readers.limits import Clock
from faircount.tables.extract import FileFinding

_UNSEEN = frozenset("script style template noscript svg head title select datalist iframe".split())
_FURNITURE = frozenset("nav header footer button aside form label".split())
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr html "
    "legend li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_WIDEST, _DEEPEST, _SPREAD_AT_MOST = 400, 200, 200_000


_LABELS = regex(r"(?:(?:\d{4}(?:[-/]\d{2,4})?|[A-Za-z][A-Za-z ]{1,40})(?:: |:?$)){1,4}")


def read_html(content: bytes, name: str, clock: Clock) -> Document:
    """The page as blocks. Nothing that it links to is fetched."""
    text = _declared(content)
    if len(text) > clock.limits.characters * 4:
        raise UnreadableSource(f"{name}: {len(text)} characters are too many for a page; send the answer alone")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableSource(f"{name}: holds no readable HTML; ask for it again") from error
    walker = _Walker(clock)
    body = root.find("body")
    walker.walk(root if body is None else body, ProseKind.PARAGRAPH, 0)
    walker.flush(ProseKind.PARAGRAPH)
    findings: tuple[FileFinding, ...] = ()
    if walker.is_cut or any("depth" in entry.message.lower() for entry in parser.error_log):
        findings = (partly(name, "", f"parts nested more than {_DEEPEST} times over were not read"),)
    return Document(name, "html", title=tidy(root.findtext(".//title") or ""), blocks=tuple(walker.blocks), findings=findings)


def _declared(content: bytes) -> str:
    """The characters, by the encoding that the page declares where that is not UTF-8."""
    found = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", content[:2048], re.IGNORECASE)
    declared = found[1].decode("ascii", "ignore").lower() if found else ""
    if declared in ("iso-8859-1", "latin1", "windows-1252", "cp1252") and not content.startswith(b"\xef\xbb\xbf"):
        return content.decode("cp1252", "replace")
    return decode_any(content).replace("\0", "")


def _unfolds(node: etree._Element) -> bool:
    """Whether what is hidden is shown once a reader opens it: a control before it, or one that names it, says so."""
    before, name = node.getprevious(), node.get("id")
    if before is not None and (before.get("aria-expanded") or before.xpath(".//@aria-expanded")):
        return True
    return bool(name and node.xpath("//*[@aria-controls=$name]", name=name))


def _is_furniture(node: etree._Element) -> bool:
    words = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('role') or ''}".lower()
    return node.tag in _FURNITURE or bool(re.search(r"\b(cookie|breadcrumb|banner|navigation|contentinfo|share|skip)", words))


def _is_unseen(node: etree._Element) -> bool:
    look = (node.get("style") or "").replace(" ", "").lower()
    return (
        not isinstance(node.tag, str)
        or node.tag in _UNSEEN
        or ("hidden" in node.attrib and not _unfolds(node))
        or "display:none" in look
        or "visibility:hidden" in look
    )


class _Walker:
    """Walks the page once and collects blocks."""

    def __init__(self, clock: Clock) -> None:
        self.clock, self.blocks = clock, list[Sheet | Prose]()
        self.words: list[str] = []
        self.tables = 0
        self.number = self.over = ""
        self.is_cut = False
        self.spotter = RequestSpotter()

    def flush(self, kind: ProseKind, level: int = 9) -> None:
        """End the running block."""
        lines = [tidy(line) for line in "".join(self.words).split("\n")]
        text = "\n".join(line for line in lines if line)
        self.words = []
        if text and (text != self.number or not self.number):
            is_item = kind is ProseKind.ITEM
            text = f"{self.over}: {text}" if is_item and self.over and "\n" not in text else text
            kind = self.spotter.kind_of(text, kind, level)
            self.blocks.append(Prose(text, kind, f"par{len(self.blocks) + 1}", level, is_item))
            self.number = ""

    def walk(self, node: etree._Element, kind: ProseKind, depth: int) -> None:
        """Take in one element and what is inside it."""
        if depth > _DEEPEST:
            self.is_cut = True
            return
        self.clock.check()
        if _is_unseen(node):
            return
        tag = str(node.tag)
        is_block = tag in _BLOCKS or tag in _FURNITURE
        if tag == "p" and kind is not ProseKind.ASIDE and _is_bold(node):
            tag = "h6"
        inner, level = (ProseKind.ASIDE, 9) if kind is ProseKind.ASIDE or _is_furniture(node) else _kind_of(tag, kind)
        if is_block:
            self.flush(kind)
        if tag == "table":
            self._table(node, inner, depth)
            return
        over = self.over
        if tag in ("ul", "ol") and (parent := node.getparent()) is not None and parent.tag == "li":
            self.over = self._item_above()
        if tag == "br":
            self.words.append("\n")
        if tag == "li" and (number := item_number(node)):
            self.number = number
            self.words.append(f"{number} ")
        self.words.append((node.text or "") if tag == "pre" else re.sub(r"\s+", " ", node.text or ""))
        for child in node:
            before = len(self.blocks)
            self.walk(child, inner, depth + 1)
            if child.tag == "dd":
                _join_term(self.blocks, before, child)
            self.words.append(re.sub(r"\s+", " ", child.tail or ""))
        if is_block:
            self.flush(inner, level)
        self.over = over

    def _item_above(self) -> str:
        """The item that holds the list which begins here, where it labels all that stands in it: a year, or words alone."""
        above = self.blocks[-1] if self.blocks else None
        return above.text.rstrip(":") if isinstance(above, Prose) and above.is_listed and _LABELS.fullmatch(above.text) else ""

    def _table(self, node: etree._Element, kind: ProseKind, depth: int) -> None:
        self.tables += 1
        name = f"t{self.tables}"
        rows = [row for row in node.iter("tr") if next(row.iterancestors("table")) is node]
        is_layout = node.get("role") in ("presentation", "none") or next(node.iterdescendants("table"), None) is not None
        cells = sum(len(row) for row in rows)
        if is_layout or cells <= 1:
            for row in rows:
                for cell in row:
                    self.flush(kind)
                    self.walk(cell, kind, depth + 1)
                    self.flush(kind)
            return
        caption = node.find("caption")
        text = tidy("".join(str(piece) for piece in caption.itertext())) if caption is not None else ""
        sheet = table_sheet(rows, name, text, self.clock)
        self.spotter.pass_table(sheet)
        self.blocks.append(sheet)


def _kind_of(tag: str, kind: ProseKind) -> tuple[ProseKind, int]:
    if re.fullmatch(r"h[1-6]", tag):
        return ProseKind.HEADING, int(tag[1])
    if tag in ("li", "dd"):
        return ProseKind.ITEM, 9
    return (kind if kind in (ProseKind.ITEM, ProseKind.HEADING) else ProseKind.PARAGRAPH), 9


def item_number(node: etree._Element) -> str:
    """The number that a page shows before an item of a numbered list, or nothing: "2.", "b."."""
    parent = node.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start") or "1"
    at = (int(start) if start.isdecimal() and len(start) < 4 else 1) + sum(1 for _ in node.itersiblings("li", preceding=True))
    is_letter = parent.get("type") in ("a", "A") and at <= 26
    return f"{chr(96 + at)}." if is_letter else f"{at}."


def _is_bold(node: etree._Element) -> bool:
    """Whether a paragraph is one short line in bold, which heads what follows."""
    if len(node) != 1 or node[0].tag not in ("b", "strong") or (node.text or "").strip() or (node[0].tail or "").strip():
        return False
    text = tidy("".join(str(piece) for piece in node.itertext()))
    return 0 < len(text) < 100 and not text.endswith((".", "?"))


def _join_term(blocks: list[Sheet | Prose], first: int, node: etree._Element) -> None:
    """Make one line of a term and what it is said to be: the blocks of this node, and the term before it or further up."""
    said = blocks[first] if len(blocks) > first else None
    above = next((one for one in node.itersiblings(preceding=True) if one.tag in ("dt", "dd")), None)
    if above is None or not isinstance(said, Prose):
        return
    if above.tag == "dd":
        heading = next((one for one in above.itersiblings("dt", preceding=True)), None)
        label = tidy("".join(str(piece) for piece in heading.itertext())) if heading is not None else ""
        blocks[first] = replace(said, text=f"{label.rstrip(':')}: {said.text}") if label else said
    elif first and isinstance(term := blocks[first - 1], Prose):
        blocks[first - 1 : first + 1] = [replace(said, text=f"{term.text.rstrip(':')}: {said.text}", place=term.place)]


def table_sheet(rows: list[etree._Element], name: str, caption: str, clock: Clock) -> Sheet:
    """A table's cells, with rowspan and colspan spread."""
    grid: dict[Spot, Value] = {}
    spread: dict[Spot, Spot] = {}
    marks: dict[Spot, tuple[str, ...]] = {}
    heads: set[Spot] = set()
    for number, row in enumerate(rows):
        clock.check()
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th") or _is_unseen(cell):
                continue
            while (number, column) in grid:
                column += 1
            wide, tall = _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", len(rows) - number)
            if wide * tall + len(spread) > _SPREAD_AT_MOST:
                wide = tall = 1
            text, raised = cell_text(cell)
            for down in range(tall):
                for across in range(wide):
                    spot = (number + down, column + across)
                    grid[spot] = text or None
                    if down or across:
                        spread[spot] = (number, column)
                    if cell.tag == "th":
                        heads.add(spot)
                    if raised:
                        marks[spot] = raised
            column += wide
            if column > clock.limits.columns or len(grid) > clock.limits.cells:
                break
        if len(grid) > clock.limits.cells:
            break
    widths = [0] * len(rows)
    for row_number, column in grid:
        widths[row_number] = max(widths[row_number], column + 1)
    filled = tuple(tuple(grid.get((number, column)) for column in range(width)) for number, width in enumerate(widths))
    return Sheet(name, filled, caption=caption, spread=spread, marks=marks, heads=frozenset(heads))


def _span(cell: etree._Element, key: str, most: int) -> int:
    text = cell.get(key, "1").strip()
    wanted = int(text) if text.isdecimal() and len(text) < 6 else 1
    return max(1, min(wanted or most, most))


def cell_text(cell: etree._Element) -> tuple[str, tuple[str, ...]]:
    """The words of a cell without what is raised or unseen, and the raised marks."""
    pieces: list[str] = []
    marks: list[str] = []

    def take(node: etree._Element, depth: int) -> None:
        pieces.append(node.text or "")
        for child in node:
            if depth < _DEEPEST and not _is_unseen(child):
                if child.tag == "sup" and (mark := tidy("".join(str(piece) for piece in child.itertext()))):
                    marks.append(mark)
                else:
                    pieces.append(" " if child.tag in _BLOCKS or child.tag == "br" else "")
                    take(child, depth + 1)
            pieces.append(child.tail or "")

    take(cell, 0)
    return tidy("".join(pieces)), tuple(marks)
