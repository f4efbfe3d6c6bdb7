"""A pattern improved in rounds: hide some cells more, publish as many as possible again, keep what loses less."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.leaf_program import LeafProgram
from faircount.protect.pattern.pruning import Pruning
from faircount.protect.pattern.shortcut import Room, Shortcut

NOISE = 0.3
LEAST_MORE, MOST_MORE = 5, 40
SEED = 1
ROUNDS = 4_000


@dataclass(frozen=True, eq=False)
class Regrowth:
    """What to improve: the cells, what each weighs, and how much work linear programs may be.

    ``always`` marks what is hidden whatever is chosen, primary cells among it: none of these is ever published or weighed.
    """

    program: LeafProgram
    always: NDArray[np.bool_]
    movable: NDArray[np.bool_]
    weights: NDArray[np.float64]
    width: int
    work: float
    shortcut: Shortcut
    report: Callable[[str, float], None]
    stopped: Callable[[], bool]


@dataclass(frozen=True, eq=False)
class Grown:
    """The best pattern found: what is hidden and the two changes of each primary cell."""

    hidden: NDArray[np.bool_]
    rooms: dict[int, Room]


def regrow(task: Regrowth, start: Grown) -> Grown:
    """Publish the secondary cells of the start, then hide some more and publish again in random rounds."""
    pruning = Pruning(task.program, start.hidden, start.rooms, task.width, task.shortcut)
    # Cells that few primaries lean on come first: they are soon tried.
    users = np.array([len(pruning.users[cell]) for cell in range(len(task.weights))])
    order = np.argsort(-task.weights / (1 + users), kind="stable")
    pruning.publish_all(_secondary(order, task, pruning), task.work, task.stopped)
    best, least = pruning.snapshot(), _weight(task, pruning)
    chance = np.random.default_rng(SEED)
    for _ in range(ROUNDS):
        if task.program.work >= task.work or task.stopped():
            break
        task.report("publishing cells again", min(1.0, task.program.work / task.work))
        more = _some(task, pruning, chance)
        if not more:
            break
        pruning.hide_again(more)
        noisy = task.weights * np.exp(chance.normal(0, NOISE, len(task.weights)))
        pruning.publish_all(_secondary(np.argsort(-noisy, kind="stable"), task, pruning), task.work, task.stopped)
        weight = _weight(task, pruning)
        if weight <= least:
            best, least = pruning.snapshot(), weight
        else:
            pruning.restore(best)
    return Grown(*best)


def _secondary(order: NDArray[np.int64], task: Regrowth, pruning: Pruning) -> list[int]:
    """The secondary cells, in this order of all cells."""
    chosen: list[int] = order[(pruning.hidden & ~task.always)[order]].tolist()
    return chosen


def _weight(task: Regrowth, pruning: Pruning) -> float:
    return float(task.weights[pruning.hidden & ~task.always].sum())


def _some(task: Regrowth, pruning: Pruning, chance: np.random.Generator) -> list[int]:
    """Some published cells to hide, light ones rather."""
    shown = np.flatnonzero(task.movable & ~pruning.hidden)
    if not len(shown):
        return []
    likely = 1 / task.weights[shown]
    size = min(len(shown), int(chance.integers(LEAST_MORE, MOST_MORE)))
    more: list[int] = chance.choice(shown, size, replace=False, p=likely / likely.sum()).tolist()
    return more
