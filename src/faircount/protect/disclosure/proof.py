"""The proof of an audit: a walk through possible tables, noted at its leaf cells, that anybody can follow and check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.inputs import LARGEST_TABLE, sized
from faircount.protect.pattern.compiled import compiled
from faircount.protect.release import PublishedHierarchicalTable
from faircount.tables.margins import Counts, HierarchicalTable, Hierarchy

FAR = 1 << 20
"""No change is followed further than this: what is proved is a width of a few."""


class CellLimits(NamedTuple):
    """The table at hand, the limits of every cell, and the least and the most that it was seen to be."""

    counts: Counts
    least: Counts
    most: Counts
    low: Counts
    high: Counts


class AncestorPaths(NamedTuple):
    """The way up from every place: entries ``starts[axis, place]`` to ``starts[axis, place + 1]`` of ``steps``, in cells."""

    shape: Counts
    strides: Counts
    starts: Counts
    steps: Counts
    longest: int


class _Room(NamedTuple):
    change: Counts
    stamps: Counts
    touched: Counts


def paths_of(hierarchies: Sequence[Hierarchy]) -> AncestorPaths:
    """The paths of a table."""
    shape = [len(hierarchy) for hierarchy in hierarchies]
    strides = [int(np.prod(shape[axis + 1 :])) for axis in range(len(shape))]
    starts = np.zeros((len(shape), max(shape) + 1), dtype=np.int64)
    steps: list[int] = []
    for axis, hierarchy in enumerate(hierarchies):
        for place in range(max(shape)):
            starts[axis, place] = len(steps)
            if place < len(hierarchy):
                steps.extend((above - place) * strides[axis] for above in hierarchy.path(place))
        starts[axis, max(shape)] = len(steps)
    longest = int(np.prod([max(hierarchy.depths) for hierarchy in hierarchies]))
    whole = [np.array(each, dtype=np.int64) for each in (shape, strides)]
    return AncestorPaths(whole[0], whole[1], starts, np.array(steps, dtype=np.int64), longest)


def follow(
    starts: Counts,
    cells: NDArray[np.int32],
    amounts: NDArray[np.int32],
    times: NDArray[np.int32],
    limits: CellLimits,
    paths: AncestorPaths,
) -> int:
    """Follow every change from the table at hand; the number of the first step that leads out of what is possible, or -1."""
    size = len(limits.counts)
    room = _Room(np.zeros(size, np.int64), np.zeros(size, np.int64), np.zeros(size + paths.longest, np.int64))
    return int(_follow(starts, cells, amounts, times, limits, paths, room))


@compiled
def _follow(
    starts: Counts, cells: NDArray[np.int32], amounts: NDArray[np.int32], times: NDArray[np.int32],
    limits: CellLimits, paths: AncestorPaths, room: _Room,
) -> int:  # fmt: skip
    for number in range(times.shape[0]):
        size = 0
        for entry in range(starts[number], starts[number + 1]):
            size = _spread(cells[entry], amounts[entry], number + 1, size, paths, room)
        up, down = _reach(size, limits, room)
        if times[number] > up or -times[number] > down:
            return number
        for each in range(size):
            cell = room.touched[each]
            amount, count = room.change[cell], limits.counts[cell]
            room.change[cell] = 0
            limits.low[cell] = min(limits.low[cell], count + amount * up, count - amount * down)
            limits.high[cell] = max(limits.high[cell], count + amount * up, count - amount * down)
            limits.counts[cell] += amount * times[number]
    return -1


@compiled
def _reach(size: int, limits: CellLimits, room: _Room) -> tuple[int, int]:
    """How often the change can be added and taken away while every cell keeps its limits."""
    up, down = FAR, FAR
    for each in range(size):
        cell = room.touched[each]
        amount = room.change[cell]
        fall, rise = limits.counts[cell] - limits.least[cell], limits.most[cell] - limits.counts[cell]
        if amount > 0:
            up, down = min(up, rise // amount), min(down, fall // amount)
        elif amount < 0:
            up, down = min(up, fall // -amount), min(down, rise // -amount)
    return up, down


@compiled
def _spread(leaf: int, amount: int, stamp: int, size: int, paths: AncestorPaths, room: _Room) -> int:
    """Add the change of one leaf cell to all cells that count it; how many cells were touched so far."""
    # The cells are laid behind those touched before, dimension by dimension; then those that are new are kept.
    wide = 1
    room.touched[size] = leaf
    for axis in range(paths.shape.shape[0]):
        place = (leaf // paths.strides[axis]) % paths.shape[axis]
        begin, end = paths.starts[axis, place], paths.starts[axis, place + 1]
        for step in range(begin + 1, end):
            for each in range(wide):
                room.touched[size + (step - begin) * wide + each] = room.touched[size + each] + paths.steps[step]
        wide *= end - begin
    kept = size
    for each in range(wide):
        cell = room.touched[size + each]
        room.change[cell] += amount
        if room.stamps[cell] != stamp:
            room.stamps[cell] = stamp
            room.touched[kept] = cell
            kept += 1
    return kept


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


def _times(arrays: dict[str, Counts]) -> dict[str, Counts]:
    """Certificates of a protection are looked at from the true table and never taken."""
    return {"times": np.zeros(max(len(arrays.get("starts", ())) - 1, 0), dtype=np.int64)}


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
