"""What each way to protect a table leaves of it: a bar of its cells, from those that are exact to those that are hidden."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.axes import Scale
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.lettering import Spot
from faircount.briefing.charts.numerals import comma
from faircount.briefing.charts.palette import EDGE, INK, INK_2, TEAL, TEAL_PALE, TEAL_TINT
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing

KINDS = ("exact", "within a tenth", "further off", "hidden")
FILLS = (TEAL, TEAL_PALE, TEAL_TINT, "")
BAR = 22


@dataclass(frozen=True, slots=True)
class MethodBar:
    """How many cells over 0 a method leaves exact, within a tenth of the truth, further off, and hidden."""

    name: str
    exact: int
    near: int
    rough: int
    hidden: int
    proposed: bool = False

    @property
    def parts(self) -> tuple[int, int, int, int]:
        """The four counts, in the order in which they are drawn."""
        return self.exact, self.near, self.rough, self.hidden


@dataclass(frozen=True, slots=True)
class MethodsChart(Chart):
    """The methods in the order given."""

    caption: Caption
    bars: tuple[MethodBar, ...]

    def draw(self, width: int) -> Drawing:
        """A key, then for each method its name, its bar, and its counts in words."""
        drawing = Drawing(WIDE if width >= WIDE else NARROW)
        top = _draw_key(drawing)
        scale = Scale(0, max(1, *(sum(bar.parts) for bar in self.bars)), 0.5, drawing.width - 1)
        for bar in self.bars:
            top = drawing.lines(top, bar.name, 15.5, 19, 600, INK)
            _draw_parts(drawing, bar, top + 7, scale)
            top = drawing.lines(top + 7 + BAR + 2, _told(bar), drawing.small, drawing.small * 1.25) + 16
        drawing.height = top - 8
        return drawing

    def tell(self) -> str:
        return f"{self.caption.title}. {'; '.join(f'{bar.name}: {_told(bar)}' for bar in self.bars)}."

    def tabulate(self) -> ChartTable:
        rows = tuple((bar.name, *(comma(part) for part in bar.parts)) for bar in self.bars)
        return ChartTable(("Method", "Exact", "Within a tenth", "Further off", "Hidden"), rows)


def _draw_key(drawing: Drawing) -> float:
    top = 4.0
    for words, fill in zip(("exact", "within a tenth of the true count", "further off", "hidden"), FILLS, strict=True):
        _draw_box(drawing, 0.5, top, 26, 14, fill)
        drawing.text(Spot(36, top + 12), words, drawing.small, 400, INK_2)
        top += 22
    return top + 6


def _draw_parts(drawing: Drawing, bar: MethodBar, top: float, scale: Scale) -> None:
    begun = 0
    for part, fill in zip(bar.parts, FILLS, strict=True):
        if part:
            start, end = scale.at(begun), scale.at(begun + part)
            _draw_box(drawing, start, top, max(end - start, 1), BAR, fill)
        begun += part


def _draw_box(drawing: Drawing, start: float, top: float, width: float, height: float, fill: str) -> None:
    if fill:
        drawing.box(start, top, width, height, fill, EDGE, 1)
    else:
        drawing.hatch(start, top, width, height)


def _told(bar: MethodBar) -> str:
    said = ", ".join(f"{comma(part)} {kind}" for part, kind in zip(bar.parts, KINDS, strict=True) if part) or "no cells"
    return f"{said} (proposed)" if bar.proposed else said
