"""What is asked of a publication: which tables, what must stay, and what it costs to hide cells, headlines above all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from faircount.errors import NotProtected, SchemaMismatch, UnreadableSource
from faircount.inputs import LARGEST_LIST, read_text
from faircount.protect.cell_state import Cells, CellState
from faircount.tables.margins import Counts, HierarchicalTable

Breakdown = frozenset[str]
"""The dimensions of one table; everything else is taken as the whole."""


def parse_breakdown(text: str, names: Sequence[str]) -> Breakdown:
    """The dimensions named with commas between them; ``total`` names none.

    >>> sorted(parse_breakdown("area, age", ["area", "age", "online"]))
    ['age', 'area']
    """
    asked = [each.strip() for each in text.split(",") if each.strip()]
    if asked == ["total"] and "total" not in names:
        return frozenset()
    unknown = [each for each in asked if each not in names]
    if unknown or not asked:
        raise SchemaMismatch(
            f"table '{text.strip()}': {f'{unknown[0]!r} is no dimension' if unknown else 'no dimension is named'}; "
            f"use {', '.join(names)} with commas between, or total"
        )
    return frozenset(asked)


def read_breakdowns(path: Path, names: Sequence[str]) -> tuple[Breakdown, ...]:
    """The tables in a text file, one a line as its dimensions with commas between; '#' starts a comment."""
    try:
        lines = [line.split("#")[0].strip() for line in read_text(path, LARGEST_LIST).splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(f"{path}: no list of tables can be read here; give a text file with one table a line") from error
    found = tuple(parse_breakdown(line, names) for line in lines if line)
    if not found:
        raise SchemaMismatch(f"{path.name}: no table is named; write one a line, as its dimensions with commas between")
    return found


def listed_cells(table: HierarchicalTable, breakdowns: Sequence[Breakdown]) -> Cells:
    """The cells of these tables, margins included; all of the table if no table is named."""
    if not breakdowns:
        return np.ones(table.counts.size, dtype=np.bool_)
    listed = np.zeros(table.counts.shape, dtype=np.bool_)
    for breakdown in breakdowns:
        listed[tuple(slice(None) if name in breakdown else 0 for name in table.names)] = True
    return listed.reshape(-1)


GRAND_TOTAL = "total"
ONE_WAY = "one-way"
KEEPS: Mapping[str, int] = {GRAND_TOTAL: 0, ONE_WAY: 1, "two-way": 2}
"""Named constraints, and in how many dimensions a cell may be broken down to be covered by them."""


def kept_cells(table: HierarchicalTable, constraints: Sequence[str]) -> NDArray[np.bool_]:
    """Which cells of the table the constraints cover."""
    kept = np.zeros(table.counts.shape, dtype=np.bool_)
    for constraint in constraints:
        if constraint in KEEPS:
            kept |= broken_down(table) <= KEEPS[constraint]
        else:
            kept[_cell(table, constraint)] = True
    return kept.reshape(-1)


def broken_down(table: HierarchicalTable) -> NDArray[np.int64]:
    """For every cell, in how many dimensions it is not the whole."""
    size = table.counts.ndim
    total = np.zeros(table.counts.shape, dtype=np.int64)
    for axis, hierarchy in enumerate(table.hierarchies):
        part = (np.arange(len(hierarchy)) > 0).astype(np.int64)
        total += part.reshape([-1 if each == axis else 1 for each in range(size)])
    return total


def _cell(table: HierarchicalTable, constraint: str) -> tuple[int, ...]:
    codes = [code.strip() for code in constraint.split(",")]
    if len(codes) != len(table.hierarchies):
        names, named = ", ".join(table.names), ", ".join(KEEPS)
        raise NotProtected(f"'{constraint}' is no cell: give one code for each of {names}, or {named}")
    for code, hierarchy in zip(codes, table.hierarchies, strict=True):
        if code not in hierarchy.places:
            raise SchemaMismatch(f"'{constraint}': {code!r} is no code of {hierarchy.name}; use one of hier_{hierarchy.name}.csv")
    return tuple(hierarchy.places[code] for code, hierarchy in zip(codes, table.hierarchies, strict=True))


def headlines(table: HierarchicalTable) -> NDArray[np.bool_]:
    """The total, and the breakdowns by one thing alone."""
    return (broken_down(table) <= 1).reshape(-1)


Weights = NDArray[np.float64]
Objective = Callable[[Counts, float], Weights]

MARKED_BEFORE = 0.1
"""A cell that readers could not see before is lost already: it costs a tenth, and comes back where nobody needs it."""
SPARED = 20.0
"""A headline weighs as much as this many cells like it."""


OBJECTIVES: Mapping[str, Objective] = {
    "balanced": lambda counts, typical: 1 + counts / typical,
    "fewest-cells": lambda counts, _: np.ones(len(counts)),
    "least-count": lambda counts, typical: 0.05 + counts / typical,
}
"""What a hidden cell weighs, by its count and the count that weighs twice what a tiny one does."""

IN_WORDS: Mapping[str, str] = {
    "balanced": "both few cells and little count are lost",
    "fewest-cells": "as few cells as could be found are lost, whatever their counts",
    "least-count": "as little count as could be found is lost, whatever the number of cells",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """By which objective cells are chosen to be hidden, and whether headlines (the total and single breakdowns) are spared."""

    objective: str = "balanced"
    spare_headlines: bool = False

    def __post_init__(self) -> None:
        if self.objective not in OBJECTIVES:
            raise NotProtected(f"objective {self.objective!r} is not known; use {', '.join(OBJECTIVES)}")

    @property
    def words(self) -> str:
        """The objective as printed in the notes."""
        spared = " The total and the breakdowns by one thing alone are given up last." if self.spare_headlines else ""
        return f"Cells are chosen so that {IN_WORDS[self.objective]}.{spared}"

    def weights(self, counts: Counts, primary: Cells, cell_state: CellState, headlines: Cells, width: int) -> Weights:
        """What each cell costs to hide where small counts get this width; nothing where no table shows it."""
        listed = cell_state.listed
        found = OBJECTIVES[self.objective](counts, typical_count(counts[listed], primary[listed], width))
        if self.spare_headlines:
            found = np.where(headlines, SPARED * found, found)
        found = np.where(cell_state.marked, MARKED_BEFORE * found, found)
        return np.where(cell_state.unseen, 0.0, found)


def typical_count(counts: Counts, primary: Cells, width: int) -> float:
    """The count of a cell that weighs twice what a tiny one does: the median of the others, for a width of 1.

    It grows by half of that with each further width, which needs cells with more room: there is less of a choice by count.
    """
    shown = counts[(counts > 0) & ~primary]
    return (width + 1) / 2 * float(np.median(shown)) if len(shown) else 1.0
