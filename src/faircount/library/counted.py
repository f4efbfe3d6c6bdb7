"""A frame of true counts as the table that protection works on: which columns say what is counted, and what adds up to what."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch, some_of
from faircount.library.hierarchies import Hierarchies, flat, given_hierarchies
from faircount.protect.public.read import COUNT_NAMES
from faircount.tables.margins import MAX_COUNT, HierarchicalTable, Hierarchy


def count_column(frame: pl.DataFrame, named: str | None) -> str:
    """The column of counts: the one that is named, the one named like a count, or the only one of numbers."""
    if named is not None:
        if named not in frame.columns:
            raise SchemaMismatch(f"the frame has no column {named!r}; have {some_of(frame.columns)}")
        return named
    like = [name for name in frame.columns if name.casefold() in COUNT_NAMES]
    found = like[:1] or [name for name, dtype in frame.schema.items() if dtype.is_numeric()]
    if len(found) != 1:
        raise SchemaMismatch(f"name the column of counts: count='...'; have {some_of(frame.columns)}")
    return found[0]


def hierarchical_table(
    frame: pl.DataFrame, hierarchies: Hierarchies | None, count: str | None, by: Sequence[str] | None
) -> tuple[HierarchicalTable, str]:
    """The table of the counts in a frame, and what its column of counts is called.

    Rows of leaf cells are summed into every margin; a row that is itself a margin is held against that sum, and refused where
    it is another number. A cell that stands in no row is zero.
    """
    counted = count_column(frame, count)
    names = list(by) if by is not None else [name for name in frame.columns if name != counted]
    missing = [name for name in names if name not in frame.columns]
    if missing or not names:
        raise SchemaMismatch(f"no column says what is counted: {missing[0] if missing else 'by'}; have {some_of(frame.columns)}")
    if frame.is_empty():
        raise SchemaMismatch("the frame has no row, so nothing is known of any cell; give its counts")
    codes = frame.select(_codes(frame[name]) for name in names)
    given = given_hierarchies(hierarchies, names)
    dimensions = tuple(given.get(name) or flat(name, codes[name].unique(maintain_order=True).to_list()) for name in names)
    places = [_places(codes[each.name], each) for each in dimensions]
    _refuse_twice(codes)
    return _summed(dimensions, places, _whole(frame[counted])), counted


def _summed(
    dimensions: tuple[Hierarchy, ...], places: Sequence[NDArray[np.int64]], counts: NDArray[np.int64]
) -> HierarchicalTable:
    shape = tuple(len(hierarchy) for hierarchy in dimensions)
    cells = np.ravel_multi_index(tuple(places), shape)
    whole = np.zeros(shape, dtype=np.int64)
    finest = HierarchicalTable(dimensions, whole).is_leaf[cells]
    np.add.at(whole.reshape(-1), cells[finest], counts[finest])
    table = HierarchicalTable.of_leaves(dimensions, whole)
    wrong = np.flatnonzero(table.flat[cells] != counts)
    if len(wrong):
        raise SchemaMismatch(
            f"row {int(wrong[0])}: is the sum of other rows and is not what these add up to ({len(wrong):,} such rows); leave "
            "out sums, or say what adds up to what: hierarchies={...}"
        )
    return table


def _codes(column: pl.Series) -> pl.Series:
    """The codes of a column as text; refused where one is missing, or the column holds measures."""
    if column.dtype.is_float():
        broken = column.drop_nulls().ne(column.drop_nulls().round()).any()
        if broken:
            raise SchemaMismatch(f"column {column.name}: holds fractions, so it names no class; say which columns do: by=[...]")
        column = column.cast(pl.Int64)
    if column.dtype.is_nested() or column.null_count():
        row = int(column.is_null().arg_true()[0]) if column.null_count() else 0
        raise SchemaMismatch(f"row {row}: {column.name} is empty; give it a code, such as 'not known'")
    return column.cast(pl.String).str.strip_chars()


def _places(codes: pl.Series, hierarchy: Hierarchy) -> NDArray[np.int64]:
    places = codes.replace_strict(hierarchy.places, default=None, return_dtype=pl.Int64)
    if places.null_count():
        row = int(places.is_null().arg_true()[0])
        raise SchemaMismatch(f"row {row}: {hierarchy.name} is no code of the hierarchy that was given for it; add it there")
    return places.to_numpy()


def _whole(counts: pl.Series) -> NDArray[np.int64]:
    """The counts as whole numbers; refused by row where one is hidden, missing, broken or below 0."""
    numbers = (
        counts.cast(pl.Float64, strict=False)
        if not counts.dtype.is_nested()
        else pl.Series([None] * len(counts), dtype=pl.Float64)
    )
    wrong = (numbers.is_null() | (numbers < 0) | (numbers != numbers.round())).fill_null(True)
    if wrong.any():
        row = int(wrong.arg_true()[0])
        raise SchemaMismatch(
            f"row {row}: {counts.name} must hold whole numbers of 0 or more, the true ones ({int(wrong.sum()):,} rows have none);"
            " a table that hides some already is looked into with fc.audit_disclosure"
        )
    if float(numbers.sum()) > MAX_COUNT:
        raise SchemaMismatch(f"{counts.name}: adds up to more than {MAX_COUNT:,}; look whether these are counts")
    return numbers.cast(pl.Int64).to_numpy()


def _refuse_twice(codes: pl.DataFrame) -> None:
    again = ~codes.select(pl.struct(codes.columns).is_first_distinct()).to_series()
    if again.any():
        row = int(again.arg_true()[0])
        raise SchemaMismatch(
            f"row {row}: its cell stands in a row above too ({int(again.sum()):,} such rows); give one row a cell, with its "
            "whole count"
        )
