"""The smallest changes along one hierarchy that keep every sum, and the hierarchies of a table as flat arrays."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.tables.margins import Hierarchy

Whole = NDArray[np.int64]


class Trees(NamedTuple):
    """Every hierarchy as flat arrays: node ``nodes[d] + n`` is place ``n`` of dimension ``d``.

    ``above[above_starts[node]:above_starts[node + 1]]`` are the place itself and those above it; ``finest`` marks the nodes with
    nothing below them.
    """

    shape: Whole
    strides: Whole
    nodes: Whole
    above_starts: Whole
    above: Whole
    finest: NDArray[np.bool_]


def trees_of(hierarchies: Sequence[Hierarchy]) -> Trees:
    """The hierarchies of a table, laid out for the search."""
    sizes = [len(hierarchy) for hierarchy in hierarchies]
    strides = [int(np.prod(sizes[axis + 1 :])) for axis in range(len(sizes))]
    nodes = [sum(sizes[:axis]) for axis in range(len(sizes) + 1)]
    paths = [hierarchy.path(place) for hierarchy in hierarchies for place in range(len(hierarchy))]
    above_starts = [0, *accumulate(map(len, paths))]
    lists = (sizes, strides, nodes, above_starts, [place for path in paths for place in path])
    finest = [not below for hierarchy in hierarchies for below in hierarchy.children]
    return Trees._make([*(np.array(each, dtype=np.int64) for each in lists), np.array(finest, dtype=np.bool_)])


Step = tuple[int, int]
"""A place in the hierarchy, and +1 or -1."""


class Lines(NamedTuple):
    """Every one-dimensional change through every place of every hierarchy, as flat arrays.

    The lines through a node of the ``trees`` are ``first[node]`` to ``first[node + 1]``. Line ``l`` holds entries
    ``starts[l]`` to ``starts[l + 1]`` of ``offsets`` (in cells of the table, from the cell at ``n``) and ``signs``; the place
    itself has sign +1 and is left out.
    """

    trees: Trees
    first: Whole
    starts: Whole
    offsets: Whole
    signs: NDArray[np.int8]


def lines_of(hierarchies: Sequence[Hierarchy]) -> Lines:
    """The lines of a table of hierarchies."""
    trees = trees_of(hierarchies)
    first, starts, offsets, signs = [0], [0], list[int](), list[int]()
    for hierarchy, stride in zip(hierarchies, trees.strides.tolist(), strict=True):
        for place in range(len(hierarchy)):
            for steps in _through(hierarchy, place):
                offsets.extend((other - place) * stride for other, _ in steps)
                signs.extend(sign for _, sign in steps)
                starts.append(len(offsets))
            first.append(len(starts) - 1)
    whole = (np.array(each, dtype=np.int64) for each in (first, starts, offsets))
    return Lines._make([trees, *whole, np.array(signs, dtype=np.int8)])


def _through(hierarchy: Hierarchy, place: int) -> Iterator[list[Step]]:
    """The changes in which the place goes up by one, without the place itself."""
    paths = {leaf: hierarchy.path(leaf) for leaf in hierarchy.leaves}
    inside = [leaf for leaf, path in paths.items() if place in path]
    outside = [leaf for leaf in paths if leaf not in set(inside)]
    for leaf in inside:
        own = paths[leaf]
        yield [(step, 1) for step in own if step != place]
        for other in outside:
            far = paths[other]
            up = [(step, 1) for step in own if step not in far and step != place]
            yield up + [(step, -1) for step in far if step not in own]


def longest_support(lines: Lines) -> int:
    """The most cells that a product of one line a dimension can touch."""
    sizes = np.diff(lines.starts) + 1
    ends = lines.first[lines.trees.nodes].tolist()
    return math.prod(int(sizes[begin:end].max()) for begin, end in pairwise(ends))


def most_choices(lines: Lines) -> int:
    """The most lines that go through one place."""
    return int(np.diff(lines.first).max())
