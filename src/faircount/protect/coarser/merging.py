"""Merging two classes of a hierarchy, and the same counts over the classes that are left."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from faircount.tables.margins import HierarchicalTable, Hierarchy

JOINED = "+"


@dataclass(frozen=True, slots=True)
class Merge:
    """Two finest classes with one parent that become one: their dimension and places."""

    axis: int
    one: int
    other: int

    def named(self, table: HierarchicalTable) -> str:
        """The merge in words."""
        hierarchy = table.hierarchies[self.axis]
        return f"{hierarchy.name}: {hierarchy.codes[self.one]} with {hierarchy.codes[self.other]}"


def merge(table: HierarchicalTable, step: Merge) -> HierarchicalTable:
    """The table over the classes that are left; two that were all of their parent leave the parent as the finest class.

    >>> from faircount.tables.margins import Hierarchy
    >>> ages = Hierarchy.of_levels("age", [1, 2, 2, 2], ["T", "0-9", "10-15", "16-17"])
    >>> coarser = merge(HierarchicalTable.of_leaves([ages], np.array([0, 2, 9, 11])), Merge(0, 1, 2))
    >>> coarser.hierarchies[0].codes, coarser.flat.tolist()
    (('T', '0-9+10-15', '16-17'), [22, 11, 11])
    """
    hierarchy = table.hierarchies[step.axis]
    parent = hierarchy.parents[step.one]
    gone = {step.other} if len(hierarchy.children[parent]) > 2 else {step.one, step.other}
    kept = [place for place in range(len(hierarchy)) if place not in gone]
    moved = np.zeros(len(hierarchy), dtype=np.int64)
    moved[kept] = np.arange(len(kept))
    for place in gone:
        moved[place] = moved[step.one] if len(gone) == 1 else moved[parent]
    codes = [
        JOINED.join([hierarchy.codes[step.one], hierarchy.codes[step.other]]) if place == step.one else hierarchy.codes[place]
        for place in kept
    ]
    parents = [-1 if hierarchy.parents[place] < 0 else int(moved[hierarchy.parents[place]]) for place in kept]
    coarser = Hierarchy(hierarchy.name, tuple(codes), tuple(parents))
    hierarchies = [coarser if axis == step.axis else each for axis, each in enumerate(table.hierarchies)]
    return HierarchicalTable.of_leaves(hierarchies, _summed(table, step.axis, hierarchy, moved, len(kept)))


def possible_merges(
    table: HierarchicalTable, axis: int, *, neighbours: bool, apart: Collection[str] = ()
) -> Iterator[list[Merge]]:
    """For each parent whose parts are all finest classes, the pairs of them that may be merged.

    With ``neighbours`` only those beside each other in the hierarchy's own order; codes that are to stay ``apart`` in none.
    """
    hierarchy = table.hierarchies[axis]
    leaves = set(hierarchy.leaves)
    for below in hierarchy.children:
        if len(below) > 1 and all(place in leaves for place in below):
            free = tuple(place for place in below if hierarchy.codes[place] not in apart)
            pairs = pairwise(free) if neighbours else _all_pairs(free)
            found = [Merge(axis, one, other) for one, other in pairs]
            if found:
                yield found


def _all_pairs(places: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    for number, one in enumerate(places):
        for other in places[number + 1 :]:
            yield one, other


def _summed(table: HierarchicalTable, axis: int, hierarchy: Hierarchy, moved: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """The leaf counts, summed into the classes that are left."""
    finest = np.where(table.is_leaf.reshape(table.counts.shape), table.counts, 0)
    turned = np.moveaxis(finest, axis, 0)
    summed = np.zeros((size, *turned.shape[1:]), dtype=np.int64)
    for place in hierarchy.leaves:
        summed[moved[place]] += turned[place]
    return np.moveaxis(summed, 0, axis)
