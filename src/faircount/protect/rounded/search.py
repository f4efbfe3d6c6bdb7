"""The search for an additive rounding with small errors: leaf counts go up or down, one or two at a time, ever cooler."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.compiled import compiled, inner
from faircount.protect.pattern.lines import Whole
from faircount.protect.pattern.moves import draw
from faircount.protect.rounded.steps import (
    LeafPaths,
    NeighbourLists,
    Rounded,
    Workspace,
    beside,
    most_cells,
    near_of,
    paths_of,
    rise_of_swap,
    rise_of_turn,
    swap_now,
    turn_now,
    under,
)
from faircount.tables.margins import Counts, HierarchicalTable

FINE = 10
"""What each base beyond the bound costs, in squares of the base, where an error costs its square."""
MEND_HOT, MEND_COLD = 0.068, 0.048
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
    hot = work._replace(price=_prices_beyond(work.base, bound, len(work.price)))
    over, best, steps = _over(rounded, bound), (rounded.up.copy(), rounded.errors.copy()), 0
    left, idle = int(over.many[0]), 0
    while left and steps < most:
        report(steps / most)
        tried = min(most - steps, STEPS + LONGER * left)
        _walk(over, near, rounded, paths, hot, bound, MEND_HOT * scale * (1 + HOTTER * (idle % AGAIN)), MEND_COLD * scale, tried)
        steps, idle = steps + tried, 0 if over.many[0] < left else idle + 1
        if over.many[0] <= left:
            best, left = (rounded.up.copy(), rounded.errors.copy()), int(over.many[0])
        else:
            rounded.up[:], rounded.errors[:] = best
            over = _over(rounded, bound)
    return left


def _prices_beyond(base: int, bound: int, size: int) -> Counts:
    error = np.arange(size, dtype=np.int64)
    beyond = -(-np.maximum(0, error - bound) // base)
    prices: Counts = error**2 + FINE * base**2 * beyond
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


PAIRS = 0.8
"""How often two siblings change places, and not one cell alone."""
HOT, COLD = 0.1, 0.012
"""The first and last heat, for each cell that one leaf cell counts in and each unit of the base."""
STAGES = 20
ENOUGH_STEPS = 4_000_000
MOST_ATTEMPTS = 12
FULL_SWEEPS_UP_TO = 8_000
"""With more counts to round than this, each is looked at less often, so that the work stays what it is for so many."""
MENDING, MOST_MENDED = 20, 300_000
"""How many steps may mend what is over a bound after the cooling: so often as many as each count was looked at then, and at most
so many for each of these times."""


def round_leaves(table: HierarchicalTable, base: int, seed: int, sweeps: int, report: Callable[[float], None]) -> Counts:
    """The rounded count of every cell: leaf counts at a neighbouring multiple of the base, and sums of them above.

    The sum of all errors is made small, and no error large where that can be done; small tables are tried several times.
    """
    loose = np.flatnonzero(table.is_leaf & (table.flat % base > 0))
    if not len(loose):
        return table.flat.copy()
    paths = paths_of(table.hierarchies)
    mending = min(MENDING * sweeps * len(loose), MOST_MENDED * sweeps)
    sweeps = min(sweeps, max(1, sweeps * FULL_SWEEPS_UP_TO // len(loose)))
    attempts = max(1, min(MOST_ATTEMPTS, ENOUGH_STEPS // (sweeps * len(loose))))
    best: tuple[int, Counts] | None = None
    for attempt in range(attempts):
        chance = np.random.default_rng([seed, attempt])
        rounded = _start(table, base, loose, chance)
        room = np.zeros(most_cells(table.hierarchies), dtype=np.int64)
        price = _prices(base, int(np.abs(rounded.errors).max()))
        work = Workspace(room, np.array([chance.integers(2**63)], dtype=np.uint64), base, price)
        _improve(rounded, paths, work, (sweeps, mending), _part_of(report, attempt, attempts))
        paid = int(price[np.minimum(np.abs(rounded.errors), len(price) - 1)].sum())
        if best is None or paid < best[0]:
            best = (paid, table.flat + rounded.errors)
    assert best is not None
    return best[1]


def _part_of(report: Callable[[float], None], done: int, attempts: int) -> Callable[[float], None]:
    return lambda share: report((done + share) / attempts)


def _improve(
    rounded: Rounded, paths: LeafPaths, work: Workspace, effort: tuple[int, int], report: Callable[[float], None]
) -> None:
    """Cool slowly, then mend what is still over the bound; if that cannot be done, over the next one, and so on."""
    sweeps, mending = effort
    scale, near = len(work.cells) * work.base, near_of(rounded, paths, work)
    for stage, heats in enumerate(np.array_split(np.geomspace(HOT * scale, COLD * scale, sweeps), STAGES)):
        report(stage / STAGES / 2)
        _anneal(near, rounded, paths, work, heats)
    for times in range(2, int(np.abs(rounded.errors).max()) // work.base + 2):
        if not mend(near, rounded, paths, work, times * work.base - 1, mending, lambda share: report((1 + share) / 2)):
            break


def _prices(base: int, largest: int) -> Counts:
    """What an error costs: itself, more beyond what one finest count may be off, and much more beyond twice the base."""
    error = np.arange(2 * largest + 10 * base, dtype=np.int64)
    beyond = np.maximum(0, error - (base - 1))
    prices: Counts = error + 5 * beyond**2 // (4 * base) + 10 * np.maximum(0, error - (2 * base - 1))
    return prices


def _start(table: HierarchicalTable, base: int, loose: Whole, chance: np.random.Generator) -> Rounded:
    """Each finest count up with the chance of its remainder, so that wholes start near the truth."""
    counts = table.flat
    up = chance.random(len(loose)) * base < counts[loose] % base
    shown = np.where(table.is_leaf, counts // base * base, 0)
    shown[loose] += base * up
    errors = HierarchicalTable.of_leaves(table.hierarchies, shown.reshape(table.counts.shape)).flat - counts
    number = np.full(len(counts), -1, dtype=np.int64)
    number[loose] = np.arange(len(loose))
    places = np.stack(np.unravel_index(loose, table.counts.shape), axis=1).astype(np.int64)
    return Rounded(errors.astype(np.int32), np.ascontiguousarray(places), up, number)


@compiled
def _anneal(near: NeighbourLists, rounded: Rounded, paths: LeafPaths, work: Workspace, heats: NDArray[np.float64]) -> None:
    """At each heat as many steps as there are cells to round."""
    size = rounded.places.shape[0]
    for heat in heats:
        for _ in range(size):
            one = int(draw(work.seed) * size)
            if draw(work.seed) < PAIRS:
                other, axis = beside(one, near, rounded, work)
                if other >= 0 and _allowed(rise_of_swap(one, other, axis, rounded, paths, work), heat, work):
                    swap_now(one, other, axis, rounded, paths, work)
            elif _allowed(rise_of_turn(one, rounded, paths, work), heat, work):
                turn_now(one, rounded, paths, work)


@compiled
def _allowed(rise: int, heat: float, work: Workspace) -> bool:
    """Whether the errors, or chance, allow it."""
    return rise <= 0 or draw(work.seed) < math.exp(-rise / heat)
