"""A series with its centre line, its limits and what stands out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faircount.compare.interval import Array
from faircount.compare.spc.rules import RuleSet, Signal, signals
from faircount.errors import NotComparable

MIN_POINTS = 3
ADVISED = 12
SCREEN = 3.267
"""Moving ranges above so many times their mean are left out of it once: one spike would else widen the limits for good."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The points of a chart, their centre and limits, why each stands out, and by which rules."""

    kind: str
    points: Array
    centre: Array
    lower: Array
    upper: Array
    signals: tuple[Signal, ...]
    rules: RuleSet

    @property
    def standing_out(self) -> tuple[int, ...]:
        """The places of the points that stand out, from 0."""
        return tuple(place for place, signal in enumerate(self.signals) if signal is not Signal.NONE)

    @property
    def say(self) -> str:
        """How many points stand out, by which rules, in a sentence."""
        out, every = len(self.standing_out), len(self.points)
        short = "" if every >= ADVISED else f" With {every} points the limits are not yet firm."
        if out == 0:
            return f"No point of {every} stands out from its ordinary variation ({self.rules.name}).{short}"
        verb = "stands" if out == 1 else "stand"
        told = f"{out} of {every} points {verb} out from the ordinary variation ({self.rules.name})"
        return f"{told}; see what changed then.{short}"


def charted(kind: str, points: Array, centre: Array, lower: Array, upper: Array, rules: RuleSet) -> Chart:
    """The chart, with the rules applied."""
    return Chart(kind, points, centre, lower, upper, signals(points, centre, lower, upper, rules), rules)


def enough(series: Array) -> Array:
    """The series, refused if it is too short for any limits."""
    if series.ndim != 1 or len(series) < MIN_POINTS:
        raise NotComparable(f"a chart needs {MIN_POINTS} points at least, better {ADVISED}; compare two periods instead")
    return series


def mean_moving_range(series: Array, screened: bool) -> float:
    """The mean distance from one point to the next, spikes left out once where it is screened."""
    moving = np.abs(np.diff(series))
    mean = float(moving.mean())
    kept = moving[moving < SCREEN * mean] if screened else moving
    return float(kept.mean()) if len(kept) else mean
