"""A world as the choice of what is withheld sees it: of each count whether it is none, small or neither, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from faircount.protect.guarding.populations import guarded, leftovers
from faircount.protect.guarding.world import Counts, Mask, World
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.rough import MOST_GUESSED


@dataclass(frozen=True, eq=False)
class RoughWorld:
    """What is alike of all worlds that look alike, so that a choice by it tells nothing of which of them is true.

    ``least`` has each count as small as any that looks so. The ``large`` of the told populations are not few. The ``small``
    counts are all alike.
    """

    least: World
    large: Mask
    small: Mask
    policy: ProtectionPolicy

    @classmethod
    def of(cls, world: World, policy: ProtectionPolicy) -> RoughWorld:
        """How a world looks; more small counts than anybody guesses (``MOST_GUESSED``) are seen as they are."""
        small = (world.truth > 0) & (world.truth < policy.threshold)
        if small.sum() > MOST_GUESSED:
            small = np.zeros_like(small)
        least = np.where(small, 1, np.minimum(world.truth, policy.threshold))
        return cls(replace(world, truth=least), world.counts >= policy.threshold, small, policy)

    def worlds(self) -> Iterator[World]:
        """Some that look so, and in which told populations that are not few hold as little as they can.

        With every count the least, small counts that are together not few would be: no way to share five among two makes both
        one. So they are made larger, all evenly, the first before the others, and the last before them.
        """
        columns = np.arange(len(self.least.truth))
        ways = (self._grown(None), self._grown(columns), self._grown(-columns))
        for truth in {each.tobytes(): each for each in ways}.values():
            yield replace(self.least, truth=truth)

    def _grown(self, order: Counts | None) -> Counts:
        """Small counts made larger one by one, the least first or in an order, until no large population is few."""
        truth, most = self.least.truth.copy(), self.policy.threshold - 1
        for row in np.flatnonzero(self.large & (self.least.counts <= most)):
            held = self.least.sets[row]
            while truth[held].sum() <= most:
                columns = np.flatnonzero(held & self.small & (truth < most))
                truth[columns[(truth if order is None else order)[columns].argmin()]] += 1
        return truth

    def guarded(self) -> Mask:
        """Every population that follows from what was told, and that is few in some world that looks so."""
        return self._may_be_few(guarded(self.least, self.policy.threshold).sets)

    def leftovers(self, shown: Mask) -> Mask:
        """What many shown parts leave of a shown whole, and that is few in some world that looks so."""
        return self._may_be_few(leftovers(self.least, shown, self.policy.threshold))

    def _may_be_few(self, sets: Mask) -> Mask:
        """Those that hold none of the large."""
        large = self.least.sets[self.large]
        shared = sets.astype(np.float32) @ large.T.astype(np.float32)
        few: Mask = sets[~(shared == large.sum(axis=1)).any(axis=1)]
        return few
