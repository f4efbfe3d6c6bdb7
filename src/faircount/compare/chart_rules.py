"""The versioned rules for what stands out in a chart of a series over time: tools that differ in a point disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np

from faircount.compare.distributions import normal_quantile, poisson_at_least, poisson_at_most
from faircount.compare.interval import Array, Marks
from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class RuleSet:
    """How many points on one side of the mean make a shift, how many in a row a trend, and whether two of three count."""

    name: str
    source: str
    shift: int
    trend: int
    two_of_three: bool


class Signal(StrEnum):
    """Why a point stands out; the first that holds, in this order."""

    OUTSIDE = "outside the limits"
    TREND = "part of a trend"
    TWO_OF_THREE = "two of three near a limit"
    SHIFT = "part of a shift"
    NONE = ""


RULE_SETS: Mapping[str, RuleSet] = {
    rules.name: rules
    for rules in (
        RuleSet("Making Data Count 7", "NHS England, Making Data Count: 7 for a shift, 7 for a trend", 7, 7, True),
        RuleSet("Making Data Count 6", "an older form that tools and guides still use: 6 for each", 6, 6, True),
        RuleSet("Western Electric 8", "Western Electric (1956), Statistical Quality Control Handbook", 8, 6, True),
        RuleSet("Limits alone", "Shewhart (1931): only points outside the limits", 0, 0, False),
    )
}
"""The rule sets by the names under which they are printed beside a chart."""
NEWEST = "Making Data Count 7"
FOR_COUNTS = RuleSet(
    "Making Data Count 7 for counts", "Making Data Count, its runs held to what chance gives counts (see ``Chance``)", 7, 7, True
)
"""The rules of charts of counts, which are always drawn with their chance."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What Poisson chance gives: each point's count, and the count expected there if nothing changed.

    Runs of Making Data Count suppose that a point lies on either side as often, and that it lies where its spread would have
    it. Counts of which most are 0, or the same, do neither. So a run on one side has to be as rare as a shift at even odds,
    both among all orders of the same points (Mosteller 1941, Annals of Mathematical Statistics 12, 228-232) and by what was
    counted in it; a run of steps by its slope.
    """

    events: Array
    expected: Array

    def makes_level(self, run: slice, rarely: float) -> bool:
        """Whether chance gives as many, or as few, as were counted in this run more often than this."""
        counted, expected = float(self.events[run].sum()), float(self.expected[run].sum())
        return min(poisson_at_most(counted, expected), poisson_at_least(counted, expected)) > rarely

    def makes_slope(self, run: slice, rarely: float) -> bool:
        """Whether chance gives a slope as steep as that of this run more often than this (the score test of a Poisson slope)."""
        events, weight = self.events[run], self.expected[run] / self.expected[run].sum()
        away = np.arange(len(events)) - float(weight @ np.arange(len(events)))
        error = float(np.sqrt(events.sum() * (weight @ away**2)))
        return float(abs(away @ events)) <= normal_quantile(1 - rarely) * error


def rule_set(name: str) -> RuleSet:
    """The rule set of this name.

    >>> rule_set("Making Data Count 7").shift
    7
    """
    if name not in RULE_SETS:
        raise NotComparable(f"no rule set is called {name!r}; choose one of {', '.join(RULE_SETS)}")
    return RULE_SETS[name]


def signals(
    series: Array, centre: Array, lower: Array, upper: Array, rules: RuleSet, chance: Chance | None = None
) -> tuple[Signal, ...]:
    """Why each point stands out, or that it does not; with ``chance``, runs are held to what it gives counts.

    >>> level = np.full(8, 5.0)
    >>> found = signals(np.array([6.0] * 7 + [4.0]), level, level - 9, level + 9, RULE_SETS["Making Data Count 7"])
    >>> [str(signal) for signal in found][-2:]
    ['part of a shift', '']
    """
    side = side_of(series, centre)
    outside = (side_of(series, upper) > 0) | (side_of(series, lower) < 0)
    near = ~outside & ((series > centre + 2 * (upper - centre) / 3) | (series < centre - 2 * (centre - lower) / 3))
    holds = {
        Signal.OUTSIDE: outside,
        Signal.TREND: _part_of_trend(side_of(series[1:], series[:-1]), rules, chance),
        Signal.TWO_OF_THREE: near & _in_two_of_three(near, side) & rules.two_of_three,
        Signal.SHIFT: _part_of_shift(side, rules, chance),
    }
    return tuple(next((signal for signal, points in holds.items() if points[place]), Signal.NONE) for place in range(len(series)))


ROUNDING = 1e-12
"""What parts two numbers by less than this share of them is the rounding of the machine."""


def side_of(series: Array, line: Array) -> Array:
    """On which side of a line each point lies, 1 or -1: 0 where nothing but rounding parts the two."""
    apart = series - line
    # Where a line has no end, neither has what is apart from it.
    side: Array = np.where(np.abs(apart) <= ROUNDING * np.abs(series), 0.0, np.sign(apart))
    return side


def _part_of_trend(steps: Array, rules: RuleSet, chance: Chance | None) -> Marks:
    """Which points lie in a run of steps in one direction that is long enough."""
    part = np.zeros(len(steps) + 1, dtype=bool)
    for first, end in _runs(steps):
        run = slice(first, end + 1)
        if 0 < rules.trend <= end + 1 - first and not (chance and chance.makes_slope(run, 0.5**rules.trend)):
            part[run] = True
    return part


def _part_of_shift(side: Array, rules: RuleSet, chance: Chance | None) -> Marks:
    """Which points lie in a run on one side that is long enough."""
    part = np.zeros(len(side), dtype=bool)
    for first, end in _runs(side):
        run = slice(first, end)
        length = _as_rare(side, side[first], rules.shift) if chance else rules.shift
        if 0 < length <= end - first and not (chance and chance.makes_level(run, 0.5**rules.shift)):
            part[run] = True
    return part


def _runs(signs: Array) -> Iterator[tuple[int, int]]:
    """Where each run of equal signs begins, and the place behind it."""
    starts = [0, *(np.flatnonzero(np.diff(signs)) + 1).tolist(), len(signs)]
    return ((first, end) for first, end in pairwise(starts) if first < end and signs[first] != 0)


def _as_rare(side: Array, one: float, length: int) -> int:
    """From how many in a row on a run on this side is as rare as one of ``length`` where each side is as likely.

    Every order of the points is as likely: the chance that given places all hold points of this side is that of drawing them
    without putting back.
    """
    held, every = int(np.sum(side == one)), len(side)
    chance, run = 1.0, 0
    while run < length or chance > 0.5**length:
        chance *= max(0, held - run) / max(1, every - run)
        run += 1
    return run


def _in_two_of_three(near: Marks, side: Array) -> Marks:
    """Which points lie among three in a row on one side of the centre, two of them near a limit."""
    part = np.zeros(len(near), dtype=bool)
    for start in range(len(near) - 2):
        three = slice(start, start + 3)
        if near[three].sum() >= 2 and abs(side[three].sum()) == 3:
            part[three] = True
    return part
