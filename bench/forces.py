"""Forty-three forces with one true rate: how often chance alone makes one of them stand out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faircount.compare.areas.changes import many_changes
from faircount.compare.funnel import Position, against_chance

FORCES = 43
LEVEL = 0.95


@dataclass(frozen=True)
class FalseSignals:
    """How often any change stood out after correction, and of all forces the share that passed each test on its own."""

    any_change: float
    single_change: float
    beyond_95: float
    beyond_998: float

    def within(self, times: int) -> bool:
        """Whether each is at or below its stated level, the first with three standard errors of so many times."""
        slack = 3 * (0.05 * 0.95 / times) ** 0.5
        return (
            self.any_change <= 0.05 + slack
            and self.single_change <= 0.05
            and self.beyond_95 <= 0.05
            and self.beyond_998 <= 0.002 + slack / 10
        )


def false_signals(times: int, seed: int = 20150401) -> FalseSignals:
    """Forces of real sizes with one true rate in both years, drawn so many times."""
    drawn = np.random.default_rng(seed)
    people = np.exp(drawn.normal(12.5, 0.7, FORCES))
    expected = 150 * people / people.mean()
    any_change, single, beyond = 0, 0, {0.95: 0, 0.998: 0}
    for _ in range(times):
        before, after = drawn.poisson(expected), drawn.poisson(expected)
        found = many_changes(before, after)
        any_change += bool(found.standing_out)
        single += int(np.sum(found.p_value < 1 - LEVEL))
        for level in beyond:
            placed = (against_chance(int(count), mean, level) for count, mean in zip(after, expected, strict=True))
            beyond[level] += sum(position is not Position.SIMILAR for position in placed)
    every = times * FORCES
    return FalseSignals(any_change / times, single / every, beyond[0.95] / every, beyond[0.998] / every)
