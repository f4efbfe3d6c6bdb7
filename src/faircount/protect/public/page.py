"""The tables of a page from the web, as rows of text; cells over several rows or columns stand in each of them."""

from __future__ import annotations

from pathlib import Path

from lxml import etree, html

from faircount.errors import UnreadableSource
from faircount.inputs import read_bytes

MOST_SPANNED = 200
"""A cell over more rows or columns than this is a mistake of the page, or malice."""
MOST_BYTES = 50_000_000


def tables_of_page(path: Path) -> list[list[list[str]]]:
    """Every table of the page that holds no other table; nothing is fetched, and no script is run."""
    try:
        page = html.document_fromstring(read_bytes(path, MOST_BYTES), parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (OSError, ValueError, etree.ParserError) as error:
        raise UnreadableSource(f"{path.name}: cannot be read as a page; check that it is there and not empty") from error
    return [_rows(table) for table in page.iter("table") if table.find(".//table") is None]


def _rows(table: html.HtmlElement) -> list[list[str]]:
    rows: list[dict[int, str]] = []
    below: dict[int, tuple[str, int]] = {}
    for line in table.iter("tr"):
        row = {column: text for column, (text, _) in below.items()}
        below = {column: (text, left - 1) for column, (text, left) in below.items() if left > 1}
        column = 0
        for cell in line.iterchildren("td", "th"):
            text = " ".join(cell.text_content().split())
            for _ in range(_spanned(cell, "colspan")):
                while column in row:
                    column += 1
                row[column] = text
                if _spanned(cell, "rowspan") > 1:
                    below[column] = (text, _spanned(cell, "rowspan") - 1)
        rows.append(row)
    width = max((max(row, default=-1) + 1 for row in rows), default=0)
    return [[row.get(column, "") for column in range(width)] for row in rows]


def _spanned(cell: html.HtmlElement, name: str) -> int:
    said = cell.get(name, "1").strip()
    return min(max(1, int(said)), MOST_SPANNED) if said.isdecimal() else 1
