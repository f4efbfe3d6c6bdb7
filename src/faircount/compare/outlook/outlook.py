"""The demand outlook: given only where it beat the seasonal naive forecast on the past; and scenarios of fuller recording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import lt

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import parameter_checks as take
from faircount.compare.estimate import Refusal
from faircount.compare.interval import Array, Interval, counts, interval
from faircount.compare.outlook.backtest import TO_BEAT, Backtest, backtest, candidates
from faircount.compare.outlook.forecast import Forecast
from faircount.compare.outlook.level_shift import Cadence, LevelShift, cadence_of, level_shift
from faircount.compare.wording import say_number
from faircount.errors import NotComparable

TIMES = (1.1, 1.25, 1.5)
"""How many times as complete recording is taken to become: a little, clearly, by half. None is likelier than another."""


@dataclass(frozen=True, slots=True)
class RecordingScenario:
    """``times`` as complete by the last coming period, in even steps; the range from no fuller recording to that."""

    times: float
    lower: Array
    upper: Array


def recording_scenarios(outlook: Interval, times: Sequence[float] = TIMES) -> tuple[RecordingScenario, ...]:
    """The range of each coming period if recording becomes so many times as complete by the last one, or any less.

    >>> found = recording_scenarios(Interval(0, np.array([80.0, 80.0]), np.array([100.0, 104.0])), (1.5,))
    >>> found[0].lower.tolist(), found[0].upper.tolist()
    ([80.0, 80.0], [123.0, 156.0])

    Reference: quantitative bias analysis, Lash and others (2014): a count is what happened times how completely it is recorded.

    In words: "if marking becomes up to 1.5 times as complete within the year, up to 156 a month, with no more offences".

    Not as a forecast of recording, which nobody has: they say what fuller recording alone would add.
    """
    if any(k < 1 for k in times):
        raise NotComparable("recording that becomes less complete is another question; give 1 or more times as complete")
    upper = counts(outlook.upper)
    steps = np.arange(1, len(upper) + 1) / len(upper)
    return tuple(RecordingScenario(k, counts(outlook.lower), np.ceil(np.round(upper * k**steps, 9))) for k in times)


def recounted(recorded: ArrayLike, times: float) -> float:
    """How many the same offences would have been counted as, had recording been so many times as complete.

    >>> recounted([40, 50, 55], 1.2)
    174.0
    """
    return float(np.ceil(np.round(counts(recorded).sum() * times, 9)))


COVERAGE = (0.7, 0.9)
"""The share of past periods that an 80% range must have held."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The forecast that did best, its whole-number ranges, and how every method did on the past.

    ``refusal`` says why none is published; the forecast is then None and scenarios are offered in its place. ``shift`` is a
    step in the last periods that chance may have made: the ranges are widened by what it would come to.
    """

    cadence: Cadence
    forecast: Forecast | None
    range_80: Interval | None
    range_95: Interval | None
    tried: Mapping[str, Backtest]
    refusal: Refusal | None
    shift: LevelShift | None = None

    @property
    def say(self) -> str:
        """The next period in a sentence, or why nothing is said."""
        if self.refusal is not None or self.range_80 is None:
            return self.refusal.say if self.refusal else ""
        low, high, one = self.range_80.lower[0], self.range_80.upper[0], self.cadence.one
        said = f"If recording goes on as now, between {low:,.0f} and {high:,.0f} are to be expected next {one} (8 chances in 10)."
        return f"{said} {self.say_widening(f'next {one}')}".strip()

    def say_widening(self, when: str) -> str:
        """That the ranges were widened, why, and what they are without it in the next period, called so; empty where not.

        What was tried on the past are the ranges without it.
        """
        if self.shift is None or self.forecast is None:
            return ""
        last = f"The last {self.shift.periods} {self.cadence.many} may lie on another level than those before"
        untouched = self.forecast.published_range(0.8)
        low, high = float(untouched.lower[0]), float(untouched.upper[0])
        return (
            f"{last}, so the ranges are widened by what that would come to. Those that were tried on the past are narrower: "
            f"between {say_number(low)} and {say_number(high)} {when} (8 chances in 10)."
        )

    def skill(self, method: str) -> float:
        """By what share a method's score on the past was better than that of the one to beat; below 0 where it was worse."""
        if not isinstance(method, str) or method not in self.tried:
            raise NotComparable(f"method: choose one of {', '.join(self.tried) or 'none, for none was tried'}")
        return 1 - self.tried[method].crps / self.tried[TO_BEAT].crps

    def scenarios(self, times: Sequence[float] = TIMES) -> tuple[RecordingScenario, ...]:
        """The 80% ranges if recording becomes fuller while they last; none where no outlook is given.

        A mark that comes into wider use raises the count with no more offences; the outlook alone does not know of it.
        """
        fuller = take.Numbers(1, take.MAX_COUNT, in_a_row=True)("times", times)
        return () if self.range_80 is None else recording_scenarios(self.range_80, fuller)


def outlook(series: ArrayLike, ahead: int = 12, season: int = 12) -> Outlook:
    """The coming periods, by whichever method did best on the past, or the reason why none is published.

    >>> outlook([12, 9, 15, 8] * 8).refusal.reason
    'too short'

    ``season`` is the number of periods in a year: 12, 4 or 1.

    Reference: rolling origin, Tashman (2000); continuous ranked probability score, Gneiting and Raftery (2007).

    In words: "if recording goes on as now, between 14 and 27 are to be expected next month".

    Not across a change of definition: give the months since. Not two years drawn on into a third. Not within months of a
    change of level: a step in the last eight periods that chance gives in under 1 of 100 series refuses the outlook, one in
    under 10 of 100 widens it.
    """
    known, cadence = counts(series), cadence_of(season)
    shift = level_shift(known, cadence) if len(known) >= cadence.fewest else None
    refusal = _unfit(known, cadence) or _shifted(shift, cadence)
    if refusal is not None:
        return Outlook(cadence, None, None, None, {}, refusal)
    methods = candidates(season)
    tried = {name: backtest(known, method, cadence.first_tried, ahead) for name, method in methods.items()}
    chosen = _chosen(tried, cadence)
    if isinstance(chosen, Refusal):
        return Outlook(cadence, None, None, None, tried, chosen)
    forecast = methods[chosen](known.tolist(), ahead)
    narrow, wide = (_widened(forecast.published_range(level), shift, level) for level in (0.8, 0.95))
    return Outlook(cadence, forecast, narrow, wide, tried, None, shift)


def _unfit(known: Array, cadence: Cadence) -> Refusal | None:
    if len(known) < cadence.fewest:
        have = f"{len(known)} {cadence.many if len(known) != 1 else cadence.one}"
        return Refusal(
            "too short", f"{have} since the last change of definition are too few for an outlook; {cadence.fewest} are needed."
        )
    if len(set(known[: cadence.first_tried].tolist())) == 1:
        say = (
            f"The first {cadence.first_tried} {cadence.many} hold one and the same number, so nothing could be learnt from them; "
            "give the series from where counting began."
        )
        return Refusal("no spread", say)
    return None


def _shifted(shift: LevelShift | None, cadence: Cadence) -> Refusal | None:
    """Why nothing is foretold from a series whose level changed just now: no method has learnt of it."""
    if shift is None or not shift.is_certain:
        return None
    say = (
        f"The last {shift.periods} {cadence.many} lie on another level than those before, by more than chance would give. Ask "
        "what changed in recording; an outlook is made again once enough of the new level is known."
    )
    return Refusal("level shift", say)


def _widened(found: Interval, shift: LevelShift | None, confidence: float) -> Interval:
    """The range with what a step that may have happened would make of its ends, in whole numbers outwards."""
    if shift is None:
        return found
    less, more = shift.factors(confidence)
    return interval(found.value, np.floor(found.lower * less), np.ceil(found.upper * more))


def _chosen(tried: Mapping[str, Backtest], cadence: Cadence) -> str | Refusal:
    """The best of the methods that beat the one to beat and whose ranges held as they should; or why there is none."""
    # In the earlier half of the past and in the later one: in one alone it may be luck.
    ahead = [name for name in tried if all(map(lt, tried[name].halves, tried[TO_BEAT].halves))]
    better = sorted(ahead, key=lambda name: tried[name].crps)
    if not better:
        say = f"No method did better on all of the past than {cadence.last_year}; see those, and the scenarios."
        return Refusal("not better", say)
    low, high = COVERAGE
    honest = [name for name in better if low <= tried[name].coverage_80 <= high]
    if not honest:
        held = 10 * tried[better[0]].coverage_80
        say = f"On the past, ranges that should hold 8 {cadence.many} in 10 held {held:.1f}; no outlook is given."
        return Refusal("ranges not honest", say)
    return honest[0]
