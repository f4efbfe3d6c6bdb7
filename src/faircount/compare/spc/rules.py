"""What stands out on a chart, by a named version of the rules: tools that differ in a point more or less disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

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


def rule_set(name: str) -> RuleSet:
    """The rule set of this name.

    >>> rule_set("Making Data Count 7").shift
    7
    """
    if name not in RULE_SETS:
        raise NotComparable(f"no rule set is called {name!r}; choose one of {', '.join(RULE_SETS)}")
    return RULE_SETS[name]


def signals(series: Array, centre: Array, lower: Array, upper: Array, rules: RuleSet) -> tuple[Signal, ...]:
    """Why each point stands out, or that it does not.

    >>> level = np.full(8, 5.0)
    >>> found = signals(np.array([6.0] * 7 + [4.0]), level, level - 9, level + 9, RULE_SETS["Making Data Count 7"])
    >>> [str(signal) for signal in found][-2:]
    ['part of a shift', '']
    """
    side = np.sign(series - centre)
    outside = (series > upper) | (series < lower)
    near = ~outside & ((series > centre + 2 * (upper - centre) / 3) | (series < centre - 2 * (centre - lower) / 3))
    holds = {
        Signal.OUTSIDE: outside,
        Signal.TREND: _part_of_run(np.sign(np.diff(series)), rules.trend - 1),
        Signal.TWO_OF_THREE: near & _in_two_of_three(near, side) & rules.two_of_three,
        Signal.SHIFT: _part_of_run(side, rules.shift, of_steps=False),
    }
    return tuple(next((signal for signal, points in holds.items() if points[place]), Signal.NONE) for place in range(len(series)))


def _part_of_run(signs: Array, length: int, of_steps: bool = True) -> Marks:
    """Which points lie in a run of ``length`` equal signs: of the steps between points, or of the points themselves."""
    points = len(signs) + 1 if of_steps else len(signs)
    part = np.zeros(points, dtype=bool)
    if length < 1:
        return part
    for start in range(len(signs) - length + 1):
        run = signs[start : start + length]
        if run[0] != 0 and bool(np.all(run == run[0])):
            part[start : start + length + (1 if of_steps else 0)] = True
    return part


def _in_two_of_three(near: Marks, side: Array) -> Marks:
    """Which points lie among three in a row on one side of the centre, two of them near a limit."""
    part = np.zeros(len(near), dtype=bool)
    for start in range(len(near) - 2):
        three = slice(start, start + 3)
        if near[three].sum() >= 2 and abs(side[three].sum()) == 3:
            part[three] = True
    return part
