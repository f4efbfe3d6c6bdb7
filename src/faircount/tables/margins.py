"""Frequency tables over hierarchies: the leaf counts and every margin, as one table."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch, UnreadableSource, some_of
from faircount.inputs import LARGEST_LIST, checked, sized
from faircount.tables.inert import bare, bare_frame

Counts = NDArray[np.int64]
MAX_COUNT = 10**15
"""What the counts of a table may add up to: every sum of them is then exact, in floats too."""


@dataclass(frozen=True, eq=False)
class Hierarchy:
    """One dimension: its codes depth first, the whole at the head, and for each the place of the code above it."""

    name: str
    codes: tuple[str, ...]
    parents: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(set(self.codes)) != len(self.codes):
            twice = next(code for place, code in enumerate(self.codes) if code in self.codes[:place])
            raise SchemaMismatch(f"hierarchy {self.name}: code {twice!r} is there twice; every code stands once")

    def __len__(self) -> int:
        return len(self.codes)

    @classmethod
    def of_levels(cls, name: str, levels: Sequence[int], codes: Sequence[str]) -> Hierarchy:
        """A hierarchy from codes depth first and how deep each lies, the whole at 1.

        >>> Hierarchy.of_levels("online", [1, 2, 2], ["all", "yes", "no"]).parents
        (-1, 0, 0)
        """
        above: list[int] = []
        parents = []
        for place, level in enumerate(levels):
            if level < 1 or level > len(above) + 1 or (place == 0) != (level == 1):
                raise SchemaMismatch(
                    f"hierarchy {name}, row {place + 2}: level {level} does not follow; go down one level at a time"
                )
            above = above[: level - 1]
            parents.append(above[-1] if above else -1)
            above.append(place)
        if not parents:
            raise SchemaMismatch(f"hierarchy {name}: no codes; the first row is the whole ('@')")
        return cls(name, tuple(codes), tuple(parents))

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each code."""
        return {code: place for place, code in enumerate(self.codes)}

    @cached_property
    def leaves(self) -> tuple[int, ...]:
        """The places of the finest codes."""
        inner = set(self.parents)
        return tuple(place for place in range(len(self)) if place not in inner)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each place the places just below."""
        below: list[list[int]] = [[] for _ in self.codes]
        for place, parent in enumerate(self.parents):
            if parent >= 0:
                below[parent].append(place)
        return tuple(tuple(places) for places in below)

    def path(self, place: int) -> tuple[int, ...]:
        """The place and all above it, up to the whole."""
        found = []
        while place >= 0:
            found.append(place)
            place = self.parents[place]
        return tuple(found)

    @property
    def above(self) -> list[Counts]:
        """For each number of steps up, the place reached from every place, or -1 beyond the whole."""
        parents = np.array(self.parents, dtype=np.int64)
        steps = [np.arange(len(parents))]
        while True:
            before = steps[-1]
            after = np.where(before >= 0, parents[before], -1)
            if (after < 0).all():
                return steps
            steps.append(after)

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """How deep each place lies, the whole at 1."""
        return tuple(len(self.path(place)) for place in range(len(self)))


@dataclass(frozen=True, eq=False)
class HierarchicalTable:
    """The count of every cell of the full table of the hierarchies, margins summed here and never taken on trust."""

    hierarchies: tuple[Hierarchy, ...]
    counts: Counts

    @classmethod
    def of_leaves(cls, hierarchies: Sequence[Hierarchy], leaf_counts: Counts) -> HierarchicalTable:
        """The table whose leaf cells hold these counts (places other than leaves are ignored and summed)."""
        counts = np.array(leaf_counts, dtype=np.int64)
        for axis, hierarchy in enumerate(hierarchies):
            _sum_up(counts, axis, hierarchy)
        return cls(tuple(hierarchies), counts)

    @property
    def names(self) -> tuple[str, ...]:
        """The dimensions, in order."""
        return tuple(hierarchy.name for hierarchy in self.hierarchies)

    @property
    def flat(self) -> Counts:
        """All counts in one row, last dimension fastest."""
        return self.counts.reshape(-1)

    @cached_property
    def is_leaf(self) -> NDArray[np.bool_]:
        """Which cells, in one row, are finest in every dimension."""
        mask = np.ones(self.counts.shape, dtype=np.bool_)
        for axis, hierarchy in enumerate(self.hierarchies):
            fine = np.zeros(len(hierarchy), dtype=np.bool_)
            fine[list(hierarchy.leaves)] = True
            mask &= fine.reshape([-1 if each == axis else 1 for each in range(mask.ndim)])
        return mask.reshape(-1)

    def codes_of(self, cell: int) -> tuple[str, ...]:
        """The codes that name a cell."""
        places = np.unravel_index(cell, self.counts.shape)
        return tuple(hierarchy.codes[int(place)] for hierarchy, place in zip(self.hierarchies, places, strict=True))

    def code_columns(self) -> dict[str, pl.Series]:
        """For each dimension the code of every cell, in the order of ``flat``."""
        columns = {}
        for axis, hierarchy in enumerate(self.hierarchies):
            places = np.arange(len(hierarchy)).reshape([-1 if each == axis else 1 for each in range(self.counts.ndim)])
            spread = np.broadcast_to(places, self.counts.shape).reshape(-1)
            columns[hierarchy.name] = pl.Series(hierarchy.name, list(hierarchy.codes)).gather(spread)
        return columns

    def within(self, axis: int, classes: Sequence[int]) -> HierarchicalTable:
        """The table of what these classes of a dimension count, which lie side by side under its whole."""
        own = self.hierarchies[axis]
        kept = [place for place in range(len(own)) if place == 0 or set(own.path(place)) & set(classes)]
        now = {place: number for number, place in enumerate(kept)}
        parents = tuple(now.get(own.parents[place], -1) for place in kept)
        part = Hierarchy(own.name, tuple(own.codes[place] for place in kept), parents)
        hierarchies = [part if each == axis else one for each, one in enumerate(self.hierarchies)]
        finest = np.where(self.is_leaf.reshape(self.counts.shape), self.counts, 0)
        return HierarchicalTable.of_leaves(hierarchies, np.take(finest, kept, axis=axis))

    def is_additive(self, change: Counts) -> bool:
        """Whether numbers in one row, one a cell, add up along every hierarchy."""
        cube = change.reshape(self.counts.shape)
        return all(_adds_up(cube, axis, hierarchy) for axis, hierarchy in enumerate(self.hierarchies))


def _sum_up(counts: Counts, axis: int, hierarchy: Hierarchy) -> None:
    cube = np.moveaxis(counts, axis, 0)
    for place, below in enumerate(hierarchy.children):
        if below:
            cube[place] = 0
    for place in range(len(hierarchy) - 1, 0, -1):
        cube[hierarchy.parents[place]] += cube[place]


def _adds_up(cube: Counts, axis: int, hierarchy: Hierarchy) -> bool:
    turned = np.moveaxis(cube, axis, 0)
    return all(
        np.array_equal(turned[place], turned[list(below)].sum(axis=0)) for place, below in enumerate(hierarchy.children) if below
    )


def read_hierarchy(path: Path) -> Hierarchy:
    """The hierarchy in ``hier_<dimension>.csv``: columns level ('@', '@@', ...) and code, depth first."""
    rows = list(_rows(path))
    if not rows or [name.strip() for name in rows[0][:2]] != ["level", "code"]:
        raise SchemaMismatch(f"{path.name}: the first row must be 'level,code'")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) < 2 or not row[0].strip() or set(row[0].strip()) != {"@"}:
            raise SchemaMismatch(f"{path.name}, row {number}: the level must be '@' for the whole, '@@' below it, and so on")
    levels = [len(row[0].strip()) for row in rows[1:]]
    return Hierarchy.of_levels(path.stem.removeprefix("hier_"), levels, [bare(row[1].strip()).strip() for row in rows[1:]])


def read_hierarchies(folder: Path, names: Sequence[str]) -> tuple[Hierarchy, ...]:
    """The hierarchies of these dimensions, from a folder of ``hier_<dimension>.csv``."""
    return tuple(read_hierarchy(folder / f"hier_{name}.csv") for name in names)


def read_table(path: Path, hierarchies: Path, count_column: str) -> HierarchicalTable:
    """The table whose leaf cells are in a CSV file, one column a dimension and one of counts; cells not listed are zero."""
    frame = _frame(path)
    if count_column not in frame.columns:
        raise SchemaMismatch(f"{path.name}: no column {count_column!r}; have {some_of(frame.columns)}")
    names = [name for name in frame.columns if name != count_column]
    if not names:
        raise SchemaMismatch(f"{path.name}: has counts and nothing that tells them apart; give a column for each dimension")
    dimensions = read_hierarchies(hierarchies, names)
    places = [_places(frame[hierarchy.name], hierarchy, path) for hierarchy in dimensions]
    counts = frame[count_column].str.strip_chars().str.replace(r"\.0+$", "").cast(pl.Int64, strict=False)
    wrong = (counts.is_null() | (counts < 0)).fill_null(True)
    if wrong.any():
        raise SchemaMismatch(
            f"{path.name}, row {int(wrong.arg_true()[0]) + 2}: {count_column} must hold whole numbers of 0 or more "
            f"({int(wrong.sum()):,} rows have none); give the true counts, 0 where none was counted"
        )
    if frame.is_empty():
        raise SchemaMismatch(f"{path.name}: has a head and no row, so nothing is known of any cell; give its counts")
    if float(counts.cast(pl.Float64).sum()) > MAX_COUNT:
        raise SchemaMismatch(f"{path.name}: {count_column} adds up to more than {MAX_COUNT:,}; look whether these are counts")
    _refuse_twice(frame, names, path)
    cross = np.zeros([len(hierarchy) for hierarchy in dimensions], dtype=np.int64)
    np.add.at(cross, tuple(places), counts.to_numpy())
    return HierarchicalTable.of_leaves(dimensions, cross)


def _refuse_twice(frame: pl.DataFrame, names: Sequence[str], path: Path) -> None:
    """Refuse a table in which a cell stands twice: added up, a table that was pasted twice would be twice as large."""
    again = ~frame.select(pl.struct(pl.col(names).str.strip_chars()).is_first_distinct()).to_series()
    if again.any():
        row = int(again.arg_true()[0]) + 2
        raise SchemaMismatch(
            f"{path.name}, row {row}: its cell stands in a row above too ({int(again.sum()):,} such rows); give one row a cell, "
            "with its whole count"
        )


def _places(codes: pl.Series, hierarchy: Hierarchy, path: Path) -> NDArray[np.int64]:
    leaves = {hierarchy.codes[place]: place for place in hierarchy.leaves}
    places = codes.str.strip_chars().replace_strict(leaves, default=None, return_dtype=pl.Int64)
    if places.null_count():
        row = int(places.is_null().arg_true()[0]) + 2
        raise SchemaMismatch(f"{path.name}, row {row}: {hierarchy.name} is not a finest code of hier_{hierarchy.name}.csv")
    return places.to_numpy()


def _frame(path: Path) -> pl.DataFrame:
    try:
        return bare_frame(pl.read_csv(checked(path), infer_schema=False, glob=False))
    except (OSError, pl.exceptions.PolarsError) as error:
        raise UnreadableSource(f"{path}: cannot be read as CSV; check that it is there and not empty") from error


def _rows(path: Path) -> Iterator[list[str]]:
    try:
        with sized(path, LARGEST_LIST).open(newline="", encoding="utf-8-sig") as lines:
            yield from (row for row in csv.reader(lines) if row)
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(
            f"{path}: no hierarchy can be read here; give the folder that holds hier_<dimension>.csv"
        ) from error
