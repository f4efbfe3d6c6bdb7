"""Columns declared once, and the check that a frame has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from faircount.errors import SchemaMismatch, some_of


@dataclass(frozen=True, slots=True)
class Column:
    """A named column, its type, and whether a row may leave it empty."""

    name: str
    dtype: type[pl.DataType]
    nullable: bool = False
    allowed: tuple[str, ...] = ()


def conform(frame: pl.DataFrame, columns: Sequence[Column], where: str = "table") -> pl.DataFrame:
    """The frame with exactly the declared columns, in order and cast; refused if one is missing, empty or holds another word."""
    missing = [column.name for column in columns if column.name not in frame.columns]
    if missing:
        raise SchemaMismatch(f"{where}: missing columns: {', '.join(missing)}; have {some_of(frame.columns)}")
    unknown = [name for name in frame.columns if name not in {column.name for column in columns}]
    if unknown:
        raise SchemaMismatch(f"{where}: unknown columns: {', '.join(unknown)}; take them out or rename them")
    try:
        frame = frame.select(pl.col(column.name).cast(column.dtype) for column in columns)
    except pl.exceptions.PolarsError as error:
        wanted = ", ".join(f"{column.name} ({column.dtype.__name__})" for column in columns)
        raise SchemaMismatch(f"{where}: a column holds what it may not hold; expected {wanted}") from error
    for column in columns:
        _check(frame[column.name], column, where)
    return frame


def _check(values: pl.Series, column: Column, where: str) -> None:
    if not column.nullable and values.null_count():
        row = values.is_null().arg_true()[0] + 1
        raise SchemaMismatch(f"{where}: {column.name} is empty in row {row}; it may not be")
    if column.allowed and not {None, *column.allowed}.issuperset(values.to_list()):
        wrong = (~values.is_in(column.allowed)).fill_null(False).arg_true()
        raise SchemaMismatch(f"{where}: {column.name} in row {wrong[0] + 1} is not one of {', '.join(column.allowed)}")
