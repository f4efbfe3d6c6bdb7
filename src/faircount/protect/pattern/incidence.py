"""Which sums count every leaf cell that may be hidden, and which leaf cells every sum counts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.compiled import compiled, inner
from faircount.protect.pattern.trees import Trees, Whole

Numbers = NDArray[np.int32]


class Incidence(NamedTuple):
    """The table as leaf cells and sums, either way: ``sums[sum_starts[c]:sum_starts[c + 1]]`` count the leaf cell ``c``.

    ``finest`` and ``finest_starts`` tell likewise which leaf cells a sum counts. Leaf cells that can never change are left
    out; a sum that counts none of the others has no leaf cells, and a leaf cell is in no list of its own.
    """

    is_finest: NDArray[np.bool_]
    sum_starts: Whole
    sums: Numbers
    finest_starts: Whole
    finest: Numbers


def incidence_of(trees: Trees, movable: NDArray[np.bool_]) -> Incidence:
    """The table over these hierarchies, of which only movable cells can change."""
    is_finest = _finest(trees, len(movable))
    usable = np.flatnonzero(is_finest & movable)
    paths = [np.diff(trees.above_starts[first : last + 1]) for first, last in zip(trees.nodes[:-1], trees.nodes[1:], strict=True)]
    most = int(np.prod([int(each.max()) for each in paths]))
    sums, sizes = np.zeros(len(usable) * most, dtype=np.int32), np.zeros(len(movable) + 1, dtype=np.int64)
    sums = sums[: _list_sums(usable, trees, sums, sizes)].copy()
    sum_starts = np.cumsum(sizes)
    order = np.argsort(sums, kind="stable")
    finest = np.repeat(usable, np.diff(sum_starts)[usable])[order].astype(np.int32)
    finest_starts = np.searchsorted(sums[order], np.arange(len(movable) + 1)).astype(np.int64)
    return Incidence(is_finest, sum_starts, sums, finest_starts, finest)


def _finest(trees: Trees, cells: int) -> NDArray[np.bool_]:
    """Which cells are finest in every dimension."""
    nodes = np.arange(trees.nodes[-1])
    bottom = (np.diff(trees.below_starts) == 1) & (trees.below[trees.below_starts[:-1]] == nodes - _base(trees)[nodes])
    places, found = np.unravel_index(np.arange(cells), tuple(trees.shape.tolist())), np.ones(cells, dtype=np.bool_)
    for axis, place in enumerate(places):
        found &= bottom[trees.nodes[axis] + place]
    return found


def _base(trees: Trees) -> Whole:
    """For every node the first node of its dimension."""
    return np.repeat(trees.nodes[:-1], np.diff(trees.nodes))


@compiled
def _list_sums(usable: Whole, trees: Trees, sums: Numbers, sizes: Whole) -> int:
    """List the sums above each of the cells one cell after the other, and how many there are in ``sizes[cell + 1]``."""
    end = 0
    for cell in usable:
        start = end
        end = _cover(cell, trees, sums, start)
        sizes[cell + 1] = end - start
    return end


@inner
def _cover(cell: int, trees: Trees, sums: Numbers, start: int) -> int:
    """Write every sum above the cell from this place on; the place after the last."""
    sums[start], end = cell, start + 1
    for axis in range(trees.shape.shape[0]):
        place = (cell // trees.strides[axis]) % trees.shape[axis]
        node, last = trees.nodes[axis] + place, end
        for step in range(trees.above_starts[node] + 1, trees.above_starts[node + 1]):
            shift = (trees.above[step] - place) * trees.strides[axis]
            for each in range(start, last):
                sums[end] = sums[each] + shift
                end += 1
    for each in range(start + 1, end):  # the cell itself is none of its sums
        sums[each - 1] = sums[each]
    return end - 1
