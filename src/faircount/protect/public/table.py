"""One published table: rows of codes, what is printed of each count, and whatever else stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch
from faircount.protect.public.marks import Printed, SuppressionMarks, read_cell
from faircount.tables.margins import Counts, Hierarchy


@dataclass(frozen=True, eq=False)
class PublishedTable:
    """A table as published, one row a cell; a dimension that it does not have is summed over.

    ``lower`` and ``upper`` are what each row says of its count, ``marked`` the rows whose count was hidden. ``beside`` holds
    the other columns as printed: rates, percentages, interval limits.
    """

    name: str
    codes: pl.DataFrame
    lower: Counts
    upper: Counts
    marked: NDArray[np.bool_]
    beside: pl.DataFrame

    def __len__(self) -> int:
        return self.codes.height

    @classmethod
    def of(
        cls, name: str, codes: pl.DataFrame, printed: pl.Series, legend: SuppressionMarks, beside: pl.DataFrame | None = None
    ) -> PublishedTable:
        """The table whose counts are printed so; refused where a cell is neither a count nor a range nor a mark."""
        texts = printed.cast(pl.String).fill_null("").str.strip_chars()
        said = {text: read_cell(text, legend) for text in texts.unique().to_list()}
        unread = next((row for row, text in enumerate(texts) if said[text] is None), None)
        if unread is not None:
            raise SchemaMismatch(
                f"{name}, row {unread + 2} of {printed.name!r}: neither a whole number nor a range nor a mark that is known; "
                "name the publisher's mark with --mark"
            )
        known = {text: cell for text, cell in said.items() if isinstance(cell, Printed)}
        lower, upper, marked = (
            texts.replace_strict({text: getattr(cell, part) for text, cell in known.items()}, return_dtype=dtype).to_numpy()
            for part, dtype in (("lower", pl.Int64), ("upper", pl.Int64), ("is_marked", pl.Boolean))
        )
        return cls(name, codes, lower, upper, marked, pl.DataFrame() if beside is None else beside)

    def cells_in(self, hierarchies: Sequence[Hierarchy]) -> Counts:
        """The cell of the full table that each row is; a dimension that the table does not have stands at its whole."""
        shape = tuple(len(hierarchy) for hierarchy in hierarchies)
        unknown = set(self.codes.columns) - {hierarchy.name for hierarchy in hierarchies}
        if unknown:
            raise SchemaMismatch(f"{self.name}: no hierarchy for column {', '.join(sorted(unknown))}; add hier_<column>.csv")
        places = [
            places_of(self.codes[each.name], each, self.name)
            if each.name in self.codes.columns
            else np.zeros(len(self), np.int64)
            for each in hierarchies
        ]
        return np.ravel_multi_index(tuple(places), shape).astype(np.int64)


def places_of(codes: pl.Series, hierarchy: Hierarchy, name: str) -> Counts:
    """The place of each code in its hierarchy; refused, by row, where it is not there."""
    places = codes.replace_strict(hierarchy.places, default=None, return_dtype=pl.Int64)
    if places.null_count():
        row = int(places.is_null().arg_true()[0]) + 2
        raise SchemaMismatch(f"{name}, row {row}: {hierarchy.name} is no code of hier_{hierarchy.name}.csv")
    return places.to_numpy()
