"""A process chart: a series with the range of its ordinary variation, stretch by stretch, and what stands out from it."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.axes import Scale, draw_counts_up, name_across, tick_step
from faircount.briefing.charts.caption import Caption, Cell, ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.lettering import Box, Obstacles, Spot, Stroke, width_of
from faircount.briefing.charts.numerals import places, say_cell, short, show_cell
from faircount.briefing.charts.palette import EDGE, INK, INK_2, PAPER, SAND, TEAL, UMBER
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.briefing.charts.series import SeriesBreak
from faircount.vocabulary.status import HIDDEN, CellStatus


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """One period: its name, its count, the value drawn (a rate, or the count itself), and why it stands out, if it does."""

    period: str
    count: Cell
    value: float | None
    signal: str = ""

    @property
    def said(self) -> str:
        """The count in words."""
        return say_cell(self.count)

    def shown(self, digits: int) -> str:
        """The value as it stands beside its mark: the count as it is, or the rate."""
        if self.value is None or self.value == self.count:
            return self.said
        return places(self.value, digits)


@dataclass(frozen=True, slots=True)
class ControlStretch:
    """A stretch without a break, from the place ``first`` to ``last``: mean and limits at each place.

    All three are empty where the stretch is too short for limits. The last ones are those that are written beside it.
    """

    first: int
    last: int
    centre: tuple[float, ...] = ()
    lower: tuple[float, ...] = ()
    upper: tuple[float, ...] = ()

    @property
    def has_limits(self) -> bool:
        """Whether the stretch is long enough for limits."""
        return bool(self.centre)


@dataclass(frozen=True, slots=True)
class ControlChart(Chart):
    """Points in the order of time, the stretches between declared breaks, and the breaks; ``counted`` names what lies upwards.

    ``digits`` is to how many places values are printed: 0 for counts, more for rates.
    """

    caption: Caption
    points: tuple[ControlPoint, ...]
    stretches: tuple[ControlStretch, ...]
    breaks: tuple[SeriesBreak, ...] = ()
    counted: str = "offences"
    digits: int = 1

    def draw(self, width: int) -> Drawing:
        drawing = Drawing(WIDE if width >= WIDE else NARROW)
        across, up, step = _scales(self, drawing)
        drawing.text(Spot(0, 14), self.counted, drawing.small, 400, INK_2)
        for stretch in self.stretches:
            if stretch.has_limits:
                _draw_limits(drawing, stretch, across, up)
        draw_counts_up(drawing, across, up, step, 10, 10)
        taken = _draw_breaks(drawing, self, across, up)
        taken += _draw_points(drawing, self, across, up)
        _label_signals(drawing, self, across, up, taken)
        _label_stretches(drawing, self, across, up, taken)
        _name_periods(drawing, self, across, up.start)
        drawing.height = _write_key(drawing, self, up.start + 42)
        return drawing

    def tell(self) -> str:
        """The series in words: each stretch with its mean and range, what stands out, what is not known, the breaks."""
        told = [f"{self.caption.title}."]
        for stretch in self.stretches:
            first, last = self.points[stretch.first].period, self.points[stretch.last].period
            of = first if stretch.first == stretch.last else f"{first} to {last}"
            if stretch.has_limits:
                told.append(f"{of}: mean {places(stretch.centre[-1], self.digits)}, ordinary range {_span(self, stretch)}.")
            else:
                told.append(f"{of}: too few periods for a range.")
            seen = self.points[stretch.first : stretch.last + 1]
            told.append(f"{', '.join(f'{point.period} {point.said}' for point in seen)}.")
            told += [f"{point.period} is {point.signal}." for point in seen if point.signal]
        told += [f"{mark.letter}, {mark.when} {mark.words}" for mark in self.breaks]
        return " ".join(told)

    def tabulate(self) -> ChartTable:
        """The series as a table: each period's count, the mean and range of its stretch, and why it stands out."""
        rows = []
        for stretch in self.stretches:
            for place in range(stretch.first, stretch.last + 1):
                point, own = self.points[place], place - stretch.first
                limits = ("[z]", "[z]")
                if stretch.has_limits:
                    ends = (places(end[own], self.digits) for end in (stretch.lower, stretch.upper))
                    limits = (places(stretch.centre[own], self.digits), " to ".join(ends))
                rows.append((point.period, show_cell(point.count), *limits, point.signal or "–"))
        return ChartTable(("Period", self.counted.capitalize(), "Mean", "Ordinary range", "Stands out"), tuple(rows), (0, 4))

    def ranges(self) -> tuple[str, ...]:
        """The range of ordinary variation of each stretch, in words."""
        return tuple(_span(self, stretch) for stretch in self.stretches if stretch.has_limits)


def unseen(point: ControlPoint) -> bool:
    """Whether the point has no value to draw."""
    return point.value is None or isinstance(point.count, CellStatus)


def _span(chart: ControlChart, stretch: ControlStretch) -> str:
    return f"{places(stretch.lower[-1], chart.digits)} to {places(stretch.upper[-1], chart.digits)}"


_PLOT, _RING = 250, 11


def _scales(chart: ControlChart, drawing: Drawing) -> tuple[Scale, Scale, float]:
    values = [point.value for point in chart.points if point.value is not None]
    limits = [end for stretch in chart.stretches for end in stretch.upper]
    highest = max([1e-9, *values, *limits]) * 1.08
    step = tick_step(highest, 5)
    left = max(width_of(short(step * number), drawing.small) for number in range(int(highest / step) + 2)) + 10
    top = 58 if chart.breaks else 30
    across = Scale(0, max(len(chart.points) - 1, 1), left + 10, drawing.width - 14)
    return across, Scale(0, step * -(-highest // step), top + _PLOT, top), step


def _draw_limits(drawing: Drawing, stretch: ControlStretch, across: Scale, up: Scale) -> None:
    """The shaded range of ordinary variation, its two edges and the mean."""
    along = [across.at(place) for place in range(stretch.first, stretch.last + 1)]
    along = [along[0] - 6, *along, along[-1] + 6]

    def line(ends: tuple[float, ...]) -> list[tuple[float, float]]:
        return [(x, up.at(end)) for x, end in zip(along, (ends[0], *ends, ends[-1]), strict=True)]

    over, under = line(stretch.upper), line(stretch.lower)
    drawing.ranged(along[0], min(y for _, y in over), along[-1], max(y for _, y in under) + 1)
    drawing.path([*over, *reversed(under)], "", fill=SAND)
    drawing.path(over, EDGE, 1.5)
    drawing.path(under, EDGE, 1.5)
    drawing.path(line(stretch.centre), INK, 1.5)


def _draw_breaks(drawing: Drawing, chart: ControlChart, across: Scale, up: Scale) -> Obstacles:
    """A dashed line between the periods, with its letters in a ring on top; dotted where the line is not cut."""
    taken: Obstacles = []
    periods = [point.period for point in chart.points]
    rings: dict[int, int] = {}
    for mark in chart.breaks:
        place = periods.index(mark.before)
        x = (across.at(place) + across.at(place - 1)) / 2 if place else across.at(0) - 8
        level = rings.get(place, 0)
        rings[place] = level + 1
        side = x + level * (2 * _RING + 3)
        if not level:
            drawing.line(x, 36 + _RING, x, up.start, UMBER, 1.5, "7 4" if mark.cuts else "2 4")
        drawing.dot(side, 36, _RING, PAPER, UMBER, 1.5)
        drawing.text(Spot(side, 41, "middle"), mark.letter, drawing.small, 700, UMBER, "")
        taken += [Stroke(x, 36, x, up.start), Box(side - 12, 24, side + 12, 48)]
    return taken


def _draw_points(drawing: Drawing, chart: ControlChart, across: Scale, up: Scale) -> Obstacles:
    taken: Obstacles = []
    for stretch in chart.stretches:
        run: list[tuple[float, float]] = []
        for place in range(stretch.first, stretch.last + 1):
            value = chart.points[place].value
            if value is None:
                taken += _join(drawing, run)
                run = []
            else:
                run.append((across.at(place), up.at(value)))
        taken += _join(drawing, run)
    small = 4.0 if len(chart.points) <= 40 else 2.5
    for place, point in enumerate(chart.points):
        x = across.at(place)
        if unseen(point) or point.value is None:
            taken.append(drawing.unseen(x - 6, up.start - 18, 12, 12, point.count in HIDDEN, PAPER))
            continue
        y = up.at(point.value)
        if point.signal:
            drawing.box(x - small - 1, y - small - 1, 2 * small + 2, 2 * small + 2, UMBER, PAPER, 1)
        else:
            drawing.dot(x, y, small, TEAL, PAPER, 1)
        taken.append(Box(x - 6, y - 6, x + 6, y + 6))
    return taken


def _join(drawing: Drawing, run: list[tuple[float, float]]) -> Obstacles:
    if len(run) < 2:
        return []
    drawing.path(run, TEAL, 1.5)
    return [*Stroke.along(run)]


def _label_signals(drawing: Drawing, chart: ControlChart, across: Scale, up: Scale, taken: Obstacles) -> None:
    """The value at each square that has room for it."""
    inside = Box(across.start - 8, up.end - 8, drawing.width, up.start)
    for place, point in enumerate(chart.points):
        if point.signal and point.value is not None:
            x, y, words = across.at(place), up.at(point.value), point.shown(chart.digits)
            spots = [Spot(x, y - 9, "middle"), Spot(x + 9, y + 5), Spot(x - 9, y + 5, "end"), Spot(x, y + 22, "middle")]
            drawing.place(spots, words, drawing.small, 600, INK, taken, inside, SAND)


def _label_stretches(drawing: Drawing, chart: ControlChart, across: Scale, up: Scale, taken: Obstacles) -> None:
    """The mean and the range of each stretch, beside their lines where nothing else is; the table has all of them."""
    for stretch in chart.stretches:
        if not stretch.has_limits:
            continue
        left, right = across.at(stretch.first), across.at(stretch.last) + 8
        inside = Box(left - 4, up.end - 20, right, up.start - 2)
        for value, rise in ((stretch.upper[-1], -6), (stretch.lower[-1], 17), (stretch.centre[-1], -6)):
            words = places(value, chart.digits)
            if value == stretch.centre[-1]:
                words = f"mean {words}"
            y = up.at(value)
            spots = [Spot(right - step, y + way, "end") for way in (rise, -6, 17) for step in range(0, int(right - left), 9)]
            drawing.place(spots, words, drawing.small, 400, INK_2, taken, inside, SAND)


def _name_periods(drawing: Drawing, chart: ControlChart, across: Scale, base: float) -> None:
    """As many periods as have room, the first and the last among them."""
    last = len(chart.points) - 1
    step = max(1, -(-last // 6))
    named = [(across.at(place), chart.points[place].period) for place in dict.fromkeys([last, 0, *range(step, last, step)])]
    for x, _ in named:
        drawing.line(x, base, x, base + 4, EDGE, 1)
    name_across(drawing, named, base + 22)


def _write_key(drawing: Drawing, chart: ControlChart, top: float) -> float:
    """What is shaded, what a square is, and what each letter stands for; gives back the height of the drawing."""
    said = ["Shaded: the range of ordinary variation, with its mean."] if any(s.has_limits for s in chart.stretches) else []
    said += ["A square stands out from it."] if any(point.signal for point in chart.points) else []
    for words in (" ".join(said), *(f"{mark.letter}: {mark.when} {mark.words}" for mark in chart.breaks)):
        top = drawing.lines(top, words, drawing.small, drawing.small * 1.3, rise=6)
    return top
