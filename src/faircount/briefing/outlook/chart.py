"""An outlook drawn: the last years as they were recorded, then the fan, with the first scenario dotted over it."""

from __future__ import annotations

from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.fan import ComingPeriod, FanChart, PastPeriod
from faircount.briefing.outlook.ahead import Ahead
from faircount.briefing.outlook.words import scenario_words, title_of

YEARS_DRAWN = {12: 3, 4: 5, 1: 40}
"""By the number of periods in a year: as many dots as can be told apart."""


def fan_of(ahead: Ahead) -> FanChart:
    """The chart of an outlook; where none is given it has what was recorded alone."""
    series = ahead.series
    drawn = YEARS_DRAWN[series.cadence.season] * series.cadence.season
    past = tuple(PastPeriod(name, count) for name, count in zip(series.names, series.counts, strict=True))[-drawn:]
    counted = f"{ahead.asked.counted} a {series.cadence.one}"
    coming = _coming(ahead)
    last = coming[-1].period if coming else past[-1].period
    subtitle = f"{ahead.asked.subject} a {series.cadence.one}, {past[0].period} to {last}"
    return FanChart(
        Caption(None, title_of(ahead), subtitle, "", "outlook"), past, coming, counted, scenario_words(ahead) if coming else ""
    )


def _coming(ahead: Ahead) -> tuple[ComingPeriod, ...]:
    found = ahead.found
    if found.forecast is None or found.range_80 is None or found.range_95 is None:
        return ()
    fuller = found.scenarios(ahead.times)[0].upper
    ends = zip(*(end for each in (found.range_80, found.range_95) for end in (each.lower, each.upper)), fuller, strict=True)
    names = ahead.series.coming(len(fuller))
    return tuple(
        ComingPeriod(name, round(float(middle)), (int(low), int(high)), (int(lowest), int(highest)), int(top))
        for name, middle, (low, high, lowest, highest, top) in zip(names, found.forecast.mean, ends, strict=True)
    )
