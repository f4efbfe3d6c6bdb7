"""The steps of the search for a rounding: one finest count is turned the other way, or two siblings change places."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.compiled import compiled
from faircount.protect.pattern.lines import Whole
from faircount.protect.rounded.paths import LeafPaths


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
