"""The proof of a protection: for each primary cell two whole-number tables that agree with everything published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.protect.pattern.changes import Changes
from faircount.protect.pattern.compiled import compiled, inner
from faircount.protect.pattern.leaf_program import Change
from faircount.protect.pattern.shortcut import Room
from faircount.tables.margins import HierarchicalTable

_ARRAYS = ("primaries", "starts", "cells", "amounts")


class TableShape(NamedTuple):
    """The shape of a table, the place above each place of every hierarchy (-1 for none), and whether anything lies below it."""

    shape: NDArray[np.int64]
    strides: NDArray[np.int64]
    parents: NDArray[np.int64]
    inner: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Certificates:
    """Changes of the true table, laid end to end: change ``i`` is entries ``starts[i]`` to ``starts[i + 1]``.

    The true table plus change ``2 i``, and plus change ``2 i + 1``, are both possible to a reader, and differ in primary cell
    ``primaries[i]`` by at least the width. Two points around the truth give it away: certificates stay inside the house.
    """

    primaries: NDArray[np.int64]
    starts: NDArray[np.int64]
    cells: NDArray[np.int32]
    amounts: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.primaries)

    def write(self, path: Path, table: HierarchicalTable | None = None) -> None:
        """Write them as one compressed file of arrays; with the true table, so that they can be checked against a release."""
        arrays = {name: getattr(self, name) for name in _ARRAYS}
        if table is not None:
            arrays["base"] = table.flat[table.is_leaf]
        with path.open("wb") as file:
            np.savez_compressed(file, **arrays)

    @classmethod
    def read(cls, path: Path) -> Certificates:
        """The certificates in a file written by ``write``; they prove nothing before they are checked."""
        try:
            with np.load(path, allow_pickle=False) as arrays:
                missing = [name for name in _ARRAYS if name not in arrays]
                if missing:
                    raise SchemaMismatch(f"{path.name}: no certificates in it; arrays missing: {', '.join(missing)}")
                return cls(*(arrays[name] for name in _ARRAYS))
        except (OSError, ValueError) as error:
            raise UnreadableSource(f"{path}: cannot be read as certificates; write them again with --certificates") from error

    @classmethod
    def of_rooms(cls, rooms: Mapping[int, Room]) -> Certificates:
        """Certificates from two changes a primary cell."""
        changes = [change for primary in sorted(rooms) for change in rooms[primary]]
        sizes = [len(change.cells) for change in changes]
        return cls(
            np.array(sorted(rooms), dtype=np.int64),
            np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
            np.concatenate([[], *(change.cells for change in changes)]).astype(np.int32),
            np.concatenate([[], *(change.amounts for change in changes)]).astype(np.int16),
        )

    @classmethod
    def of_changes(cls, changes: Changes, capacity: NDArray[np.int64], width: int) -> Certificates:
        """Certificates from the one change that protects each primary cell, added and taken away as often as there is room."""
        present = np.flatnonzero(changes.sizes)
        times = np.zeros((len(present), 2), dtype=np.int64)
        _share_out(present, changes, capacity, width, times)
        sizes = np.where(times != 0, changes.sizes[present][:, None], 0).reshape(-1)
        starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        cells = np.zeros(starts[-1], dtype=np.int32)
        amounts = np.zeros(starts[-1], dtype=np.int16)
        _lay_end_to_end(present, changes, times, starts, cells, amounts)
        return cls(changes.primaries[present], starts, cells, amounts)

    def rooms(self) -> Iterator[tuple[int, Room]]:
        """Each primary cell with its two changes."""
        for number, primary in enumerate(self.primaries.tolist()):
            yield primary, (self._change(2 * number), self._change(2 * number + 1))

    def _change(self, number: int) -> Change:
        inside = slice(int(self.starts[number]), int(self.starts[number + 1]))
        return Change(self.cells[inside].astype(np.int64), self.amounts[inside].astype(np.int64))

    def unproved(
        self, table: HierarchicalTable, hidden: NDArray[np.bool_], least: int | NDArray[np.int64], width: int
    ) -> NDArray[np.int64]:
        """The primary cells whose certificate fails, by exact arithmetic: it touches a published cell, goes under what readers
        know, does not add up along a hierarchy, or is narrower than the width.

        ``least`` is what a reader knows the count to be at least: one number, or one for each cell of the table.
        """
        known = np.array(np.broadcast_to(np.asarray(least, dtype=np.int64), table.flat.shape))
        parents = _parents(table)
        shape = np.array(table.counts.shape, dtype=np.int64)
        strides = np.array([int(np.prod(shape[axis + 1 :])) for axis in range(len(shape))], dtype=np.int64)
        failed = np.zeros(len(self), dtype=np.bool_)
        parts = (self.primaries, self.starts, self.cells, self.amounts)
        room = np.zeros(len(table.flat), dtype=np.int64)
        _check(*parts, table.flat, hidden, known, width, TableShape(shape, strides, *parents), room, failed)
        return self.primaries[failed]


@compiled
def _share_out(
    present: NDArray[np.int64], changes: Changes, capacity: NDArray[np.int64], width: int, times: NDArray[np.int64]
) -> None:
    """How often each change is added, and (as a negative number) taken away, to reach the width."""
    for place in range(present.shape[0]):
        first = present[place] * changes.longest
        up, down, reach = 1000000, 1000000, 0
        for entry in range(first, first + changes.sizes[present[place]]):
            multiple = changes.multiples[entry]
            room = capacity[changes.cells[entry]] // abs(multiple)
            if multiple < 0:
                up = min(up, room)
            else:
                down = min(down, room)
            if changes.cells[entry] == changes.primaries[present[place]]:
                reach = abs(multiple)
        needed = (width + reach - 1) // reach
        times[place, 0] = min(up, needed)
        times[place, 1] = -(needed - times[place, 0])


@compiled
def _lay_end_to_end(
    present: NDArray[np.int64], changes: Changes, times: NDArray[np.int64], starts: NDArray[np.int64],
    cells: NDArray[np.int32], amounts: NDArray[np.int16],
) -> None:  # fmt: skip
    """Each change as often as it is added, and as it is taken away."""
    for place in range(present.shape[0]):
        first = present[place] * changes.longest
        for side in range(2):
            begin = starts[2 * place + side]
            for each in range(starts[2 * place + side + 1] - begin):
                cells[begin + each] = changes.cells[first + each]
                amounts[begin + each] = changes.multiples[first + each] * times[place, side]


def _parents(table: HierarchicalTable) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The place above each place of every hierarchy, -1 above the whole, and whether anything lies below; one row a dimension."""
    widest = max(len(hierarchy) for hierarchy in table.hierarchies)
    parents = np.full((len(table.hierarchies), widest), -1, dtype=np.int64)
    for axis, hierarchy in enumerate(table.hierarchies):
        parents[axis, : len(hierarchy)] = hierarchy.parents
    inner = np.zeros(parents.shape, dtype=np.bool_)
    for axis, above in enumerate(parents):
        inner[axis, above[above >= 0]] = True
    return parents, inner


@compiled
def _check(
    primaries: NDArray[np.int64], starts: NDArray[np.int64], cells: NDArray[np.int32], amounts: NDArray[np.int16],
    counts: NDArray[np.int64], hidden: NDArray[np.bool_], least: NDArray[np.int64], width: int, table_shape: TableShape,
    room: NDArray[np.int64], failed: NDArray[np.bool_],
) -> None:  # fmt: skip
    """Whether each certificate fails. ``room`` is zero everywhere, before and after."""
    for number in range(primaries.shape[0]):
        reach, fine = 0, True
        for side in range(2):
            first, last = starts[2 * number + side], starts[2 * number + side + 1]
            for entry in range(first, last):
                cell = cells[entry]
                fine = fine and hidden[cell] and counts[cell] + amounts[entry] >= least[cell] and room[cell] == 0
                room[cell] = amounts[entry]
            reach += room[primaries[number]] * (1 - 2 * side)
            for entry in range(first, last):
                room[cells[entry]] = 0
            for axis in range(table_shape.shape.shape[0]):
                fine = fine and _adds_up(first, last, axis, cells, amounts, table_shape, room)
        failed[number] = not fine or abs(reach) < width


@inner
def _adds_up(
    first: int,
    last: int,
    axis: int,
    cells: NDArray[np.int32],
    amounts: NDArray[np.int16],
    table_shape: TableShape,
    room: NDArray[np.int64],
) -> bool:
    """Whether every sum along one dimension holds in a change: the parts less their whole come to nothing."""
    shape, stride = table_shape.shape[axis], table_shape.strides[axis]
    for entry in range(first, last):
        cell = cells[entry]
        own = (cell // stride) % shape
        above = table_shape.parents[axis, own]
        if above >= 0:
            room[cell + (above - own) * stride] += amounts[entry]
        if table_shape.inner[axis, own]:
            room[cell] -= amounts[entry]
    fine = True
    for entry in range(first, last):
        cell = cells[entry]
        own = (cell // stride) % shape
        above = table_shape.parents[axis, own]
        if above >= 0:
            whole = cell + (above - own) * stride
            fine = fine and room[whole] == 0
            room[whole] = 0
        fine = fine and room[cell] == 0
        room[cell] = 0
    return fine
