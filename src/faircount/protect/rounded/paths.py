"""Where a leaf cell counts: the places above it, and the leaf places beside it, in every hierarchy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from faircount.protect.pattern.lines import Whole
from faircount.tables.margins import Hierarchy


class LeafPaths(NamedTuple):
    """For each leaf place of each hierarchy its path up and its siblings, as flat arrays, one row a dimension.

    The path of place ``n`` of dimension ``d`` is entries ``starts[d, n]`` to ``starts[d, n + 1]`` of ``steps[d]``, in cells of
    the table; its siblings are entries ``first[d, n]`` to ``first[d, n + 1]`` of ``siblings[d]``, as places.
    """

    strides: Whole
    starts: Whole
    steps: Whole
    first: Whole
    siblings: Whole


def paths_of(hierarchies: Sequence[Hierarchy]) -> LeafPaths:
    """The paths of a table of hierarchies."""
    sizes = [len(hierarchy) for hierarchy in hierarchies]
    strides = [int(np.prod(sizes[axis + 1 :])) for axis in range(len(sizes))]
    steps = [
        [[above * stride for above in each.path(place)] for place in range(len(each))]
        for each, stride in zip(hierarchies, strides, strict=True)
    ]
    siblings = [[_siblings(each, place) for place in range(len(each))] for each in hierarchies]
    return LeafPaths(np.array(strides, dtype=np.int64), *_ragged(steps), *_ragged(siblings))


def most_cells(hierarchies: Sequence[Hierarchy]) -> int:
    """The most cells that one leaf cell counts in."""
    return int(np.prod([max(each.depths) for each in hierarchies]))


def _siblings(hierarchy: Hierarchy, place: int) -> list[int]:
    leaves = set(hierarchy.leaves)
    parent = hierarchy.parents[place]
    if place not in leaves or parent < 0:
        return []
    return [other for other in hierarchy.children[parent] if other != place and other in leaves]


def _ragged(lists: Sequence[Sequence[Sequence[int]]]) -> tuple[Whole, Whole]:
    """Where each list starts, and all of them end to end; one row a dimension."""
    widest = max(len(row) for row in lists)
    longest = max(1, *(sum(len(each) for each in row) for row in lists))
    starts = np.zeros((len(lists), widest + 1), dtype=np.int64)
    entries = np.zeros((len(lists), longest), dtype=np.int64)
    for axis, row in enumerate(lists):
        flat = [entry for each in row for entry in each]
        entries[axis, : len(flat)] = flat
        starts[axis, 1 : len(row) + 1] = np.cumsum([len(each) for each in row])
    return starts, entries
