"""Extracts written as one table of text whose cells no spreadsheet runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from faircount.tables.extract import Extract
from faircount.tables.figure_columns import FigureColumns
from faircount.tables.inert import inert

COLUMNS = (
    "file", "area", "period_start", "period_end", "counted", "offence", "online", "age_low", "age_high", "age_known", "sex",
    "breakdown", "count", "lower", "upper", "status", "role", "locator", "is_count", "note", "doubt", "assigned", "proven",
)  # fmt: skip
_SCHEMA = dict.fromkeys(COLUMNS, pl.String)


def write_csv(extracts: Sequence[Extract], path: Path) -> int:
    """Write the figures of the extracts, one a row, and give back how many there are."""
    frame = frame_of(extracts)
    frame.write_csv(path)
    return frame.height


def write_parquet(extracts: Sequence[Extract], path: Path) -> int:
    """The same as Parquet."""
    frame = frame_of(extracts)
    frame.write_parquet(path)
    return frame.height


def frame_of(extracts: Sequence[Extract]) -> pl.DataFrame:
    """The figures of the extracts as text, in the order of ``COLUMNS``; what is not said is left empty."""
    return pl.concat([_frame(extract) for extract in extracts]) if extracts else pl.DataFrame(schema=_SCHEMA)


def _frame(extract: Extract) -> pl.DataFrame:
    """The figures of one extract; what many of them share is written once and then pointed at."""
    columns = FigureColumns.of(extract.figures).columns
    texts = []
    for name, said in _SAID.items():
        attribute, _, part = name.partition(".")
        column, say = columns[attribute], said
        told = [getattr(entry, part) for entry in column.told] if part else column.told
        written = pl.Series([say(entry) or None for entry in told], dtype=pl.String)
        texts.append(written if isinstance(column.which, range) else written.gather(column.which))
    file = pl.repeat(_said(extract.file), len(extract.figures), dtype=pl.String, eager=True)
    return pl.DataFrame([file, *texts], schema=_SCHEMA)


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _said(text: str) -> str:
    """The text on one line, such that no spreadsheet runs it."""
    if text[:1].isalnum() and text.isprintable():
        return text  # as nearly all are, and a million places: nothing in it to change
    return inert(text.replace("\n", " ").replace("\r", " ").replace("\0", ""))


_SAID: Mapping[str, Callable[[Any], str]] = {
    "area": _said,
    "period.start": date.isoformat,
    "period.end": date.isoformat,
    "counted": _said,
    "offence": _said,
    "online": str,
    "ages.low": _whole,
    "ages.high": _whole,
    "ages.known": _yes,
    "sex": str,
    "breakdown": _said,
    "number": _number,
    "lower": _whole,
    "upper": _whole,
    "status": str,
    "role": str,
    "locator": _said,
    "is_count": _yes,
    "note": _said,
    "doubt": _said,
    "assigned": _said,
    "proven": _yes,
}
"""What of a figure stands in each column after the first, and how it is written."""
