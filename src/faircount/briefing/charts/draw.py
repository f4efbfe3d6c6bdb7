"""Every kind of chart by its content: how it is drawn, told in words and put in a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from faircount.briefing.charts.bars import BarsChart, draw_bars, tabulate_bars, tell_bars
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.change import ChangeChart, draw_change, ranges_change, tabulate_change, tell_change
from faircount.briefing.charts.clash import ClashChart, draw_clash, tabulate_clash, tell_clash
from faircount.briefing.charts.completeness import (
    CompletenessChart,
    draw_completeness,
    ranges_completeness,
    tabulate_completeness,
    tell_completeness,
)
from faircount.briefing.charts.control import ControlChart, draw_control, ranges_control, tabulate_control, tell_control
from faircount.briefing.charts.counts import CountsChart, draw_counts, ranges_counts, tabulate_counts, tell_counts
from faircount.briefing.charts.fan import FanChart, draw_fan, ranges_fan, tabulate_fan, tell_fan
from faircount.briefing.charts.funnel import FunnelChart, ranges_funnel, tabulate_funnel, tell_funnel
from faircount.briefing.charts.funnel_drawing import draw_funnel
from faircount.briefing.charts.methods import MethodsChart, draw_methods, tabulate_methods, tell_methods
from faircount.briefing.charts.pen import Drawing
from faircount.briefing.charts.possible import PossibleChart, draw_possible, ranges_possible, tabulate_possible, tell_possible
from faircount.briefing.charts.ranks import RankChart, draw_ranks, ranges_ranks, tabulate_ranks, tell_ranks
from faircount.briefing.charts.series import SeriesChart, ranges_series, tabulate_series, tell_series
from faircount.briefing.charts.series_drawing import draw_series
from faircount.briefing.charts.shares import SharesChart, draw_shares, ranges_shares, tabulate_shares, tell_shares
from faircount.briefing.charts.tipping import TippingChart, draw_tipping, ranges_tipping, tabulate_tipping, tell_tipping

Chart = (
    BarsChart
    | ChangeChart
    | ClashChart
    | CompletenessChart
    | ControlChart
    | CountsChart
    | FanChart
    | FunnelChart
    | MethodsChart
    | PossibleChart
    | RankChart
    | SeriesChart
    | SharesChart
    | TippingChart
)


@dataclass(frozen=True, slots=True)
class ChartKind:
    """The three ways to give one set of facts: drawn at a width, told in words, in a table; and the ranges among them.

    ``ranges`` gives each range of a chart in the words in which it is told: as many are drawn. A test holds every kind to it.
    """

    draw: Callable[[Any, int], Drawing]
    tell: Callable[[Any], str]
    tabulate: Callable[[Any], ChartTable]
    ranges: Callable[[Any], tuple[str, ...]]


def as_printed(chart: Chart) -> tuple[str, ...]:
    """No range: counts as they were printed, and counts of cells, are facts."""
    del chart
    return ()


CHARTS: Mapping[type, ChartKind] = {
    BarsChart: ChartKind(draw_bars, tell_bars, tabulate_bars, as_printed),
    ChangeChart: ChartKind(draw_change, tell_change, tabulate_change, ranges_change),
    ClashChart: ChartKind(draw_clash, tell_clash, tabulate_clash, as_printed),
    CompletenessChart: ChartKind(draw_completeness, tell_completeness, tabulate_completeness, ranges_completeness),
    ControlChart: ChartKind(draw_control, tell_control, tabulate_control, ranges_control),
    CountsChart: ChartKind(draw_counts, tell_counts, tabulate_counts, ranges_counts),
    FanChart: ChartKind(draw_fan, tell_fan, tabulate_fan, ranges_fan),
    FunnelChart: ChartKind(draw_funnel, tell_funnel, tabulate_funnel, ranges_funnel),
    MethodsChart: ChartKind(draw_methods, tell_methods, tabulate_methods, as_printed),
    PossibleChart: ChartKind(draw_possible, tell_possible, tabulate_possible, ranges_possible),
    RankChart: ChartKind(draw_ranks, tell_ranks, tabulate_ranks, ranges_ranks),
    SeriesChart: ChartKind(draw_series, tell_series, tabulate_series, ranges_series),
    SharesChart: ChartKind(draw_shares, tell_shares, tabulate_shares, ranges_shares),
    TippingChart: ChartKind(draw_tipping, tell_tipping, tabulate_tipping, ranges_tipping),
}


@lru_cache(maxsize=1024)  # a page is written more than once, and its charts as files of their own beside it
def draw(chart: Chart, width: int) -> Drawing:
    """The chart as a drawing 640 or 350 wide; it is shared, so take its strokes and add none."""
    return CHARTS[type(chart)].draw(chart, width)


def tell(chart: Chart) -> str:
    """The chart in words, for those who do not see it."""
    return CHARTS[type(chart)].tell(chart)


def tabulate(chart: Chart) -> ChartTable:
    """The same figures as a table."""
    return CHARTS[type(chart)].tabulate(chart)


def caption_of(chart: Chart) -> Caption:
    """The words round the chart; a band of what is possible has its title only."""
    return Caption(None, chart.title, "", "", chart.stem) if isinstance(chart, PossibleChart) else chart.caption


def ranges(chart: Chart) -> tuple[str, ...]:
    """Every range that the chart shows, in words."""
    return CHARTS[type(chart)].ranges(chart)
