"""The counts that a request asks for, from an extract that was checked first, with nothing of a row written anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from faircount.errors import NotProtected, SchemaMismatch
from faircount.protect.guarding.grid import FURTHER, KIND, OTHER, RequestGrid
from faircount.protect.guarding.world import Counts, Mask, Place
from faircount.records.counting import UNITS, CountedTable, count_cells, count_records
from faircount.records.dimensions import (
    ByAge,
    ByCode,
    ByKind,
    ByPeriod,
    ByRecency,
    CountDimension,
    Expression,
    by_online,
    by_sex,
    flat,
)
from faircount.records.engine import EngineSettings, hold_records, open_engine
from faircount.records.files import collected, scan_records
from faircount.records.schema import STANDINGS, STANDS
from faircount.records.validation import (
    Validation,
    check_records,
    refuse_what_is_counted_wrong,
    refuse_what_is_not_understood,
)
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.offences import CODES

IN_MEMORY = EngineSettings(memory_mb=2_000, spills=False)
NEEDED = (
    "victim_number", "force", "offence", "recorded", "committed_from", "committed_to", "online", "victim_age", "victim_sex",
    "outcome", "standing",
)  # fmt: skip
"""Columns that are counted by. What names a crime is not even loaded, nor a place or a relationship unless it is asked for."""


@dataclass(frozen=True, eq=False)
class Cube:
    """The counts of all atoms, and what is told beside them.

    ``by_recency`` are the counts by period, group of codes and kind of row, then recent, non-recent and not known. ``tables`` are
    what a count of each unit gave. ``empty_marks`` are those on which nobody filled in the mark, without the axis of marks.
    ``words`` are those that stand in each column of a further dimension that is asked for. ``lost`` says how many rows no
    question could count, by what is wrong with them.
    """

    grid: RequestGrid
    counts: Counts
    by_recency: Counts
    tables: tuple[CountedTable, ...]
    empty_marks: Counts
    words: Mapping[str, frozenset[str]]
    lost: Mapping[str, int]

    @property
    def impossible(self) -> Mask:
        """The atoms that every reader knows to be empty, as far as the records agree."""
        empty: Mask = self.grid.impossible & (self.counts == 0)
        return empty

    def count(self, place: Place) -> int:
        """The sum of the atoms that a cell holds."""
        return int(self.counts[np.ix_(*map(sorted, place))].sum())

    def recency(self, place: Place) -> Counts:
        """Recent, non-recent and not known, of a cell that is whole in all but period, offence and unit."""
        held = [sorted(each) for each in place[: KIND + 1]]
        counts: Counts = self.by_recency[np.ix_(*held)].sum(axis=tuple(range(KIND + 1)))
        return counts


def check_extract(path: Path, as_of: date, area: str, grid: RequestGrid) -> Validation:
    """What was found in the extract; refused where the findings would make every count of the grid wrong."""
    checked = check_records(path, as_of, forces=(area,))
    # How many rows may have an offence that no list has is for the force to say: records.most_left_over.
    refuse_what_is_not_understood(checked, path, [name for name in columns_of(grid) if name != "offence"])
    refuse_what_is_counted_wrong(checked, path)
    return checked


def columns_of(grid: RequestGrid) -> list[str]:
    """The columns that a grid is counted by."""
    return list(dict.fromkeys((*NEEDED, *(axis.dimension.column for axis in grid.further if axis.is_cut))))


def count_extract(path: Path, area: str, units: Sequence[Counted], grid: RequestGrid, most_left_over: float) -> Cube:
    """The counts of all atoms of the grid; refused where too many rows of the force lie in no class of any period."""
    foreign = [str(unit) for unit in units if unit not in UNITS]
    if foreign:
        raise SchemaMismatch(
            f"the request counts {', '.join(foreign)}, and the records hold {', '.join(UNITS)} only; answer it by letter"
        )
    if not grid.codes:
        raise SchemaMismatch(
            "nothing that is asked for rests on Home Office codes, so none of it is in the records; say so by letter"
        )
    frame = collected(scan_records(path).select(columns_of(grid)), path).filter(pl.col("force") == area)
    if frame.is_empty():
        raise SchemaMismatch(f"{path.name}: no row is of the force {area}; check force.area and the column force")
    lost = unplaced(frame)
    if sum(lost.values()) > most_left_over * frame.height:
        raise SchemaMismatch(
            f"{path.name}: {sum(lost.values()) / frame.height:.0%} of the rows cannot be placed ({', '.join(lost)}); "
            "mend the extract, or raise records.most_left_over and say why in the reply"
        )
    words = {
        axis.dimension.key: frozenset(frame[axis.dimension.column].fill_null("").cast(pl.String))
        for axis in grid.further
        if axis.is_cut
    }
    with open_engine(IN_MEMORY) as connection:
        held = hold_records(connection, in_groups(frame, grid).to_arrow(compat_level=pl.CompatLevel.oldest()))
        found = tuple(count_records(held, unit, [each for each in _axes(grid) if not isinstance(each, ByKind)]) for unit in units)
        standing = held.filter(held.standing == STANDS)
        plain, recency = (_leaves(standing, [*_axes(grid), *more]) for more in (_further(grid), [ByRecency()]))
    if not all(table.is_complete for table in found) or plain.sum() != recency.sum():
        raise NotProtected(f"{path.name}: the counts do not account for every row; nothing is answered")
    counts = plain.reshape(*plain.shape[:FURTHER], *(len(axis.groups) for axis in grid.further))
    empty = counts[:, :, :, 2]
    # A mark that nobody put is no mark: the request asks for "with it" and "without it".
    marks = np.stack([counts[:, :, :, 0], counts[:, :, :, 1] + empty], axis=3)
    whole = recency.sum(axis=tuple(range(KIND + 1, FURTHER)))
    return Cube(grid, marks, whole, found, empty, words, lost)


def in_groups(frame: pl.DataFrame, grid: RequestGrid) -> pl.DataFrame:
    """The records with columns that say which group of the grid their words are in, for what is cut by words."""
    columns = {"code": ("offence", grid.codes)} | {
        axis.dimension.key: (axis.dimension.column, axis.groups) for axis in grid.further if axis.is_cut
    }
    made = []
    for name, (column, groups) in columns.items():
        places = {word: str(place) for place, group in enumerate(groups) for word in group}
        word = pl.col(column).cast(pl.String).fill_null("")
        made.append(word.replace_strict(places, default=places.get(OTHER), return_dtype=pl.String).alias(_by(name)))
    return frame.with_columns(made)


def _by(name: str) -> str:
    return f"by_{name}"


def _axes(grid: RequestGrid) -> list[CountDimension]:
    codes = ByCode(flat("offence", map(str, range(len(grid.codes)))), _by("code"))
    return [ByPeriod(grid.periods, "period"), codes, ByKind(), by_online(), ByAge(grid.bands), by_sex()]


def _further(grid: RequestGrid) -> list[CountDimension]:
    cut = [axis for axis in grid.further if axis.is_cut]
    return [ByCode(flat(axis.dimension.key, map(str, range(len(axis.groups)))), _by(axis.dimension.key)) for axis in cut]


def _leaves(records: Expression, dimensions: Sequence[CountDimension]) -> Counts:
    """The leaf counts by these dimensions."""
    table, _, _ = count_cells(records, dimensions)
    return table.counts[np.ix_(*(list(hierarchy.leaves) for hierarchy in table.hierarchies))]


def unplaced(frame: pl.DataFrame) -> Mapping[str, int]:
    """How many rows no question could count, by what is wrong with them."""
    wrong = {
        "no day of recording": pl.col("recorded").is_null(),
        "no standing": ~pl.col("standing").is_in(STANDINGS),
        "no known offence": ~pl.col("offence").is_in(list(CODES)),
    }
    return {reason: rows for reason, test in wrong.items() if (rows := frame.filter(test.fill_null(True)).height)}
