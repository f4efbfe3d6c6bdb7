"""A first safe pattern: for each small count a change that keeps every sum, by one move, by several, or by a program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from faircount.protect.cell_state import Cells
from faircount.protect.certificates import Certificates
from faircount.protect.pattern.annealing import (
    Pattern,
    Twins,
    dearest_first,
    improve_both,
    open_pattern,
    pivots_of,
    protect_each,
    twins_of,
)
from faircount.protect.pattern.changes import hidden_cells
from faircount.protect.pattern.leaf_program import NO_CHANGE, LeafMove, LeafProgram, Room, find_room
from faircount.protect.pattern.lines import lines_of
from faircount.protect.pattern.moves import BANNED, Board, find_move
from faircount.protect.pattern.repair import Search
from faircount.protect.task import Effort, Task, everywhere
from faircount.tables.margins import Counts, HierarchicalTable, Hierarchy


class Neighbourhoods:
    """The fullest finest codes of each dimension, and for each which codes count it."""

    def __init__(self, table: HierarchicalTable) -> None:
        self._shape, self._counts = table.counts.shape, table.counts
        self._leaves = []
        for axis, hierarchy in enumerate(table.hierarchies):
            alone = table.counts[tuple(slice(None) if each == axis else 0 for each in range(table.counts.ndim))]
            leaves = np.sort(np.array(hierarchy.leaves, dtype=np.int64))
            self._leaves.append(leaves[np.argsort(-alone[leaves], kind="stable")])
        self._above = [_codes_above(each, leaves) for each, leaves in zip(table.hierarchies, self._leaves, strict=True)]

    def around(self, cell: int, most: int) -> NDArray[np.bool_]:
        """The cells over so many finest codes inside and outside the cell's own code, in each dimension.

        Inside they are those with the most of this very cell, so that what it counts is there: of a small count all of it, once
        there are as many as it may be.
        """
        mask = np.ones(self._shape, dtype=np.bool_)
        places = [int(place) for place in np.unravel_index(cell, self._shape)]
        for axis, place in enumerate(places):
            above = self._above[axis]
            inside, outside = np.flatnonzero(above[:, place]), np.flatnonzero(~above[:, place])
            own = self._counts[tuple(self._leaves[axis][inside] if each == axis else there for each, there in enumerate(places))]
            chosen = np.concatenate([inside[np.argsort(-own, kind="stable")][:most], outside[:most]])
            mask &= above[chosen].any(axis=0).reshape([-1 if each == axis else 1 for each in range(len(self._shape))])
        return mask.reshape(-1)


def _codes_above(hierarchy: Hierarchy, leaves: NDArray[np.int64]) -> NDArray[np.bool_]:
    """For each of these finest codes a row that marks the codes that count it."""
    above = np.zeros((len(leaves), len(hierarchy)), dtype=np.bool_)
    for row, leaf in enumerate(leaves.tolist()):
        above[row, list(hierarchy.path(leaf))] = True
    return above


def find_together(target: int, board: Board, search: Search) -> Room | None:
    """Moves that raise the target by the width together, each within the room that the ones before left; None if they fall short.

    Where one move may be made only once or twice because a count beside it is small, another can go on. The board is given
    back as it was.
    """
    capacity, price = board.capacity, board.price
    total: dict[int, int] = {}
    paid: dict[int, float] = {}
    still = np.zeros(0, dtype=np.int64)
    own, reached = int(capacity[target]), 0
    while reached < search.width:
        capacity[target] = 0  # so that only moves that raise it are found
        _, size = find_move(target, -1, target, 1, BANNED / 10, search.steps, still, 0, 0.0, search.lines, board, search.room)
        if size == 0:
            break
        cells, signs = search.room.found[:size].copy(), search.room.found_signs[:size].copy()
        times = min(search.width - reached, int(capacity[cells[signs < 0]].min(initial=search.width)))
        capacity[cells] += times * signs
        reached += times
        for cell, sign in zip(cells.tolist(), signs.tolist(), strict=True):
            total[cell] = total.get(cell, 0) + times * sign
            paid.setdefault(cell, float(price[cell]))
            price[cell] = 0.0
    _put_back(board, total, paid)
    capacity[target] = own
    if reached < search.width:
        return None
    kept = sorted(cell for cell, amount in total.items() if amount)
    return LeafMove(np.array(kept, dtype=np.int64), np.array([total[cell] for cell in kept], dtype=np.int64)), NO_CHANGE


def _put_back(board: Board, total: dict[int, int], paid: dict[int, float]) -> None:
    for cell, amount in total.items():
        board.capacity[cell] -= amount
        board.price[cell] = paid[cell]


AT_ONCE = 60
"""So many trials are made before the two copies are brought together, the progress is told and a stop is heard."""


def improve_pattern(task: Task, pattern: Pattern, effort: Effort) -> None:
    """Publish secondary cells again as long as the effort lasts and nobody stops it."""
    if effort.sweeps:
        twins = twins_of(pattern)
        for number in range(len(effort.sweeps)):
            _sweep(task, twins, effort, number)


def _sweep(task: Task, twins: Twins, effort: Effort, number: int) -> None:
    """Try to publish the dearest cells, each once, in the sweep of this number."""
    heat, share = effort.sweeps[number]
    cells = dearest_first(twins.own, twins.own_listed, number)
    cells = cells[: round(share * len(cells))]
    for done in range(0, len(cells), AT_ONCE):
        spent = pivots_of(twins) / effort.pivots_for(twins.own.search.width)
        if task.stop.asked or spent >= 1.0:
            return
        task.report("publishing cells again", max(spent, (number + done / len(cells)) / len(effort.sweeps)))
        improve_both(twins, cells[done : done + AT_ONCE], heat, patient=True)


STEPS = 20_000
"""How many partial moves a search for one of several may look at."""
NEAR = (2, 3, 4, 6, 9)
"""How many codes of each dimension a program looks at, one after the other, before it is asked over the whole table."""
MAX_TRIED_ONE_BY_ONE = 3_000
"""How many small counts are tried one by one whether cells that no table shows protect them."""


@dataclass(frozen=True, eq=False)
class CertifiedPattern:
    """What is hidden, and the proof of each small count."""

    hidden: Cells
    certificates: Certificates


@dataclass(frozen=True, eq=False)
class Impossible:
    """The small counts that nothing can give the width beside what must stay as it is."""

    cells: tuple[int, ...]


def first_pattern(task: Task, effort: Effort, seed: int = 1) -> CertifiedPattern | Impossible:
    """A safe pattern by product moves, improved with this effort; or the small counts for which there is none.

    Another ``seed`` gives another pattern. What moves alone cannot do is asked of a whole-number program over everything that
    may be hidden, so that "impossible" is proved and not only not found.
    """
    rooms = {**task.narrowed, **_for_nothing(task)}
    targets = np.array([cell for cell in task.targets.tolist() if cell not in rooms], dtype=np.int64) if rooms else task.targets
    board = task.board()
    lines = lines_of(task.table.hierarchies)
    pattern = open_pattern(lines, board, targets, task.policy.width, seed, fixed=not effort.sweeps)
    task.report("first safe pattern", 0.0)
    left = protect_each(pattern, shared=not effort.sweeps)
    if len(left):
        found = _by_several(task, pattern, left)
        found |= _by_programs(task, [cell for cell in left.tolist() if cell not in found], NEAR, fully=True)
        if len(found) < len(left):
            return Impossible(tuple(cell for cell in left.tolist() if cell not in found))
        _pin(pattern, found)
        rooms |= found
    improve_pattern(task, pattern, effort)
    certificates = Certificates.of_changes(pattern.changes, board.capacity, task.policy.width)
    return CertifiedPattern(hidden_cells(board), certificates.beside(rooms))


def _for_nothing(task: Task) -> dict[int, Room]:
    """The small counts that cells which no table shows protect already: nothing needs to be hidden for them."""
    if not task.cell_state.unseen.any():
        return {}
    within = replace(task, kept=~task.always)
    pattern = open_pattern(lines_of(task.table.hierarchies), within.board(), task.targets, task.policy.width, fixed=True)
    left = protect_each(pattern)
    rooms = dict(Certificates.of_changes(pattern.changes, pattern.board.capacity, task.policy.width).rooms())
    rooms |= _by_several(within, pattern, left)
    free = task.cell_state.out_of_reach
    # What an audit has reached already is not asked once more.
    rest = [cell for cell in left.tolist() if cell not in rooms and (free is None or free[cell])]
    return rooms | (_by_programs(within, rest, NEAR[:2]) if len(rest) <= MAX_TRIED_ONE_BY_ONE else {})


def _by_several(task: Task, pattern: Pattern, left: Counts) -> dict[int, Room]:
    """Several moves together for each cell that no single move protects."""
    search = pattern.search._replace(steps=STEPS)
    rooms = {}
    for done, cell in enumerate(left.tolist()):
        task.report("putting moves together", done / len(left))
        room = find_together(cell, pattern.board, search)
        if room is not None:
            rooms[cell] = room
    return rooms


def _by_programs(task: Task, cells: Sequence[int], sizes: Sequence[int], *, fully: bool = False) -> dict[int, Room]:
    """A room for each of the cells that a program finds near it, or else everywhere."""
    near, far = Neighbourhoods(task.table), None
    rooms = {}
    for done, cell in enumerate(cells):
        task.report("solving for the last small counts", done / len(cells))
        room = next(filter(None, (_nearby(task, near, cell, most) for most in sizes)), None)
        if room is None and fully:
            far = far or everywhere(task)
            room = find_room(far, cell, task.policy.width, thorough=True)
        if room is not None:
            rooms[cell] = room
    return rooms


def _nearby(task: Task, near: Neighbourhoods, cell: int, most: int) -> Room | None:
    """A room within few codes of each dimension: whole-number programs are quick while they are small."""
    movable = task.movable & near.around(cell, most)
    program = LeafProgram(task.table, task.table.flat - task.least, movable)
    program.hide(np.flatnonzero(movable).tolist())
    return find_room(program, cell, task.policy.width, thorough=True)


def unprotectable(task: Task, cells: Sequence[int]) -> tuple[int, ...]:
    """Those of the cells that nothing can give the width, whatever is hidden."""
    found = _by_programs(task, cells, NEAR, fully=True)
    return tuple(cell for cell in cells if cell not in found)


def _pin(pattern: Pattern, rooms: Mapping[int, Room]) -> None:
    """Keep the cells of these rooms hidden while the others are improved."""
    for room in rooms.values():
        for change in room:
            pattern.board.always[change.cells] = True
            pattern.board.price[change.cells] = 0.0
