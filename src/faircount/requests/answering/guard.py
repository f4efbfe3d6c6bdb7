"""Which rows of a reply are given beside all that was given before: nothing few follows from any of it together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from faircount.protect.guarding.choosing import ShownPopulations, TiedBlock, choose, tied_blocks
from faircount.protect.guarding.populations import Guards
from faircount.protect.guarding.world import Counts, Mask, Place, Telling, World
from faircount.protect.policy import ProtectionPolicy
from faircount.requests.answering.counting import Cube
from faircount.requests.answering.earlier import EarlierCell
from faircount.requests.answering.rows import RequestRow, Why
from faircount.tables.request import AskedCell
from faircount.vocabulary.breakdowns import values_of
from faircount.vocabulary.measures import Online, Sex

HEADLINE, BREAKDOWN, CROSS = 4.0, 2.0, 1.0
"""What a row is worth: a total, a breakdown by one thing alone, a breakdown by more. The cheapest are withheld first."""


@dataclass(frozen=True, slots=True)
class Giving:
    """A population that a reply would give away, and what does it: rows of this reply, and cells of earlier ones."""

    rows: tuple[str, ...]
    earlier: tuple[EarlierCell, ...]


@dataclass(frozen=True, eq=False)
class Guarded:
    """The rows as they may leave. ``given_before`` small populations follow from earlier replies alone, and were left at that.

    ``unsafe`` are populations that would be given away though every count were withheld: then nothing may leave.
    """

    rows: tuple[RequestRow, ...]
    choice: ShownPopulations
    world: World
    given_before: int
    unsafe: tuple[Giving, ...]


def guard_rows(rows: Sequence[RequestRow], held: Sequence[EarlierCell], cube: Cube, policy: ProtectionPolicy) -> Guarded:
    """The rows with whatever must be withheld beside the earlier cells, all of which the records still give."""
    said = _Said.of(rows, held, cube, policy)
    world = said.world(empty_now=True)
    telling = said.telling(world)
    choice = choose(world, telling, policy)
    given, unsafe = _apart(said, world, choice, policy) if choice.narrow else (0, ())
    return Guarded(said.decided(world, choice.shown), choice, world, given, unsafe)


@dataclass(frozen=True, eq=False)
class _Said:
    """Everything that a reader has once the reply has left: rows of now that have a count, then earlier cells."""

    rows: tuple[RequestRow, ...]
    asked: tuple[int, ...]
    held: tuple[EarlierCell, ...]
    places: tuple[Place, ...]
    cube: Cube
    policy: ProtectionPolicy

    @classmethod
    def of(cls, rows: Sequence[RequestRow], held: Sequence[EarlierCell], cube: Cube, policy: ProtectionPolicy) -> _Said:
        asked = tuple(number for number, row in enumerate(rows) if row.place)
        places = (*(rows[number].place for number in asked), *(cube.grid.place(each.cell) for each in held))
        return cls(tuple(rows), asked, tuple(held), places, cube, policy)

    def world(self, *, empty_now: bool) -> World:
        """The world of all that is said; without ``empty_now``, a zero of this reply is told like any other count."""
        counts = self.cube.counts
        zeros = [empty_now and self.rows[number].count == 0 for number in self.asked]
        return World.of(self.places, counts, self.cube.impossible, [*zeros, *(each.upper == 0 for each in self.held)])

    def telling(self, world: World, *, now: bool = True, sent: bool = False) -> Telling:
        """What is known and what may be shown of each population; not ``now``: to a reader of the earlier replies alone.

        ``sent``: known only by tables that are as they left.
        """
        size = len(world.sets)
        lower, upper = np.zeros(size), np.full(size, np.inf)
        for each, row in zip(self.held, world.set_of[len(self.asked) :], strict=True):
            if row >= 0 and not (sent and each.is_changed):
                lower[row] = max(lower[row], each.least(self.policy))
                upper[row] = min(upper[row], np.inf if each.upper is None else each.upper)
        told, price = np.zeros(size, dtype=np.bool_), np.ones(size)
        for number, row in zip(self.asked, world.set_of, strict=False):
            if row >= 0 and now:
                told[row] |= bool(self.rows[number].count)
                price[row] = max(price[row], _price(self.rows[number].cell))
                if self.rows[number].count == 0:
                    upper[row] = 0
        may = told & (world.counts >= self.policy.threshold) & (lower < upper)
        return Telling(lower, upper, told, may, price, self.policy.least_hidden)

    def decided(self, world: World, shown: Mask) -> tuple[RequestRow, ...]:
        """The rows, each shown or withheld; one that was given before is given again, and one that holds nobody is 0.

        What only a table says that was changed since it left may never have been given.
        """
        telling, decided = self.telling(world, sent=True), list(self.rows)
        known = telling.lower == telling.upper
        for number, row in zip(self.asked, world.set_of, strict=False):
            own = decided[number]
            if row >= 0 and own.count:
                if self.policy.is_primary(own.count):
                    decided[number] = own.hidden(Why.SMALL)
                elif not shown[row] and not known[row]:
                    decided[number] = own.hidden(Why.HIDES)
        return tuple(decided)


def _price(cell: AskedCell) -> float:
    parts = sum((cell.online is not Online.ALL, not cell.ages.is_all, cell.sex is not Sex.ALL)) + len(values_of(cell.breakdown))
    return (HEADLINE, BREAKDOWN, CROSS)[min(parts, 2)]


def _apart(said: _Said, world: World, choice: ShownPopulations, policy: ProtectionPolicy) -> tuple[int, tuple[Giving, ...]]:
    """How many narrow populations earlier replies alone leave so narrow, and what gives the others away."""
    narrow = sorted(choice.narrow)
    fine = said.world(empty_now=False)
    sets = _over(world, choice.guards.sets[narrow], fine)
    asked = Guards(sets, sets @ fine.truth)
    blocks = tied_blocks(fine, asked)
    before, now = (_narrow(blocks, said.telling(fine, now=each), fine, policy, len(narrow)) for each in (False, True))
    unsafe = []
    for place, guard in enumerate(narrow):
        if choice.narrow[guard].width < before.get(place, (policy.width, ()))[0]:
            _, held_by = now.get(place, (0, ()))
            unsafe.append(said_by(said, fine, held_by))
    return len(narrow) - len(unsafe), tuple(unsafe)


def said_by(said: _Said, world: World, held_by: Sequence[int]) -> Giving:
    """The rows and the earlier cells that say these told populations."""
    rows = [said.rows[number].cell.key for number, row in zip(said.asked, world.set_of, strict=False) if row in held_by]
    cells = [each for each, row in zip(said.held, world.set_of[len(said.asked) :], strict=True) if row in held_by]
    return Giving(tuple(rows), tuple(cells))


def _over(world: World, sets: Mask, other: World) -> Mask:
    """Populations of a world over the columns of another that tells at least as much apart."""
    columns = np.zeros((len(other.truth), len(world.truth)), dtype=np.bool_)
    mine, theirs = world.column_of.reshape(-1), other.column_of.reshape(-1)
    inside = (mine >= 0) & (theirs >= 0)
    columns[theirs[inside], mine[inside]] = True
    return (sets.astype(np.int64) @ columns.T.astype(np.int64)) > 0


def _narrow(
    blocks: Sequence[TiedBlock], telling: Telling, world: World, policy: ProtectionPolicy, size: int
) -> Mapping[int, tuple[int, Sequence[int]]]:
    """How wide each guarded population is beside what is told, where that is less than promised, and which rows hold it."""
    wanted: Counts = np.full(size, policy.width)
    found: dict[int, tuple[int, Sequence[int]]] = {}
    for block in blocks:
        lower = np.where(telling.told, np.maximum(telling.lower, telling.least * (world.counts > 0)), telling.lower)
        block.room.limit(lower[block.rows], telling.upper[block.rows])
        for guard, each in block.room.narrow(wanted[block.guards]).items():
            found[int(block.guards[guard])] = (each.width, [int(block.rows[row]) for row in sorted(each.held_by)])
    return found
