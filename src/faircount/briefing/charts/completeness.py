"""The tipping-point curve: what is left of a change as recording got fuller, with its range."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.axes import Scale, name_across, ratio_ticks
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.lettering import Box, Obstacles, Spot, Stroke, box_of, find_spot
from faircount.briefing.charts.numerals import places, short
from faircount.briefing.charts.palette import EDGE, INK, INK_2, PAPER, RULE, TEAL, TEAL_TINT
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.briefing.parts import ShownRange


@dataclass(frozen=True, slots=True)
class CompletenessMark:
    """A place on the curve: ``times`` as complete, and what is left there in a few words (``no clear rise left``)."""

    times: float
    words: str


@dataclass(frozen=True, slots=True)
class CompletenessChart(Chart):
    """The ratio as it was recorded, which is divided by how many times as complete recording became; and one to three marks.

    ``recorded`` has a best figure. ``what`` is ``recording`` or ``marking``; ``before`` and ``after`` name the periods.
    """

    caption: Caption
    recorded: ShownRange
    marks: tuple[CompletenessMark, ...]
    what: str
    before: str
    after: str

    @property
    def across(self) -> str:
        """The name of the axis along which recording gets fuller, in words."""
        return f"how many times as complete {self.what} was in {self.after} as in {self.before}"

    @property
    def ends(self) -> tuple[float, float]:
        """From where to where the curve is drawn: always past "as complete as before" and past every mark."""
        times = [1.0, *(mark.times for mark in self.marks)]
        low, high = min(times), max(times)
        beyond = max((high - low) * 0.22, 0.06)
        # A mark at 1 itself still needs an axis: it then opens to the right, where recording is fuller.
        return max(low - (beyond if low < 1 else 0), low / 2), high + (beyond if high > 1 or low == 1 else 0)

    def left(self, times: float) -> ShownRange:
        """What is left of the ratio if recording became this many times as complete."""
        best = self.recorded.best
        assert best is not None, "a ratio as recorded has a best figure"
        return ShownRange(best / times, self.recorded.lower / times, self.recorded.upper / times)

    def draw(self, width: int) -> Drawing:
        """The chart at the width of the page or of a phone; marks are on the axis and said under it."""
        drawing = Drawing(WIDE if width >= WIDE else NARROW)
        drawing.text(Spot(0, 14), "times as many that are left", drawing.small, 400, INK_2)
        across, up = _scales(self, drawing)
        named = _draw_ticks(drawing, across, up)
        _draw_band(drawing, self, across, up)
        drawing.line(across.start, up.at(1), across.end, up.at(1), INK, 1.5)
        for mark in self.marks:
            _draw_mark(drawing, mark, across, up)
        _draw_recorded(drawing, self, across, up)
        _label_lines(drawing, self, across, up, named)
        drawing.height = _write_under(drawing, self, across, up.start)
        return drawing

    def tell(self) -> str:
        """The curve in words: as recorded, then at each mark."""
        told = [f"{self.caption.title}. As recorded, {_said(self, 1.0)}"]
        told += [f"If {self.what} became {places(mark.times, 2)} times as complete, {_said(self, mark.times)}: {mark.words}"
                 for mark in self.marks]  # fmt: skip
        return f"{'. '.join(told)}."

    def tabulate(self) -> ChartTable:
        """The curve as a table: what is left as recorded and at each mark."""
        rows = [_row(self, 1.0, "as recorded"), *(_row(self, mark.times, mark.words) for mark in self.marks)]
        return ChartTable(("Times as complete", "Times as many", "Range", "What is left"), tuple(rows), (3,))

    def ranges(self) -> tuple[str, ...]:
        """The range of the ratio as it was recorded, in words."""
        return (_span(self.recorded),)


def steps(chart: CompletenessChart, number: int = 60) -> list[float]:
    """Places along the axis at which the curve is drawn."""
    low, high = chart.ends
    return [low + (high - low) * step / number for step in range(number + 1)]


def _said(chart: CompletenessChart, times: float) -> str:
    left = chart.left(times)
    return f"{places(left.best or 0, 2)} times as many, range {_span(left)}"


def _row(chart: CompletenessChart, times: float, words: str) -> tuple[str, ...]:
    left = chart.left(times)
    return places(times, 2), places(left.best or 0, 2), _span(left), words


def _span(ratio: ShownRange) -> str:
    return f"{places(ratio.lower, 2)} to {places(ratio.upper, 2)}"


_PLOT = 250


def _scales(chart: CompletenessChart, drawing: Drawing) -> tuple[Scale, Scale]:
    low, high = chart.ends
    least = min(0.9, chart.left(high).lower)
    most = max(1.1, chart.left(low).upper)
    across = Scale(low, high, 52, drawing.width - 12)
    return across, Scale(least * 0.95, most * 1.05, 30 + _PLOT, 30, log=True)


def _draw_ticks(drawing: Drawing, across: Scale, up: Scale) -> Obstacles:
    """Both axes; what lies on them, for labels to keep clear of."""
    taken: Obstacles = []
    room = Box(0, 20, drawing.width, up.start + 8)
    for tick in sorted(ratio_ticks(up.low, up.high), key=lambda tick: tick != 1):
        y = up.at(tick)
        spot, words = Spot(across.start - 8, y + 5, "end"), f"{short(tick)}×"
        if find_spot([spot], words, drawing.small, 400, taken, room):
            drawing.line(across.start, y, across.end, y, RULE)
            drawing.text(spot, words, drawing.small, 400, INK_2)
            taken.append(box_of(spot, words, drawing.small))
    drawing.line(across.start, up.start, across.end, up.start, EDGE, 1.5)
    return taken


def _draw_band(drawing: Drawing, chart: CompletenessChart, across: Scale, up: Scale) -> None:
    along = [(across.at(times), chart.left(times)) for times in steps(chart)]
    over = [(x, up.at(left.upper)) for x, left in along]
    under = [(x, up.at(left.lower)) for x, left in along]
    drawing.ranged(across.start, min(y for _, y in over), across.end, max(y for _, y in under) + 1)
    drawing.path([*over, *reversed(under)], "", fill=TEAL_TINT)
    drawing.path(over, TEAL, 1)
    drawing.path(under, TEAL, 1)
    drawing.path([(x, up.at(left.best or 1)) for x, left in along], TEAL, 2)


def _draw_mark(drawing: Drawing, mark: CompletenessMark, across: Scale, up: Scale) -> None:
    """A thin line down from the line of no change to the axis, with a ring where it begins."""
    x = across.at(mark.times)
    drawing.line(x, up.at(1), x, up.start, INK, 1, "3 3")
    drawing.dot(x, up.at(1), 5, PAPER, INK, 2)


def _draw_recorded(drawing: Drawing, chart: CompletenessChart, across: Scale, up: Scale) -> None:
    x = across.at(1)
    drawing.line(x, up.at(chart.recorded.upper), x, up.at(chart.recorded.lower), TEAL, 2)
    drawing.dot(x, up.at(chart.recorded.best or 1), 6, TEAL, PAPER, 1.5)


def _label_lines(drawing: Drawing, chart: CompletenessChart, across: Scale, up: Scale, taken: Obstacles) -> None:
    """The line of no change, and the ratio as it was recorded, named where nothing is drawn."""
    inside = Box(across.start + 2, 20, drawing.width, up.start - 2)
    marked = [(across.at(mark.times), up.at(1)) for mark in chart.marks]
    x, y = across.at(1), up.at(chart.recorded.best or 1)
    dots: Obstacles = [Box(at - 7, level - 7, at + 7, level + 7) for at, level in (*marked, (x, y))]
    drops: Obstacles = [Stroke(at, level, at, up.start) for at, level in marked]
    drops.append(Stroke(x, up.at(chart.recorded.upper), x, up.at(chart.recorded.lower)))
    avoid = [*taken, *_edges(chart, across, up), *dots, *drops]
    far = range(0, int(across.end - across.start), 10)
    recorded = [Spot(x + side, y + rise, anchor) for rise in (5, *range(-12, -160, -8), *range(22, 160, 8))
                for side, anchor in ((12, "start"), (-12, "end"))]  # fmt: skip
    level = [Spot(across.end - step, up.at(1) + rise, "end") for rise in (-7, 19) for step in far]
    words = f"as recorded, {places(chart.recorded.best or 1, 2)}×"
    drawing.place(recorded, words, drawing.small, 600, TEAL, avoid, inside, "")
    drawing.place(level, "no change", drawing.small, 600, INK, avoid, inside, "")


def _edges(chart: CompletenessChart, across: Scale, up: Scale) -> Obstacles:
    """The curve, the edges of its band, and the line of no change, as things that labels avoid."""
    along = [(across.at(times), chart.left(times)) for times in steps(chart)]
    lines = (
        [(x, up.at(end)) for x, end in ((x, getattr(left, name)) for x, left in along)] for name in ("lower", "best", "upper")
    )
    edges: Obstacles = [stroke for line in lines for stroke in Stroke.along(line)]
    return [*edges, Stroke(across.start, up.at(1), across.end, up.at(1))]


def _write_under(drawing: Drawing, chart: CompletenessChart, across: Scale, base: float) -> float:
    """The times at their places under the axis, the name of the axis, and a line for each mark; gives back the height."""
    named = [(across.at(1), "1×"), *((across.at(mark.times), f"{places(mark.times, 2)}×") for mark in chart.marks)]
    for x, _ in named:
        drawing.line(x, base, x, base + 5, EDGE, 1.5)
    name_across(drawing, named, base + 22, weight=600, fill=INK, apart=5)
    step, right, room = drawing.small * 1.3, drawing.width - 8, drawing.width - across.start
    top = drawing.lines(base + 46, chart.across, drawing.small, step, x=right, anchor="end", rise=step, room=room) + 8
    step = drawing.small * 1.35
    said = [f"{places(mark.times, 2)}×: {mark.words}" for mark in chart.marks]
    for words in (*said, "Band: what chance allows the change that is left to be."):
        top = drawing.lines(top, words, drawing.small, step, fill=INK, rise=step)
    return top - 6
