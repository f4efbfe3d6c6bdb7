"""A first safe pattern: for each small count a change that keeps every sum, by one move, by several, or by a program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from faircount.protect.cell_state import Cells
from faircount.protect.certificates import Certificates
from faircount.protect.effort import Effort
from faircount.protect.improving import improve_pattern
from faircount.protect.pattern.annealing import Pattern, open_pattern, protect_each
from faircount.protect.pattern.changes import hidden_cells
from faircount.protect.pattern.leaf_program import LeafProgram
from faircount.protect.pattern.lines import lines_of
from faircount.protect.pattern.neighbourhood import Neighbourhoods
from faircount.protect.pattern.regrowth import Room
from faircount.protect.pattern.together import find_together
from faircount.protect.task import Task, everywhere, find_room
from faircount.tables.margins import Counts

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
            room = find_room(far, cell, task.policy.width)
        if room is not None:
            rooms[cell] = room
    return rooms


def _nearby(task: Task, near: Neighbourhoods, cell: int, most: int) -> Room | None:
    """A room within few codes of each dimension: whole-number programs are quick while they are small."""
    movable = task.movable & near.around(cell, most)
    program = LeafProgram(task.table, task.table.flat - task.least, movable)
    program.hide(np.flatnonzero(movable).tolist())
    return find_room(program, cell, task.policy.width)


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
