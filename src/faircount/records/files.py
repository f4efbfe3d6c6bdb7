"""Files of records: Parquet as it is, CSV cell by cell into the declared types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.inputs import LARGEST_STREAM, checked
from faircount.records.schema import POLARS_SCHEMA, RECORDS

UNREADABLE = "unreadable:"
"""Before the name of a column: true where its cell held something that is no value of its type."""


def scan_records(path: Path) -> pl.LazyFrame:
    """The records of a file, one column each as declared, and for each of them whether a cell could not be read.

    Nothing is read yet. A cell that is no date or number becomes empty and is marked, so that it is counted and not guessed.
    """
    scan = SCANS.get(path.suffix.lower())
    if scan is None:
        raise UnreadableSource(f"{path.name}: records are read from {', '.join(SCANS)}; save the extract as one of them")
    if not path.exists():
        raise UnreadableSource(f"{path}: no such file; give the extract of records")
    try:
        scanned = scan(path)
        have = scanned.collect_schema()
    except (OSError, pl.exceptions.PolarsError):
        # Not chained: the message of the library may quote a row.
        raise UnreadableSource(f"{path.name}: cannot be read as {path.suffix.upper()[1:]}; save the extract again") from None
    missing = [column.name for column in RECORDS if column.name not in have]
    if missing:
        raise SchemaMismatch(
            f"{path.name}: missing columns: {', '.join(missing)}; an export with columns of its own becomes records with: "
            f"faircount map {path.name}"
        )
    cells = {name: _typed(name, dtype, have[name]) for name, dtype in POLARS_SCHEMA.items()}
    unreadable = {f"{UNREADABLE}{name}": cell.is_null() & pl.col(name).is_not_null() for name, cell in cells.items()}
    return scanned.select(**cells, **unreadable)


def check_shape(path: Path) -> None:
    """Refuse a CSV file of which a row has more cells than the heading: a comma in a cell would move all that follow it.

    Asked of all columns at once, since the reader only looks at the ends of rows that it reads whole.
    """
    if path.suffix.lower() == ".csv":
        collected(_scan_csv(path).select(pl.all().count()), path)


def collected(frame: pl.LazyFrame, path: Path) -> pl.DataFrame:
    """What a scan of the file gives, streamed; a row that breaks it is refused without its words."""
    try:
        return frame.collect(engine="streaming")
    except (OSError, pl.exceptions.PolarsError):
        # Not chained: the message of the library may quote a row.
        raise UnreadableSource(_broken(path)) from None


def write_parquet(path: Path, to: Path) -> None:
    """The records of a file as Parquet, the form that the engines read; streamed, so that its size does not matter."""
    try:
        scan_records(path).select(POLARS_SCHEMA.names()).sink_parquet(to, compression="zstd")
    except (OSError, pl.exceptions.PolarsError):
        raise UnreadableSource(_broken(path)) from None


def _broken(path: Path) -> str:
    return f"{path.name}: a row cannot be read as {path.suffix.upper()[1:]} (too many cells, or letters of another encoding)"


def _scan_csv(path: Path) -> pl.LazyFrame:
    return pl.scan_csv(checked(path, LARGEST_STREAM), infer_schema=False, glob=False)


def _typed(name: str, wanted: pl.DataType, have: pl.DataType) -> pl.Expr:
    """A cell as a value of its type. Whole numbers written as 14.0 are whole, since a column with blanks is exported so."""
    cell = pl.col(name)
    if have == pl.String:
        cell = cell.str.strip_chars().replace("", None)
        if wanted == pl.Date:
            return cell.str.replace(_MIDNIGHT, "").str.to_date("%Y-%m-%d", strict=False)
        if wanted == pl.Int16:
            cell = cell.str.replace(_NO_FRACTION, "$1")
    elif have.is_float() and wanted == pl.Int16:
        cell = pl.when(cell.is_finite() & (cell == cell.round())).then(cell)
    return cell.cast(wanted, strict=False)


_NO_FRACTION = r"^([+-]?\d+)\.0*$"
_MIDNIGHT = r"[ T]00:00(:00(\.0+)?)?$"


SCANS: Mapping[str, Callable[[Path], pl.LazyFrame]] = {
    ".parquet": lambda path: pl.scan_parquet(checked(path, LARGEST_STREAM), glob=False),
    ".csv": _scan_csv,
}
