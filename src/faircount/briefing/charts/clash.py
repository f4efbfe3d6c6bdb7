"""Bars that show a clash without words: the part that cannot fit hangs over, hatched in brick."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.axes import Scale
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.lettering import Spot, width_of, wrap
from faircount.briefing.charts.numerals import comma
from faircount.briefing.charts.palette import BRICK, BRICK_TINT, INK, INK_2, OTHERS, OTHERS_TINT
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing


@dataclass(frozen=True, slots=True)
class ClashBar:
    """A bar; ``room`` is how much of it can fit (None: all of it), the rest is drawn as overhang.

    ``remark`` stands beside the figure (``the most that one year can hold``), or under the bar where ``below`` is True.
    """

    label: str
    count: int
    room: int | None = None
    remark: str = ""
    below: bool = False

    @property
    def over(self) -> int:
        """The part that has no room."""
        return 0 if self.room is None else max(self.count - self.room, 0)


@dataclass(frozen=True, slots=True)
class ClashChart(Chart):
    """Bars in the order given, all from zero on one scale."""

    caption: Caption
    bars: tuple[ClashBar, ...]

    def draw(self, width: int) -> Drawing:
        """Bars under their labels, a dotted line down from each end that another bar must not pass."""
        drawing = Drawing(WIDE if width >= WIDE else NARROW)
        figures = max(width_of(comma(bar.count), 21, 600) for bar in self.bars) + 14
        scale = Scale(0, max([1, *(bar.count for bar in self.bars)]), 0.5, drawing.width - figures)
        tops: list[float] = []
        names: list[tuple[Spot, str]] = []
        top = 18.0
        for bar in self.bars:
            for line in wrap(bar.label, 15, 600, drawing.width):
                names.append((Spot(0, top), line))
                top += 20
            tops.append(top - 10)
            top += _height_after(bar, drawing.width, scale)
        for spot, line in names:
            drawing.text(spot, line, 15, 600, INK)
        behind = len(drawing.strokes)
        for bar, at in zip(self.bars, tops, strict=True):
            _draw_bar(drawing, bar, scale, at)
        bars = drawing.strokes[behind:]
        del drawing.strokes[behind:]
        _draw_guides(drawing, self, scale, tops)  # known to pass all labels only now, but drawn behind the bars
        drawing.strokes += bars
        drawing.height = top - 10
        return drawing

    def tell(self) -> str:
        told = []
        for bar in self.bars:
            over = f", {comma(bar.over)} of them with no room" if bar.over else ""
            told.append(f"{bar.label}: {comma(bar.count)}{over}{f' ({bar.remark})' if bar.remark else ''}.")
        return f"{self.caption.title}. {' '.join(told)}"

    def tabulate(self) -> ChartTable:
        rows = tuple((bar.label, comma(bar.count), comma(bar.over)) for bar in self.bars)
        return ChartTable(("Figure", "As printed", "With no room"), rows)


def _height_after(bar: ClashBar, width: int, scale: Scale) -> float:
    remarks = 20 * len(wrap(bar.remark, 15, 400, width)) - 6 if _under(bar, width, scale) else 0
    return 60.0 + remarks + _shift(bar, scale)


def _shift(bar: ClashBar, scale: Scale) -> float:
    """How far a remark moves down for the size of an overhang that is too narrow to hold it."""
    return 20.0 if bar.over and not _holds_its_size(bar, scale) else 0.0


def _holds_its_size(bar: ClashBar, scale: Scale) -> bool:
    return scale.at(bar.count) - scale.at(bar.count - bar.over) > width_of(_size_of_over(bar), 15, 600) + 36


def _size_of_over(bar: ClashBar) -> str:
    return f"{comma(bar.over)} with no room"


def _under(bar: ClashBar, width: int, scale: Scale) -> bool:
    start = scale.at(bar.count) + 10 + width_of(comma(bar.count), 21, 600) + 14
    return bool(bar.remark) and (bar.below or start + width_of(bar.remark, 15) > width)


def _draw_guides(drawing: Drawing, chart: ClashChart, scale: Scale, tops: list[float]) -> None:
    """Dotted lines down from an end that another bar must not pass; they stop where the label of a bar lies."""
    for number, bar in enumerate(chart.bars):
        if not bar.over:
            continue
        limit = next((place for place, other in enumerate(chart.bars) if other.count == bar.room), None)
        if limit is not None:
            upper, lower = sorted((limit, number))
            _guide(drawing, scale.at(bar.room or 0), tops[upper] + 35, tops[lower], INK)
        below = [place for place in range(number + 1, len(tops)) if chart.bars[place].count < bar.count]
        if below:
            _guide(drawing, scale.at(bar.count), tops[number] + 35, tops[below[-1]] + 32, BRICK)


def _guide(drawing: Drawing, x: float, top: float, bottom: float, colour: str) -> None:
    crossed = [label.box for label in drawing.labels if label.box.left < x < label.box.right and top < label.box.bottom < bottom]
    for box in sorted(crossed, key=lambda box: box.top):
        drawing.line(x, top, x, box.top - 3, colour, 1.5, "3 3")
        top = box.bottom + 3
    if bottom - top > 8:
        drawing.line(x, top, x, bottom, colour, 1.5, "3 3")


def _draw_bar(drawing: Drawing, bar: ClashBar, scale: Scale, top: float) -> None:
    fits, end = scale.at(bar.count - bar.over), scale.at(bar.count)
    drawing.box(0.75, top + 0.75, max(fits - 0.75, 1), 33, OTHERS_TINT, OTHERS, 1.5)
    if bar.over:
        drawing.box(fits, top + 0.75, end - fits, 33, BRICK_TINT, BRICK, 1.5)
        drawing.hatch(fits, top + 0.75, end - fits, 33, BRICK, 9)
        _draw_size_of_over(drawing, bar, scale, top)
    under = _under(bar, drawing.width, scale)
    inside = not bar.over and (under or not bar.remark) and end > drawing.width * 0.7
    spot = Spot(end - 12, top + 25, "end") if inside else Spot(end + 10, top + 25)
    drawing.text(spot, comma(bar.count), 21, 600, INK, "")
    if under:
        _draw_remark(drawing, bar, end, top + 56 + _shift(bar, scale))
    elif bar.remark:
        drawing.text(Spot(end + 24 + width_of(comma(bar.count), 21, 600), top + 23), bar.remark, 15, 400, INK_2)


def _draw_remark(drawing: Drawing, bar: ClashBar, end: float, baseline: float) -> None:
    for number, line in enumerate(wrap(bar.remark, 15, 400, drawing.width)):
        right = bar.below and end > width_of(line, 15)
        spot = Spot(end if right else 0, baseline + 20 * number, "end" if right else "start")
        drawing.text(spot, line, 15, 400, INK_2)


def _draw_size_of_over(drawing: Drawing, bar: ClashBar, scale: Scale, top: float) -> None:
    """The size of the overhang in words, on it where it is wide enough, else under it."""
    words, fits = _size_of_over(bar), scale.at(bar.count - bar.over)
    wide = width_of(words, 15, 600)
    if _holds_its_size(bar, scale):
        drawing.box(fits + 14, top + 6, wide + 14, 22, BRICK_TINT)
        drawing.text(Spot(fits + 21, top + 23), words, 15, 600, BRICK, BRICK_TINT)
    else:
        drawing.text(Spot(max(scale.at(bar.count), wide), top + 54, "end"), words, 15, 600, BRICK)
