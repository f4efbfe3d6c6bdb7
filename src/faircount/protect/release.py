"""What a protected cross looks like outside and inside the house: the table with one mark, and the audit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from faircount.errors import NotProtected, SchemaMismatch, UnreadableSource
from faircount.protect.suppression import SafePattern
from faircount.tables.margins import HierarchicalTable, Hierarchy, read_hierarchies
from faircount.vocabulary.status import MARKS, CellStatus

MARK = MARKS[CellStatus.PRIMARY_SUPPRESSED]
"""The one mark of both kinds of hidden cell."""
_MARKS = frozenset({MARK, "*", "x", "X", "c", "..", "-", ""})


ENDLESS = 2**40
"""The most of a cell whose count nothing printed limits from above."""


@dataclass(frozen=True, eq=False)
class PublishedCross:
    """What a reader has: for every cell of the full cross its count, or between which limits it lies.

    ``hidden`` says that the reader is not told the count: it was marked, printed as a range, or not published at all.
    ``least`` and ``most`` are what is known of each cell by itself, both included: the count itself where it is published, 1 or
    more under a mark where zeros are shown, 0 or more where nothing was published, 1 to 4 for "<5".
    """

    hierarchies: tuple[Hierarchy, ...]
    counts: NDArray[np.int64]
    hidden: NDArray[np.bool_]
    least: NDArray[np.int64]
    most: NDArray[np.int64]

    @classmethod
    def of(
        cls,
        hierarchies: tuple[Hierarchy, ...],
        counts: NDArray[np.int64],
        hidden: NDArray[np.bool_],
        *,
        least: int | NDArray[np.int64] = 1,
        most: int | NDArray[np.int64] = ENDLESS,
    ) -> PublishedCross:
        """The cross of these counts, where hidden ones lie between ``least`` and ``most``: one number, or one a cell."""
        shown = np.where(hidden, 0, counts)
        return cls(hierarchies, shown, hidden, np.where(hidden, least, shown), np.where(hidden, most, shown))

    @property
    def shape(self) -> tuple[int, ...]:
        """How many codes each hierarchy has."""
        return tuple(len(hierarchy) for hierarchy in self.hierarchies)

    @property
    def blank(self) -> HierarchicalTable:
        """The same cross with nothing counted yet."""
        return HierarchicalTable(self.hierarchies, np.zeros(self.shape, dtype=np.int64))

    def codes_of(self, cell: int) -> tuple[str, ...]:
        """The codes that name a cell."""
        places = np.unravel_index(cell, self.shape)
        return tuple(hierarchy.codes[int(place)] for hierarchy, place in zip(self.hierarchies, places, strict=True))


def published(pattern: SafePattern) -> PublishedCross:
    """What a reader of the pattern has; hidden counts are gone from it."""
    standing = pattern.standing
    least = pattern.policy.least_hidden if standing is None else standing.least(pattern.policy)
    return PublishedCross.of(pattern.table.hierarchies, pattern.table.flat, pattern.hidden, least=least)


def write_published(pattern: SafePattern, path: Path, count_column: str = "freq") -> None:
    """Write every cell of the full cross, hidden ones with the mark; refused if a small count would show."""
    require_safe(pattern)
    counts = pl.Series(count_column, pattern.table.flat).cast(pl.String)
    shown = pl.select(pl.when(pl.Series(pattern.hidden)).then(pl.lit(MARK)).otherwise(counts).alias(count_column))
    pl.DataFrame({**pattern.table.code_columns(), count_column: shown[count_column]}).write_csv(path)


def write_audit(pattern: SafePattern, path: Path, count_column: str = "freq") -> None:
    """Write every cell with its true count and whether it is published (u), primary (p) or secondary (s): stays in the house."""
    status = np.where(pattern.primary, "p", np.where(pattern.hidden, "s", "u"))
    columns = {**pattern.table.code_columns(), count_column: pl.Series(pattern.table.flat), "status": pl.Series(status)}
    pl.DataFrame(columns).write_csv(path)


def write_hierarchies(hierarchies: tuple[Hierarchy, ...], folder: Path) -> None:
    """Write the hierarchies as published, one ``hier_<dimension>.csv`` each."""
    folder.mkdir(parents=True, exist_ok=True)
    for hierarchy in hierarchies:
        rows = (f"{'@' * depth},{code}\n" for depth, code in zip(hierarchy.depths, hierarchy.codes, strict=True))
        (folder / f"hier_{hierarchy.name}.csv").write_text("level,code\n" + "".join(rows), encoding="utf-8")


def read_published(path: Path, hierarchies: Path) -> PublishedCross:
    """A published cross from a CSV file: one column a dimension, the last one of counts and marks; every cell must be there."""
    try:
        frame = pl.read_csv(path, infer_schema=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise UnreadableSource(f"{path}: cannot be read as CSV; check that it is there and not empty") from error
    *names, count_column = frame.columns
    dimensions = read_hierarchies(hierarchies, names)
    shape = tuple(len(hierarchy) for hierarchy in dimensions)
    cells = np.ravel_multi_index(tuple(_places(frame[each.name], each, path) for each in dimensions), shape)
    if len(np.unique(cells)) != int(np.prod(shape)) or len(cells) != int(np.prod(shape)):
        raise SchemaMismatch(
            f"{path.name}: {len(cells)} rows for {int(np.prod(shape))} cells; each cell of the cross stands once"
        )
    hidden, counts = _read_counts(frame[count_column], path)
    ordered = np.argsort(cells)
    return PublishedCross.of(dimensions, counts[ordered], hidden[ordered])


def _places(codes: pl.Series, hierarchy: Hierarchy, path: Path) -> NDArray[np.int64]:
    places = codes.replace_strict(hierarchy.places, default=None, return_dtype=pl.Int64)
    if places.null_count():
        row = int(places.is_null().arg_true()[0]) + 2
        raise SchemaMismatch(f"{path.name}, row {row}: {hierarchy.name} is no code of hier_{hierarchy.name}.csv")
    return places.to_numpy()


def _read_counts(column: pl.Series, path: Path) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    texts = column.fill_null("").str.strip_chars()
    hidden = texts.is_in(sorted(_MARKS))
    counts = texts.cast(pl.Int64, strict=False)
    unread = (counts.is_null() & ~hidden).arg_true()
    if len(unread):
        raise SchemaMismatch(f"{path.name}, row {unread[0] + 2}: neither a whole number nor a mark such as {MARK}")
    return hidden.to_numpy(), counts.fill_null(0).to_numpy()


def require_safe(pattern: SafePattern) -> SafePattern:
    """The pattern, refused unless every primary cell is hidden: the last look before anything is written."""
    if (pattern.primary & ~pattern.hidden).any():
        raise NotProtected("a small count would be published; protect the table again before writing it")
    return pattern
