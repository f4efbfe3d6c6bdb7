"""Who is near: the cells to round beside each other in every dimension, and those that count in each cell of the table."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.compiled import compiled
from faircount.protect.pattern.lines import Whole
from faircount.protect.pattern.moves import draw
from faircount.protect.rounded.paths import LeafPaths
from faircount.protect.rounded.steps import Rounded, Workspace, counts_in


class NeighbourLists(NamedTuple):
    """Lists end to end, by rows of the cells to round.

    Those beside row ``n`` are entries ``first[n]`` to ``first[n + 1]`` of ``beside``, each along the dimension in ``along``;
    those that count in cell ``c`` of the table are entries ``begin[c]`` to ``begin[c + 1]`` of ``under``.
    """

    first: Whole
    beside: NDArray[np.int32]
    along: NDArray[np.int8]
    begin: Whole
    under: NDArray[np.int32]


def near_of(rounded: Rounded, paths: LeafPaths, work: Workspace) -> NeighbourLists:
    """All the lists, counted first and then filled."""
    first = np.zeros(len(rounded.places) + 1, dtype=np.int64)
    begin = np.zeros(len(rounded.errors) + 1, dtype=np.int64)
    nobody, nowhere = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int8)
    _list(NeighbourLists(first, nobody, nowhere, begin, nobody), rounded, paths, work)
    np.cumsum(first, out=first)
    np.cumsum(begin, out=begin)
    beside, along = np.zeros(first[-1], dtype=np.int32), np.zeros(first[-1], dtype=np.int8)
    filled = NeighbourLists(first.copy(), beside, along, begin.copy(), np.zeros(begin[-1], dtype=np.int32))
    _list(filled, rounded, paths, work)
    return filled._replace(first=first, begin=begin)


@compiled
def beside(one: int, near: NeighbourLists, rounded: Rounded, work: Workspace) -> tuple[int, int]:
    """A cell beside this one that is rounded the other way, and in which dimension; -1 where the draw finds none."""
    first, last = near.first[one], near.first[one + 1]
    if first == last:
        return -1, -1
    entry = first + int(draw(work.seed) * (last - first))
    other = int(near.beside[entry])
    return (other, int(near.along[entry])) if rounded.up[other] != rounded.up[one] else (-1, -1)


@compiled
def under(cell: int, near: NeighbourLists, work: Workspace) -> int:
    """A cell to round, drawn from those that count in this one."""
    first = near.begin[cell]
    return int(near.under[first + int(draw(work.seed) * (near.begin[cell + 1] - first))])


@compiled
def _list(near: NeighbourLists, rounded: Rounded, paths: LeafPaths, work: Workspace) -> None:
    """Where the lists have no room, only how long each is, one place further on; else the lists, from where each begins."""
    counting = near.under.shape[0] == 0
    for one in range(rounded.places.shape[0]):
        place = rounded.places[one]
        for each in range(counts_in(place, -1, paths, work.cells)):
            cell = work.cells[each]
            if counting:
                near.begin[cell + 1] += 1
            else:
                near.under[near.begin[cell]] = one
                near.begin[cell] += 1
        itself = work.cells[0]
        for axis in range(place.shape[0]):
            for entry in range(paths.first[axis, place[axis]], paths.first[axis, place[axis] + 1]):
                other = rounded.number[itself + (paths.siblings[axis, entry] - place[axis]) * paths.strides[axis]]
                if other >= 0 and counting:
                    near.first[one + 1] += 1
                elif other >= 0:
                    near.beside[near.first[one]], near.along[near.first[one]] = other, axis
                    near.first[one] += 1
