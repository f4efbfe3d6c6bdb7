"""Axes: from values to places in a drawing, round values for the ticks, and words at them that are clear of each other."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from faircount.briefing.charts.lettering import Spot, width_of
from faircount.briefing.charts.numerals import short
from faircount.briefing.charts.palette import EDGE, INK_2, RULE
from faircount.briefing.charts.pen import Drawing


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


def name_across(
    drawing: Drawing,
    ticks: Iterable[tuple[float, str]],
    baseline: float,
    *,
    weight: int = 400,
    fill: str = INK_2,
    apart: float = 8,
) -> list[float]:
    """The places whose words were written; ``ticks`` are (place, words), those that matter most first.

    Words that would reach over an edge are moved in, and those that would then come nearer than ``apart`` to
    words already written are left out: at the edge it is the moved place that counts, not the tick's own.

    >>> name_across(Drawing(350), [(60, "200,000"), (330, "500,000"), (345, "1 million")], 20)
    [60, 330]
    """
    taken: list[tuple[float, float]] = []
    kept: list[float] = []
    for place, words in ticks:
        half = width_of(words, drawing.small, weight) / 2
        at = min(max(place, half), drawing.width - half)
        if all(at + half + apart <= left or right + apart <= at - half for left, right in taken):
            drawing.text(Spot(at, baseline, "middle"), words, drawing.small, weight, fill)
            taken.append((at - half, at + half))
            kept.append(place)
    return kept


def draw_counts_up(drawing: Drawing, across: Scale, up: Scale, step: float, left: float, right: float) -> None:
    """A rule for each step of the counts, ``left`` before the first period to ``right`` behind the last, with its count."""
    for number in range(round(up.high / step) + 1):
        y = up.at(step * number)
        if number:
            drawing.line(across.start - left, y, across.end + right, y, RULE)
        drawing.text(Spot(across.start - left - 4, y + 5, "end"), short(step * number), drawing.small, 400, INK_2)
    drawing.line(across.start - left, up.start, across.end + right, up.start, EDGE, 1.5)
