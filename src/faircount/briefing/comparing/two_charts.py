"""The charts of two periods: the change with its range, the tipping-point curve, or each count by itself."""

from __future__ import annotations

from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.change import ChangeChart, ChangeRow
from faircount.briefing.charts.completeness import CompletenessChart, CompletenessMark
from faircount.briefing.charts.counts import CountRow, CountsChart
from faircount.briefing.charts.draw import Chart
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.briefing.two_years import interval
from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Estimate, Refusal
from faircount.compare.rates import count_interval
from faircount.compare.statement import say_completeness_title
from faircount.compare.wording import say_change, say_number, say_short_range
from faircount.vocabulary.areas import AREAS

Exposures = tuple[float, float]


def charts_of_two(found: Comparison, asked: ComparisonRequest, over: Exposures, title: str) -> tuple[Chart, ...]:
    """The change with its range and the tipping-point curve; where no ratio may be given, each count with its own range."""
    if isinstance(found.ratio, Refusal):
        return (counts_chart((found.count_before, found.count_after), asked, title),)
    curve = _curve(found, asked)
    return (_change_chart(found, asked, over, title), *((curve,) if curve else ()))


def _change_chart(found: Comparison, asked: ComparisonRequest, over: Exposures, title: str) -> ChangeChart:
    assert isinstance(found.ratio, Estimate), "only where a ratio may be given"
    allowed = isinstance(found.percentage, Estimate)
    row = ChangeRow(
        label=f"{asked.noun[0].upper()}{asked.noun[1:]}",
        sublabel=place_of(asked),
        before=found.count_before,
        after=found.count_after,
        ratio=interval(found.ratio),
        best_words=say_change(found.ratio, allowed),
        range_words=say_short_range(found.ratio, allowed),
        short=asked.noun,
        grade=str(found.comparability.grade),
    )
    before, after = asked.labels
    rates = f", as a rate over {asked.unit}" if over[0] != over[1] else ""
    subtitle = f"{row.label} recorded in {before} and {after}{rates}, with what chance allows the change beneath to be"
    heads = (before, after) if asked.periods else ("earlier", "later")
    across = "" if asked.periods else "times as many in the later period as in the earlier"
    return ChangeChart(Caption(None, title, subtitle, "", "change"), *heads, (row,), across)


def place_of(asked: ComparisonRequest) -> str:
    """Where it was recorded: the area, or that none was named."""
    known = AREAS.get(asked.area or "")
    return known.name if known else asked.area or "one area"


def _curve(found: Comparison, asked: ComparisonRequest) -> CompletenessChart | None:
    if found.tipping is None or not isinstance(found.ratio, Estimate):
        return None
    what = "marking" if asked.naming.mark else "recording"
    title = {
        Change.RISE: say_completeness_title(found, asked.naming),
        Change.FALL: f"Fuller {what} cannot explain the fall",
        Change.NO_CLEAR_CHANGE: f"How complete {what} was decides what is left",
    }[found.change]
    before, after = asked.labels
    counts = f"{say_number(found.count_before)} to {say_number(found.count_after)}"
    subtitle = f"What is left of {counts} if {what} became more or less complete between the periods; nobody has measured it"
    caption = Caption(None, title, subtitle, "", "tipping-point")
    return CompletenessChart(caption, interval(found.ratio), marks_of(found), what, before, after)


def marks_of(found: Comparison) -> tuple[CompletenessMark, ...]:
    """Where on the curve something changes, and what is left there; none where no ratio may be given."""
    if found.tipping is None or not isinstance(found.ratio, Estimate):
        return ()
    if found.change is Change.NO_CLEAR_CHANGE:
        ends = (found.ratio.lower, "below this a clear rise is left"), (found.ratio.upper, "beyond this a clear fall is left")
    else:
        kind = "rise" if found.change is Change.RISE else "fall"
        point = found.tipping
        ends = (point.no_longer_clear, f"no clear {kind} is left"), (point.fully_explained, f"all of the {kind} is explained")
    return tuple(CompletenessMark(times, words) for times, words in sorted(ends))


def counts_chart(counts: tuple[int, int], asked: ComparisonRequest, title: str) -> CountsChart:
    """Each count with its own range: what is left to draw where no ratio may be given."""
    ranges = [count_interval(count, asked.confidence) for count in counts]
    rows = tuple(
        CountRow(f"{label[0].upper()}{label[1:]}", count, found.lower, found.upper)
        for label, count, found in zip(asked.labels, counts, ranges, strict=True)
    )
    subtitle = f"{asked.noun[0].upper()}{asked.noun[1:]} recorded, {place_of(asked)}"
    return CountsChart(Caption(None, title, subtitle, "", "counts"), rows, str(asked.counted))
