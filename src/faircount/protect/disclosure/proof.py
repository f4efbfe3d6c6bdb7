"""The proof of an audit: a walk through possible tables, noted at its leaf cells, that anybody can follow and check."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.inputs import LARGEST_TABLE, sized
from faircount.protect.disclosure.following import CellLimits, follow, paths_of
from faircount.protect.release import PublishedHierarchicalTable
from faircount.tables.margins import Counts, HierarchicalTable

_ARRAYS = ("base", "starts", "cells", "amounts", "times")


@dataclass(frozen=True, eq=False)
class WidthProof:
    """A whole-number table, and changes of it: entries ``starts[i]`` to ``starts[i + 1]`` are change ``i`` at its leaf cells.

    ``base`` holds the leaf counts in the order of the table. A change shows how far the cells reach from the table at hand
    when it is added or taken away while every cell keeps its limits; it is then taken ``times`` times, and the next one starts
    from there. Sums are never in it: whoever checks it adds them up.

    A proof that an audit made is made from published cells alone, and may be published. One made from certificates of a
    protection starts from the true counts, and stays in the house.
    """

    base: Counts
    starts: Counts
    cells: NDArray[np.int32]
    amounts: NDArray[np.int32]
    times: NDArray[np.int32]

    def write(self, path: Path) -> None:
        """Write it as one compressed file of arrays."""
        with path.open("wb") as file:
            np.savez_compressed(file, **{name: getattr(self, name) for name in _ARRAYS})

    @classmethod
    def read(cls, path: Path, published: PublishedHierarchicalTable) -> WidthProof:
        """The proof in a file: written by ``write``, or the certificates of a protection with its true table.

        It proves nothing before it is checked.
        """
        try:
            with np.load(sized(path, LARGEST_TABLE), allow_pickle=False) as file:
                arrays = {name: np.asarray(file[name]) for name in file.files}
        except (OSError, ValueError) as error:
            raise UnreadableSource(f"{path}: cannot be read as certificates; write them again with --certificates") from error
        if any(each.ndim != 1 or not np.issubdtype(each.dtype, np.integer) for each in arrays.values()):
            raise SchemaMismatch(f"{path.name}: certificates are rows of whole numbers; write them again")
        if "times" not in arrays and "base" in arrays:
            arrays |= _times(arrays)
        missing = [name for name in _ARRAYS if name not in arrays]
        if missing:
            raise SchemaMismatch(f"{path.name}: no certificates in it; arrays missing: {', '.join(missing)}")
        kinds = (np.int64, np.int64, np.int32, np.int32, np.int32)
        proof = cls(*(arrays[name].astype(kind) for name, kind in zip(_ARRAYS, kinds, strict=True)))
        if not proof.is_formed:
            raise SchemaMismatch(f"{path.name}: the arrays of these certificates do not fit together; write them again")
        return proof.at_finest(published)

    @property
    def is_formed(self) -> bool:
        """Whether the arrays fit together, before anything is believed."""
        ends = len(self.starts) == len(self.times) + 1 and self.starts[0] == 0 and self.starts[-1] == len(self.cells)
        return bool(ends and len(self.cells) == len(self.amounts) and (np.diff(self.starts) >= 0).all())

    def at_finest(self, published: PublishedHierarchicalTable) -> WidthProof:
        """The same changes at the leaf cells alone; what they say of sums is not needed, and not believed."""
        size = len(published.counts)
        if not ((self.cells >= 0) & (self.cells < size)).all():
            raise SchemaMismatch("these certificates are of a table with other cells; give those of this release")
        fine = published.blank.is_leaf[self.cells]
        starts = np.concatenate([[0], np.cumsum(fine)])[self.starts]
        return WidthProof(self.base, starts.astype(np.int64), self.cells[fine], self.amounts[fine], self.times)

    def seen(self, published: PublishedHierarchicalTable) -> tuple[Counts, Counts, Counts]:
        """The least and the most of each cell in the tables of the proof, and the leaf counts it ends at, by exact arithmetic.

        Refused where its first table is not possible, or a step leads out of what is. Trusted is nothing: a change that goes
        beyond the limits of any cell, published ones included, reaches nowhere.
        """
        blank = published.blank
        leaves = np.flatnonzero(blank.is_leaf)
        if len(leaves) != len(self.base) or (
            len(self.cells) and not (0 <= self.cells.min() <= self.cells.max() < blank.flat.size)
        ):
            raise SchemaMismatch("these certificates are of a table with other cells; give those of this release")
        start = blank.flat.copy()
        start[leaves] = self.base
        counts = HierarchicalTable.of_leaves(published.hierarchies, start.reshape(published.shape)).flat.copy()
        if ((counts < published.least) | (counts > published.most)).any():
            raise SchemaMismatch("these certificates start from a table that does not agree with what is published")
        low, high = counts.copy(), counts.copy()
        limits = CellLimits(counts, published.least, published.most, low, high)
        broken = follow(self.starts, self.cells, self.amounts, self.times, limits, paths_of(published.hierarchies))
        if broken >= 0:
            raise SchemaMismatch(f"these certificates leave what is published at step {broken + 1}; write them again")
        return low, high, counts[leaves]


def _times(arrays: dict[str, NDArray[np.int64]]) -> dict[str, NDArray[np.int64]]:
    """Certificates of a protection are looked at from the true table and never taken."""
    return {"times": np.zeros(max(len(arrays.get("starts", ())) - 1, 0), dtype=np.int64)}
