"""An official table as it was published, in whichever format: its rows, and its columns known by name or content."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl
from python_calamine import CalamineError, CalamineWorkbook

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.inputs import LARGEST, LARGEST_TABLE, checked, read_bytes

Fits = Callable[[pl.Series], bool]
WORKBOOKS = (".xlsx", ".xls", ".ods")
MOST_ABOVE = 40
"""So many lines of a sheet may stand above the head of its table: title, notes, date of the release."""
FEWEST_COLUMNS = 3


def read_sheets(path: Path) -> list[tuple[str, pl.DataFrame]]:
    """Every table of the file as text, with the name of its sheet; a CSV, packed or not, is one without a name."""
    if path.suffix.lower() in WORKBOOKS:
        return _of_workbook(path)
    try:
        raw = _unpacked(path)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableSource(f"{path.name}: damaged or cut short; fetch it again") from error
    if raw[:4] == b"PK\x03\x04":
        raise UnreadableSource(f"{path.name}: is a workbook or an archive; give it the ending that it has, such as .xlsx or .ods")
    try:
        table = pl.read_csv(raw.decode("utf-8", errors="replace").encode(), infer_schema=False)
    except pl.exceptions.PolarsError as error:
        raise UnreadableSource(f"{path.name}: not a table of comma-separated values; save it as CSV") from error
    return [("", table)]


def _unpacked(path: Path) -> bytes:
    """The bytes of a file as they were before it was packed."""
    if path.suffix == ".gz":
        return gzip.decompress(read_bytes(path, LARGEST_TABLE))
    if path.suffix != ".xz":
        return read_bytes(path, LARGEST_TABLE)
    try:
        import lzma
    except ImportError as error:  # a Python that was built without it reads all other tables
        raise UnreadableSource(f"{path.name}: this Python cannot unpack xz; give the table as .csv or .csv.gz") from error
    try:
        return lzma.decompress(read_bytes(path, LARGEST_TABLE))
    except lzma.LZMAError as error:
        raise EOFError from error


def _of_workbook(path: Path) -> list[tuple[str, pl.DataFrame]]:
    try:
        book = CalamineWorkbook.from_path(str(checked(path, LARGEST)))
        sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    except (OSError, CalamineError) as error:
        raise UnreadableSource(f"{path.name}: cannot be read as a spreadsheet; fetch it again") from error
    return [(name, frame) for name, rows in sheets if (frame := _framed(rows)) is not None]


def _framed(rows: Sequence[Sequence[object]]) -> pl.DataFrame | None:
    """The table of a sheet below its head, the first row that is as full as the table; None where there is none."""
    filled = [sum(1 for cell in row if str(cell).strip()) for row in rows]
    wide = max(filled, default=0)
    if wide < FEWEST_COLUMNS:
        return None
    above = next(number for number, cells in enumerate(filled) if cells == wide)
    if above > MOST_ABOVE:
        return None
    heads = [str(cell).strip() for cell in rows[above]]
    places = {head: place for place, head in enumerate(heads) if head}
    body = [row for row, cells in zip(rows[above + 1 :], filled[above + 1 :], strict=True) if cells >= FEWEST_COLUMNS]
    columns = {head: [_text(row[place]) for row in body] for head, place in places.items()}
    return pl.DataFrame(columns, schema=dict.fromkeys(places, pl.String))


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def columns_of(frame: pl.DataFrame, names: Mapping[str, str], fits: Mapping[str, Fits]) -> dict[str, str]:
    """The head of each column of ours: by its published names, else the one column that holds such things.

    Refused where two columns have a published name of one, or hold what only one may.
    """
    found: dict[str, str] = {}
    for head in frame.columns:
        ours = names.get(head.strip().lower().replace(" ", "_"))
        if ours in found:
            raise SchemaMismatch(f"two columns for {ours}: {found[ours]} and {head}; take one of them out")
        if ours is not None:
            found[ours] = head
    several: dict[str, list[str]] = {}
    for ours in [each for each in fits if each not in found]:
        like = [head for head in frame.columns if head not in found.values() and fits[ours](frame[head])]
        if len(like) == 1:
            found[ours] = like[0]
        elif like:
            several[ours] = like
    if several and set(found) | set(several) == set(fits):
        ours, (one, other, *_) = next(iter(several.items()))
        raise SchemaMismatch(f"two columns could be {ours}: {one} and {other}; give the right one its published name")
    return found
