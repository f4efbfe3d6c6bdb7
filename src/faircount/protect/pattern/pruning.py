"""A pattern made smaller: secondary cells published again one by one, each primary given other changes by linear programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.leaf_program import NO_CHANGE, LeafProgram, split_amounts
from faircount.protect.pattern.shortcut import Room, Shortcut


class Pruning:
    """Which cells are hidden, two changes for each primary cell within them, and who needs which cell."""

    def __init__(
        self,
        program: LeafProgram,
        hidden: NDArray[np.bool_],
        rooms: Mapping[int, Room],
        width: int,
        shortcut: Shortcut,
    ) -> None:
        self.program = program
        self.hidden = hidden.copy()
        self.rooms = dict(rooms)
        self.width = width
        self.shortcut = shortcut
        self.users: dict[int, set[int]] = defaultdict(set)
        self._blockers: dict[int, int] = {}
        for primary, room in self.rooms.items():
            self._link(primary, room)
        movable = np.flatnonzero(program.capacity >= 0)
        self._publish(movable[~self.hidden[movable]].tolist())
        self._hide(movable[self.hidden[movable]].tolist())

    def _publish(self, cells: Sequence[int]) -> None:
        self.hidden[cells] = False
        self.program.publish(cells)
        self.shortcut.publish(cells)

    def _hide(self, cells: Sequence[int]) -> None:
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

    def find_room(self, primary: int) -> Room | None:
        """Two changes that give the primary its width within what is hidden, or None."""
        for up, down in split_amounts(self.width, int(self.program.capacity[primary])):
            low = self.program.change(primary, -down) if down else NO_CHANGE
            if low is None:
                continue
            high = self.program.change(primary, up) if up else NO_CHANGE
            if high is not None:
                return high, low
        return None

    def publish(self, cell: int) -> bool:
        """Publish the cell if every primary keeps its width; whether it was published."""
        self._publish([cell])
        mended = self._mend(cell)
        if mended is None:
            self._hide([cell])
            return False
        for primary, room in mended.items():
            self.adopt(primary, room)
        return True

    def _mend(self, cell: int) -> dict[int, Room] | None:
        mended: dict[int, Room] = {}
        for primary in self._likely_first(cell):
            room = self.shortcut.mend(cell, primary, self.rooms[primary]) or self.find_room(primary)
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

    def publish_all(self, cells: Iterable[int], limit: float, stopped: Callable[[], bool]) -> int:
        """Try the cells in order until so much work was done or it is stopped; how many were published."""
        start = self.program.work
        published = 0
        for cell in cells:
            if self.program.work - start >= limit or stopped():
                break
            if self.hidden[cell]:
                published += self.publish(int(cell))
        return published

    def hide_again(self, cells: Sequence[int]) -> None:
        """Hide more cells, so that another pattern can be found."""
        self._hide(cells)

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
        self._hide(np.flatnonzero(hidden & ~self.hidden).tolist())
        self.rooms = dict(rooms)
