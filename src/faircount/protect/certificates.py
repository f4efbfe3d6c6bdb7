"""The proof of a protection: for each primary cell two whole-number tables that agree with everything published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.inputs import LARGEST_TABLE, sized
from faircount.protect.pattern.changes import Moves, room_of
from faircount.protect.pattern.compiled import NIL, compiled, inner
from faircount.protect.pattern.leaf_program import NO_CHANGE, LeafMove, Room
from faircount.protect.pattern.lines import Whole
from faircount.protect.pattern.moves import ENDLESS
from faircount.tables.margins import HierarchicalTable

_ARRAYS = {each: each for each in ("primaries", "sides", "starts", "cells", "amounts")} | {"multiples": "times"}
"""What each array is called in a file; ``times`` are something else in the proof of an audit, which is read by the same door."""


class TableShape(NamedTuple):
    """The shape of a table, the place above each place of every hierarchy (-1 for none), and whether anything lies below it."""

    shape: Whole
    strides: Whole
    parents: Whole
    inner: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Certificates:
    """Changes of the true table, laid end to end: change ``k`` is entries ``starts[k]`` to ``starts[k + 1]``.

    The true table plus ``times[i, 0]`` of change ``sides[i, 0]``, and plus ``times[i, 1]`` of change ``sides[i, 1]``, are both
    possible to a reader, and differ in primary cell ``primaries[i]`` by at least the width; no times leave it as it is. Many
    primary cells may rest on one change. Two points around the truth give it away: certificates stay inside the house.
    """

    primaries: Whole
    sides: NDArray[np.int32]
    times: NDArray[np.int32]
    starts: Whole
    cells: NDArray[np.int32]
    amounts: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.primaries)

    def write(self, path: Path, table: HierarchicalTable | None = None) -> None:
        """Write them as one compressed file of arrays; with the true table, so that they can be checked against a release."""
        arrays = {name: getattr(self, own).reshape(-1) for name, own in _ARRAYS.items()}
        if table is not None:
            arrays["base"] = table.flat[table.is_leaf]
        with path.open("wb") as file:
            np.savez_compressed(file, **arrays)

    @classmethod
    def read(cls, path: Path) -> Certificates:
        """The certificates in a file written by ``write``; they prove nothing before they are checked."""
        try:
            with np.load(sized(path, LARGEST_TABLE), allow_pickle=False) as arrays:
                missing = [name for name in _ARRAYS if name not in arrays]
                if missing:
                    raise SchemaMismatch(f"{path.name}: no certificates in it; arrays missing: {', '.join(missing)}")
                found = {own: arrays[name] for name, own in _ARRAYS.items()}
                return cls(**found | {own: found[own].reshape(-1, 2) for own in ("sides", "times")})
        except (OSError, ValueError) as error:
            raise UnreadableSource(f"{path}: cannot be read as certificates; write them again with --certificates") from error

    @classmethod
    def of_rooms(cls, rooms: Mapping[int, Room]) -> Certificates:
        """Certificates from two changes a primary cell."""
        changes = [change for primary in sorted(rooms) for change in rooms[primary]]
        sizes = [len(change.cells) for change in changes]
        sides = np.arange(len(changes), dtype=np.int32).reshape(-1, 2)
        return cls(
            np.array(sorted(rooms), dtype=np.int64),
            sides,
            np.ones_like(sides),
            np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
            np.concatenate([[], *(change.cells for change in changes)]).astype(np.int32),
            np.concatenate([[], *(change.amounts for change in changes)]).astype(np.int16),
        )

    @classmethod
    def of_changes(cls, changes: Moves, capacity: Whole, width: int) -> Certificates:
        """Certificates from the one change that protects each primary cell, added and taken away as often as there is room."""
        present = np.flatnonzero(changes.sizes)
        begins, first, own = np.unique(changes.starts[present], return_index=True, return_inverse=True)
        sizes = changes.sizes[present][first]
        starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        cells, amounts = np.zeros(starts[-1], dtype=np.int32), np.zeros(starts[-1], dtype=np.int16)
        times = np.zeros((len(present), 2), dtype=np.int32)
        rooms = np.zeros((len(begins), 2), dtype=np.int64)
        _lay_end_to_end(begins, sizes, changes, capacity, starts, cells, amounts, rooms)
        _share_out(present, own, changes, rooms, width, times)
        return cls(changes.primaries[present], np.stack([own, own], axis=1).astype(np.int32), times, starts, cells, amounts)

    def beside(self, rooms: Mapping[int, Room]) -> Certificates:
        """These and those of the rooms, where these have none of the same cells."""
        if not rooms:
            return self
        others = Certificates.of_rooms(rooms)
        primaries = np.concatenate([self.primaries, others.primaries])
        order = np.argsort(primaries, kind="stable")
        return Certificates(
            primaries[order],
            np.concatenate([self.sides, others.sides + len(self.starts) - 1])[order].astype(np.int32),
            np.concatenate([self.times, others.times])[order],
            np.concatenate([self.starts, others.starts[1:] + self.starts[-1]]),
            np.concatenate([self.cells, others.cells]),
            np.concatenate([self.amounts, others.amounts]),
        )

    def rooms(self) -> Iterator[tuple[int, Room]]:
        """Each primary cell with its two changes."""
        for primary, sides, times in zip(self.primaries.tolist(), self.sides.tolist(), self.times.tolist(), strict=True):
            yield primary, (self._change(sides[0], times[0]), self._change(sides[1], times[1]))

    def _change(self, number: int, times: int) -> LeafMove:
        if times == 0:
            return NO_CHANGE
        inside = slice(int(self.starts[number]), int(self.starts[number + 1]))
        return LeafMove(self.cells[inside].astype(np.int64), self.amounts[inside].astype(np.int64) * times)

    def unproved(self, table: HierarchicalTable, hidden: NDArray[np.bool_], least: int | Whole, width: int) -> Whole:
        """The primary cells whose certificate fails, by exact arithmetic: it touches a published cell, goes under what readers
        know, does not add up along a hierarchy, or is narrower than the width.

        ``least`` is what a reader knows the count to be at least: one number, or one for each cell of the table.
        """
        room = table.flat - least
        reach = np.zeros((len(self.starts) - 1, 2), dtype=np.int64)
        parents = _parents(table)
        shape = np.array(table.counts.shape, dtype=np.int64)
        strides = np.array([int(np.prod(shape[axis + 1 :])) for axis in range(len(shape))], dtype=np.int64)
        changes = (self.starts, self.cells, self.amounts)
        work = np.zeros(len(room), dtype=np.int64)
        _reach_of_each(*changes, room, hidden, TableShape(shape, strides, *parents), work, reach)
        failed = np.zeros(len(self), dtype=np.bool_)
        _check(self.primaries, self.sides, self.times, *changes, reach, width, failed)
        return self.primaries[failed]


@compiled
def _lay_end_to_end(
    begins: Whole, sizes: Whole, changes: Moves, capacity: Whole,
    starts: Whole, cells: NDArray[np.int32], amounts: NDArray[np.int16], rooms: Whole,
) -> None:  # fmt: skip
    """Copy each change once, and write down how often it can be added and taken away."""
    for number in range(begins.shape[0]):
        rooms[number, 0], rooms[number, 1] = room_of(begins[number], sizes[number], capacity, changes)
        for each in range(sizes[number]):
            cells[starts[number] + each] = changes.cells[begins[number] + each]
            amounts[starts[number] + each] = changes.multiples[begins[number] + each]


@compiled
def _share_out(
    present: Whole, own: Whole, changes: Moves, rooms: Whole, width: int,
    times: NDArray[np.int32],
) -> None:  # fmt: skip
    """How often each primary's change is added and (as a negative number) taken away to reach the width, raising it first."""
    for place in range(present.shape[0]):
        number = present[place]
        amount = NIL
        for entry in range(changes.starts[number], changes.starts[number] + changes.sizes[number]):
            if changes.cells[entry] == changes.primaries[number]:
                amount = NIL + changes.multiples[entry]
        needed = (width + abs(amount) - 1) // abs(amount)
        raised = min(rooms[own[place], 0 if amount > 0 else 1], needed)
        sign = 1 if amount > 0 else -1
        times[place, 0], times[place, 1] = sign * raised, sign * (raised - needed)


def _parents(table: HierarchicalTable) -> tuple[Whole, NDArray[np.bool_]]:
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
def _reach_of_each(
    starts: Whole, cells: NDArray[np.int32], amounts: NDArray[np.int16],
    room: Whole, hidden: NDArray[np.bool_], table_shape: TableShape, work: Whole,
    reach: Whole,
) -> None:  # fmt: skip
    """How often each change can be added and taken away among hidden cells; never, where it does not add up.

    ``room`` is how far each count may fall; ``work`` is zero everywhere, before and after.
    """
    for number in range(starts.shape[0] - 1):
        first, last, fine = starts[number], starts[number + 1], True
        up, down = ENDLESS, ENDLESS
        for entry in range(first, last):
            cell, amount = cells[entry], NIL + amounts[entry]
            fine = fine and hidden[cell] and amount != 0 and work[cell] == 0 and room[cell] >= 0
            work[cell] = 1
            if amount < 0:
                up = min(up, room[cell] // -amount)
            elif amount > 0:
                down = min(down, room[cell] // amount)
        for entry in range(first, last):
            work[cells[entry]] = 0
        for axis in range(table_shape.shape.shape[0]):
            fine = fine and _adds_up(first, last, axis, cells, amounts, table_shape, work)
        if fine:
            reach[number, 0], reach[number, 1] = up, down


@compiled
def _check(
    primaries: Whole, sides: NDArray[np.int32], times: NDArray[np.int32],
    starts: Whole, cells: NDArray[np.int32], amounts: NDArray[np.int16],
    reach: Whole, width: int, failed: NDArray[np.bool_],
) -> None:  # fmt: skip
    """Whether each certificate fails: a change goes further than it reaches, or the two ends lie closer than the width."""
    for number in range(primaries.shape[0]):
        apart, fine = NIL, True
        for side in range(2):
            often = NIL + times[number, side]
            if often == 0:
                continue
            change = sides[number, side]
            fine = fine and -reach[change, 1] <= often <= reach[change, 0]
            for entry in range(starts[change], starts[change + 1]):
                if cells[entry] == primaries[number]:
                    apart += often * amounts[entry] * (1 - 2 * side)
        failed[number] = not fine or abs(apart) < width


@inner
def _adds_up(
    first: int, last: int, axis: int, cells: NDArray[np.int32], amounts: NDArray[np.int16], table_shape: TableShape, room: Whole
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
