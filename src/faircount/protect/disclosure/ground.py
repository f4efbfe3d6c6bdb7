"""The ground of a walk: the table it stands at, how far each cell may go from there, and how far it was seen to go."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.compiled import compiled, inner
from faircount.protect.pattern.lines import Whole
from faircount.tables.margins import Counts

FAR = 50
"""A move is never added or taken away more often than this."""


class Ground(NamedTuple):
    """Where the walk stands, and how far it has been.

    ``counts`` is the table it stands at, ``fall`` and ``rise`` how far each cell may go down and up from there; ``low`` and
    ``high`` are the least and the most that each cell was seen to be; ``asked`` marks the cells that need a width.
    """

    counts: Counts
    fall: Counts
    rise: Counts
    low: Counts
    high: Counts
    asked: NDArray[np.bool_]
    is_leaf: NDArray[np.bool_]


class Notes(NamedTuple):
    """The moves that matter, at their leaf cells: entries ``starts[i]`` to ``starts[i + 1]`` of move ``i``."""

    starts: Counts
    cells: Counts
    amounts: Counts
    times: Counts


def notes_for(moves: int, longest: int) -> Notes:
    """Room for so many moves of so many leaf cells at most."""
    entries = moves * longest
    starts, times = np.zeros(moves + 1, dtype=np.int64), np.zeros(moves, dtype=np.int64)
    return Notes(starts, np.zeros(entries, dtype=np.int64), np.zeros(entries, dtype=np.int64), times)


@compiled
def room_around(cells: Whole, amounts: Whole, size: int, ground: Ground) -> tuple[int, int]:
    """How often the move can be added and taken away from here."""
    up, down = FAR, FAR
    for each in range(size):
        cell, amount = cells[each], amounts[each]
        if amount > 0:
            up, down = min(up, ground.rise[cell] // amount), min(down, ground.fall[cell] // amount)
        else:
            up, down = min(up, ground.fall[cell] // -amount), min(down, ground.rise[cell] // -amount)
    return up, down


@compiled
def see(cells: Whole, amounts: Whole, size: int, up: int, down: int, width: int, ground: Ground) -> bool:
    """Widen what was seen of each cell; whether one that was asked for has the width now and had not before."""
    matters = False
    for each in range(size):
        cell, amount = cells[each], amounts[each]
        before = ground.high[cell] - ground.low[cell]
        ground.high[cell] = max(ground.high[cell], ground.counts[cell] + max(up * amount, -down * amount))
        ground.low[cell] = min(ground.low[cell], ground.counts[cell] + min(up * amount, -down * amount))
        if ground.asked[cell] and before < width <= ground.high[cell] - ground.low[cell]:
            matters = True
    return matters


@compiled
def take(cells: Whole, amounts: Whole, size: int, times: int, ground: Ground) -> None:
    """Go so many moves on."""
    for each in range(size):
        cell, amount = cells[each], times * amounts[each]
        ground.counts[cell] += amount
        ground.rise[cell] -= amount
        ground.fall[cell] += amount


@inner
def write_down(cells: Whole, amounts: Whole, size: int, times: int, moves: int, ground: Ground, notes: Notes) -> int:
    """Note a move that is taken so often; how many are noted with it."""
    end = notes.starts[moves]
    for each in range(size):
        if ground.is_leaf[cells[each]]:
            notes.cells[end], notes.amounts[end] = cells[each], amounts[each]
            end += 1
    notes.times[moves] = times
    notes.starts[moves + 1] = end
    return moves + 1
