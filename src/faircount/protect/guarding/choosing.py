"""Which counts are withheld so that nothing few follows: hidden until all is wide, then shown again as far as it stays so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from faircount.bounds.system import Limits
from faircount.protect.guarding.populations import Guards
from faircount.protect.guarding.room import Narrow, Room
from faircount.protect.guarding.world import Counts, Mask, World


@dataclass(frozen=True, eq=False)
class Telling:
    """What is told of each population of a world whatever is chosen, and what may be.

    ``lower`` and ``upper`` are known from elsewhere. ``told`` populations are asked now: one that is not shown is hidden, and
    known to be at least ``least``. Those that ``may`` be shown are worth their ``price``.
    """

    lower: Limits
    upper: Limits
    told: Mask
    may: Mask
    price: Limits
    least: int


@dataclass(frozen=True, eq=False)
class Block:
    """Populations that something told ties, the guarded ones among them, and the room that is left in it."""

    rows: Counts
    columns: Counts
    guards: Counts
    room: Room


@dataclass(frozen=True, eq=False)
class Choice:
    """Which populations are shown, and which guarded ones stay narrower than wanted whatever is hidden, each with what holds it.

    The rooms hold for every other guarded population two tables that agree with all that is told.
    """

    shown: Mask
    narrow: Mapping[int, Narrow]
    blocks: tuple[Block, ...]


def choose(world: World, guards: Guards, wanted: Counts, telling: Telling) -> Choice:
    """The populations that may be shown together; each guarded one keeps the width that is wanted of it."""
    shown = np.zeros(len(world.sets), dtype=np.bool_)
    narrow: dict[int, Narrow] = {}
    found = []
    for block in tied_blocks(world, guards):
        search = _Search(block, telling, world.counts, wanted[block.guards].copy())
        narrow.update(search.choose())
        shown[block.rows] = search.shown
        found.append(block)
    return Choice(shown, narrow, tuple(found))


def tied_blocks(world: World, guards: Guards) -> list[Block]:
    """The parts of a world that nothing told ties to each other; a guarded population is in that which holds most of it."""
    rows, columns = world.sets.shape
    if not rows:
        return []
    edges = csr_array(world.sets).tocoo()
    graph = csr_array((np.ones(edges.nnz), (edges.row, rows + edges.col)), shape=(rows + columns, rows + columns))
    count, owner = connected_components(graph, directed=False)
    share = np.stack([guards.sets @ np.where(owner[rows:] == part, world.truth, 0) for part in range(count)], axis=1)
    home = share.argmax(axis=1) if len(guards) else np.zeros(0, dtype=np.int64)
    blocks = []
    for part in range(count):
        own, over = np.flatnonzero(owner[:rows] == part), np.flatnonzero(owner[rows:] == part)
        held = np.flatnonzero(home == part)
        room = Room(world.sets[np.ix_(own, over)], world.truth[over], guards.sets[np.ix_(held, over)])
        blocks.append(Block(own, over, held, room))
    return blocks


class _Search:
    """One block: what of it is shown."""

    def __init__(self, block: Block, telling: Telling, counts: Counts, wanted: Counts) -> None:
        self.room = block.room
        self.guards = block.guards
        self.counts = counts[block.rows]
        self.may = telling.may[block.rows]
        self.price = telling.price[block.rows]
        self.wanted = wanted
        self.every = np.arange(len(wanted))
        told, least = telling.told[block.rows], telling.least
        self.lower = np.where(told, np.maximum(telling.lower[block.rows], least), telling.lower[block.rows])
        self.upper = telling.upper[block.rows]
        self.shown = np.zeros(len(block.rows), dtype=np.bool_)

    def choose(self) -> dict[int, Narrow]:
        """Settle what is shown; what stays narrow with nothing shown is given back, and nothing is asked of it any more."""
        self._limit()
        narrow = self.room.narrow(self.every, self.wanted)
        for guard, found in narrow.items():
            self.wanted[guard] = found.width
        self.shown[:] = self.may
        self._hide()
        self._show()
        return {int(self.guards[guard]): found for guard, found in narrow.items()}

    def _limit(self) -> None:
        self.room.limit(np.where(self.shown, self.counts, self.lower), np.where(self.shown, self.counts, self.upper))

    def _hide(self) -> None:
        """Hide, by what holds each narrow population, the populations that free most of them for the least price."""
        asked = self.every
        while True:
            self._limit()
            narrow = self.room.narrow(asked, self.wanted)
            if not narrow:
                if len(asked) == len(self.every):
                    return
                asked = self.every
                continue
            self._free(list(narrow.values()))
            asked = np.array(sorted(narrow))

    def _free(self, narrow: list[Narrow]) -> None:
        ways = [np.array([row for row in each.held_by if self.shown[row]], dtype=np.int64) for each in narrow]
        ways = [each if len(each) else np.flatnonzero(self.shown) for each in ways]
        while ways:
            votes = np.zeros(len(self.shown))
            for each in ways:
                votes[each] += 1
            choice = int((votes / self.price).argmax())
            self.shown[choice] = False
            ways = [each for each in ways if choice not in each]

    def _show(self) -> None:
        """Show again what can be shown, dearest first."""
        hidden = np.flatnonzero(self.may & ~self.shown)
        for row in sorted(hidden.tolist(), key=lambda each: (-self.price[each], self.counts[each])):
            self.shown[row] = True
            self._limit()
            if self.room.narrow(self.every, self.wanted, first=True):
                self.shown[row] = False
        self._limit()
