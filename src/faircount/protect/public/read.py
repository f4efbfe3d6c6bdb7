"""Published tables from files, and finished ones of true counts: which columns tell, count, or stand beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import polars as pl

from faircount.errors import SchemaMismatch, WrongArgument, some_of
from faircount.inputs import checked
from faircount.patterns import regex
from faircount.protect.public.grid import read_grids
from faircount.protect.public.table import Public, PublishedTable, SuppressionMarks, merge_published, places_of, read_cell
from faircount.protect.public.worked_out import worked_out_hierarchies
from faircount.tables.inert import bare_frame
from faircount.tables.margins import MAX_COUNT, HierarchicalTable, Hierarchy, read_hierarchy

COUNT_NAMES = ("freq", "count", "counts", "n", "number", "cases", "offences", "victims", "crimes", "obs_value", "value")
ACROSS = "column"
"""The dimension of a table whose counts lie side by side under heads of their own."""
DIGITS = regex(r"\d")
MIN_SHARE_READ = 0.9
"""How much of a column must be counts, ranges or marks for it to be one of counts."""


def _is_population(head: str) -> bool:
    return head.casefold() == "population"


@dataclass(frozen=True, slots=True)
class PublishedFormat:
    """How published files are to be read: hierarchies, marks, the columns of counts, and the names of wholes.

    ``is_beside`` tells the heads of columns that are neither codes nor counts: populations, rates, shares.
    """

    hierarchies: Path | Sequence[Hierarchy] | None = None
    legend: SuppressionMarks = field(default_factory=SuppressionMarks)
    count_column: str | None = None
    totals: Mapping[str, str] | None = None
    is_beside: Callable[[str], bool] = _is_population


def read_public(paths: Sequence[Path], reading: PublishedFormat) -> tuple[Public, tuple[PublishedTable, ...]]:
    """All that these files publish, as one table, and the tables themselves."""
    tables = read_published_tables(paths, reading)
    return merge_published(tables, hierarchies_of(tables, reading)), tuple(tables)


def read_published_tables(paths: Sequence[Path], reading: PublishedFormat) -> list[PublishedTable]:
    """Every table in these files, each with its columns of codes and of counts."""
    tables = tables_of([grid for path in paths for grid in read_grids(path)], reading)
    if not tables:
        raise SchemaMismatch("no table in these files; a head with the names of the columns, and a row a cell, are needed")
    return tables


def tables_of(grids: Sequence[tuple[str, pl.DataFrame]], reading: PublishedFormat) -> list[PublishedTable]:
    """Named grids of text as published tables, each with its columns of codes and of counts."""
    named = named_hierarchies(reading.hierarchies)
    filled = [(name, frame) for name, frame in grids if not frame.is_empty()]
    if grids and not filled:
        raise SchemaMismatch(f"{grids[0][0]}: has a head and no row; give the table as it was published")
    return [_table(name, frame, named, reading) for name, frame in filled]


def hierarchies_of(tables: Sequence[PublishedTable], reading: PublishedFormat) -> Sequence[Hierarchy]:
    """The hierarchies of the columns of these tables: those that are given, or as the tables themselves tell."""
    named = named_hierarchies(reading.hierarchies)
    if not named:
        return worked_out_hierarchies(tables, reading.totals or {})
    if reading.totals:
        raise WrongArgument("--total: the hierarchies that are given say what adds up already; leave out the one or the other")
    used = [column for table in tables for column in table.codes.columns]
    return [named[column] for column in dict.fromkeys(used)]


def _refuse_unexplained(name: str, beside: pl.DataFrame, legend: SuppressionMarks) -> None:
    """A column of words without a hierarchy would lay the rows that it tells apart over one another."""
    words = [column.name for column in beside if column.n_unique() > 1 and not _holds_counts(column, legend)]
    unexplained = [column for column in words if not any(DIGITS.search(str(text)) for text in beside[column].head(50))]
    if unexplained:
        raise SchemaMismatch(f"{name}: no hierarchy for column {', '.join(unexplained)}; add hier_{unexplained[0]}.csv")


def named_hierarchies(given: Path | Sequence[Hierarchy] | None) -> dict[str, Hierarchy]:
    """The hierarchies that are given, or lie in a folder, by their names; refused where the folder holds none."""
    if given is None:
        return {}
    found = [read_hierarchy(path) for path in sorted(given.glob("hier_*.csv"))] if isinstance(given, Path) else given
    if not found:
        raise SchemaMismatch(f"{given}: no hierarchies in it; give the folder that holds hier_<dimension>.csv")
    return {hierarchy.name: hierarchy for hierarchy in found}


def _table(name: str, frame: pl.DataFrame, named: Mapping[str, Hierarchy], reading: PublishedFormat) -> PublishedTable:
    frame = _melted_by_codes(frame, named)
    dimensions = [column for column in frame.columns if column in named]
    counts = _count_columns(name, frame, dimensions, reading)
    if not named:
        before = frame.columns[: frame.columns.index(counts[0])]
        dimensions = [column for column in before if not reading.is_beside(column)]
    frame = _filled_down(frame, dimensions)
    if len(counts) > 1:
        frame = _melted(frame, dimensions, counts, ACROSS)
        dimensions, counts = [*dimensions, ACROSS], [COUNT_NAMES[0]]
    if not dimensions:
        raise SchemaMismatch(f"{name}: no column says what is counted; have {some_of(frame.columns)}")
    beside = frame.drop(*dimensions, *counts)
    if named:
        _refuse_unexplained(name, beside, reading.legend)
    codes = frame.select(pl.col(column).fill_null("").str.strip_chars() for column in dimensions)
    return PublishedTable.of(name, codes, frame[counts[0]], reading.legend, beside)


def _filled_down(frame: pl.DataFrame, dimensions: Sequence[str]) -> pl.DataFrame:
    """The table with each label in every row of its block, where it is written once; only if that tells all rows apart."""
    if len(dimensions) < 2:
        return frame
    labels = pl.col(dimensions).str.strip_chars().replace("", None)
    filled = frame.with_columns(labels.forward_fill())
    told_apart = not filled.select(dimensions).is_duplicated().any() and not filled.select(dimensions[0]).to_series().null_count()
    return filled if told_apart and frame.select(labels).is_duplicated().any() else frame


def _melted_by_codes(frame: pl.DataFrame, named: Mapping[str, Hierarchy]) -> pl.DataFrame:
    """The same table in rows, where the codes of one hierarchy stand as heads of columns."""
    for name, hierarchy in named.items():
        heads = [column for column in frame.columns if column in hierarchy.places and column not in named]
        if name not in frame.columns and len(heads) > 1:
            return _melted(frame, [column for column in frame.columns if column not in heads], heads, name)
    return frame


def _melted(frame: pl.DataFrame, kept: Sequence[str], heads: Sequence[str], name: str) -> pl.DataFrame:
    return frame.unpivot(on=list(heads), index=list(kept), variable_name=name, value_name=COUNT_NAMES[0])


def _count_columns(name: str, frame: pl.DataFrame, dimensions: Sequence[str], reading: PublishedFormat) -> list[str]:
    """The columns of counts: the one that was named, the one named like a count, or the last ones that hold counts and marks."""
    if reading.count_column is not None:
        if reading.count_column not in frame.columns:
            raise SchemaMismatch(f"{name}: no column {reading.count_column!r}; have {some_of(frame.columns)}")
        return [reading.count_column]
    others = [column for column in frame.columns if column not in dimensions and not reading.is_beside(column)]
    like = [column for column in others if column.casefold() in COUNT_NAMES]
    if like:
        return like[:1]
    if dimensions:
        found = [column for column in others if _holds_counts(frame[column], reading.legend)]
        if len(found) != 1:
            raise SchemaMismatch(f"{name}: name the column of counts with --count; have {some_of(others)}")
        return found
    trailing: list[str] = []
    for column in reversed(others[1:]):
        if not _holds_counts(frame[column], reading.legend):
            break
        trailing.insert(0, column)
    if not trailing:
        raise SchemaMismatch(f"{name}: no column of counts; name it with --count; have {some_of(frame.columns)}")
    return trailing


def _holds_counts(column: pl.Series, legend: SuppressionMarks) -> bool:
    said = column.cast(pl.String).fill_null("").value_counts().rows()
    read = sum(int(times) for text, times in said if read_cell(str(text), legend) is not None)
    return bool(read >= MIN_SHARE_READ * len(column))


@dataclass(frozen=True, eq=False)
class FinishedTable:
    """The table with every margin summed here, and the dimensions whose hierarchies were worked out from it."""

    table: HierarchicalTable
    worked_out: tuple[Hierarchy, ...]


def read_finished(path: Path, reading: PublishedFormat) -> FinishedTable:
    """The one table of a file as its leaf counts; refused where a cell is hidden or a printed margin is not their sum."""
    tables = read_published_tables([path], reading)
    if len(tables) != 1:
        raise SchemaMismatch(f"{path.name}: holds {len(tables)} tables; save the one to protect as a file of its own")
    (table,) = tables
    unknown = np.flatnonzero(table.lower != table.upper)
    if len(unknown):
        raise SchemaMismatch(
            f"{table.name}, row {int(unknown[0]) + 2}: no whole number; protection starts from the true counts of every cell"
        )
    hierarchies = hierarchies_of(tables, reading)
    counted = _of_leaves(table, hierarchies)
    _refuse_other_margins(table, counted)
    return FinishedTable(counted, () if reading.hierarchies is not None else tuple(hierarchies))


def _of_leaves(table: PublishedTable, hierarchies: Sequence[Hierarchy]) -> HierarchicalTable:
    if float(table.lower.astype(float).sum()) > MAX_COUNT:
        raise SchemaMismatch(f"{table.name}: adds up to more than {MAX_COUNT:,}; look whether these are counts")
    places = [places_of(table.codes[each.name], each, table.name) for each in hierarchies]
    twice = _first_twice(table, hierarchies)
    if twice is not None:
        raise SchemaMismatch(f"{table.name}, row {twice + 2}: its cell stands in a row above too; give one row a cell")
    finest = np.all([np.isin(place, each.leaves) for place, each in zip(places, hierarchies, strict=True)], axis=0)
    if not finest.any():
        raise SchemaMismatch(f"{table.name}: holds sums and no finest cell; give the counts that the sums are made of")
    counts = np.zeros([len(each) for each in hierarchies], dtype=np.int64)
    counts[tuple(place[finest] for place in places)] = table.lower[finest]
    return HierarchicalTable.of_leaves(hierarchies, counts)


def _first_twice(table: PublishedTable, hierarchies: Sequence[Hierarchy]) -> int | None:
    cells = table.cells_in(hierarchies)
    _, first = np.unique(cells, return_index=True)
    again = np.setdiff1d(np.arange(len(cells)), first)
    return int(again[0]) if len(again) else None


def _refuse_other_margins(table: PublishedTable, counted: HierarchicalTable) -> None:
    """Refuse a table of which a printed sum is not the sum of its leaf cells: nobody knows which of them is wrong."""
    cells = table.cells_in(counted.hierarchies)
    wrong = np.flatnonzero(counted.flat[cells] != table.lower)
    if len(wrong):
        codes = ", ".join(counted.codes_of(int(cells[wrong[0]])))
        raise SchemaMismatch(
            f"{table.name}: {len(wrong):,} printed sums are not those of their parts (first: [{codes}]); mend the table, or "
            "correct the hierarchies and give them with --hierarchies"
        )


def has_sums(path: Path, folder: Path, count_column: str) -> bool:
    """Whether a file of counts is a finished table: no plain CSV, or one in which sums stand beside the leaf cells."""
    if path.suffix.lower() != ".csv":
        return True
    try:
        frame = bare_frame(pl.read_csv(checked(path), infer_schema=False, glob=False))
    except (OSError, pl.exceptions.PolarsError):
        return False  # the reader of leaf cells says what is wrong with it
    named = {hierarchy.name: hierarchy for hierarchy in map(read_hierarchy, sorted(folder.glob("hier_*.csv")))}
    for name in [each for each in frame.columns if each in named and each != count_column]:
        sums = [code for code, below in zip(named[name].codes, named[name].children, strict=True) if below]
        if frame[name].str.strip_chars().is_in(sums).any():
            return True
    return False
