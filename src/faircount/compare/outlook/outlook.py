"""The demand outlook: published only where it beat the seasonal naive forecast on the past, else refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.estimate import Refusal
from faircount.compare.interval import Array, Interval, counts
from faircount.compare.outlook.backtest import Backtest, backtest
from faircount.compare.outlook.count_model import count_model
from faircount.compare.outlook.drift import drift
from faircount.compare.outlook.forecast import Forecast
from faircount.compare.outlook.historical_mean import historical_mean
from faircount.compare.outlook.naive import naive
from faircount.compare.outlook.seasonal_naive import seasonal_naive

FEWEST = 36
"""Months since the last change of definition."""
FEWEST_TRIED = 24
"""Months to try a forecast on."""
COVERAGE = (0.7, 0.9)
"""The share of past months that an 80% range must have held."""
TO_BEAT = "seasonal naive"


@dataclass(frozen=True, slots=True)
class Outlook:
    """The forecast that did best, its whole-number ranges, and how every method did on the past.

    ``refusal`` says why none is published; the forecast is then None and scenarios are offered in its place.
    """

    forecast: Forecast | None
    range_80: Interval | None
    range_95: Interval | None
    tried: Mapping[str, Backtest]
    refusal: Refusal | None

    @property
    def say(self) -> str:
        """The next period in a sentence, or why nothing is said."""
        if self.refusal is not None or self.range_80 is None:
            return self.refusal.say if self.refusal else ""
        low, high = self.range_80.lower[0], self.range_80.upper[0]
        return f"If recording goes on as now, between {low:.0f} and {high:.0f} are to be expected next month (8 chances in 10)."

    def scenario(self, completeness: float) -> Interval | None:
        """The 80% range if recording became so many times as complete as now.

        A mark that comes into wider use raises the count with no more offences; the outlook alone does not know of it.
        """
        if self.range_80 is None:
            return None
        return Interval(*(np.asarray(end) * completeness for end in self.range_80))


def outlook(series: ArrayLike, ahead: int = 12, season: int = 12) -> Outlook:
    """The coming months, by whichever method did best on the past, or the reason why none is published.

    >>> outlook([12, 9, 15, 8] * 8).refusal.reason
    'too short'

    Reference: rolling origin, Tashman (2000); continuous ranked probability score, Gneiting and Raftery (2007).

    In words: "if recording goes on as now, between 14 and 27 are to be expected next month".

    Not across a change of definition: give the months since. Not two years drawn on into a third.
    """
    known = counts(series)
    if len(known) < FEWEST:
        say = f"{len(known)} months since the last change of definition are too few for an outlook; {FEWEST} are needed."
        return Outlook(None, None, None, {}, Refusal("too short", say))
    methods = _methods(season)
    tried = {name: backtest(known, method, max(FEWEST_TRIED, 2 * season + 2), ahead) for name, method in methods.items()}
    best = min(tried, key=lambda name: tried[name].crps)
    refusal = _refusal(best, tried)
    if refusal is not None:
        return Outlook(None, None, None, tried, refusal)
    forecast = methods[best](known.tolist(), ahead)
    return Outlook(forecast, forecast.published_range(0.8), forecast.published_range(0.95), tried, None)


def _methods(season: int) -> dict[str, Callable[[Sequence[float], int], Forecast]]:
    def modelled(series: Sequence[float], ahead: int) -> Forecast:
        # Until three seasons have passed the model has too little to learn from, and says what the one to beat says.
        if len(series) < 3 * season:
            return seasonal_naive(series, ahead, season)
        return count_model(series, ahead, season)

    return {
        "naive": naive,
        TO_BEAT: partial(seasonal_naive, season=season),
        "drift": drift,
        "mean": historical_mean,
        "count model": modelled,
    }


def _refusal(best: str, tried: Mapping[str, Backtest]) -> Refusal | None:
    if best == TO_BEAT:
        return Refusal(
            "not better", "No method did better on the past than last year's same months; see those, and the scenarios."
        )
    low, high = COVERAGE
    held = tried[best].coverage_80
    if not low <= held <= high:
        say = f"On the past, ranges that should hold 8 months in 10 held {10 * held:.1f}; no outlook is given."
        return Refusal("ranges not honest", say)
    return None


def months_since(series: Sequence[float], change: int) -> Array:
    """The months from a change of definition on, which is all that an outlook may be made from.

    >>> months_since([50, 52, 49, 120, 130], 3).tolist()
    [120.0, 130.0]
    """
    return counts(series)[change:]
