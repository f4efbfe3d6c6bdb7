"""The hierarchies of a table as flat arrays: what lies above every place, and which leaf places lie below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.tables.margins import Hierarchy

Whole = NDArray[np.int64]


class Trees(NamedTuple):
    """Every hierarchy as flat arrays: node ``nodes[d] + n`` is place ``n`` of dimension ``d``.

    ``above[above_starts[node]:above_starts[node + 1]]`` are the place itself and those above it, ``below`` likewise the finest
    places under it.
    """

    shape: Whole
    strides: Whole
    nodes: Whole
    parents: Whole
    above_starts: Whole
    above: Whole
    below_starts: Whole
    below: Whole


def trees_of(hierarchies: Sequence[Hierarchy]) -> Trees:
    """The hierarchies of a table, laid out for the search."""
    sizes = [len(hierarchy) for hierarchy in hierarchies]
    strides = [int(np.prod(sizes[axis + 1 :])) for axis in range(len(sizes))]
    nodes, parents = [0], list[int]()
    above_starts, above, below_starts, below = [0], list[int](), [0], list[int]()
    for hierarchy in hierarchies:
        nodes.append(nodes[-1] + len(hierarchy))
        parents.extend(hierarchy.parents)
        paths = {leaf: hierarchy.path(leaf) for leaf in hierarchy.leaves}
        for place in range(len(hierarchy)):
            above.extend(hierarchy.path(place))
            above_starts.append(len(above))
            below.extend(leaf for leaf, path in paths.items() if place in path)
            below_starts.append(len(below))
    lists = (sizes, strides, nodes, parents, above_starts, above, below_starts, below)
    return Trees(*(np.array(each, dtype=np.int64) for each in lists))
