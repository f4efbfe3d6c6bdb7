"""The tables in a CSV file, a spreadsheet or a page of the web as frames of text, titles above and notes below left out."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl
from lxml import etree, html
from python_calamine import CalamineError, CalamineWorkbook

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.inputs import LARGEST, checked, read_bytes
from faircount.tables.inert import bare, bare_frame

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


PAGES = (".html", ".htm")
Grid = tuple[str, pl.DataFrame]
"""The name of a table, and its columns as text."""


def read_grids(path: Path) -> list[Grid]:
    """Every table in the file: one in a CSV, one a sheet in a spreadsheet, all of a page."""
    read = GRIDS.get(path.suffix.lower())
    if read is None:
        raise UnreadableSource(f"{path.name}: no published table can be read from this kind of file; have {', '.join(GRIDS)}")
    return list(read(path))


def _of_csv(path: Path) -> Iterator[Grid]:
    try:
        frame = pl.read_csv(checked(path), infer_schema=False, glob=False)
    except (OSError, pl.exceptions.PolarsError):
        frame = None  # rows of different lengths: titles or notes round the table
    if frame is not None and all(name.strip() and not name.startswith("_duplicated") for name in frame.columns):
        yield path.name, bare_frame(frame.rename({name: name.strip() for name in frame.columns}))
        return
    try:
        with checked(path).open(newline="", encoding="utf-8-sig") as lines:
            rows = list(csv.reader(lines))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(f"{path}: cannot be read as CSV; check that it is there and not empty") from error
    yield path.name, _framed(rows, path.name)


def _of_workbook(path: Path) -> Iterator[Grid]:
    try:
        book = CalamineWorkbook.from_path(str(checked(path, LARGEST)))
        sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except (OSError, CalamineError) as error:
        raise UnreadableSource(f"{path}: cannot be read as a spreadsheet; check that it is there and not empty") from error
    for name, rows in sheets.items():
        texts = [[_text(cell) for cell in row] for row in rows]
        if max((_filled(row) for row in texts), default=0) > 1:
            yield f"{path.name}, {name}", _framed(texts, f"{path.name}, {name}")


def _of_page(path: Path) -> Iterator[Grid]:
    for number, rows in enumerate(tables_of_page(path), start=1):
        if sum(1 for row in rows if _filled(row) > 1) > 1:
            yield f"{path.name}, table {number}", _framed(rows, f"{path.name}, table {number}")


GRIDS: Mapping[str, Callable[[Path], Iterator[Grid]]] = {
    ".csv": _of_csv,
    **dict.fromkeys((".xlsx", ".xls", ".ods"), _of_workbook),
    **dict.fromkeys(PAGES, _of_page),
}
"""How tables are found in a file, by its ending."""


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _framed(rows: Sequence[Sequence[str]], name: str) -> pl.DataFrame:
    """The rows from the first full one to the last that has as many cells: its own head, no titles, no notes."""
    wide = max((_filled(row) for row in rows), default=0)
    full = [number for number, row in enumerate(rows) if _filled(row) == wide]
    if wide < 2 or len(full) < 2:
        raise SchemaMismatch(f"{name}: no table in it; a head with the names of the columns, and a row a cell, are needed")
    head = [bare(cell.strip()) for cell in rows[full[0]]]
    kept = [place for place, cell in enumerate(head) if cell]
    if len({head[place] for place in kept}) < len(kept):
        raise SchemaMismatch(f"{name}, row {full[0] + 1}: two columns have one name; give each its own")
    body = [row for row in rows[full[0] + 1 :] if _filled(row) > 1]
    columns = {head[place]: [bare(row[place].strip()) if place < len(row) else "" for row in body] for place in kept}
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
