"""The counts that a request asks for, from an extract that was checked first, with nothing of a row written anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from faircount.errors import NotProtected, SchemaMismatch
from faircount.pipeline.answering.grid import Grid
from faircount.protect.guarding.world import Counts, Mask, Place
from faircount.records.between_rows import BOTH, NO_FIRST, TWICE
from faircount.records.counting import UNITS, CountedTable, count_cells, count_records
from faircount.records.dimensions import ByKind
from faircount.records.engine import EngineSettings, hold_records, open_engine
from faircount.records.files import collected, scan_records
from faircount.records.schema import STANDINGS, STANDS
from faircount.records.validation import Validation, check_records, refuse_what_is_not_understood
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.offences import CODES

BLOCKING = (TWICE, BOTH, NO_FIRST, "empty crime_id", "empty victim_number", "unreadable victim_number")
"""Findings that make counts wrong without a trace: an offence would be counted twice or not at all, or stand for several."""
IN_MEMORY = EngineSettings(memory_mb=2_000, spills=False)
NEEDED = (
    "victim_number", "force", "offence", "recorded", "committed_from", "committed_to", "online", "victim_age", "victim_sex",
    "outcome", "standing",
)  # fmt: skip
"""Columns that are counted by. What names a crime, a place or a relationship is not even loaded."""


@dataclass(frozen=True, eq=False)
class Cube:
    """The counts of all atoms, and what is told beside them; the last axis of ``atoms`` is recent, non-recent, not known.

    ``tables`` are what a count of each unit gave. ``empty_marks`` are those on which nobody filled in the mark, without the axis
    of marks and the last one. ``lost`` says how many rows no question could count, by what is wrong with them.
    """

    grid: Grid
    atoms: Counts
    tables: tuple[CountedTable, ...]
    empty_marks: Counts
    lost: Mapping[str, int]

    @property
    def counts(self) -> Counts:
        """The counts of all atoms, recent or not."""
        counts: Counts = self.atoms.sum(axis=-1)
        return counts

    @property
    def impossible(self) -> Mask:
        """The atoms that every reader knows to be empty, as far as the records agree."""
        empty: Mask = self.grid.impossible & (self.counts == 0)
        return empty

    def count(self, place: Place) -> int:
        """The sum of the atoms that a cell holds."""
        return int(self.recency(place).sum())

    def recency(self, place: Place) -> Counts:
        """Recent, non-recent and not known, of the cell."""
        counts: Counts = self.atoms[np.ix_(*(sorted(held) for held in place))].sum(axis=tuple(range(len(place))))
        return counts


def check_extract(path: Path, as_of: date, area: str) -> Validation:
    """What was found in the extract; refused where the findings would make every count wrong."""
    checked = check_records(path, as_of, forces=(area,))
    stopping = [finding for finding in checked.findings if finding.rule in BLOCKING]
    # How many rows may have an offence that no list has is for the force to say: records.most_left_over.
    refuse_what_is_not_understood(checked, path, [name for name in NEEDED if name != "offence"])
    if stopping:
        raise SchemaMismatch(f"{path.name}: {'; '.join(finding.told for finding in stopping)}. Mend the extract first")
    return checked


def count_extract(path: Path, area: str, units: Sequence[Counted], grid: Grid, most_left_over: float) -> Cube:
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
    frame = collected(scan_records(path).select(NEEDED), path).filter(pl.col("force") == area)
    if frame.is_empty():
        raise SchemaMismatch(f"{path.name}: no row is of the force {area}; check force.area and the column force")
    lost = unplaced(frame)
    if sum(lost.values()) > most_left_over * frame.height:
        raise SchemaMismatch(
            f"{path.name}: {sum(lost.values()) / frame.height:.0%} of the rows cannot be placed ({', '.join(lost)}); "
            "mend the extract, or raise records.most_left_over and say why in the reply"
        )
    with open_engine(IN_MEMORY) as connection:
        held = hold_records(connection, frame.to_arrow(compat_level=pl.CompatLevel.oldest()))
        dimensions = [each for each in grid.dimensions if each.hierarchy.name != ByKind.name]
        found = tuple(count_records(held, unit, dimensions) for unit in units)
        kinds, _, _ = count_cells(held.filter(held.standing == STANDS), grid.dimensions)
    if not all(table.is_complete for table in found):
        raise NotProtected(f"{path.name}: the counts do not account for every row; nothing is answered")
    atoms = kinds.counts[np.ix_(*(list(hierarchy.leaves) for hierarchy in kinds.hierarchies))]
    # A mark that nobody put is no mark: the request asks for "with it" and "without it".
    empty = atoms[:, :, :, 2]
    marks = np.stack([atoms[:, :, :, 0], atoms[:, :, :, 1] + empty], axis=3)
    return Cube(grid, marks, found, empty.sum(axis=-1), lost)


def unplaced(frame: pl.DataFrame) -> Mapping[str, int]:
    """How many rows no question could count, by what is wrong with them."""
    wrong = {
        "no day of recording": pl.col("recorded").is_null(),
        "no standing": ~pl.col("standing").is_in(STANDINGS),
        "no known offence": ~pl.col("offence").is_in(list(CODES)),
    }
    return {reason: rows for reason, test in wrong.items() if (rows := frame.filter(test.fill_null(True)).height)}
