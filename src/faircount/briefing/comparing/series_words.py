"""A series in sentences: stretch by stretch, with the breaks between them; and what to ask the force about."""

from __future__ import annotations

from faircount.briefing.charts.control import tabulate_control
from faircount.briefing.comparing.compared import ComparisonReport, ask_the_register, graded
from faircount.briefing.comparing.cuts import Cut
from faircount.briefing.comparing.series import Followed, Stretch
from faircount.briefing.comparing.series_chart import series_chart
from faircount.briefing.comparing.series_values import series_values
from faircount.compare.interval import Interval
from faircount.compare.statement import NOT_COUNTED
from faircount.compare.trend.trend import Trend
from faircount.compare.wording import say_fold, say_percent

MOST_NAMED = 8
DEFINITION = "definition"
WIDEST = 10
"""A trend that could be tenfold from one period to the next says nothing."""
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
        table=tabulate_control(chart),
        charts=(chart,),
        numbers={**series_values(found), "comparability": values},
        remarks=(*_warnings(found), *ask_the_register(found.asked.offence, dated, "in a table, by their names")),
    )


def _say_stretch(found: Followed, stretch: Stretch) -> tuple[str, ...]:
    """A stretch: what stands out and which, its trend."""
    first, last = found.rows[stretch.first].label, found.rows[stretch.last].label
    of = first if stretch.first == stretch.last else f"{first} to {last}"
    if stretch.chart is None:
        return (f"{of}: too few periods, or none with a count, for a range of ordinary variation.",)
    out = [f"{found.rows[stretch.known[place]].label} ({stretch.chart.signals[place]})" for place in stretch.chart.standing_out]
    which = f" These are {', '.join(out)}." if 1 < len(out) <= MOST_NAMED else f" It is {out[0]}." if len(out) == 1 else ""
    slope = (_say_trend(stretch.trend),) if stretch.trend is not None else ()
    return (f"{of}: {_lower(stretch.chart.say)}{which}", *slope)


def _lower(words: str) -> str:
    return f"{words[0].lower()}{words[1:]}"


def _say_trend(slope: Trend) -> str:
    low, high = slope.each_period[1:]
    if high > WIDEST:
        return "No trend can be seen: the counts vary too widely."
    wide = f" The counts spread {slope.dispersion:.1f} times as wide as chance alone." if slope.dispersion > 2 else ""
    between = f"between {say_percent(float(low))} and {say_percent(float(high))} from one period to the next"
    return f"{'No clear trend' if low <= 1 <= high else 'A trend'}: {between}.{wide}"


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
