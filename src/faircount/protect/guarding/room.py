"""What can still be true beside all that is told: whole tables that agree with it, and how far each population may go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack

from faircount.bounds.nearest import Nearest
from faircount.bounds.solver import Model, whole_bound
from faircount.bounds.system import Limits, System
from faircount.protect.guarding.world import Counts, Mask

ABOVE = 24
"""No count is tried more than so much over the true one: what keeps its width within that keeps it beyond."""
JOINT = 12
"""Programs that push many populations at once, before one is asked for each."""
MOST_TABLES = 1_000
TOPS = 3
"""How many ways up and down are tried for a pair of whole tables."""
CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class Narrow:
    """How wide a population still is, the least that it can be, and which told populations (rows) hold it there."""

    width: int
    least: int
    held_by: frozenset[int]


class FeasibleTables:
    """The tables that agree with what is told about tied populations, as far as they were looked for.

    Each is of whole numbers and is checked in exact arithmetic, so two of them prove a width. The true table is the first.
    """

    def __init__(self, sets: Mask, truth: Counts, guards: Mask) -> None:
        self.matrix = csr_array(sets.astype(np.int64))
        self.guards = csr_array(guards.astype(np.int64))
        self.truth = truth
        self._tables = _Rows(truth)
        self._told = _Rows(self.matrix @ truth)
        self._found = _Rows(self.guards @ truth)
        endless = np.full(len(sets), np.inf)
        self._model = Model(System.of(self.matrix.astype(np.float64), -endless, endless, ceiling=truth + ABOVE), primal=True)
        self._near = Nearest(self.matrix, truth, (truth + ABOVE).astype(np.float64))
        self._chance = np.random.default_rng(len(sets))
        self.programs = 0
        self.limit(-endless, endless)

    def watch(self, guards: Mask) -> None:
        """Guard further populations too."""
        self.guards = csr_array(vstack([self.guards, csr_array(guards.astype(np.int64))]))
        found = self._tables.rows @ self.guards.T
        self._found = _Rows(found[0])
        for row in found[1:]:
            self._found.add(row)
        self._look()
        self._low, self._high = self._least.astype(np.float64), self._greatest.astype(np.float64)

    def begin_with(self, other: FeasibleTables) -> None:
        """Try first what was found for another world over the same columns, as changes of this one."""
        for point in other.agreeing[1:] + (self.truth - other.truth):
            if (point >= 0).all() and (point <= self.truth + ABOVE).all():
                self._tables.add(point)
                self._told.add(self.matrix @ point)
                self._found.add(self.guards @ point)

    @property
    def agreeing(self) -> Counts:
        """The tables that were found and agree with what is told, the true one first."""
        found: Counts = self._tables.rows[self._agree].astype(np.int64)
        return found

    def limit(self, lower: Limits, upper: Limits, *, looser: bool = False) -> None:
        """Let the told populations have these limits from now on; ``looser`` where nothing is excluded that was not before."""
        self._lower, self._upper = lower, upper
        self._model.limit(lower, upper)
        self._near.limit(lower, upper)
        self._look()
        if not looser:
            self._low, self._high = self._least.astype(np.float64), self._greatest.astype(np.float64)

    def _look(self) -> None:
        told = self._told.rows
        self._agree: NDArray[Any] = np.logical_and.reduce((told >= self._lower) & (told <= self._upper), axis=1)
        assert self._agree[0], "what is told is not true"
        found = self._found.rows[self._agree]
        self._least, self._greatest = found.min(axis=0), found.max(axis=0)

    @property
    def spread(self) -> Counts:
        """How far the tables that were found are apart in each guarded population."""
        spread: Counts = self._greatest - self._least
        return spread

    def pressed(self, wanted: Counts, most: int | None = None) -> dict[int, Narrow]:
        """Guarded populations that not even fractions let be as wide as wanted (a number a guard), so many at most."""
        found: dict[int, Narrow] = {}
        left = self._pushed(self._unreached(np.arange(len(wanted)), wanted), wanted)
        while len(left) and len(found) != most:
            guard, left = int(left[0]), left[1:]
            narrow = self._extremes(guard)
            if narrow.width < wanted[guard]:
                found[guard] = narrow
            left = self._unreached(left, wanted)
        return found

    def narrow(
        self, wanted: Counts, most: int | None = None, *, before: Sequence[int] = (), exact: bool = False
    ) -> dict[int, Narrow]:
        """Guarded populations that may not be as wide as wanted, in whole numbers, so many at most, ``before`` others some.

        Unless ``exact``, one of which fractions alone show the width counts as narrow: to say more takes a longer search.
        """
        found: dict[int, Narrow] = {}
        every = np.arange(len(wanted))
        for guards in (before, self._pushed(self._open(every, wanted), wanted), every):
            # Fractions first: they say soonest what is narrow.
            settle = self._settled if guards is every else self._pressed
            for guard in guards:
                if len(found) == most:
                    return found
                if guard not in found and self.spread[guard] < wanted[guard]:
                    narrow = settle(int(guard), int(wanted[guard]), exact)
                    found |= {} if narrow is None else {int(guard): narrow}
        return found

    def ends(self, guard: int) -> tuple[Counts, Counts]:
        """Two tables that are as far apart in a guarded population as any that were found."""
        agreeing = np.flatnonzero(self._agree)
        counts = self._found.rows[agreeing, guard]
        return self._tables.rows[agreeing[counts.argmin()]], self._tables.rows[agreeing[counts.argmax()]]

    def _open(self, asked: Counts, wanted: Counts) -> Counts:
        return asked[self.spread[asked] < wanted[asked]]

    def _unreached(self, asked: Counts, wanted: Counts) -> Counts:
        """Those that no corner has shown to be as wide as wanted, in fractions."""
        reached = np.floor(self._high[asked] + CLOSE) - np.ceil(self._low[asked] - CLOSE)
        unreached: Counts = asked[reached < wanted[asked]]
        return unreached

    def _pushed(self, left: Counts, wanted: Counts) -> Counts:
        """What is left once programs have pushed many populations up or down together."""
        for _ in range(JOINT):
            if len(left) < 4:
                break
            before = len(left)
            signs = np.where(self._chance.random(before) < 0.5, -1.0, 1.0) * self._chance.random(before)
            weights = signs @ self.guards[left]
            for sign in (1, -1):
                self._most(sign * weights)
            left = self._unreached(left, wanted)
            if before - len(left) < 0.05 * before:
                break
        return left

    def _extremes(self, guard: int) -> Narrow:
        """How wide a population is in fractions, and what holds it there."""
        weights = self.guards[[guard]].toarray()[0]
        held = np.zeros(len(self._lower), dtype=np.bool_)
        ends = []
        for sign in (1, -1):
            bound, prices = self._most(sign * weights)
            held |= np.abs(prices) > 1e-7
            ends.append(bound)
        return Narrow(int(sum(ends)), -int(ends[1]), frozenset(np.flatnonzero(held).tolist()))

    def _pressed(self, guard: int, wanted: int, _: bool) -> Narrow | None:
        """None where fractions let a population be as wide as wanted."""
        if not len(self._unreached(np.array([guard]), np.full(guard + 1, wanted))):
            return None
        narrow = self._extremes(guard)
        return narrow if narrow.width < wanted else None

    def _settled(self, guard: int, wanted: int, exact: bool) -> Narrow | None:
        """None where whole tables show a population as wide as wanted."""
        weights = self.guards[[guard]].toarray()[0]
        up = min(int(np.floor(self._high[guard] + CLOSE)) - int(self._found.rows[0, guard]), wanted)
        # From the true count as far up as asked, or as it can go, and the rest of the way down; else less far up.
        for by in (each for top in range(up, max(up - TOPS, -1), -1) for each in (top, top - wanted) if each):
            self._move(weights, by)
            if self.spread[guard] >= wanted:
                return None
        width = int(sum(self._most(sign * weights, whole=True)[0] for sign in (1, -1))) if exact else int(self.spread[guard])
        return None if width >= wanted else replace(self._extremes(guard), width=width)

    def _move(self, weights: Counts, by: int) -> None:
        """Look for a table in which a population has changed by so much, and take what lies the other way or beyond with it."""
        self.programs += 1
        point = self._near.changed(weights, by)
        if point is None or not self._holds(point):
            return
        self._keep(point)
        change = point - self.truth
        for times in (-1, 2, 3):
            if self._holds(self.truth + times * change):
                self._keep(self.truth + times * change)

    def _most(self, weights: Limits, *, whole: bool = False) -> tuple[float, NDArray[np.float64]]:
        self.programs += 1
        found = self._model.most(weights.astype(np.float64), whole=whole)
        assert found is not None, "the true table agrees with what is told, and the solver finds none that does"
        prices = np.zeros(len(self._lower)) if whole else self._model.prices[0]
        if found.point is not None:
            self._keep(found.point)
        counts = self.guards @ self._model.place
        np.minimum(self._low, counts, out=self._low)
        np.maximum(self._high, counts, out=self._high)
        return whole_bound(found.bound), prices

    def _holds(self, point: Counts) -> bool:
        if (point < 0).any() or (point > self.truth + ABOVE).any():
            return False
        told = self.matrix @ point
        return bool((told >= self._lower).all() and (told <= self._upper).all())

    def _keep(self, point: Counts) -> None:
        """Keep a table that agrees, in place of one that does not where there are many."""
        other: list[int] = np.flatnonzero(~self._agree).tolist() if len(self._tables.rows) >= MOST_TABLES else []
        place = other[0] if other else None
        found = self.guards @ point
        self._tables.add(point, place)
        self._told.add(self.matrix @ point, place)
        self._found.add(found, place)
        if place is None:
            self._agree = np.append(self._agree, True)
        else:
            self._agree[place] = True
        np.minimum(self._least, found, out=self._least)
        np.maximum(self._greatest, found, out=self._greatest)


class _Rows:
    """Rows of whole numbers that grow in number, with room to spare so that few are copied."""

    def __init__(self, first: Counts) -> None:
        self._held: NDArray[Any] = np.zeros((64, len(first)), dtype=np.int32)
        self._held[0] = first
        self._size = 1

    @property
    def rows(self) -> NDArray[Any]:
        """All of them."""
        return self._held[: self._size]

    def add(self, row: Counts, place: int | None = None) -> None:
        """One more, or one in place of another."""
        if place is None:
            if self._size == len(self._held):
                self._held = np.concatenate([self._held, np.zeros_like(self._held)])
            place, self._size = self._size, self._size + 1
        self._held[place] = row
