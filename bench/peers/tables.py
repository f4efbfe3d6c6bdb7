"""The tables that another library finds in files, as JSON on standard output; run in the environment of the peers.

usage: python tables.py pandas|camelot|docling FILE ...
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

Grid = list[list[str]]

_DOCLING = {
    "html": ("html_backend", "HTMLDocumentBackend", "HTML"),
    "xlsx": ("msexcel_backend", "MsExcelDocumentBackend", "XLSX"),
    "csv": ("csv_backend", "CsvDocumentBackend", "CSV"),
    "docx": ("msword_backend", "MsWordDocumentBackend", "DOCX"),
    "ods": ("opendocument_backend", "OdsDocumentBackend", "ODS"),
}
"""Its reader for each kind of file, which its converter calls too; the converter itself cannot be loaded without its models."""


def pandas_tables(path: Path) -> Iterator[Grid]:
    """Every table with its headings as first rows."""
    import pandas

    if path.suffix == ".html":
        frames = pandas.read_html(str(path))
    elif path.suffix == ".csv":
        frames = [_csv(pandas, path)]
    else:
        frames = list(pandas.read_excel(path, sheet_name=None, header=None, dtype=object).values())
    for frame in frames:
        heads = [list(level) for level in zip(*map(_levels, frame.columns), strict=True)] if path.suffix == ".html" else []
        rows = frame.astype(object).where(frame.notna(), "").to_numpy().tolist()
        yield [[_text(cell) for cell in row] for row in [*heads, *rows]]


def _csv(pandas: Any, path: Path) -> Any:
    """The file with the encoding and the separator that somebody would find by trying."""
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        try:
            text = path.read_text(encoding)
        except UnicodeError:
            continue
        separator = max(",;\t", key=text.count)
        width = max(line.count(separator) for line in text.splitlines()) + 1
        return pandas.read_csv(path, header=None, names=range(width), sep=separator, encoding=encoding, dtype=object)
    raise ValueError("no encoding fits")


def _levels(column: Any) -> tuple[Any, ...]:
    return column if isinstance(column, tuple) else (column,)


def _text(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def camelot_tables(path: Path) -> Iterator[Grid]:
    """Its finder of tables without rules, the best of the four for answers."""
    import camelot

    for table in camelot.read_pdf(str(path), pages="all", flavor="network"):
        yield table.df.astype(str).to_numpy().tolist()


def docling_tables(path: Path) -> Iterator[Grid]:
    """The tables of its document."""
    from docling.datamodel.base_models import InputFormat
    from docling.datamodel.document import InputDocument

    module, name, kind = _DOCLING[path.suffix[1:]]
    backend = getattr(import_module(f"docling.backend.{module}"), name)
    opened = InputDocument(path_or_stream=path, format=InputFormat[kind], backend=backend)
    for table in opened._backend.convert().tables:
        yield [[cell.text for cell in row] for row in table.data.grid]


TOOLS: dict[str, Callable[[Path], Iterator[Grid]]] = {
    "pandas": pandas_tables,
    "camelot": camelot_tables,
    "docling": docling_tables,
}


def main() -> None:
    """Print what the tool finds; a file that it cannot read has no tables, and the reason is said on stderr."""
    warnings.simplefilter("ignore")
    found: dict[str, list[Grid]] = {}
    for name in sys.argv[2:]:
        try:
            found[name] = list(TOOLS[sys.argv[1]](Path(name)))
        except Exception as error:  # whatever a peer raises is its result
            print(f"{Path(name).name}: {type(error).__name__}", file=sys.stderr)
            found[name] = []
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
