"""Shares with their ranges, from none to all of them: how complete a mark is, and how often it is right."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.axes import Scale
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.lettering import Spot, width_of
from faircount.briefing.charts.palette import EDGE, INK, INK_2, RULE
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.briefing.charts.range_mark import draw_across
from faircount.briefing.parts import ShownRange

_MARGIN = 20


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One share, from 0 to 1: what it is a share of, the best figure and the range, each in words (``32%``, ``26% to 38%``)."""

    label: str
    sublabel: str
    share: ShownRange
    best_words: str
    range_words: str


@dataclass(frozen=True, slots=True)
class SharesChart(Chart):
    """Rows in the order given; ``axis`` names what lies along it (``share of the records that belong under the mark``)."""

    caption: Caption
    rows: tuple[ShareRow, ...]
    axis: str

    def draw(self, width: int) -> Drawing:
        """Each row as its words over its range, on one axis from 0 to 100%."""
        drawing = Drawing(WIDE if width >= WIDE else NARROW)
        scale = Scale(0.0, 1.0, _MARGIN, drawing.width - _MARGIN)
        top = 0.0
        for number, row in enumerate(self.rows):
            if number:
                drawing.line(0, top, drawing.width, top, RULE)
            top = _draw_row(drawing, row, scale, top + 22)
        _name_axis(drawing, self, scale, top)
        return drawing

    def tell(self) -> str:
        told = " ".join(f"{row.label}, {row.sublabel}: {row.best_words}, range {row.range_words}." for row in self.rows)
        return f"{self.caption.title}. {told}"

    def tabulate(self) -> ChartTable:
        rows = tuple((row.label, row.sublabel, row.best_words, row.range_words) for row in self.rows)
        return ChartTable(("Share", "Of", "Best figure", "Range"), rows, (0, 1))

    def ranges(self) -> tuple[str, ...]:
        return tuple(row.range_words for row in self.rows)


def _draw_row(drawing: Drawing, row: ShareRow, scale: Scale, baseline: float) -> float:
    """The words of a row and its range; gives back where the next row may begin."""
    words = f"{row.best_words} ({row.range_words})"
    room = drawing.width - width_of(words, 15.5, 600) - 16
    beside = room > 260
    drawing.text(Spot(drawing.width, baseline, "end") if beside else Spot(0, baseline), words, 15.5, 600, INK)
    baseline += 0 if beside else 21
    for text, weight, fill in ((row.label, 600, INK), (row.sublabel, 400, INK_2)):
        baseline = drawing.lines(baseline, text, 15, 19, weight, fill, rise=19, room=room if beside else None)
    middle = baseline + 8
    for tick in (0.0, 0.5, 1.0):
        drawing.line(scale.at(tick), middle - 14, scale.at(tick), middle + 14, EDGE if tick == 0 else RULE, 1)
    assert row.share.best is not None, "a share that was estimated has a best figure"
    draw_across(drawing, scale.at(row.share.lower), scale.at(row.share.upper), scale.at(row.share.best), middle, high=14)
    return middle + 24


def _name_axis(drawing: Drawing, chart: SharesChart, scale: Scale, top: float) -> None:
    drawing.line(scale.start, top, scale.end, top, EDGE, 1.5)
    for tick in (0, 25, 50, 75, 100):
        at = scale.at(tick / 100)
        drawing.line(at, top, at, top + 5, EDGE, 1)
        drawing.text(Spot(at, top + 22, "middle"), f"{tick}%", drawing.small, 400, INK_2)
    step = drawing.small * 1.3
    drawing.height = drawing.lines(top + 42, chart.axis, drawing.small, step, rise=step) - 8
