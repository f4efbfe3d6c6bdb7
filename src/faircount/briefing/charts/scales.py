"""From values to places in a drawing, and round values for the ticks."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from ``low`` to ``high`` laid from ``start`` to ``end``; ``log`` for ratios and numbers of children."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def at(self, value: float) -> float:
        """The place of a value, kept within the axis."""
        inside = min(max(value, min(self.low, self.high)), max(self.low, self.high))
        if self.log:
            part = math.log(inside / self.low) / math.log(self.high / self.low)
        else:
            part = (inside - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)


def tick_step(highest: float, most: int = 5) -> float:
    """The round step (1, 2, 3 or 5 times a power of ten) that gives at most so many ticks over zero.

    >>> tick_step(1083), tick_step(7), tick_step(67581)
    (300.0, 2.0, 20000.0)
    """
    steps = (times * 10.0**power for power in range(-3, 9) for times in (1, 2, 3, 5))
    return next((step for step in steps if step * most >= highest), highest)


def ratio_ticks(low: float, high: float) -> list[float]:
    """The ratios to mark on a log axis: always no change, then round ones within the axis.

    >>> ratio_ticks(0.8, 4.4)
    [1.0, 1.5, 2.0, 3.0, 4.0]
    >>> ratio_ticks(0.2, 20.0)
    [0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0]
    """
    close = [0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0]
    wide = [1 / 64, 1 / 32, 1 / 16, 0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0]
    return [tick for tick in (close if high <= 5 and low >= 0.4 else wide) if low <= tick <= high]


def power_ticks(low: float, high: float) -> list[int]:
    """Powers of ten within the axis.

    >>> power_ticks(900, 2_500_000)
    [1000, 10000, 100000, 1000000]
    """
    return [10**power for power in range(10) if low <= 10**power <= high]


def size_ticks(low: float, high: float) -> list[int]:
    """Round sizes within a logarithmic axis: powers of ten, with twice and five times of them where those are too few.

    >>> size_ticks(900, 2_500_000), size_ticks(30, 700)
    ([1000, 10000, 100000, 1000000], [50, 100, 200, 500])
    """
    powers = power_ticks(low, high)
    if len(powers) > 2:
        return powers
    return [times * 10**power for power in range(10) for times in (1, 2, 5) if low <= times * 10**power <= high]
