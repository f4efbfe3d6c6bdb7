"""Any dataframe that narwhals takes, in and out: what a user hands over comes back in the same kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isnan
from typing import Any, Generic, TypeVar, cast

import narwhals as nw
import polars as pl
from narwhals.typing import IntoFrame

from faircount.errors import SchemaMismatch

Frame = TypeVar("Frame", bound=IntoFrame)


@dataclass(frozen=True, slots=True)
class Taken(Generic[Frame]):
    """A frame as polars, and what gives another one back in the kind that it came in."""

    rows: pl.DataFrame
    give_back: Callable[[pl.DataFrame], Frame]


def take(frame: Frame) -> Taken[Frame]:
    """The frame, read whole, an index that has a name as a column; refused where it is none that narwhals knows."""
    try:
        known: Any = nw.from_native(frame)
    except TypeError:
        raise SchemaMismatch(
            f"{type(frame).__name__}: is no dataframe; give one of pandas, polars, pyarrow, duckdb or the like"
        ) from None
    lazy = isinstance(known, nw.LazyFrame)
    read: Any = known.collect() if lazy else known
    twice = [name for name in read.columns if read.columns.count(name) > 1]
    if twice or not all(isinstance(name, str) for name in read.columns):
        raise SchemaMismatch(f"the columns of the frame need a name each, as text; see {(twice or list(read.columns))[0]!r}")
    read = _with_index(read)
    rows = pl.DataFrame({name: _column(name, _plain(read[name])) for name in read.columns})
    kind, lazily = read.implementation, known.implementation

    def give_back(other: pl.DataFrame) -> Frame:
        made = nw.from_native(_in_kind(other, kind))
        return cast("Frame", made.lazy(lazily).to_native() if lazy else made.to_native())

    return Taken(rows, give_back)


def _with_index(read: Any) -> Any:
    """The frame with what an index of pandas holds as columns before the others, since no other kind of frame has one.

    Whole numbers without a name only number the rows. Anything else without a name says something, and nothing says what.
    """
    if not read.implementation.is_pandas_like():
        return read
    frame = read.to_native()
    names = list(frame.index.names)
    if names == [None] and (frame.index.dtype.kind in "iu" or not len(frame)):
        return read
    odd = [name for name in names if not isinstance(name, str)]
    if odd:
        raise SchemaMismatch(
            "the index of the frame has no name, so it is not known what it says; name it, frame.rename_axis('area'), or "
            "leave it out, frame.reset_index(drop=True)"
        )
    twice = [name for name in names if name in read.columns or names.count(name) > 1]
    if twice:
        raise SchemaMismatch(f"the index and a column of the frame are both called {twice[0]!r}; give one of them another name")
    return nw.from_native(frame.reset_index())


def in_kind(frame: pl.DataFrame, kind: str) -> Any:
    """The frame as it is, or in the kind that is named: "pandas", "pyarrow", "modin" ...

    >>> type(in_kind(pl.DataFrame({"count": [1]}), "pandas")).__module__.partition(".")[0]
    'pandas'
    """
    if kind == "polars":
        return frame
    try:
        return _in_kind(frame, nw.Implementation.from_backend(cast("Any", kind)))
    except ModuleNotFoundError as missing:
        raise SchemaMismatch(f"{kind}: is not installed here; pip install {missing.name or kind}") from None
    except (ValueError, TypeError, AssertionError):
        raise SchemaMismatch(f"{kind}: no such kind of dataframe is known; name polars, pandas, pyarrow or modin") from None


def _in_kind(frame: pl.DataFrame, kind: nw.Implementation) -> Any:
    """The frame in a kind that holds all rows; in pandas unknown numbers are ``<NA>`` and whole ones stay whole."""
    if kind.is_polars():
        return frame
    if kind.is_pandas_like():
        whole = [name for name, dtype in frame.schema.items() if dtype.is_integer()]
        logical = [name for name, dtype in frame.schema.items() if dtype == pl.Boolean]
        lax = frame.with_columns(
            pl.col(whole).cast(pl.Float64), pl.col(logical).cast(pl.Float64), pl.col(pl.Date).cast(pl.Datetime("us"))
        )
        made = _from_dict(lax, kind)
        return made.astype({**dict.fromkeys(whole, "Int64"), **dict.fromkeys(logical, "boolean")})
    return _from_dict(frame, kind)


def _from_dict(frame: pl.DataFrame, kind: nw.Implementation) -> Any:
    schema = nw.from_native(frame).schema
    cells = {name: frame[name].to_list() for name in frame.columns}
    return nw.from_dict(cells, dict(schema), backend=cast("Any", kind)).to_native()


def _column(name: str, cells: list[Any]) -> pl.Series:
    """The cells as a column of polars; refused where they hold what no column can."""
    try:
        return pl.Series(cells, strict=False)
    except (TypeError, ValueError, OverflowError, pl.exceptions.PolarsError):
        raise SchemaMismatch(f"cells of {name!r} hold no single number or text each; mend or drop that column") from None


def _plain(column: Any) -> list[Any]:
    """The cells of a column, None for every way of saying that nothing is known."""
    unknown = column.is_null().to_list()
    cells = zip(column.to_list(), unknown, strict=True)
    return [None if gone or (isinstance(cell, float) and isnan(cell)) else cell for cell, gone in cells]
