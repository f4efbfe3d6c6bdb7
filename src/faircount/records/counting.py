"""Counting records: one packed whole number a record, grouped in the engine; the margins are summed here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import prod
from operator import add

import numpy as np
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch
from faircount.records.dimensions import CountDimension, Expression
from faircount.records.schema import CANCELLED, FIRST_VICTIM, STANDINGS, STANDS, TRANSFERRED
from faircount.tables.margins import HierarchicalTable
from faircount.vocabulary.measures import Counted

LARGEST_CROSS = 2**24
"""The most leaf cells that a count may have: sixteen million of them take 128 MB, and nobody could read them."""

Keys = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class CountedTable:
    """What a count gave: the table, and every record that is not in it, by reason.

    ``records`` = in the table + left over + cancelled + transferred + another unit (rows of a further victim when offences are
    counted, rows that name nobody when victims are, unfinished cases when outcomes are). ``outside`` says for each dimension how
    many of those left over lie in none of its classes; one record may be outside several.
    """

    counted: Counted
    table: HierarchicalTable
    records: int
    left_over: int
    outside: Mapping[str, int]
    cancelled: int
    transferred: int
    another_unit: int

    @property
    def in_table(self) -> int:
        """The records that are in the table."""
        return int(self.table.flat[0])

    @property
    def is_complete(self) -> bool:
        """Whether every record is accounted for."""
        apart = self.left_over + self.cancelled + self.transferred + self.another_unit
        return self.records == self.in_table + apart


def count_records(records: Expression, counted: Counted, dimensions: Sequence[CountDimension]) -> CountedTable:
    """Offences, victims of offences or outcomes, by these dimensions, with all margins.

    ``records`` is a table of an engine (``faircount.records.engine``). Victims are victims of offences: a child against whom
    two offences were recorded is there twice, since only a name could tell. An offence stands under the age and sex of its
    first victim, the youngest. When not to use it: for children, rather than victims of offences; for a comparison of outcomes
    between periods of which one is not finished.
    """
    if counted not in UNITS:
        raise SchemaMismatch(f"records hold no {counted}; count {', '.join(UNITS)}")
    standing, unit = records.standing, UNITS[counted](records)
    rows = _by_reason(records, unit)
    table, left_over, outside = count_cells(records.filter((standing == STANDS) & unit), dimensions)
    by_standing = {word: sum(count for (found, _), count in rows.items() if found == word) for word in STANDINGS}
    total, taken = sum(rows.values()), rows.get((STANDS, True), 0)
    no_standing = total - sum(by_standing.values())
    return CountedTable(
        counted=counted,
        table=table,
        records=total,
        left_over=left_over + no_standing,
        outside={**outside, "standing": no_standing},
        cancelled=by_standing[CANCELLED],
        transferred=by_standing[TRANSFERRED],
        another_unit=by_standing[STANDS] - taken,
    )


UNITS: Mapping[Counted, Callable[[Expression], Expression]] = {
    Counted.OFFENCES: lambda records: records.victim_number <= FIRST_VICTIM,
    Counted.VICTIMS: lambda records: records.victim_number >= FIRST_VICTIM,
    Counted.OUTCOMES: lambda records: (records.victim_number <= FIRST_VICTIM) & records.outcome.notnull(),
}
"""Which rows are one of the unit: nothing has to be held in memory to tell offences from victims."""


def count_cells(records: Expression, dimensions: Sequence[CountDimension]) -> tuple[HierarchicalTable, int, Mapping[str, int]]:
    """The table of all these records, how many are left over, and for each dimension how many of these lie outside it."""
    radices = [len(dimension.hierarchy.leaves) + 1 for dimension in dimensions]
    if prod(radices) > LARGEST_CROSS:
        raise SchemaMismatch(
            f"the count would have {prod(radices):,} finest cells; at most {LARGEST_CROSS:,}: leave a dimension out"
        )
    keys, counts = _grouped(records, packed_key(records, dimensions, radices))
    digits = unpacked(keys, radices)
    inside = (digits > 0).all(axis=0)
    hierarchies = [dimension.hierarchy for dimension in dimensions]
    cross = np.zeros([len(hierarchy) for hierarchy in hierarchies], dtype=np.int64)
    digits_of = list(zip(hierarchies, digits, strict=True))
    np.add.at(cross, tuple(np.array(hierarchy.leaves)[digit[inside] - 1] for hierarchy, digit in digits_of), counts[inside])
    outside = {hierarchy.name: int(counts[digit == 0].sum()) for hierarchy, digit in digits_of}
    table = HierarchicalTable.of_leaves(hierarchies, cross)
    return table, int(counts[~inside].sum()), outside


def packed_key(records: Expression, dimensions: Sequence[CountDimension], radices: Sequence[int]) -> Expression:
    """One whole number for the cell of a record: the digits in mixed radix, the first dimension slowest."""
    weights = [prod(radices[place + 1 :]) for place in range(len(radices))]
    terms = [dimension.digit(records, weight) for dimension, weight in zip(dimensions, weights, strict=True)]
    return reduce(add, terms)


def unpacked(keys: Keys, radices: Sequence[int]) -> Keys:
    """The digits of each key, one row a dimension.

    >>> unpacked(np.array([0, 7, 23]), [4, 3, 2]).tolist()
    [[0, 1, 3], [0, 0, 2], [0, 1, 1]]
    """
    return np.array(np.unravel_index(keys, tuple(radices)), dtype=np.int64).reshape(len(radices), -1)


def _grouped(records: Expression, key: Expression) -> tuple[Keys, Keys]:
    cells = records.select(key=key).group_by("key").aggregate(count=lambda keyed: keyed.count()).to_pyarrow()
    return np.asarray(cells["key"].to_numpy(), dtype=np.int64), np.asarray(cells["count"].to_numpy(), dtype=np.int64)


def _by_reason(records: Expression, unit: Expression) -> dict[tuple[str, bool], int]:
    told = records.select(standing=records.standing, unit=unit.fill_null(False))
    rows = told.group_by("standing", "unit").aggregate(count=lambda kept: kept.count()).to_pyarrow().to_pylist()
    return {(row["standing"], bool(row["unit"])): int(row["count"]) for row in rows}
