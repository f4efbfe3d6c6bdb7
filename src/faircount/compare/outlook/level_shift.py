"""How often a series is counted, and whether its last periods seem to lie on another level than those before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

import numpy as np

from faircount.compare import special
from faircount.compare.distributions import poisson_at_most
from faircount.compare.interval import Array
from faircount.compare.trend.trend import FEWEST_BESIDE, declared_step
from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class Cadence:
    """``season`` periods make a year. An outlook needs ``fewest`` periods; forecasts are tried from the ``first_tried`` on."""

    season: int
    fewest: int
    first_tried: int
    one: str
    many: str
    ahead: int
    last_year: str


CADENCES: Mapping[int, Cadence] = {
    12: Cadence(12, 36, 26, "month", "months", 12, "last year’s same months"),
    4: Cadence(4, 20, 12, "quarter", "quarters", 4, "last year’s same quarters"),
    1: Cadence(1, 12, 8, "year", "years", 2, "the last year"),
}
"""By the number of periods in a year. Fewer periods a year need more years: what is tried on the past has to be tried often."""


def cadence_of(season: int) -> Cadence:
    """The cadence of so many periods a year, refused for any that no outlook is made from."""
    found = CADENCES.get(season)
    if found is None:
        raise NotComparable(f"{season} periods a year: an outlook is made from months (12), quarters (4) or years (1)")
    return found


LONGEST = 8
"""So many periods back a new level is looked for: an older one has been learnt of, and was tried on the past."""
CERTAIN = 0.01
"""A step that chance gives less often than this stops the outlook."""
DOUBTFUL = 0.1
"""One that chance gives less often than this widens it: the step is neither proven nor out of the question."""
_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class LevelShift:
    """The last ``periods``, how rarely chance alone makes them so unlike those before, and how many times as high they lie.

    ``error`` is that of the logarithm of the ``ratio``.
    """

    periods: int
    probability: float
    ratio: float
    error: float

    @property
    def is_certain(self) -> bool:
        """Whether the step is beyond what chance would give."""
        return self.probability < CERTAIN

    def factors(self, confidence: float) -> tuple[float, float]:
        """Between which the ratio lies, 1 among them: what may have to be multiplied with whatever the past foretells."""
        half = float(special.ndtri((1 + confidence) / 2)) * self.error
        centre = log(self.ratio)
        return float(np.exp(min(0.0, centre - half))), float(np.exp(max(0.0, centre + half)))


def level_shift(known: Array, cadence: Cadence) -> LevelShift | None:
    """The rarest step in the last few periods, a trend and the season taken out; None where chance would give it now and then.

    >>> found = level_shift(np.array([20.0, 24, 22, 18, 21, 25, 19, 23] * 6 + [41, 44, 39, 45]), CADENCES[12])
    >>> found.periods, found.is_certain
    (4, True)

    Reference: the step of an interrupted series, Lopez Bernal, Cummins and Gasparrini (2017), International Journal of
    Epidemiology 46, 348-355, at each of the last places.
    """
    steps = [
        step
        for periods in range(FEWEST_BESIDE, min(LONGEST, len(known) // 4) + 1)
        if (step := _step(known, periods, cadence.season)) is not None
    ]
    rarest = min(steps, key=lambda step: step.probability, default=None)
    return rarest if rarest is not None and rarest.probability < DOUBTFUL else None


def _step(known: Array, periods: int, season: int) -> LevelShift | None:
    before, after = known[:-periods], known[-periods:]
    if not before.any():
        return None
    if not after.any():
        spread = max(1.0, float(before.var(ddof=1) / before.mean()))
        return LevelShift(periods, 2 * poisson_at_most(0, float(before.mean()) * periods / spread), 0.5 / periods, 1.0)
    learnt = len(before) >= 3 * season and all(before[month::season].any() for month in range(season))
    try:
        with np.errstate(over="ignore"):
            step = declared_step(known, len(before), 1.0, True, season if learnt and season > 1 else 0, _LEVEL)
    except NotComparable:
        return None
    value, low, high = (float(end) for end in step.ratio)
    if low <= 0 or high == np.inf:
        return None
    degrees_of_freedom = len(known) - 3 - (season - 1 if learnt and season > 1 else 0)
    error = (log(high) - log(low)) / (2 * float(special.stdtrit(degrees_of_freedom, (1 + _LEVEL) / 2)))
    return LevelShift(periods, 2 * float(special.stdtr(degrees_of_freedom, -abs(log(value)) / error)), value, error)
