"""What it costs to hide a cell that is not small itself: the objective, stated and printed in the notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from faircount.errors import NotProtected
from faircount.protect.cell_state import Cells, CellState
from faircount.tables.margins import Counts

Weights = NDArray[np.float64]
Objective = Callable[[Counts, float], Weights]

MARKED_BEFORE = 0.1
"""A cell that readers could not see before is lost already: it costs a tenth, and comes back where nobody needs it."""
SPARED = 20.0
"""A headline weighs as much as this many cells like it."""


def _fewest_cells(counts: Counts, _typical: float) -> Weights:
    return np.ones(len(counts))


def _least_count(counts: Counts, typical: float) -> Weights:
    return 0.05 + counts / typical


def _balanced(counts: Counts, typical: float) -> Weights:
    return 1 + counts / typical


OBJECTIVES: Mapping[str, Objective] = MappingProxyType(
    {"balanced": _balanced, "fewest-cells": _fewest_cells, "least-count": _least_count}
)
"""What a hidden cell weighs, by its count and the count that weighs twice what a tiny one does."""

IN_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "balanced": "both few cells and little count are lost",
        "fewest-cells": "as few cells as could be found are lost, whatever their counts",
        "least-count": "as little count as could be found is lost, whatever the number of cells",
    }
)


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
