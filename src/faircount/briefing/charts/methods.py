"""What each way to protect a table leaves of it: a bar of its cells, from those that are exact to those that are hidden."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.lettering import Spot, wrap
from faircount.briefing.charts.numerals import comma
from faircount.briefing.charts.palette import EDGE, INK, INK_2, TEAL, TEAL_PALE, TEAL_TINT
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.briefing.charts.scales import Scale

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
class MethodsChart:
    """The methods in the order given."""

    caption: Caption
    bars: tuple[MethodBar, ...]


def tell_methods(chart: MethodsChart) -> str:
    """The methods in words."""
    return f"{chart.caption.title}. {'; '.join(f'{bar.name}: {_told(bar)}' for bar in chart.bars)}."


def tabulate_methods(chart: MethodsChart) -> ChartTable:
    """The methods as a table."""
    rows = tuple((bar.name, *(comma(part) for part in bar.parts)) for bar in chart.bars)
    return ChartTable(("Method", "Exact", "Within a tenth", "Further off", "Hidden"), rows)


def draw_methods(chart: MethodsChart, width: int) -> Drawing:
    """A key, then for each method its name, its bar, and its counts in words."""
    drawing = Drawing(WIDE if width >= WIDE else NARROW)
    top = _draw_key(drawing)
    scale = Scale(0, max(1, *(sum(bar.parts) for bar in chart.bars)), 0.5, drawing.width - 1)
    for bar in chart.bars:
        for line in wrap(bar.name, 15.5, 600, drawing.width):
            top += 19
            drawing.text(Spot(0, top), line, 15.5, 600, INK)
        _draw_parts(drawing, bar, top + 7, scale)
        top += 7 + BAR + 2
        for line in wrap(_told(bar), drawing.small, 400, drawing.width):
            top += drawing.small * 1.25
            drawing.text(Spot(0, top), line, drawing.small, 400, INK_2)
        top += 16
    drawing.height = top - 8
    return drawing


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
