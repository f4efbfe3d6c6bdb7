"""Limits passed from sum to sum until nothing narrows: cheap, and exact where the sums form a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from faircount.bounds.system import Limits, System, parts_of

ROUNDS = 60
"""Chains of inequalities can narrow by one a round for ever; what is left open then is left to the solver."""
_SLACK = 1e-9


@dataclass(frozen=True, eq=False)
class Narrowed:
    """What each whole number can still be.

    ``settled`` says that a further round would change nothing, ``is_empty`` that the system has no solution.
    """

    floor: Limits
    ceiling: Limits
    settled: bool
    is_empty: bool = False


def propagate(system: System, rounds: int = ROUNDS) -> Narrowed:
    """The widest limits of each whole number that every single sum allows.

    They are always sound. They are the exact ranges where ``is_tree`` holds and the rounds settled; elsewhere two sums taken
    together may say more than each by itself, and ``feasible_range`` asks the solver.

    >>> propagate(System.of([[1, 1]], [7], [7])).ceiling.tolist()
    [7.0, 7.0]
    """
    entries = system.matrix.tocoo()
    floor, ceiling = np.ceil(system.floor), np.floor(system.ceiling)
    if _an_empty_sum_fails(system):
        return Narrowed(floor, ceiling, settled=True, is_empty=True)
    for _ in range(rounds):
        low, high = _tightened(system, entries, floor, ceiling)
        settled = bool(np.array_equal(low, floor) and np.array_equal(high, ceiling))
        floor, ceiling = low, high
        is_empty = bool(np.any(floor > ceiling))
        if settled or is_empty:
            return Narrowed(floor, ceiling, settled, is_empty)
    return Narrowed(floor, ceiling, settled=False)


def is_tree(system: System) -> bool:
    """Whether propagation is exact: each number counts once in a sum, and no two sums are tied in more than one way.

    Then the sums and numbers form a tree, whole numbers between limits add up to every whole number between the limits of the
    sum, and a choice at one end can always be carried on to the others (Freuder 1982, on trees of constraints).
    """
    if not np.all(np.abs(system.matrix.data) == 1):
        return False
    count, _ = parts_of(system)
    return bool(system.matrix.nnz == system.rows + system.columns - count)


def _an_empty_sum_fails(system: System) -> bool:
    empty = np.diff(system.matrix.indptr) == 0
    return bool(np.any(empty & ((system.lower > 0) | (system.upper < 0))))


def _tightened(system: System, entries: Any, floor: Limits, ceiling: Limits) -> tuple[Limits, Limits]:
    one, other = entries.data * floor[entries.col], entries.data * ceiling[entries.col]
    rest_least = _rest(entries.row, np.minimum(one, other), system.rows, -np.inf)
    rest_most = _rest(entries.row, np.maximum(one, other), system.rows, np.inf)
    ends = ((system.lower[entries.row] - rest_most) / entries.data, (system.upper[entries.row] - rest_least) / entries.data)
    backwards = entries.data < 0
    least, most = np.where(backwards, ends[1], ends[0]), np.where(backwards, ends[0], ends[1])
    low, high = floor.copy(), ceiling.copy()
    np.maximum.at(low, entries.col, np.ceil(least - _SLACK))
    np.minimum.at(high, entries.col, np.floor(most + _SLACK))
    return low, high


def _rest(row: NDArray[np.int64], share: Limits, rows: int, endless: float) -> Limits:
    """What the other entries of the row add; infinities are counted apart, since they cannot be subtracted."""
    infinite = np.isinf(share)
    finite = np.where(infinite, 0.0, share)
    total = np.bincount(row, finite, rows)[row] - finite
    others = np.bincount(row, infinite, rows)[row] - infinite
    return np.where(others > 0, endless, total)
