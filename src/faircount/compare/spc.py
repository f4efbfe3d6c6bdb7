"""Charts of a series over time, with their limits, and what stands out by which rules."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.chart_rules import NEWEST, ROUNDING, Chance, RuleSet, Signal, rule_set, signals
from faircount.compare.interval import Array, counts, exposures
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


def charted_above_nought(
    kind: str, points: Array, centre: Array, lower: Array, upper: Array, rules: RuleSet, chance: Chance | None = None
) -> Chart:
    """The chart of what is never below 0: a lower limit that is cut off there is none, so nothing lies near it or under it."""
    found = signals(points, centre, np.where(lower > 0, lower, -np.inf), upper, rules, chance)
    return Chart(kind, points, centre, np.maximum(0.0, lower), upper, found, rules)


def enough(series: Array) -> Array:
    """The series, refused if it is too short for any limits."""
    if series.ndim != 1 or len(series) < MIN_POINTS:
        raise NotComparable(f"a chart needs {MIN_POINTS} points at least, better {ADVISED}; compare two periods instead")
    return series


def mean_moving_range(series: Array, screened: bool) -> float:
    """The mean distance from one point to the next, spikes left out once where it is screened.

    Nothing is screened where half of the distances or more are nought: the mean is then that of the few others, any of which
    lies far above it, and limits without them would be none. Of 10, 10, 10, 10, 11 each point would lie outside.

    >>> mean_moving_range(np.array([10.0, 10, 10, 10, 11]), True)
    0.25
    """
    moving = np.abs(np.diff(series))
    mean = float(moving.mean())
    # What nothing but rounding parts is not apart.
    spread = moving > ROUNDING * float(np.max(np.abs(series), initial=0.0))
    if not screened or 2 * int(spread.sum()) <= len(moving):
        return mean
    return float(moving[moving < SCREEN * mean].mean())


def c_chart(series: ArrayLike, rules: str = NEWEST, baseline: int | None = None) -> Chart:
    """Each count with the mean and the limits that Poisson chance alone gives, never below 0.

    >>> chart = c_chart([12, 8, 10, 9, 11, 10, 10, 30])
    >>> round(float(chart.centre[0]), 2), round(float(chart.lower[0]), 2), round(float(chart.upper[0]), 2), chart.standing_out
    (12.5, 1.89, 23.11, (0, 1, 2, 3, 4, 5, 6, 7))

    Reference: Montgomery (2012), Introduction to Statistical Quality Control, section 7.3.

    In words: "8 of 8 points stand out from the ordinary variation; see what changed then".

    Not where offences come in groups or months differ by season, which widen what is ordinary: use the XmR or U' chart.
    """
    return _by_chance("C", series, 1.0, rules, baseline)


def u_prime(
    series: ArrayLike, exposure: ArrayLike, rules: str = NEWEST, screened: bool = True, baseline: int | None = None
) -> Chart:
    """Each rate with the common rate, and limits of chance widened by how far the rates really vary from one to the next.

    >>> chart = u_prime([100, 140, 90, 160, 120, 130], [1_000.0] * 6)
    >>> round(float(chart.centre[0]), 4), round(float(chart.lower[0]), 4), round(float(chart.upper[0]), 4)
    (0.1233, 0.0116, 0.235)

    Reference: Laney (2002), Quality Engineering 14, 531-537; moving ranges are screened as in the XmR chart (Nelson 1982), and
    as there not where half of them or more are nought. A lower limit that is cut off at 0 brings no signal.

    In words: "no point of 6 stands out from its ordinary variation".

    Not to excuse spread that nobody has looked into: if the widening is large, recording may differ between the periods.
    """
    events, over = np.broadcast_arrays(counts(series), exposures(exposure))
    points = enough(events / over)
    first = slice(None, baseline)
    centre = float(events[first].sum() / over[first].sum())
    if centre == 0:
        raise NotComparable("nothing was counted in the baseline, so its rates have no ordinary variation; say that")
    chance = np.sqrt(centre / over)
    widening = mean_moving_range(enough(((points - centre) / chance)[first]), screened) / 1.128
    level, reach = np.full(points.shape, centre), 3 * widening * chance
    return charted_above_nought("U'", points, level, level - reach, level + reach, rule_set(rules))


def u_chart(series: ArrayLike, exposure: ArrayLike, rules: str = NEWEST, baseline: int | None = None) -> Chart:
    """Each rate with the common rate and the limits that Poisson chance alone gives.

    >>> chart = u_chart([100, 140, 90, 160, 120, 130], [1_000.0] * 6)
    >>> round(float(chart.lower[0]), 4), round(float(chart.upper[0]), 4), chart.standing_out
    (0.09, 0.1566, (2, 3))

    Reference: Montgomery (2012), Introduction to Statistical Quality Control, section 7.3.

    In words: "2 of 6 points stand out from the ordinary variation; see what changed then".

    Not where offences come in groups: the U' chart allows for it.
    """
    return _by_chance("U", series, exposure, rules, baseline)


def _by_chance(kind: str, series: ArrayLike, exposure: ArrayLike, rules: str, baseline: int | None) -> Chart:
    events, over = np.broadcast_arrays(counts(series), exposures(exposure))
    points, first = enough(events / over), slice(None, baseline)
    centre = float(enough(events[first]).sum() / over[first].sum())
    level, reach = np.full(points.shape, centre), 3 * np.sqrt(centre / over)
    return charted_above_nought(kind, points, level, level - reach, level + reach, rule_set(rules))


SCALE = 2.66
"""Three standard deviations in mean moving ranges: 3 over 1.128, rounded as Making Data Count and its tools round it."""


def xmr(
    series: ArrayLike, rules: str = NEWEST, screened: bool = True, baseline: int | None = None, scale: float = SCALE
) -> Chart:
    """Each value with the mean of the series and the natural limits that its moving ranges give.

    >>> chart = xmr([33, 32, 32, 35, 30, 34, 29, 31, 33, 30, 32, 31])
    >>> round(float(chart.centre[0]), 2), round(float(chart.lower[0]), 2), round(float(chart.upper[0]), 2)
    (31.83, 25.06, 38.6)

    ``baseline`` fixes the mean and limits on the first so many points. ``scale`` is 2.66 in the rules of Making Data
    Count; 3 / 1.128 is the unrounded one.

    Reference: Wheeler (2000), Understanding Variation; NHS England, Making Data Count. Moving ranges above 3.267 times their
    mean are left out once, after Nelson (1982), Journal of Quality Technology 14, 172-173; where half of them or more are
    nought none is, so that points which differ never have limits without a spread.

    In words: "no point of 12 stands out from its ordinary variation".

    Not for moving the mean by itself when points stand out: a step is drawn at a declared date alone. Not for counts under
    about 5, where a lower limit means nothing.
    """
    points = enough(np.asarray(series, dtype=np.float64))
    if not bool(np.all(np.isfinite(points))):
        raise NotComparable("a value of the series is missing; unknown is not 0, so chart the stretch that is known")
    base = enough(points[:baseline])
    centre, reach = float(base.mean()), scale * mean_moving_range(base, screened)
    level = np.full(points.shape, centre)
    return charted("XmR", points, level, level - reach, level + reach, rule_set(rules))
