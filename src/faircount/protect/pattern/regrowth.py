"""A pattern improved by linear programs: hide some cells more, publish as many as possible again, keep what loses less."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.annealing import LONGEST
from faircount.protect.pattern.changes import draft_for
from faircount.protect.pattern.leaf_program import NO_CHANGE, LeafMove, Room, find_room
from faircount.protect.pattern.lines import Lines, Whole, lines_of
from faircount.protect.pattern.moves import BANNED, FREE, Board, scratch_for
from faircount.protect.pattern.repair import Search, drafts_for, repair
from faircount.protect.task import Task

STEPS = 500


class Shortcut:
    """The search for moves over a pattern in which hidden cells cost nothing and published ones may not be touched."""

    def __init__(self, lines: Lines, capacity: Whole, primary: NDArray[np.bool_], width: int) -> None:
        price = np.full(len(capacity), BANNED)
        still = np.zeros_like(capacity)
        self._board = Board(np.maximum(capacity, 0), price, price, primary, still, still.copy())
        self._search = Search(lines, scratch_for(lines, 1), width, STEPS)
        self._old, self._drafts = draft_for(LONGEST), drafts_for(LONGEST)

    def hide(self, cells: Iterable[int]) -> None:
        """These cells may be changed from now on."""
        self._board.price[list(cells)] = 0.0

    def publish(self, cells: Iterable[int]) -> None:
        """These cells may not be touched from now on."""
        self._board.price[list(cells)] = BANNED

    def mend(self, cell: int, primary: int, room: Room) -> Room | None:
        """Two other changes for the primary that leave the cell alone, or None if no product move mends it."""
        old = as_one(room)
        if old is None or len(old.cells) >= LONGEST:
            return None
        size = len(old.cells)
        self._old.cells[:size], self._old.multiples[:size] = old.cells, old.amounts
        _, found = repair(cell, primary, self._old, size, FREE, self._drafts, self._board, self._search)
        if not found:
            return None
        best = self._drafts.best
        return shared_out(best.cells[:found].copy(), best.multiples[:found].copy(), primary, self._board, self._search.width)


def as_one(room: Room) -> LeafMove | None:
    """The one change that both sides are multiples of, or None if they are different."""
    high, low = room
    if len(high.cells) and len(low.cells) and not _proportional(high, low):
        return None
    side = high if len(high.cells) else low
    return LeafMove(side.cells, side.amounts // int(np.gcd.reduce(side.amounts)))


def _proportional(high: LeafMove, low: LeafMove) -> bool:
    if not np.array_equal(high.cells, low.cells):
        return False
    return bool(np.array_equal(high.amounts * low.amounts[0], low.amounts * high.amounts[0]))


def shared_out(cells: Whole, multiples: Whole, primary: int, board: Board, width: int) -> Room:
    """One change added and taken away as often as there is room, until the primary has the width."""
    reach = int(multiples[cells == primary][0])
    multiples = multiples if reach > 0 else -multiples
    falls = multiples < 0
    up = int((board.capacity[cells[falls]] // -multiples[falls]).min(initial=width))
    needed = -(-width // abs(reach))
    up = min(up, needed)
    high = LeafMove(cells, multiples * up) if up else NO_CHANGE
    return high, LeafMove(cells, multiples * (up - needed)) if needed > up else NO_CHANGE


class Pruning:
    """Which cells are hidden, two changes for each primary cell within them, and who needs which cell."""

    def __init__(self, task: Task, hidden: NDArray[np.bool_], rooms: Mapping[int, Room]) -> None:
        program = task.program()
        self.program = program
        self.stop = task.stop
        self.hidden = hidden.copy()
        self.rooms = dict(rooms)
        self.width = task.policy.width
        self.shortcut = Shortcut(lines_of(task.table.hierarchies), program.capacity, task.primary, self.width)
        self.users: dict[int, set[int]] = defaultdict(set)
        self._blockers: dict[int, int] = {}
        for primary, room in self.rooms.items():
            self._link(primary, room)
        movable = np.flatnonzero(program.capacity >= 0)
        self._publish(movable[~self.hidden[movable]].tolist())
        self.hide(movable[self.hidden[movable]].tolist())

    def _publish(self, cells: Sequence[int]) -> None:
        self.hidden[cells] = False
        self.program.publish(cells)
        self.shortcut.publish(cells)

    def hide(self, cells: Sequence[int]) -> None:
        """Hide these cells, so that another pattern can be found."""
        self.hidden[cells] = True
        self.program.hide(cells)
        self.shortcut.hide(cells)

    def adopt(self, primary: int, room: Room) -> None:
        """Let the primary cell rest on these two changes."""
        if primary in self.rooms:
            self._unlink(primary, self.rooms[primary])
        self._link(primary, room)
        self.rooms[primary] = room

    def _link(self, primary: int, room: Room) -> None:
        for change in room:
            for cell in change.cells.tolist():
                self.users[cell].add(primary)

    def _unlink(self, primary: int, room: Room) -> None:
        for change in room:
            for cell in change.cells.tolist():
                self.users[cell].discard(primary)

    def publish(self, cell: int) -> bool:
        """Publish the cell if every primary keeps its width; whether it was published."""
        self._publish([cell])
        mended = self._mend(cell)
        if mended is None:
            self.hide([cell])
            return False
        for primary, room in mended.items():
            self.adopt(primary, room)
        return True

    def _mend(self, cell: int) -> dict[int, Room] | None:
        mended: dict[int, Room] = {}
        for primary in self._likely_first(cell):
            room = self.shortcut.mend(cell, primary, self.rooms[primary]) or find_room(
                self.program, primary, self.width, thorough=False
            )
            if room is None:
                self._blockers[cell] = primary
                return None
            mended[primary] = room
        return mended

    def _likely_first(self, cell: int) -> list[int]:
        """Who needs the cell; first the one that could not do without it before."""
        users = sorted(self.users[cell])
        blocker = self._blockers.get(cell)
        if blocker in self.users[cell] and blocker is not None:
            users.remove(blocker)
            users.insert(0, blocker)
        return users

    def publish_all(self, cells: Iterable[int], limit: float) -> int:
        """Try the cells in order until so much work was done or it is stopped; how many were published."""
        start = self.program.work
        published = 0
        for cell in cells:
            if self.program.work - start >= limit or self.stop.asked:
                break
            if self.hidden[cell]:
                published += self.publish(int(cell))
        return published

    def snapshot(self) -> tuple[NDArray[np.bool_], dict[int, Room]]:
        """The pattern as it is, to come back to."""
        return self.hidden.copy(), dict(self.rooms)

    def restore(self, snapshot: tuple[NDArray[np.bool_], dict[int, Room]]) -> None:
        """Back to an earlier pattern."""
        hidden, rooms = snapshot
        for primary, room in rooms.items():
            if self.rooms[primary] is not room:
                self.adopt(primary, room)
        self._publish(np.flatnonzero(self.hidden & ~hidden).tolist())
        self.hide(np.flatnonzero(hidden & ~self.hidden).tolist())
        self.rooms = dict(rooms)


NOISE = 0.3
LEAST_MORE, MOST_MORE = 5, 40
SEED = 1
ROUNDS = 4_000


Rooms = dict[int, Room]


def regrow(task: Task, hidden: NDArray[np.bool_], rooms: Rooms, work: float) -> tuple[NDArray[np.bool_], Rooms]:
    """The best pattern found from this one, and its rooms: secondary cells published, some more hidden, and so on at random.

    ``work`` is how much linear programs may be. What is hidden whatever is chosen is never published or weighed.
    """
    pruning = Pruning(task, hidden, rooms)
    program = pruning.program
    # Cells that few primaries lean on come first: they are soon tried.
    users = np.array([len(pruning.users[cell]) for cell in range(len(task.weights))])
    order = np.argsort(-task.weights / (1 + users), kind="stable")
    pruning.publish_all(_secondary(order, task, pruning), work)
    best, least = pruning.snapshot(), _weight(task, pruning)
    chance = np.random.default_rng(SEED)
    for _ in range(ROUNDS):
        if program.work >= work or task.stop.asked:
            break
        task.report("publishing cells again", min(1.0, program.work / work))
        more = _some(task, pruning, chance)
        if not more:
            break
        pruning.hide(more)
        noisy = task.weights * np.exp(chance.normal(0, NOISE, len(task.weights)))
        pruning.publish_all(_secondary(np.argsort(-noisy, kind="stable"), task, pruning), work)
        weight = _weight(task, pruning)
        if weight <= least:
            best, least = pruning.snapshot(), weight
        else:
            pruning.restore(best)
    return best


def _secondary(order: Whole, task: Task, pruning: Pruning) -> list[int]:
    """The secondary cells, in this order of all cells."""
    chosen: list[int] = order[(pruning.hidden & ~task.always)[order]].tolist()
    return chosen


def _weight(task: Task, pruning: Pruning) -> float:
    return float(task.weights[pruning.hidden & ~task.always].sum())


def _some(task: Task, pruning: Pruning, chance: np.random.Generator) -> list[int]:
    """Some published cells to hide, light ones rather."""
    shown = np.flatnonzero(task.movable & ~pruning.hidden)
    if not len(shown):
        return []
    likely = 1 / task.weights[shown]
    size = min(len(shown), int(chance.integers(LEAST_MORE, MOST_MORE)))
    more: list[int] = chance.choice(shown, size, replace=False, p=likely / likely.sum()).tolist()
    return more
