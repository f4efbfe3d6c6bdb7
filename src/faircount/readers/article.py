"""An article as text whose character offsets hold: for the claim checker."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree, html

from faircount.errors import UnreadableSource
from faircount.file_names import printable
from faircount.inputs import read_bytes
from faircount.readers.formats.encodings import decode

LARGEST = 8_000_000
"""Bytes; a news article is a thousandth of this."""

LONGEST = 1_000_000
"""Characters of text."""

_UNWRITABLE = {
    **dict.fromkeys((*range(9), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFFFE, 0xFFFF), "\ufffd"),
    **dict.fromkeys((0x0B, 0x0C), "\n"),
}
"""What no page may hold, by what stands in its place, each as long as it was; the last two are Word's line and page breaks."""
_UNSEEN = frozenset("script style template noscript svg".split())
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre "
    "section table tr ul".split()
)
_CELLS = frozenset(("td", "th"))
LONGEST_CELL = 60
"""Characters of a cell; what is longer is text that a page only lays out in columns."""


@dataclass(frozen=True, slots=True)
class Article:
    """The text as read: offsets into ``text`` are what verdicts point to. ``sha256`` is of the file."""

    text: str
    title: str
    sha256: str


def read_article(path: Path) -> Article:
    """The text of a .txt file as it stands; of an .html, .docx or .pdf file with a line break where a block ends."""
    try:
        content = read_bytes(path)
    except OSError as error:
        name = printable(path.name)
        raise UnreadableSource(f"{name}: cannot be opened ({error.strerror}); give a .txt, .html, .docx or .pdf file") from error
    return article_of(content, path.name)


def article_of(content: bytes, name: str) -> Article:
    """The article in the bytes of a file; what they are is told by themselves, and for a page also by its name."""
    name = printable(name)
    if not content.strip():
        raise UnreadableSource(f"{name}: the file is empty")
    sha256 = hashlib.sha256(content).hexdigest()
    if content.startswith((b"%PDF-", b"PK\3\4")):
        return _from_document(content, name, sha256)
    if len(content) > LARGEST:
        raise UnreadableSource(f"{name}: {len(content)} bytes are more than an article has ({LARGEST}); cut it down")
    if b"\0" in content[:1000] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableSource(f"{name}: not a text; save the article as .txt, .html, .docx or .pdf")
    if name.lower().endswith((".html", ".htm")) or content[:200].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return _bounded(_from_html(content, name, sha256), name)
    text = decode(content)
    title = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return _bounded(Article(text, title, sha256), name)


def _bounded(article: Article, name: str) -> Article:
    """The article, if it is no longer than one is, with nothing in it that a page may not hold."""
    if len(article.text) > LONGEST:
        raise UnreadableSource(
            f"{name}: {len(article.text):,} characters are more than an article has ({LONGEST:,}); cut it down"
        )
    text, title = (words.translate(_UNWRITABLE) for words in (article.text, article.title))
    return replace(article, text=text, title=title.replace("\n", " ").strip())


def _from_document(content: bytes, name: str, sha256: str) -> Article:
    """The paragraphs and tables of a Word document or a PDF, one a line, in reading order."""
    # Loaded where it is needed: most articles are texts, and the readers of answers are many.
    from faircount.readers.base import Prose
    from faircount.readers.limits import Clock, FileLimits
    from faircount.readers.opening import open_content

    document = open_content(content, name, Clock(name, FileLimits()))
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Prose):
            lines.append(" ".join(block.text.split()))
        else:
            lines += [" | ".join(str(cell) for cell in row if cell not in (None, "")) for row in block.rows]
    text = "\n".join(line for line in lines if line)
    if not text:
        raise UnreadableSource(f"{name}: holds no text; a scanned page has to be typed or recognised first")
    return _bounded(Article(text, document.title or text.split("\n", 1)[0], sha256), name)


def _from_html(content: bytes, name: str, sha256: str) -> Article:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(decode(content).encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableSource(f"{name}: holds no readable HTML; save the page again") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableSource(f"{name}: its elements lie in one another too deeply to be read; save its text as .txt")
    for node in [node for node in root.iter() if _is_unseen(node)]:
        _drop(node)
    body = root.find("body")
    lines = "".join(_pieces(root if body is None else body)).split("\n")
    text = "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
    return Article(text, " ".join((root.findtext(".//title") or "").split()), sha256)


def _is_unseen(node: etree._Element) -> bool:
    return not isinstance(node.tag, str) or node.tag in _UNSEEN or "hidden" in node.attrib


def _drop(node: etree._Element) -> None:
    """Take the element out and keep the words that follow it."""
    parent, before = node.getparent(), node.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    else:
        parent.text = (parent.text or "") + (node.tail or "")
    parent.remove(node)


def _pieces(root: html.HtmlElement) -> list[str]:
    """Text in reading order with a line break round each block; walked without recursion, as pages nest deeply.

    A row of a table is one line, a bar between two cells, unless a cell is as long as text laid out in columns.
    """
    pieces: list[str] = []
    cell: etree._Element | None = None
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and cell is None and node.tag in _CELLS and _is_short(node):
            cell = node
        edge = _edge(node, cell, event)
        if event == "start":
            pieces += [edge, (node.text or "").replace("\n", " ")]
        else:
            pieces += [edge, (node.tail or "").replace("\n", " ") if node is not root else ""]
            cell = None if node is cell else cell
    return pieces


def _edge(node: etree._Element, cell: etree._Element | None, event: str) -> str:
    """What stands at the edge of an element: a line break at a block, a bar before all cells but the first of a row."""
    if node is cell:
        return " | " if event == "start" and node.getprevious() is not None else ""
    is_block = node.tag in _BLOCKS or node.tag in _CELLS
    return " " if is_block and cell is not None else "\n" if is_block else ""


def _is_short(node: html.HtmlElement) -> bool:
    """Whether a cell holds a name or a number, and no cells of its own."""
    if next(node.iterdescendants("td", "th"), None) is not None:
        return False  # first: so no subtree is walked for more than one cell
    length = 0
    for text in node.itertext():
        length += len(text.strip())
        if length > LONGEST_CELL:
            return False
    return True
