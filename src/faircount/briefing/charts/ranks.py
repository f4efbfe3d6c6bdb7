"""Why there is no league table: between which places each area could stand by chance alone."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.axes import Scale, name_across, tick_step
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.lettering import Spot, width_of, wrap
from faircount.briefing.charts.palette import EDGE, INK, INK_2, RULE
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.briefing.charts.range_mark import draw_across

_LINE, _TOP = 18, 44


@dataclass(frozen=True, slots=True)
class RankRow:
    """An area, and the highest and lowest place that chance leaves open to it (1 is the highest)."""

    name: str
    highest: int
    lowest: int
    this_area: bool = False


@dataclass(frozen=True, slots=True)
class RankChart(Chart):
    """Areas from A to Z, whatever order they come in; ``of`` says what a place would be of (``the largest rate``)."""

    caption: Caption
    rows: tuple[RankRow, ...]
    of: str

    @property
    def alphabetical(self) -> tuple[RankRow, ...]:
        """The rows by name: an order of size is what the chart is there to refuse."""
        return tuple(sorted(self.rows, key=lambda row: row.name))

    def draw(self, width: int) -> Drawing:
        """A band for each area, without a dot: no place is likelier to be printed than another."""
        drawing = Drawing(WIDE if width >= WIDE else NARROW)
        names = min(max(width_of(row.name, drawing.small, 600) for row in self.rows), drawing.width * 0.42) + 14
        scale = Scale(1, max(2, len(self.rows)), names + 8, drawing.width - 14)
        lines = [wrap(row.name, drawing.small, 600 if row.this_area else 400, names - 14) for row in self.alphabetical]
        bottom = _TOP + sum(_height(said) for said in lines)
        _draw_axis(drawing, self, scale, bottom)
        top = float(_TOP)
        for row, said in zip(self.alphabetical, lines, strict=True):
            middle = top + _height(said) / 2
            for number, line in enumerate(said):
                weight, ink = (600, INK) if row.this_area else (400, INK_2)
                drawing.text(Spot(0, middle + 5 + _LINE * (number - (len(said) - 1) / 2)), line, drawing.small, weight, ink)
            # A range of one place is as wide as a place.
            draw_across(drawing, scale.at(row.highest) - 3, scale.at(row.lowest) + 3, None, middle, row.this_area, 10)
            top += _height(said)
        drawing.height = bottom + 4
        return drawing

    def tell(self) -> str:
        """The places in words, areas from A to Z."""
        told = "; ".join(f"{row.name}: place {_span(row)}" for row in self.alphabetical)
        return f"{self.caption.title}. Places that chance alone leaves open to each of {len(self.rows)} areas, A to Z: {told}."

    def tabulate(self) -> ChartTable:
        """The places as a table, areas from A to Z; no single place is given."""
        return ChartTable(("Area", "Places that chance leaves open"), tuple((row.name, _span(row)) for row in self.alphabetical))

    def ranges(self) -> tuple[str, ...]:
        return tuple(_span(row) for row in self.alphabetical)


def _height(lines: list[str]) -> float:
    return _LINE * len(lines) + 6.0


def _draw_axis(drawing: Drawing, chart: RankChart, scale: Scale, bottom: float) -> None:
    last = len(chart.rows)
    drawing.text(Spot(drawing.width - 2, 14, "end"), f"place by {chart.of}", drawing.small, 400, INK_2)
    step = max(1, int(tick_step(last, 5)))
    ticks = [(scale.at(tick), str(tick)) for tick in dict.fromkeys([1, last, *range(step, last, step)])]
    for x in name_across(drawing, ticks, _TOP - 12, apart=6):
        drawing.line(x, _TOP - 6, x, bottom, EDGE if x in (scale.start, scale.end) else RULE)


def _span(row: RankRow) -> str:
    return f"{row.highest} to {row.lowest}"
