"""What can still be true beside all that is told: whole tables that agree with it, and how far each population may go."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from faircount.bounds.solver import Model, whole_bound
from faircount.bounds.system import Limits, System
from faircount.protect.guarding.world import Counts, Mask

ABOVE = 24
"""No count is tried more than so much over the true one: what keeps its width within that keeps it beyond."""
JOINT = 12
"""Programs that push many populations at once, before one is asked for each."""
MOST_TABLES = 1_000


@dataclass(frozen=True, slots=True)
class Narrow:
    """How wide a population still is, and which told populations (rows) hold it there."""

    width: int
    held_by: frozenset[int]


class Room:
    """The tables that agree with what is told about tied populations, as far as they were looked for.

    Each is of whole numbers and is checked in exact arithmetic, so two of them prove a width. The true table is the first.
    """

    def __init__(self, sets: Mask, truth: Counts, guards: Mask) -> None:
        self.matrix = csr_array(sets.astype(np.int64))
        self.guards = csr_array(guards.astype(np.int64))
        self.truth = truth
        self.tables = truth[:, None]
        self.told = (self.matrix @ truth)[:, None]
        self.found = (self.guards @ truth)[:, None]
        endless = np.full(len(sets), np.inf)
        self._model = Model(System.of(self.matrix.astype(np.float64), -endless, endless, ceiling=truth + ABOVE))
        self._chance = np.random.default_rng(len(sets))
        self.limit(-endless, endless)

    def limit(self, lower: Limits, upper: Limits) -> None:
        """Let the told populations have these limits from now on."""
        self._lower, self._upper = lower, upper
        self._model.limit(lower, upper)
        self._agree = ((self.told >= lower[:, None]) & (self.told <= upper[:, None])).all(axis=0)
        assert self._agree[0], "what is told is not true"

    def spread(self, asked: Counts) -> Counts:
        """How far the tables that were found are apart in each of these guarded populations."""
        counts = self.found[asked][:, self._agree]
        return counts.max(axis=1) - counts.min(axis=1)

    def narrow(self, asked: Counts, wanted: Counts, *, first: bool = False) -> dict[int, Narrow]:
        """Those of the asked populations that cannot be as wide as wanted (a number a guard); the first alone if it is asked so."""
        left = self._open(asked, wanted)
        left = self._pushed(left, wanted)
        found: dict[int, Narrow] = {}
        while len(left):
            guard, left = int(left[0]), left[1:]
            narrow = self._settled(guard, int(wanted[guard]))
            if narrow is not None:
                found[guard] = narrow
                if first:
                    return found
            left = self._open(left, wanted)
        return found

    def ends(self, guard: int) -> tuple[Counts, Counts]:
        """Two tables that are as far apart in a guarded population as any that were found."""
        agreeing = np.flatnonzero(self._agree)
        counts = self.found[guard, agreeing]
        return self.tables[:, agreeing[counts.argmin()]], self.tables[:, agreeing[counts.argmax()]]

    def _open(self, asked: Counts, wanted: Counts) -> Counts:
        return asked[self.spread(asked) < wanted[asked]] if len(asked) else asked

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
            left = self._open(left, wanted)
            if before - len(left) < 0.05 * before:
                break
        return left

    def _settled(self, guard: int, wanted: int) -> Narrow | None:
        """None where the population is as wide as wanted; else how wide, and what holds it."""
        weights = self.guards[[guard]].toarray()[0].astype(np.float64)
        held = np.zeros(self.matrix.shape[0], dtype=np.bool_)
        ends = []
        for sign in (1.0, -1.0):
            bound, prices = self._most(sign * weights)
            held |= np.abs(prices) > 1e-7
            ends.append(bound)
        if sum(ends) >= wanted and self.spread(np.array([guard]))[0] < wanted:
            ends = [self._most(sign * weights, whole=True)[0] for sign in (1.0, -1.0)]
        width = int(sum(ends))
        return None if width >= wanted else Narrow(width, frozenset(np.flatnonzero(held).tolist()))

    def _most(self, weights: Limits, *, whole: bool = False) -> tuple[float, NDArray[np.float64]]:
        found = self._model.most(weights, whole=whole)
        assert found is not None, "the true table agrees with what is told, and the solver finds none that does"
        prices = np.zeros(self.matrix.shape[0]) if whole else self._model.prices[0]
        if found.point is not None:
            self._keep(found.point)
        return whole_bound(found.bound), prices

    def _keep(self, point: Counts) -> None:
        if self.tables.shape[1] >= MOST_TABLES:
            self._forget()
        told = self.matrix @ point
        self.tables = np.column_stack([self.tables, point])
        self.told = np.column_stack([self.told, told])
        self.found = np.column_stack([self.found, self.guards @ point])
        self._agree = np.append(self._agree, bool((told >= self._lower).all() and (told <= self._upper).all()))

    def _forget(self) -> None:
        """Leave out half of the tables that do not agree with what is told now, the oldest first."""
        other = np.flatnonzero(~self._agree)
        kept = np.ones(self.tables.shape[1], dtype=np.bool_)
        kept[other[: len(other) // 2]] = False
        self.tables, self.told, self.found = self.tables[:, kept], self.told[:, kept], self.found[:, kept]
        self._agree = self._agree[kept]
