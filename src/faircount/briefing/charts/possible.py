"""All that is possible as one band, with the readings marked on it."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.axes import Scale, name_across, tick_step
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.lettering import Box, Obstacles, Spot
from faircount.briefing.charts.numerals import comma, places
from faircount.briefing.charts.palette import INK, INK_2, OTHERS, OTHERS_TINT, PAPER
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing


@dataclass(frozen=True, slots=True)
class PossibleMark:
    """A value marked on the band of what is possible: a dot for the reading worked through, else a plain line."""

    value: float
    label: str
    dot: bool = False


@dataclass(frozen=True, slots=True)
class PossibleChart(Chart):
    """All that is possible as one band from ``lower`` to ``upper``, and a few marks on it. The title says of what."""

    caption: Caption
    lower: int
    upper: int
    marks: tuple[PossibleMark, ...] = ()

    def draw(self, width: int) -> Drawing:
        """The band with its ticks under it and the marks' words over it."""
        drawing = Drawing(WIDE if width >= WIDE else NARROW, 92)
        # A reading that is not possible stands beyond the band's end, never at it.
        values = [mark.value for mark in self.marks]
        low, high = min(0, self.lower, *values), max(self.upper, 1, *values)
        scale = Scale(low, high, 8, drawing.width - 34)
        left, right = scale.at(self.lower), scale.at(self.upper)
        drawing.ranged(left, 27, right, 49)
        drawing.box(left, 27, right - left, 22, OTHERS_TINT)
        for end in (left, right):
            drawing.line(end, 25, end, 51, OTHERS, 2)
        _draw_marks(drawing, self, scale)
        step = tick_step(high - low, 6 if width >= WIDE else 4)
        ticks = [low + number * step for number in range(int((high - low) // step) + 1)]
        for at in name_across(drawing, [(scale.at(tick), comma(round(tick))) for tick in ticks], 73):
            drawing.line(at, 52, at, 57, INK_2, 1)
        drawing.text(Spot(0, 92), "band: all that is possible", drawing.small, 400, INK_2)
        drawing.height = 98
        return drawing

    def tell(self) -> str:
        marks = "; ".join(f"{mark.label}: {places(mark.value, 0)}" for mark in self.marks)
        return f"{self.caption.title}. Possible: {self.ranges()[0]}. {marks}".strip()

    def tabulate(self) -> ChartTable:
        rows = [("the least possible", comma(self.lower)), ("the most possible", comma(self.upper))]
        return ChartTable(("What", "Figure"), (*rows, *((mark.label, places(mark.value, 0)) for mark in self.marks)))

    def ranges(self) -> tuple[str, ...]:
        return (f"{comma(self.lower)} to {comma(self.upper)}",)


def _draw_marks(drawing: Drawing, chart: PossibleChart, scale: Scale) -> None:
    taken: Obstacles = []
    room = Box(0, 0, drawing.width, 30)
    for mark in chart.marks:
        at = scale.at(mark.value)
        if mark.dot:
            drawing.dot(at, 38, 7, INK, PAPER, 1.5)
        else:
            drawing.line(at, 23, at, 53, INK, 2.5)
        spots = [Spot(at - 6, 19), Spot(at, 19, "middle"), Spot(at + 4, 19, "end"), Spot(drawing.width, 19, "end"), Spot(0, 19)]
        drawing.place(spots, mark.label, 15, 600, INK, taken, room)
