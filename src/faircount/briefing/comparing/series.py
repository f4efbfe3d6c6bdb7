"""A series of counts: its ordinary variation between breaks, its trend, its steps, and a question about other breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from faircount.briefing.comparing.compared import finite
from faircount.briefing.comparing.cuts import Cut
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.briefing.comparing.rows import CountedRow
from faircount.compare.chart_of_counts import chart_of_counts
from faircount.compare.comparability import Comparability, Grade, comparability
from faircount.compare.interval import Interval
from faircount.compare.spc import MIN_POINTS, Chart
from faircount.compare.trend.break_warning import MIN_PERIODS as MIN_FOR_BREAK
from faircount.compare.trend.break_warning import BreakWarning, break_warning
from faircount.compare.trend.trend import FEWEST_BESIDE, Step, Trend, declared_step, trend
from faircount.compare.trend.trend import MIN_PERIODS as MIN_FOR_TREND
from faircount.errors import NotComparable
from faircount.language.several import several

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch without a declared break: its places in the series, those whose count is known, and what was found of it."""

    first: int
    last: int
    known: tuple[int, ...]
    chart: Chart | None
    trend: Trend | None
    warning: BreakWarning | None

    @property
    def why_no_trend(self) -> str:
        """Why no trend is drawn; empty where one is."""
        if self.trend is not None:
            return ""
        if len(self.known) >= MIN_FOR_TREND:
            return "Nothing was counted in any period, so there is no trend."
        many, why = several(len(self.known), "count"), f"a line through fewer than {MIN_FOR_TREND} is a choice and no finding"
        return f"No trend is drawn through {many}: {why}. To compare two of them, give those two alone."


@dataclass(frozen=True, slots=True)
class Followed:
    """A series with its declared breaks, the stretches between them, and the step at each break that can be measured."""

    asked: ComparisonRequest
    rows: tuple[CountedRow, ...]
    cuts: tuple[Cut, ...]
    stretches: tuple[Stretch, ...]
    steps: tuple[tuple[Cut, Step], ...]
    comparability: Comparability

    @property
    def standing_out(self) -> tuple[int, ...]:
        """The places of the points that stand out in their stretch."""
        return tuple(each.known[place] for each in self.stretches if each.chart for place in each.chart.standing_out)

    @property
    def is_rate(self) -> bool:
        """Whether every count is known to be over something, so that rates are followed."""
        return _is_rate(self.rows)


def follow(rows: Sequence[CountedRow], cuts: Sequence[Cut], asked: ComparisonRequest) -> Followed:
    """The series stretch by stretch; a count that is not known leaves a gap, and is never taken for 0."""
    if sum(row.count.exact is not None for row in rows) < MIN_POINTS:
        raise NotComparable(f"a series needs {MIN_POINTS} counts that are known; for two, give both as numbers")
    starts = sorted({0, *(cut.place for cut in cuts if cut.cuts)})
    ends = [*starts[1:], len(rows)]
    stretches = tuple(_stretch(rows, first, end, asked.confidence) for first, end in zip(starts, ends, strict=True))
    steps = tuple(
        (cut, step)
        for one, other in pairwise(stretches)
        for cut in cuts
        if cut.place == other.first and cut.cuts and (step := _step(rows, one, other, asked.confidence)) is not None
    )
    return Followed(asked, tuple(rows), tuple(cuts), stretches, steps, _graded(rows, stretches, asked))


def _is_rate(rows: Sequence[CountedRow]) -> bool:
    return all(row.over is not None for row in rows)


def _numbers(rows: Sequence[CountedRow], places: Sequence[int]) -> tuple[list[int], list[float]]:
    """The known counts at these places, and what each was counted over (1 where that is not known of all)."""
    counts = [exact for place in places if (exact := rows[place].count.exact) is not None]
    return counts, [(rows[place].over or 1.0) if _is_rate(rows) else 1.0 for place in places]


def _stretch(rows: Sequence[CountedRow], first: int, end: int, confidence: float) -> Stretch:
    known = tuple(place for place in range(first, end) if rows[place].count.exact is not None)
    counts, over = _numbers(rows, known)
    charted = len(known) >= MIN_POINTS and any(counts)
    sloped = len(known) >= MIN_FOR_TREND and any(counts)
    return Stretch(
        first,
        end - 1,
        known,
        chart_of_counts(counts, over if _is_rate(rows) else None) if charted else None,
        _trend(counts, over, known, confidence) if sloped else None,
        break_warning(counts, over) if len(known) >= MIN_FOR_BREAK and any(counts) else None,
    )


def _trend(counts: Sequence[int], over: Sequence[float], places: Sequence[int], confidence: float) -> Trend:
    with np.errstate(over="ignore"):  # counts that vary by thousands have no end to their range
        return trend(counts, over, times=places, confidence=confidence)


def _step(rows: Sequence[CountedRow], before: Stretch, after: Stretch, confidence: float) -> Step | None:
    """The step at a declared break, or None where one side holds too few counts for it."""
    if min(len(before.known), len(after.known)) < FEWEST_BESIDE:
        return None
    places = (*before.known, *after.known)
    counts, over = _numbers(rows, places)
    at = len(before.known)
    if not any(counts[:at]) or not any(counts[at:]):
        return None
    gapless = len(places) == after.last + 1 - before.first
    seasonal = gapless and _monthly(rows) and min(at, len(counts) - at) >= 2 * MONTHS
    with np.errstate(over="ignore"):  # counts that vary by thousands have no end to their range
        return declared_step(counts, at, over, season=MONTHS if seasonal else 0, confidence=confidence)


def _monthly(rows: Sequence[CountedRow]) -> bool:
    return all(row.period is not None and 28 <= row.period.days <= 31 for row in rows)


def _graded(rows: Sequence[CountedRow], stretches: Sequence[Stretch], asked: ComparisonRequest) -> Comparability:
    """How far the periods of one stretch can be compared: the worst grade of any stretch whose ends are named."""
    graded = []
    for each in stretches:
        first, last = (rows[place] for place in (each.first, each.last))
        if each.first < each.last and first.period is not None and last.period is not None:
            before, after = (asked.figure(row.count, True, period=row.period) for row in (first, last))
            graded.append(comparability(before, after))
    found = [each for each in graded if each.grade is not Grade.D]
    return max(found, key=lambda each: each.grade) if found else Comparability(Grade.B, ())


def series_values(found: Followed) -> dict[str, object]:
    """Periods, stretches, breaks and steps; a count that is not known is null, never 0."""
    labels = [row.label for row in found.rows]
    return {
        "periods": [
            {"period": row.label, "count": row.count.exact, "lower": row.count.lower, "upper": row.count.upper, "over": row.over}
            for row in found.rows
        ],
        "stretches": [_stretch_values(each, labels) for each in found.stretches],
        "breaks": [{"before": labels[cut.place], "words": cut.words, "cuts": cut.cuts} for cut in found.cuts],
        "steps": [{"at": labels[cut.place], **_ends(step.ratio)} for cut, step in found.steps],
    }


def _stretch_values(stretch: Stretch, labels: list[str]) -> dict[str, object]:
    return {
        "first": labels[stretch.first],
        "last": labels[stretch.last],
        "chart": None if stretch.chart is None else _chart_values(stretch.chart, [labels[place] for place in stretch.known]),
        "trend": None if stretch.trend is None else {**_ends(stretch.trend.each_period), "dispersion": stretch.trend.dispersion},
        "why_no_trend": stretch.why_no_trend or None,
        "undeclared_break": None if stretch.warning is None else _warning_values(stretch, stretch.warning, labels),
    }


def _chart_values(chart: Chart, labels: list[str]) -> dict[str, object]:
    return {
        "kind": chart.kind,
        "rules": chart.rules.name,
        "mean": float(chart.centre[-1]),
        "lower": max(0.0, float(chart.lower[-1])),
        "upper": float(chart.upper[-1]),
        "standing_out": {labels[place]: str(chart.signals[place]) for place in chart.standing_out},
    }


def _warning_values(stretch: Stretch, warning: BreakWarning, labels: list[str]) -> dict[str, object]:
    places = warning.places if warning.warns else ()
    return {"warns": warning.warns, "after": [labels[stretch.known[place - 1]] for place in places]}


def _ends(ratio: Interval) -> dict[str, object]:
    return {"value": finite(ratio.value), "lower": finite(ratio.lower), "upper": finite(ratio.upper)}
