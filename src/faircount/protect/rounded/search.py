"""The search for an additive rounding with small errors: leaf counts go up or down, one or two at a time."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.compiled import compiled
from faircount.protect.pattern.lines import Whole
from faircount.protect.pattern.moves import draw
from faircount.protect.rounded.mending import mend
from faircount.protect.rounded.near import NeighbourLists, beside, near_of
from faircount.protect.rounded.paths import LeafPaths, most_cells, paths_of
from faircount.protect.rounded.steps import Rounded, Workspace, rise_of_swap, rise_of_turn, swap_now, turn_now
from faircount.tables.margins import Counts, HierarchicalTable

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


def _prices(base: int, largest: int) -> NDArray[np.int64]:
    """What an error costs: itself, more beyond what one finest count may be off, and much more beyond twice the base."""
    error = np.arange(2 * largest + 10 * base, dtype=np.int64)
    beyond = np.maximum(0, error - (base - 1))
    prices: NDArray[np.int64] = error + 5 * beyond**2 // (4 * base) + 10 * np.maximum(0, error - (2 * base - 1))
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
