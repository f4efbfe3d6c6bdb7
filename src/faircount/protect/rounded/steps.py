"""The steps of the search for a rounding: where each leaf cell counts, who is near it, and what a step does to the errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.compiled import compiled
from faircount.protect.pattern.lines import Whole
from faircount.protect.pattern.moves import draw
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


class Rounded(NamedTuple):
    """A rounding as the search sees it.

    ``errors`` holds, for every cell, what is shown less what is true. The leaf counts that are no multiple of the base lie at
    ``places`` (one a row, one column a dimension); ``up`` says which of them are rounded up, and ``number`` which row a cell is
    (-1 for none).
    """

    errors: NDArray[np.int32]
    places: Whole
    up: NDArray[np.bool_]
    number: Whole


class Workspace(NamedTuple):
    """Room to work in, the random numbers, the base, and the price of each error from 0 up."""

    cells: Whole
    seed: NDArray[np.uint64]
    base: int
    price: Whole


@compiled
def rise_of_turn(one: int, rounded: Rounded, paths: LeafPaths, work: Workspace) -> int:
    """How much the price of all errors rises if one cell is rounded the other way."""
    size = counts_in(rounded.places[one], -1, paths, work.cells)
    return _rise(0, -work.base if rounded.up[one] else work.base, size, rounded.errors, work)


@compiled
def turn_now(one: int, rounded: Rounded, paths: LeafPaths, work: Workspace) -> int:
    """Round one cell the other way; how many of the ``cells`` of the room to work in have changed."""
    size = counts_in(rounded.places[one], -1, paths, work.cells)
    _shift(0, -work.base if rounded.up[one] else work.base, size, rounded.errors, work)
    rounded.up[one] = not rounded.up[one]
    return size


@compiled
def rise_of_swap(one: int, other: int, axis: int, rounded: Rounded, paths: LeafPaths, work: Workspace) -> int:
    """How much the price of all errors rises if two siblings are rounded the other way round; what is above both stays."""
    size = counts_in(rounded.places[one], axis, paths, work.cells)
    change = -work.base if rounded.up[one] else work.base
    near, far = rounded.places[one, axis] * paths.strides[axis], rounded.places[other, axis] * paths.strides[axis]
    return _rise(near, change, size, rounded.errors, work) + _rise(far, -change, size, rounded.errors, work)


@compiled
def swap_now(one: int, other: int, axis: int, rounded: Rounded, paths: LeafPaths, work: Workspace) -> int:
    """Round two siblings the other way round; how many of the ``cells``, moved to either, have changed."""
    size = counts_in(rounded.places[one], axis, paths, work.cells)
    change = -work.base if rounded.up[one] else work.base
    _shift(rounded.places[one, axis] * paths.strides[axis], change, size, rounded.errors, work)
    _shift(rounded.places[other, axis] * paths.strides[axis], -change, size, rounded.errors, work)
    rounded.up[one] = not rounded.up[one]
    rounded.up[other] = not rounded.up[other]
    return size


@compiled
def counts_in(place: Whole, without: int, paths: LeafPaths, cells: Whole) -> int:
    """The cells that a leaf cell counts in, one dimension left out if it is named; how many they are."""
    size = 1
    cells[0] = 0
    for axis in range(place.shape[0]):
        if axis == without:
            continue
        first, last = paths.starts[axis, place[axis]], paths.starts[axis, place[axis] + 1]
        for step in range(last - 1, first - 1, -1):
            begin = (step - first) * size
            for each in range(size):
                cells[begin + each] = cells[each] + paths.steps[axis, step]
        size *= last - first
    return size


@compiled
def _rise(step: int, change: int, size: int, errors: NDArray[np.int32], work: Workspace) -> int:
    """How much the price of the errors rises if the cells, moved by a step, change."""
    rise, last = 0, work.price.shape[0] - 1
    for each in range(size):
        before = errors[work.cells[each] + step]
        rise += work.price[min(abs(before + change), last)] - work.price[min(abs(before), last)]
    return rise


@compiled
def _shift(step: int, change: int, size: int, errors: NDArray[np.int32], work: Workspace) -> None:
    for each in range(size):
        errors[work.cells[each] + step] += change


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
