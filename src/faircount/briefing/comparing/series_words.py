"""A series in sentences, stretch by stretch, with the breaks between them; what to ask the force about; and its chart."""

from __future__ import annotations

from faircount.briefing.charts.caption import Caption, Cell
from faircount.briefing.charts.control import ControlChart, ControlPoint, ControlStretch
from faircount.briefing.charts.series import SeriesBreak
from faircount.briefing.comparing.compared import ComparisonReport, ask_the_register, graded
from faircount.briefing.comparing.cuts import Cut
from faircount.briefing.comparing.rows import CountedRow
from faircount.briefing.comparing.series import Followed, Stretch, series_values
from faircount.briefing.comparing.two_periods import place_of
from faircount.compare.chart_rules import Signal
from faircount.compare.interval import Array, Interval
from faircount.compare.statement import NOT_COUNTED
from faircount.compare.trend.trend_words import say_spread, say_trend
from faircount.compare.wording import say_fold

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


MOST_NAMED = 8
DEFINITION = "definition"
WIDEST_STEP = 100


def compared_series(found: Followed) -> ComparisonReport:
    """Everything that may be said of the series."""
    dated = all(row.period is not None for row in found.rows)
    grade, values = graded(found.comparability, dated and found.asked.offence is not None)
    chart = series_chart(found)
    stretches = [sentence for each in found.stretches for sentence in _say_stretch(found, each)]
    steps = [sentence for cut, step in found.steps for sentence in _say_step(found, cut, step.ratio)]
    unknown = sum(row.count.exact is None for row in found.rows)
    which = "1 period is" if unknown == 1 else f"{unknown} periods are"
    gap = f"{which} hidden or not known, and left open, which is not to count 0." if unknown else ""
    told = (*stretches, *_say_cuts(found), *steps, gap, grade, NOT_COUNTED.get(found.asked.counted, ""))
    return ComparisonReport(
        kind="series",
        title=chart.caption.title,
        sentences=tuple(sentence for sentence in told if sentence),
        table=chart.tabulate(),
        charts=(chart,),
        numbers={**series_values(found), "comparability": values},
        remarks=(*_warnings(found), *ask_the_register(found.asked.offence, dated, "in a table, by their names")),
    )


def _say_stretch(found: Followed, stretch: Stretch) -> tuple[str, ...]:
    """A stretch: what stands out and which, its trend or why there is none."""
    first, last = found.rows[stretch.first].label, found.rows[stretch.last].label
    of = first if stretch.first == stretch.last else f"{first} to {last}"
    of = f"{of[0].upper()}{of[1:]}"
    if stretch.chart is None:
        return (f"{of}: too few periods, or none with a count, for a trend or a range of ordinary variation.",)
    out = [f"{found.rows[stretch.known[place]].label} ({stretch.chart.signals[place]})" for place in stretch.chart.standing_out]
    which = f" These are {', '.join(out)}." if 1 < len(out) <= MOST_NAMED else f" It is {out[0]}." if len(out) == 1 else ""
    return (f"{of}: {_lower(stretch.chart.say)}{which}", _say_trend(stretch))


def _lower(words: str) -> str:
    return f"{words[0].lower()}{words[1:]}"


def _say_trend(stretch: Stretch) -> str:
    """The trend, or why none is drawn; the level of its range is said once for all."""
    slope = stretch.trend
    if slope is None:
        return stretch.why_no_trend
    return f"{say_trend(slope.each_period, each='from one period to the next')}{say_spread(slope.dispersion)}"


def _say_cuts(found: Followed) -> tuple[str, ...]:
    """The breaks, each with what changed; where no step can be measured, that nothing is compared across one."""
    said = tuple(f"{'Break' if cut.cuts else 'Noted'}, {cut.when} {cut.words}" for cut in found.cuts)
    alone = any(cut.cuts for cut in found.cuts) and not found.steps
    return (*said, "Nothing is compared across a break.") if alone else said


def _say_step(found: Followed, cut: Cut, ratio: Interval) -> tuple[str, ...]:
    """How large the step at a declared break is, and how much fuller recording would make it."""
    value, low, high = (float(end) for end in ratio)
    label = found.rows[cut.place].label
    if high > WIDEST_STEP:
        return (f"At {label} no step can be measured: the counts vary too widely.",)
    if low <= 1 <= high:
        return (f"At {label} there is no clear step: between {say_fold(low)} and {say_fold(high)} times as many.",)
    span = f"between {say_fold(low)} and {say_fold(high)} times as many were recorded from then on"
    said = f"At {label} there is a step: {span}. That is the break and all else together."
    if low <= 1 or cut.about == DEFINITION:  # another definition is no fuller recording of the same thing
        return (said,)
    would = f"If recording became {say_fold(low)} times as complete there, no clear step is left"
    return (said, f"{would}; {say_fold(value)} explains all of it.")


def _warnings(found: Followed) -> tuple[str, ...]:
    """Questions to the force, for whoever asked: where the series seems to change though nobody declared a break."""
    said = []
    for each in found.stretches:
        if each.warning is not None and each.warning.warns:
            where = ", ".join(found.rows[each.known[place - 1]].label for place in each.warning.places)
            trended = each.trend is not None and not each.trend.each_period.lower <= 1 <= each.trend.each_period.upper
            doubt = " A trend can look like that too." if trended else ""
            said.append(
                f"The series seems to change after {where}. Ask the force what changed in recording; "
                f"until a break is declared (--break), nothing is redrawn.{doubt}"
            )
    looked = sum(each.warning is not None for each in found.stretches)
    if not looked:
        said.append("The series is too short to look for breaks that nobody declared: 20 periods without one are needed.")
    return tuple(said)
