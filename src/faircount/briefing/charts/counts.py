"""Counts that stand each for itself, with what chance allows the rate beneath to be: where no ratio may be drawn."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.axis_words import name_across
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.lettering import Spot, width_of, wrap
from faircount.briefing.charts.numerals import comma, places, short
from faircount.briefing.charts.palette import EDGE, INK, INK_2, RULE
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.briefing.charts.range_mark import draw_across
from faircount.briefing.charts.scales import Scale, tick_step

_ROW, _TOP = 52, 10


@dataclass(frozen=True, slots=True)
class CountRow:
    """A count under its name, and what chance allows the rate beneath it to be."""

    label: str
    count: int
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class CountsChart:
    """Counts in the order given, on one axis from 0, with no line from one to the next; ``counted`` names the axis."""

    caption: Caption
    rows: tuple[CountRow, ...]
    counted: str = "offences"


def tell_counts(chart: CountsChart) -> str:
    """The counts in words."""
    return f"{chart.caption.title}. {'; '.join(f'{row.label}: {comma(row.count)}, range {_span(row)}' for row in chart.rows)}."


def ranges_counts(chart: CountsChart) -> tuple[str, ...]:
    """The range of each count, in words."""
    return tuple(_span(row) for row in chart.rows)


def tabulate_counts(chart: CountsChart) -> ChartTable:
    """The counts as a table."""
    rows = tuple((row.label, comma(row.count), _span(row)) for row in chart.rows)
    return ChartTable(("When", chart.counted.capitalize(), "Range"), rows)


def draw_counts(chart: CountsChart, width: int) -> Drawing:
    """Each count with its name over its range, and the axis under them."""
    drawing = Drawing(WIDE if width >= WIDE else NARROW)
    figures = max(width_of(comma(row.count), 18, 600) for row in chart.rows) + 20
    highest = max([1.0, *(row.upper for row in chart.rows), *(float(row.count) for row in chart.rows)])
    scale = Scale(0, highest, figures, drawing.width - 20)
    tops, top = [], float(_TOP)
    for row in chart.rows:
        for line in wrap(row.label, 15.5, 400, drawing.width):
            top += 19
            drawing.text(Spot(0, top), line, 15.5, 400, INK_2)
        tops.append(top + 8)
        top += _ROW
    _draw_axis(drawing, chart, scale, top - 8)
    for row, at in zip(chart.rows, tops, strict=True):
        drawing.text(Spot(figures - 20, at + 15, "end"), comma(row.count), 18, 600, INK)
        draw_across(drawing, scale.at(row.lower), scale.at(row.upper), scale.at(row.count), at + 9)
    return drawing


def _draw_axis(drawing: Drawing, chart: CountsChart, scale: Scale, base: float) -> None:
    step = max(1.0, tick_step(scale.high, 4))
    drawing.line(scale.start, base, scale.end, base, EDGE, 1.5)
    ticks = [(scale.at(step * number), short(step * number)) for number in range(int(scale.high / step) + 1)]
    for x in name_across(drawing, ticks, base + 21):
        drawing.line(x, base, x, base + 5, EDGE if x == scale.start else RULE, 1.5)
    named = f"{chart.counted}, each with what chance allows the rate beneath to be"
    bottom = base + 42
    for line in wrap(named, drawing.small, 400, drawing.width):
        drawing.text(Spot(0, bottom), line, drawing.small, 400, INK_2)
        bottom += drawing.small * 1.3
    drawing.height = bottom - 8


def _span(row: CountRow) -> str:
    return f"{places(row.lower, 0)} to {places(row.upper, 0)}"
