"""A long separated text taken apart by polars, column by column; what is no even list is left to the ordinary reader."""

from __future__ import annotations

import csv
import io
from itertools import islice

import numpy as np
import polars as pl

from faircount.readers.base import tidy
from faircount.readers.limits import FileLimits
from faircount.readers.long_rows import LONG, MOST_TOLD, LongRows, ValueColumn, showing

_LOOKED_AT = 1_000


def long_text(text: str, separator: str, limits: FileLimits) -> LongRows | None:
    """The rows of a text by column; None where it is short, uneven, or holds more than may be read."""
    try:
        width = max(
            map(len, islice(csv.reader(io.StringIO(text[: _LOOKED_AT * 1_000], newline=""), delimiter=separator), _LOOKED_AT)),
            default=0,
        )
        if not 1 < width <= limits.columns:
            return None
        table = pl.read_csv(
            io.BytesIO(text.encode("utf-8", errors="replace")),
            has_header=False,
            schema={f"{number}": pl.String for number in range(width)},
            separator=separator,
            infer_schema=False,
        )
    except (csv.Error, pl.exceptions.PolarsError):
        return None
    # A cell of several lines, or a blank line, would leave the rows with other numbers than a spreadsheet gives them.
    lines = text.count("\n") + (not text.endswith("\n"))
    if table.height != lines or table.height < LONG or table.height * width > limits.listed_cells:
        return None
    return showing([_column(table[name]) for name in table.columns])


def _column(cells: pl.Series) -> ValueColumn:
    told = cells.drop_nulls().unique(maintain_order=True)
    if len(told) > MOST_TOLD:
        return ValueColumn([tidy(value) or None if value else None for value in cells], np.arange(len(cells), dtype=np.int32))
    numbers = cells.cast(pl.Enum(told)).to_physical().cast(pl.Int32).fill_null(len(told))
    values = [tidy(value) or None for value in told.to_list()]
    return ValueColumn([*values, None], numbers.to_numpy().astype(np.int32))
