"""The smallest changes along one hierarchy that keep every sum, and the hierarchies of a table as flat arrays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


Step = tuple[int, int]
"""A place in the hierarchy, and +1 or -1."""


class Lines(NamedTuple):
    """Every one-dimensional change through every place of every hierarchy, as flat arrays.

    The lines through place ``n`` of dimension ``d`` are ``first[nodes[d] + n]`` to ``last[...]``. Line ``l`` holds entries
    ``starts[l]`` to ``starts[l + 1]`` of ``offsets`` (in cells of the table, from the cell at ``n``) and ``signs``; the place
    itself has sign +1 and is left out. ``trees`` are the hierarchies themselves.
    """

    shape: Whole
    strides: Whole
    nodes: Whole
    first: Whole
    last: Whole
    starts: Whole
    offsets: Whole
    signs: NDArray[np.int8]
    trees: Trees


def lines_of(hierarchies: Sequence[Hierarchy]) -> Lines:
    """The lines of a table of hierarchies."""
    sizes = [len(hierarchy) for hierarchy in hierarchies]
    strides = [int(np.prod(sizes[axis + 1 :])) for axis in range(len(sizes))]
    nodes: list[int] = []
    first: list[int] = []
    last: list[int] = []
    starts, offsets, signs = [0], list[int](), list[int]()
    for hierarchy, stride in zip(hierarchies, strides, strict=True):
        nodes.append(len(first))
        for place in range(len(hierarchy)):
            first.append(len(starts) - 1)
            for steps in _through(hierarchy, place):
                offsets.extend((other - place) * stride for other, _ in steps)
                signs.extend(sign for _, sign in steps)
                starts.append(len(offsets))
            last.append(len(starts) - 1)
    whole = [np.array(each, dtype=np.int64) for each in (sizes, strides, nodes, first, last, starts, offsets)]
    return Lines._make([*whole, np.array(signs, dtype=np.int8), trees_of(hierarchies)])


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
    bounds = [*lines.nodes[1:].tolist(), len(lines.first)]
    most = 1
    for begin, end in zip(lines.nodes.tolist(), bounds, strict=True):
        most *= int(sizes[lines.first[begin] : lines.last[end - 1]].max())
    return most


def most_choices(lines: Lines) -> int:
    """The most lines that go through one place."""
    return int((lines.last - lines.first).max())
