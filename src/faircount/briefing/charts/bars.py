"""Bars from zero, where only those that rest on the same areas are dark."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.axes import Scale
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.lettering import Spot, width_of
from faircount.briefing.charts.numerals import comma, say_cell
from faircount.briefing.charts.palette import INK, INK_2, OTHERS, OTHERS_TINT, TEAL
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.compare.facts import joined, told
from faircount.tables.figures import Figure


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar; ``like_for_like`` makes it dark, ``figure`` is the published one, where there is one."""

    label: str
    count: int
    like_for_like: bool = False
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class BarsChart(Chart):
    """Bars in the order given."""

    caption: Caption
    bars: tuple[Bar, ...]

    def draw(self, width: int) -> Drawing:
        """Labels at the left of the bars, or over them on a phone and where they are long."""
        wide = width >= WIDE
        names = max(width_of(bar.label, 15.5, 600) for bar in self.bars)
        beside = wide and names <= 260
        start = max(names + 16, 196.0) if beside else 0.0
        drawing = Drawing(WIDE if wide else NARROW)
        scale = Scale(0, max([1, *(bar.count for bar in self.bars)]), start, drawing.width - 64)
        top = 6.0
        for bar in self.bars:
            ink, weight = (INK, 600) if bar.like_for_like else (INK_2, 400)
            if beside:
                drawing.text(Spot(start - 16, top + 17, "end"), bar.label, 15.5, weight, ink)
            else:
                top = drawing.lines(top, bar.label, 15.5, 19, weight, ink, rise=9)
            _draw_bar(drawing, bar, start, top, scale.at(bar.count))
            top += 50 if beside else 44
        drawing.height = top - 14
        return drawing

    def tell(self) -> str:
        bars = (told("{label}: {count}{alike}", label=bar.label, count=say_cell(bar.count, bar.figure),
                     alike=" (like for like)" if bar.like_for_like else "") for bar in self.bars)  # fmt: skip
        return told("{title}. {bars}.", title=self.caption.title, bars=joined("; ", bars))

    def tabulate(self) -> ChartTable:
        rows = tuple((bar.label, comma(bar.count), "yes" if bar.like_for_like else "no") for bar in self.bars)
        return ChartTable(("Total", "Count", "Like for like"), rows, (0, 2))


def _draw_bar(drawing: Drawing, bar: Bar, start: float, top: float, end: float) -> None:
    fill, edge = (TEAL, "") if bar.like_for_like else (OTHERS_TINT, OTHERS)
    drawing.box(start + 0.5, top, max(end - start - 1, 1), 24, fill, edge, 1)
    drawing.text(Spot(end + 10, top + 18), comma(bar.count), 17, 600, INK)
