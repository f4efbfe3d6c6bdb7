"""The process chart of a series, from what was found of it."""

from __future__ import annotations

from faircount.briefing.charts.caption import Caption, Cell
from faircount.briefing.charts.control import ControlChart, ControlPoint, ControlStretch
from faircount.briefing.charts.series import SeriesBreak
from faircount.briefing.comparing.rows import CountedRow
from faircount.briefing.comparing.series import Followed, Stretch
from faircount.briefing.comparing.two_charts import place_of
from faircount.compare.interval import Array
from faircount.compare.spc import Signal

PER = 1_000


def series_chart(found: Followed) -> ControlChart:
    """Points, the range of ordinary variation between breaks, and the breaks with their letters."""
    scale = PER if found.is_rate else 1
    breaks = tuple(
        SeriesBreak(chr(ord("A") + at), found.rows[cut.place].label, cut.when, cut.words, cut.cuts)
        for at, cut in enumerate(found.cuts)
    )
    unit = f"recorded per 1,000 {found.asked.unit}" if found.is_rate else f"{found.asked.counted} recorded"
    where = place_of(found.asked)
    subtitle = f"{found.asked.subject}, {where}, {found.rows[0].label} to {found.rows[-1].label}"
    rules = next((each.chart.rules.name for each in found.stretches if each.chart), "")
    subtitle = f"{subtitle}; rules: {rules}" if rules else subtitle
    return ControlChart(
        Caption(None, _title(found), subtitle, "", "series"),
        points=_points(found, scale),
        stretches=tuple(_drawn(each, scale) for each in found.stretches),
        breaks=breaks,
        counted=unit,
        digits=2 if found.is_rate else 1,
    )


def _points(found: Followed, scale: float) -> tuple[ControlPoint, ...]:
    signals = {
        each.known[place]: str(signal)
        for each in found.stretches
        if each.chart
        for place, signal in enumerate(each.chart.signals)
        if signal is not Signal.NONE
    }
    return tuple(
        ControlPoint(row.label, _cell(row), _value(row, found.is_rate, scale), signals.get(place, ""))
        for place, row in enumerate(found.rows)
    )


def _cell(row: CountedRow) -> Cell:
    return row.count.status if row.count.exact is None else row.count.exact


def _value(row: CountedRow, is_rate: bool, scale: float) -> float | None:
    if row.count.exact is None:
        return None
    return row.count.exact / (row.over or 1.0) * scale if is_rate else float(row.count.exact)


def _drawn(stretch: Stretch, scale: float) -> ControlStretch:
    if stretch.chart is None:
        return ControlStretch(stretch.first, stretch.last)
    found = stretch.chart
    lines = (_every(stretch, line, scale) for line in (found.centre, found.lower, found.upper))
    return ControlStretch(stretch.first, stretch.last, *lines)


def _every(stretch: Stretch, line: Array, scale: float) -> tuple[float, ...]:
    """The line at every place of the stretch: at one whose count is not known, as at the last before it; never below 0."""
    held, value = dict(zip(stretch.known, line.tolist(), strict=True)), float(line[0])
    every = []
    for place in range(stretch.first, stretch.last + 1):
        value = held.get(place, value)
        every.append(max(0.0, value * scale))
    return tuple(every)


def _title(found: Followed) -> str:
    out, charted = len(found.standing_out), sum(len(each.known) for each in found.stretches if each.chart)
    which = f"{out} of {charted} periods stand{'s' if out == 1 else ''}" if out else f"no period of {charted} stands"
    between = ", between breaks" if len(found.stretches) > 1 else ""
    return f"{found.asked.subject}: {which} out from the ordinary variation{between}"
