"""Counts that stand each for itself, with what chance allows the rate beneath to be: where no ratio may be drawn."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.axes import Scale, name_across, tick_step
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.lettering import Spot, width_of
from faircount.briefing.charts.numerals import comma, places, short
from faircount.briefing.charts.palette import EDGE, INK, RULE
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.briefing.charts.range_mark import draw_across

_ROW, _TOP = 52, 10


@dataclass(frozen=True, slots=True)
class CountRow:
    """A count under its name, and what chance allows the rate beneath it to be."""

    label: str
    count: int
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class CountsChart(Chart):
    """Counts in the order given, on one axis from 0, with no line from one to the next; ``counted`` names the axis."""

    caption: Caption
    rows: tuple[CountRow, ...]
    counted: str = "offences"

    def draw(self, width: int) -> Drawing:
        """Each count with its name over its range, and the axis under them."""
        drawing = Drawing(WIDE if width >= WIDE else NARROW)
        figures = max(width_of(comma(row.count), 18, 600) for row in self.rows) + 20
        highest = max([1.0, *(row.upper for row in self.rows), *(float(row.count) for row in self.rows)])
        scale = Scale(0, highest, figures, drawing.width - 20)
        tops, top = [], float(_TOP)
        for row in self.rows:
            top = drawing.lines(top, row.label, 15.5, 19)
            tops.append(top + 8)
            top += _ROW
        _draw_axis(drawing, self, scale, top - 8)
        for row, at in zip(self.rows, tops, strict=True):
            drawing.text(Spot(figures - 20, at + 15, "end"), comma(row.count), 18, 600, INK)
            draw_across(drawing, scale.at(row.lower), scale.at(row.upper), scale.at(row.count), at + 9)
        return drawing

    def tell(self) -> str:
        return f"{self.caption.title}. {'; '.join(f'{row.label}: {comma(row.count)}, range {_span(row)}' for row in self.rows)}."

    def tabulate(self) -> ChartTable:
        rows = tuple((row.label, comma(row.count), _span(row)) for row in self.rows)
        return ChartTable(("When", self.counted.capitalize(), "Range"), rows)

    def ranges(self) -> tuple[str, ...]:
        return tuple(_span(row) for row in self.rows)


def _draw_axis(drawing: Drawing, chart: CountsChart, scale: Scale, base: float) -> None:
    step = max(1.0, tick_step(scale.high, 4))
    drawing.line(scale.start, base, scale.end, base, EDGE, 1.5)
    ticks = [(scale.at(step * number), short(step * number)) for number in range(int(scale.high / step) + 1)]
    for x in name_across(drawing, ticks, base + 21):
        drawing.line(x, base, x, base + 5, EDGE if x == scale.start else RULE, 1.5)
    named = f"{chart.counted}, each with what chance allows the rate beneath to be"
    step = drawing.small * 1.3
    drawing.height = drawing.lines(base + 42, named, drawing.small, step, rise=step) - 8


def _span(row: CountRow) -> str:
    return f"{places(row.lower, 0)} to {places(row.upper, 0)}"
