"""The notes of a walk through possible tables, kept so that they make a proof."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from faircount.protect.disclosure.proof import WidthProof
from faircount.protect.release import PublishedHierarchicalTable
from faircount.tables.margins import Counts


class WalkNotes:
    """The notes of a walk while it goes on."""

    def __init__(self, published: PublishedHierarchicalTable, counts: Counts) -> None:
        self._leaves = published.blank.is_leaf
        self._base = counts[self._leaves].copy()
        self._sizes: list[Counts] = []
        self._cells: list[Counts] = []
        self._amounts: list[Counts] = []
        self._times: list[Counts] = []

    def note(self, starts: Counts, cells: Counts, signs: Counts, times: Counts) -> None:
        """Moves that were looked at or taken."""
        if len(times):
            self._add(np.diff(starts), cells[: starts[-1]], signs[: starts[-1]], times)

    def jump(self, change: Counts) -> None:
        """A step to another table."""
        moved = np.flatnonzero(self._leaves & (change != 0))
        self._add(np.array([len(moved)]), moved, change[moved], np.ones(1, dtype=np.int64))

    def _add(self, sizes: Counts, cells: Counts, amounts: Counts, times: Counts) -> None:
        for kept, new in ((self._sizes, sizes), (self._cells, cells), (self._amounts, amounts), (self._times, times)):
            kept.append(new.astype(np.int32))

    def proof(self) -> WidthProof:
        """What was noted, as a proof."""
        starts = np.concatenate([[0], np.cumsum(_joined(self._sizes), dtype=np.int64)])
        return WidthProof(
            self._base, starts, *(_joined(each).astype(np.int32) for each in (self._cells, self._amounts, self._times))
        )


def _joined(parts: Sequence[Counts]) -> Counts:
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts])
