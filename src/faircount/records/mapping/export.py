"""An export as it came: every cell a text, whatever sign stands between cells and whatever lines stand above the head."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl
from python_calamine import CalamineError, CalamineWorkbook

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.inputs import LARGEST, LARGEST_TABLE, checked, read_bytes

LOOKED_AT = 200_000
"""Bytes at the head of a file from which the sign between cells and the letters are found."""
MOST_ABOVE = 30
FEWEST_COLUMNS = 3


def read_export(path: Path) -> pl.DataFrame:
    """Every row of the export, with its own heads; refused where there is no table, or two columns have one head."""
    read = EXPORTS.get(path.suffix.lower())
    if read is None:
        raise UnreadableSource(f"{path.name}: exports are read from {', '.join(EXPORTS)}; save it as one of them")
    if not path.exists():
        raise UnreadableSource(f"{path}: no such file; give the export of the crime system")
    try:
        frame = read(checked(path))
    except pl.exceptions.NoDataError:
        raise SchemaMismatch(f"{path.name}: has a head and no row; export the rows too") from None
    except (OSError, UnicodeError, CalamineError, csv.Error, pl.exceptions.PolarsError):
        # Not chained: the message of a library may quote a row.
        raise UnreadableSource(f"{path.name}: cannot be read as {path.suffix.upper()[1:]}; export it again") from None
    if frame.is_empty():
        raise SchemaMismatch(f"{path.name}: has a head and no row; export the rows too")
    return frame.with_columns(pl.all().cast(pl.String).str.strip_chars())


def _of_text(path: Path) -> pl.DataFrame:
    start = _start(path)
    encoding = _encoding(path, start)
    lines = start.decode(encoding, errors="replace").splitlines()
    sign, above = _shape(lines, path)
    heads = _heads(next(csv.reader([lines[above]], delimiter=sign)), path, above + 1)
    source: Path | bytes = path if encoding.startswith("utf-8") else read_bytes(path, LARGEST_TABLE).decode(encoding).encode()
    frame = pl.read_csv(
        source, separator=sign, skip_lines=above + 1, has_header=False, infer_schema=False, glob=False, new_columns=heads,
        quote_char='"', truncate_ragged_lines=False,
    )  # fmt: skip
    if frame.width != len(heads):
        raise SchemaMismatch(
            f"{path.name}: rows have {frame.width} cells and the head, line {above + 1}, has {len(heads)}; export it again with "
            "quotes around texts"
        )
    return frame


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LOOKED_AT)


def _encoding(path: Path, start: bytes) -> str:
    """UTF-8 where the whole file is, UTF-16 by its mark, else the letters of Windows, which every byte is one of."""
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        read_bytes(path, LARGEST_TABLE).decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _shape(lines: Sequence[str], path: Path) -> tuple[str, int]:
    """The sign between cells and the number of lines above the head: the first of the longest run of rows of one width."""
    found = []
    for sign in (",", ";", "\t", "|", "~", "^"):
        widths = [len(row) for row in csv.reader(lines[:-1] or lines, delimiter=sign)][: MOST_ABOVE * 4]
        usual = max(set(widths), key=widths.count, default=0)
        if usual >= FEWEST_COLUMNS:
            found.append((widths.count(usual) * usual, sign, widths.index(usual)))
    if not found:
        raise SchemaMismatch(f"{path.name}: no table in it; a head with the names of the columns, and a row a victim, are needed")
    _, sign, above = max(found)
    return sign, above


def _of_workbook(path: Path) -> pl.DataFrame:
    """The widest sheet of the workbook that has most rows; titles above its head are left out."""
    book = CalamineWorkbook.from_path(str(checked(path, LARGEST)))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    rows = max(sheets, key=lambda sheet: len(sheet) * max((len(row) for row in sheet), default=0), default=[])
    filled = [sum(1 for cell in row if str(cell).strip()) for row in rows[:MOST_ABOVE]]
    wide = max(filled, default=0)
    if wide < FEWEST_COLUMNS:
        raise SchemaMismatch(f"{path.name}: no table in it; a head with the names of the columns, and a row a victim, are needed")
    above = next(place for place, cells in enumerate(filled) if cells >= 0.7 * wide)
    named = [place for place, cell in enumerate(rows[above]) if str(cell).strip()]
    heads = _heads([str(rows[above][place]) for place in named], path, above + 1)
    body = [row for row in rows[above + 1 :] if any(str(cell).strip() for cell in row)]
    columns = {
        head: [_text(row[place]) if place < len(row) else "" for row in body] for head, place in zip(heads, named, strict=True)
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(heads, pl.String))


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _heads(cells: Sequence[str], path: Path, line: int) -> list[str]:
    heads = [cell.strip().lstrip("\ufeff") or f"column {place}" for place, cell in enumerate(cells, start=1)]
    twice = next((place for place, head in enumerate(heads) if head in heads[:place]), None)
    if twice is not None:
        raise SchemaMismatch(f"{path.name}, line {line}: columns {heads.index(heads[twice]) + 1} and {twice + 1} have one head")
    return heads


EXPORTS: Mapping[str, Callable[[Path], pl.DataFrame]] = {
    ".csv": _of_text, ".txt": _of_text, ".tsv": _of_text, ".parquet": lambda path: pl.read_parquet(path, glob=False),
    ".xlsx": _of_workbook, ".xls": _of_workbook, ".ods": _of_workbook,
}  # fmt: skip
"""How an export is read, by its ending."""
