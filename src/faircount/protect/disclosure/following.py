"""Changes followed from table to table in exact arithmetic: the part of a proof that has to be fast."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.compiled import compiled
from faircount.tables.margins import Counts, Hierarchy

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
