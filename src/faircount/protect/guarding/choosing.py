"""Which counts are withheld so that nothing few follows: hidden until all is wide, then shown again as far as it stays so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from faircount.protect.guarding.populations import Guards, guarded, leftovers
from faircount.protect.guarding.room import FeasibleTables, Narrow
from faircount.protect.guarding.rough import RoughWorld
from faircount.protect.guarding.world import Counts, Mask, Telling, World
from faircount.protect.policy import ProtectionPolicy

PROGRAMS = 1_000
"""How many programs the search for what can be shown again may ask in one part: what is hidden stays so after that."""
BATCH = 16
"""How many narrow populations are looked at before what holds them is hidden."""
MAX_FREED_TOGETHER = 4
"""How many of them where one count is to take the place of others."""
MOST_GIVEN_UP = 8.0
"""What a count may cost, in prices of others, before its showing is no longer looked into."""


@dataclass(eq=False)
class TiedBlock:
    """Populations that something told ties, the guarded ones among them, and the room that is left in it."""

    rows: Counts
    columns: Counts
    guards: Counts
    room: FeasibleTables


@dataclass(frozen=True, eq=False)
class ShownPopulations:
    """Which populations are shown, and which guarded ones stay narrower than wanted whatever is hidden, each with what holds it.

    The rooms hold for every other guarded population two tables that agree with all that is told.
    """

    shown: Mask
    narrow: Mapping[int, Narrow]
    guards: Guards
    blocks: tuple[TiedBlock, ...]


def choose(world: World, telling: Telling, policy: ProtectionPolicy) -> ShownPopulations:
    """What may be shown so that nothing few follows from it and from what is known already.

    The choice is made of worlds that only look like the true one (``RoughWorld``), so that whoever has this program and tries
    every count that a hidden one could be finds the same withheld. What such a world shows, the next may; in the true one more
    is hidden only where a population is narrow in truth. When not to use it: for tables of many thousand cells, where
    ``protect.suppression`` looks at asked cells alone and is much faster.
    """
    rough, blocks = RoughWorld.of(world, policy), tuple[TiedBlock, ...]()
    guards = rough.guarded()
    for seen in rough.worlds():
        chosen = _chosen(_View(seen, telling.seen_in(seen), guards, rough.leftovers), policy, blocks)
        telling, blocks = replace(telling, may=chosen.shown), chosen.blocks
    guards = guarded(world, policy.threshold).sets
    return _chosen(_View(world, telling, guards, lambda shown: leftovers(world, shown, policy.threshold)), policy, blocks)


@dataclass(frozen=True, eq=False)
class _View:
    """A world to choose by, what of it is guarded, and what more of it is to be once it is known what is shown."""

    world: World
    telling: Telling
    guarded: Mask
    leftovers: Callable[[Mask], Mask]


def _chosen(view: _View, policy: ProtectionPolicy, before: Sequence[TiedBlock]) -> ShownPopulations:
    """The choice by one world; what was found ``before``, of the same populations in another, saves most of the search."""
    world, telling = view.world, view.telling
    guards = Guards(view.guarded, view.guarded @ world.truth)
    blocks = tied_blocks(world, guards)
    for block, other in zip(blocks, before, strict=bool(before)):
        block.room.begin_with(other.room)
    searches = [_Search(block, telling, world.counts, policy.width) for block in blocks]
    shown = np.zeros(len(world.sets), dtype=np.bool_)
    while True:
        for search in searches:
            search.choose()
            shown[search.block.rows] = search.shown
        more = guards.beside(view.leftovers(shown | (telling.lower == telling.upper)))
        if not len(more):
            break
        for search, held in zip(searches, _homes(world, blocks, more), strict=True):
            search.watch(more[held], np.flatnonzero(held) + len(guards))
        guards = guards.and_more(more, world)
    narrow = {int(search.block.guards[guard]): found for search in searches for guard, found in search.narrow.items()}
    return ShownPopulations(shown, narrow, guards, tuple(blocks))


def tied_blocks(world: World, guards: Guards) -> list[TiedBlock]:
    """The parts of a world that nothing told ties to each other; a guarded population is in that which holds most of it."""
    rows, columns = world.sets.shape
    edges = csr_array(world.sets).tocoo()
    graph = csr_array((np.ones(edges.nnz), (edges.row, rows + edges.col)), shape=(rows + columns, rows + columns))
    count, owner = connected_components(graph, directed=False)
    parts = [(np.flatnonzero(owner[:rows] == part), np.flatnonzero(owner[rows:] == part)) for part in range(count)]
    none = np.zeros(0, dtype=np.int64)
    blocks = [
        TiedBlock(
            own,
            over,
            none,
            FeasibleTables(world.sets[np.ix_(own, over)], world.truth[over], np.zeros((0, len(over)), dtype=np.bool_)),
        )
        for own, over in parts
        if len(own)
    ]
    for block, held in zip(blocks, _homes(world, blocks, guards.sets), strict=True):
        _watch(block, guards.sets[held], np.flatnonzero(held))
    return blocks


def _homes(world: World, blocks: Sequence[TiedBlock], sets: Mask) -> list[Mask]:
    """For each block which populations it holds most of: what is as wide as wanted in a part of it is so in the whole."""
    if not blocks:
        return []
    share = np.stack([sets[:, block.columns] @ world.truth[block.columns] for block in blocks])
    return [share.argmax(axis=0) == place for place in range(len(blocks))]


def _watch(block: TiedBlock, sets: Mask, numbers: Counts) -> None:
    if len(numbers):
        block.room.watch(sets[:, block.columns])
        block.guards = np.append(block.guards, numbers)


class _Search:
    """One block: what of it is shown."""

    def __init__(self, block: TiedBlock, telling: Telling, counts: Counts, width: int) -> None:
        self.block, self.room, self.width = block, block.room, width
        self.counts = counts[block.rows]
        self.may = telling.may[block.rows]
        self.price = telling.price[block.rows]
        told = telling.told[block.rows]
        self.lower = np.where(told, np.maximum(telling.lower[block.rows], telling.least), telling.lower[block.rows])
        self.upper = telling.upper[block.rows]
        self.shown = self.may.copy()
        self.narrow: dict[int, Narrow] = {}
        self.freed: dict[int, list[int]] = {}
        self.wanted = np.zeros(0, dtype=np.int64)

    def watch(self, sets: Mask, numbers: Counts) -> None:
        """Guard further populations too."""
        _watch(self.block, sets, numbers)

    def choose(self) -> None:
        """Settle what is shown; of what stays narrow with nothing shown no more is asked than that."""
        if len(self.wanted) == len(self.block.guards) > 0:
            return
        self.wanted = np.append(self.wanted, np.full(len(self.block.guards) - len(self.wanted), self.width))
        self._limit(self.may & False)
        self._give_up(self.room.pressed(self.wanted))
        self._hide()
        self._prove()
        self._show()
        self._exchange()
        # Of many tables some make room for others: what proved a width may be gone.
        self._prove()

    def _give_up(self, narrow: Mapping[int, Narrow]) -> None:
        """Ask no more of what stays narrow with nothing shown than that."""
        for guard, found in narrow.items():
            self.narrow[guard] = found
            self.wanted[guard] = found.width

    def _limit(self, shown: Mask, *, looser: bool = False) -> None:
        limits = np.where(shown, self.counts, self.lower), np.where(shown, self.counts, self.upper)
        self.room.limit(*limits, looser=looser)

    def _hide(self) -> None:
        """Hide, by what holds narrow populations, what frees most of them for the least price; fractions are enough here."""
        self._limit(self.shown)
        while narrow := self.room.pressed(self.wanted, BATCH):
            self._free(narrow)
            self._limit(self.shown, looser=True)

    def _prove(self) -> None:
        """Two whole tables for each guarded population; more is hidden where they are not found."""
        self._limit(self.shown)
        while narrow := self.room.narrow(self.wanted, BATCH, exact=not self.shown.any()):
            if self.shown.any():
                self._free(narrow)
                self._limit(self.shown, looser=True)
            else:
                self._give_up(narrow)

    def _free(self, narrow: Mapping[int, Narrow], kept: int = -1) -> None:
        """Hide what holds narrow populations, or anything where nothing that is shown does; the row that is ``kept`` stays."""
        ways = {guard: [row for row in each.held_by if self.shown[row] and row != kept] for guard, each in narrow.items()}
        others = [row for row in np.flatnonzero(self.shown).tolist() if row != kept]
        ways = {guard: rows or others for guard, rows in ways.items() if rows or others}
        while ways:
            votes = np.zeros(len(self.shown))
            for rows in ways.values():
                votes[rows] += 1
            choice = int((votes / self.price).argmax())
            self.shown[choice] = False
            self.freed[choice] = [guard for guard, rows in ways.items() if choice in rows]
            ways = {guard: rows for guard, rows in ways.items() if choice not in rows}

    @property
    def _hidden(self) -> list[int]:
        """What may be shown and is not, dearest first."""
        hidden: list[int] = np.flatnonzero(self.may & ~self.shown).tolist()
        return sorted(hidden, key=lambda each: (-self.price[each], self.counts[each]))

    def _show(self) -> None:
        """Show again what can be shown, dearest first, while programs last."""
        last = self.room.programs + PROGRAMS
        for row in self._hidden:
            if self.room.programs > last:
                break
            self.shown[row] = True
            self._limit(self.shown)
            # What it was hidden for is most likely to need it.
            narrow = self.room.narrow(self.wanted, 1, before=self.freed.get(row, ()))
            if narrow:
                self.shown[row] = False
                self.freed[row] = [*narrow, *self.freed.get(row, ())]
        self._limit(self.shown)

    def _exchange(self) -> None:
        """Show a hidden count in place of those that keep it so, where more is given then, while programs last."""
        last = self.room.programs + PROGRAMS
        for row in self._hidden:
            if self.room.programs > last:
                break
            before = self.shown.copy()
            if not before[row] and self._made_room(row):
                self._show()
            if self._given(self.shown) <= self._given(before):
                self.shown = before
        self._limit(self.shown)

    def _made_room(self, row: int) -> bool:
        """Whether a row is shown and all is wide again, since others that cost little are hidden."""
        least = self._given(self.shown)[0] - MOST_GIVEN_UP
        self.shown[row] = True
        self._limit(self.shown)
        while narrow := self.room.narrow(self.wanted, MAX_FREED_TOGETHER, before=self.freed.get(row, ())):
            if self.shown.sum() == 1:
                return False
            self._free(narrow, row)
            if self._given(self.shown)[0] < least:
                return False
            self._limit(self.shown, looser=True)
        return True

    def _given(self, shown: Mask) -> tuple[float, int]:
        """What is shown, by its prices and then by number."""
        return float(self.price[shown].sum()), int(shown.sum())
