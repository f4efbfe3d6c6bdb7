"""Charts of known comparisons, outlooks and audits, one or two of each kind."""

from __future__ import annotations

from functools import cache

from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.fan import ComingPeriod, FanChart, PastPeriod
from faircount.briefing.charts.shares import ShareRow, SharesChart
from faircount.briefing.comparing.cuts import find_cuts
from faircount.briefing.comparing.known import UNKNOWN, Known
from faircount.briefing.comparing.many import AreaCounts, compare_many
from faircount.briefing.comparing.many_charts import charts_of
from faircount.briefing.comparing.request import ComparisonRequest, Declared
from faircount.briefing.comparing.rows import CountedRow
from faircount.briefing.comparing.series import follow
from faircount.briefing.comparing.series_words import compared_series
from faircount.briefing.comparing.two_periods import compare_two
from faircount.briefing.parts import ShownRange
from tests.lib.comparisons import AREAS, MONTHS


def exactly(count: int) -> Known:
    """A count as it is printed."""
    return Known(count, count)


@cache
def tipping_point_curves() -> tuple[Chart, Chart]:
    """A rise that fuller recording could explain, and no clear change."""
    return compare_two(exactly(55), exactly(145), ComparisonRequest()).charts[1], compare_two(
        exactly(820), exactly(772), ComparisonRequest()
    ).charts[1]


@cache
def counts_apart() -> Chart:
    """Two counts, of which the first is too small for a ratio."""
    return compare_two(exactly(3), exactly(11), ComparisonRequest()).charts[0]


@cache
def process_chart() -> Chart:
    """Four years of months with a declared step, one month not known, one that stands out."""
    counts = [exactly(count) for count in (*MONTHS, *(count + 20 for count in MONTHS))]
    counts[8], counts[30] = UNKNOWN, exactly(90)
    rows = [CountedRow("", f"{place % 12 + 1}/{14 + place // 12}", None, count) for place, count in enumerate(counts)]
    asked = ComparisonRequest(breaks=(Declared("1/16", "New recording system."),))
    return compared_series(follow(rows, find_cuts(rows, asked), asked)).charts[0]


@cache
def many_charts() -> tuple[Chart, ...]:
    """The funnel of changes of twelve areas, and the places that chance leaves open to them."""
    counts = {name: AreaCounts(exactly(before), exactly(after)) for name, before, after in AREAS}
    return charts_of(compare_many(counts, ComparisonRequest()))


def outlook_fan() -> FanChart:
    """Two months known, two to come."""
    coming = (ComingPeriod("March 2026", 21, (17, 25), (12, 31)), ComingPeriod("April 2026", 22, (17, 27), (11, 35)))
    past = (PastPeriod("January 2026", 20), PastPeriod("February 2026", 24))
    return FanChart(Caption(None, "The coming months", "Recorded", "", "outlook"), past, coming, "offences a month")


def audited_shares() -> SharesChart:
    """How complete a mark was in one year."""
    row = ShareRow("Marked as they should be", "2015/16", ShownRange(0.32, 0.26, 0.38), "32%", "26% to 38%")
    return SharesChart(Caption(None, "How complete the mark is", "Of the records read", "", "audit"), (row,), "share of records")
