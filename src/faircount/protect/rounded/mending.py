"""The last part of the search: what is over the bound is brought back by steps near it, at a heat that lets the rest rest."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.compiled import compiled, inner
from faircount.protect.pattern.lines import Whole
from faircount.protect.pattern.moves import draw
from faircount.protect.rounded.near import NeighbourLists, beside, under
from faircount.protect.rounded.paths import LeafPaths
from faircount.protect.rounded.steps import (
    Rounded,
    Workspace,
    rise_of_swap,
    rise_of_turn,
    swap_now,
    turn_now,
)

PAIRS = 0.8
"""How often two siblings change places, and not one cell alone."""
FINE = 10
"""What each base beyond the bound costs, in squares of the base, where an error costs its square."""
HOT, COLD = 0.068, 0.048
"""The first and last heat of a round, for each cell that one leaf cell counts in and each square of the base."""
HOTTER, AGAIN = 0.06, 8
"""By how much hotter the next round starts after one that gained nothing, and after how many it starts over."""
STEPS, LONGER = 300_000, 100_000
"""How many steps are tried in one round, and how many more for each cell over the bound."""


class Over(NamedTuple):
    """The cells over the bound, in no order, where each of them stands in this list (-1: it does not), and how many they are."""

    cells: Whole
    where: Whole
    many: Whole


def mend(
    near: NeighbourLists,
    rounded: Rounded,
    paths: LeafPaths,
    work: Workspace,
    bound: int,
    most: int,
    report: Callable[[float], None],
) -> int:
    """Bring errors over the bound back under it; how many are left when the most steps that are allowed are spent.

    A cell over the bound is drawn, then a finest count under it that errs to the same side, which is turned or changes places
    with a sibling: always if that costs less, else by chance. Only what lies near such cells moves, so that it can be hotter
    there than the whole could bear. Round after round cools down, from hotter where the last gained nothing; one that ends worse
    than the best is taken back.
    """
    scale = len(work.cells) * work.base**2
    hot = work._replace(price=_prices(work.base, bound, len(work.price)))
    over, best, steps = _over(rounded, bound), (rounded.up.copy(), rounded.errors.copy()), 0
    left, idle = int(over.many[0]), 0
    while left and steps < most:
        report(steps / most)
        tried = min(most - steps, STEPS + LONGER * left)
        _walk(over, near, rounded, paths, hot, bound, HOT * scale * (1 + HOTTER * (idle % AGAIN)), COLD * scale, tried)
        steps, idle = steps + tried, 0 if over.many[0] < left else idle + 1
        if over.many[0] <= left:
            best, left = (rounded.up.copy(), rounded.errors.copy()), int(over.many[0])
        else:
            rounded.up[:], rounded.errors[:] = best
            over = _over(rounded, bound)
    return left


def _prices(base: int, bound: int, size: int) -> NDArray[np.int64]:
    error = np.arange(size, dtype=np.int64)
    beyond = -(-np.maximum(0, error - bound) // base)
    prices: NDArray[np.int64] = error**2 + FINE * base**2 * beyond
    return prices


def _over(rounded: Rounded, bound: int) -> Over:
    found = np.flatnonzero(np.abs(rounded.errors) > bound)
    cells, where = np.zeros(len(rounded.errors), dtype=np.int64), np.full(len(rounded.errors), -1, dtype=np.int64)
    cells[: len(found)], where[found] = found, np.arange(len(found))
    return Over(cells, where, np.array([len(found)], dtype=np.int64))


@compiled
def _walk(
    over: Over,
    near: NeighbourLists,
    rounded: Rounded,
    paths: LeafPaths,
    work: Workspace,
    bound: int,
    hot: float,
    cold: float,
    steps: int,
) -> None:
    """So many steps near cells over the bound while it cools."""
    cooling = (cold / hot) ** (1 / steps)
    heat = hot
    for _ in range(steps):
        if over.many[0] == 0:
            return
        heat *= cooling
        cell = over.cells[int(draw(work.seed) * over.many[0])]
        one = under(cell, near, work)
        if rounded.up[one] != (rounded.errors[cell] > 0):
            continue
        most = -heat * math.log(1 - draw(work.seed))
        if draw(work.seed) >= PAIRS:
            if rise_of_turn(one, rounded, paths, work) <= most:
                _note(0, turn_now(one, rounded, paths, work), over, rounded, work, bound)
            continue
        other, axis = beside(one, near, rounded, work)
        if other >= 0 and rise_of_swap(one, other, axis, rounded, paths, work) <= most:
            size = swap_now(one, other, axis, rounded, paths, work)
            _note(rounded.places[one, axis] * paths.strides[axis], size, over, rounded, work, bound)
            _note(rounded.places[other, axis] * paths.strides[axis], size, over, rounded, work, bound)


@inner
def _note(step: int, size: int, over: Over, rounded: Rounded, work: Workspace, bound: int) -> None:
    """Put the cells that changed on the list of those over the bound, or take them off it."""
    for each in range(size):
        cell = work.cells[each] + step
        place = over.where[cell]
        if abs(rounded.errors[cell]) > bound:
            if place < 0:
                over.where[cell] = over.many[0]
                over.cells[over.many[0]] = cell
                over.many[0] += 1
        elif place >= 0:
            over.many[0] -= 1
            last = over.cells[over.many[0]]
            over.cells[place], over.where[last] = last, place
            over.where[cell] = -1
