"""A series of yearly counts, cut at breaks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from faircount.briefing.charts.axes import Scale, name_across, tick_step
from faircount.briefing.charts.caption import Caption, Cell, ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.lettering import Box, Obstacles, Spot, Stroke, width_of
from faircount.briefing.charts.numerals import between, comma, say_cell, show_cell
from faircount.briefing.charts.palette import EDGE, INK, INK_2, PAPER, RULE, UMBER
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.briefing.charts.range_mark import colours, dot_radius, draw_dot, draw_upright
from faircount.compare.facts import Statement, joined, told
from faircount.tables.figures import Figure
from faircount.vocabulary.status import HIDDEN, CellStatus


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One year: ``year`` as printed (``2015/16``), its count and what chance allows the rate beneath to be.

    ``lower`` and ``upper`` are None where the count is not shown, or no range is given. ``provisional`` draws a hollow dot.
    ``figure`` is the published one, where there is one.
    """

    year: str
    count: Cell
    lower: float | None = None
    upper: float | None = None
    provisional: bool = False
    figure: Figure | None = None

    @property
    def shown(self) -> int | None:
        """The count where there is one to draw."""
        return None if isinstance(self.count, CellStatus) else self.count


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A break before the year ``before``: letter, date and change in words, each ending in a full stop.

    ``cuts`` is False if these counts are untouched.
    """

    letter: str
    before: str
    when: str
    words: str
    cuts: bool = True


@dataclass(frozen=True, slots=True)
class SeriesChart(Chart):
    """Points in the order of time (every year present, shown or not) and the breaks among them; ``counted`` names the unit.

    ``is_financial`` says that the years run from April to March; otherwise they are calendar years.
    """

    caption: Caption
    points: tuple[SeriesPoint, ...]
    breaks: tuple[SeriesBreak, ...] = ()
    counted: str = "offences"
    this_area: bool = True
    is_financial: bool = True

    def stretches(self) -> list[list[int]]:
        """Places of points that one line may join: cut at breaks, and at years without a count."""
        cuts = {mark.before for mark in self.breaks if mark.cuts}
        parts: list[list[int]] = [[]]
        for place, point in enumerate(self.points):
            if point.year in cuts or point.shown is None:
                parts.append([])
            if point.shown is not None:
                parts[-1].append(place)
        return [part for part in parts if part]

    def draw(self, width: int) -> Drawing:
        wide = width >= WIDE
        drawing = Drawing(WIDE if wide else NARROW)
        across, up, top_tick = _scales(self, drawing)
        _draw_grid(drawing, up, top_tick, across)
        # Beside a number of the axis a label would read as one number with it.
        axis: Obstacles = [replace(label.box, right=label.box.right + 14) for label in drawing.labels]
        _draw_years(drawing, self, across, up.start, wide)
        avoid = _draw_breaks(drawing, self, across, up)
        avoid += _draw_points(drawing, self, across, up) + axis
        _label_points(drawing, self, across, up, avoid, wide)
        if wide:  # a phone has nothing to point with
            _tell_points(drawing, self, across, up)
        drawing.height = up.start + (28 if wide else 48)
        return drawing

    def tell(self) -> str:
        """The series in words, stretch by stretch."""
        stretches = [joined(", ", (tell_point(self.points[place]) for place in stretch)) for stretch in self.stretches()]
        unseen = [f"{point.year} {say_cell(point.count)}" for point in self.points if point.shown is None]
        breaks = [told("{letter}: {when} {words}", letter=one.letter, when=one.when, words=one.words) for one in self.breaks]
        shown = joined(" | ", stretches)
        parts = [told("{title}. Stretches that may be compared: {shown}.", title=self.caption.title, shown=shown)]
        parts += [told("Not shown: {unseen}.", unseen=joined(", ", unseen))] if unseen else []
        parts += [told("Marked changes: {breaks}", breaks=joined(" ", breaks))] if breaks else []
        return joined(" ", parts)

    def tabulate(self) -> ChartTable:
        """The series as a table; a row says which break stands before it."""
        marks = {mark.before: mark for mark in self.breaks if mark.cuts}
        rows = []
        for point in self.points:
            span = _span(point) or "[z]"
            notes = [f"break {marks[point.year].letter} before"] if point.year in marks else []
            notes += ["may be revised"] if point.provisional else []
            rows.append((point.year, show_cell(point.count), span, "; ".join(notes) or "–"))
        year = "Year to March" if self.is_financial else "Year"
        return ChartTable((year, self.counted.capitalize(), "Range", "Note"), tuple(rows), (0, 3))

    def ranges(self) -> tuple[str, ...]:
        """What chance allows the rate beneath each count that is shown to be, in words."""
        return tuple(span for point in self.points if point.shown is not None and (span := _span(point)))


def tell_point(point: SeriesPoint) -> Statement:
    """One year in words: its count, its range, and whether it may be revised."""
    beside: list[str] = [told("range {span}", span=span)] if (span := _span(point)) else []
    beside += ["may be revised"] if point.provisional else []
    said = told("{year} {count}", year=point.year, count=say_cell(point.count, point.figure))
    return told("{said} ({beside})", said=said, beside=joined(", ", beside)) if beside else said


def _span(point: SeriesPoint) -> str:
    if point.lower is None or point.upper is None:
        return ""
    return between(point.lower, point.upper, 0, "range of a count", *([point.figure] if point.figure else []))


_RING, _PLOT = 11, 252
NARROWEST = 7.0
"""A band lower than this is left out, and the words under the chart say that it is narrower than the dots."""


def bands_show(chart: SeriesChart) -> bool:
    """Whether the range of the rate beneath is wide enough to be drawn round the dots."""
    _, up, _ = _scales(chart, Drawing(WIDE))
    heights = [up.at(p.lower) - up.at(p.upper) for p in chart.points if p.lower is not None and p.upper is not None]
    return bool(heights) and max(heights) >= NARROWEST


def _scales(chart: SeriesChart, drawing: Drawing) -> tuple[Scale, Scale, float]:
    """Where years and counts lie, and the step between ticks."""
    highest = max([1.0, *(max(point.shown or 0, point.upper or 0) for point in chart.points)])
    lowest = min([0.0, *(float(point.shown or 0) for point in chart.points)])
    step = max(tick_step(highest, 5), 1)
    ceiling = step * -(-highest // step)
    floor = -step * -(lowest // step) if lowest < 0 else 0
    rings = max([sum(mark.before == other.before for other in chart.breaks) for mark in chart.breaks], default=0)
    top = 34 + 26 * max(rings - 1, 0) if rings else 22
    left = width_of(comma(int(ceiling)), drawing.small) + 8
    margin = 24 if drawing.width == WIDE else 16
    across = Scale(0, max(len(chart.points) - 1, 1), left + margin, drawing.width - margin - 2)
    return across, Scale(floor, ceiling, top + _PLOT + 12, top + 12), step


def _draw_grid(drawing: Drawing, up: Scale, step: float, across: Scale) -> None:
    left = across.start - (22 if drawing.width == WIDE else 14)
    for number in range(round((up.high - up.low) / step) + 1):
        value = up.low + number * step
        y = up.at(value)
        drawing.line(left, y, drawing.width - 6, y, EDGE if value == 0 else RULE, 1.5 if value == 0 else 1)
        drawing.text(Spot(left - 6, y + 5, "end"), comma(round(value)), drawing.small, 400, INK_2)


def _draw_years(drawing: Drawing, chart: SeriesChart, across: Scale, base: float, wide: bool) -> None:
    last = len(chart.points) - 1
    names = [point.year if wide or not chart.is_financial else point.year[2:] for point in chart.points]
    widest = max(width_of(words, drawing.small) for words in names) + 4
    step = next(step for step in range(1, 99) if step * (across.end - across.start) / max(last, 1) >= widest)
    name_across(drawing, [(across.at(place), names[place]) for place in range(last, -1, -step)], base + 22, apart=0)
    if not wide:
        words = "years April to March" if chart.is_financial else "calendar years"
        drawing.text(Spot(across.start - 14, base + 42), words, drawing.small, 400, INK_2)


def _gap(chart: SeriesChart, across: Scale, mark: SeriesBreak) -> float:
    place = [point.year for point in chart.points].index(mark.before)
    return (across.at(place) + across.at(max(place - 1, 0))) / 2 if place else across.at(0) - 12


def _draw_breaks(drawing: Drawing, chart: SeriesChart, across: Scale, up: Scale) -> Obstacles:
    """One line a gap with its letters in rings on top; dashed if it cuts, dotted if it leaves these counts alone."""
    taken: Obstacles = []
    years = {point.year for point in chart.points}
    gaps: dict[float, list[SeriesBreak]] = {}
    for mark in chart.breaks:
        if mark.before in years:
            gaps.setdefault(_gap(chart, across, mark), []).append(mark)
    for x, marks in gaps.items():
        cuts = any(mark.cuts for mark in marks)
        foot = 14 + 26 * (len(marks) - 1) + _RING
        drawing.line(x, foot, x, up.start, UMBER, 1.5, "7 4" if cuts else "2 4")
        taken.append(Stroke(x, 0, x, up.start))
        for number, mark in enumerate(marks):
            drawing.dot(x, 14 + 26 * number, _RING, PAPER, UMBER, 1.5)
            drawing.text(Spot(x, 19 + 26 * number, "middle"), mark.letter, drawing.small, 700, UMBER, "")
    return taken


def _draw_points(drawing: Drawing, chart: SeriesChart, across: Scale, up: Scale) -> Obstacles:
    colour, _ = colours(chart.this_area)
    banded = bands_show(chart)
    taken: Obstacles = []
    if banded:
        for place, point in enumerate(chart.points):
            _draw_band(drawing, point, across.at(place), up, chart.this_area)
    for stretch in chart.stretches():
        spots = [(across.at(place), up.at(chart.points[place].shown or 0)) for place in stretch]
        if len(spots) > 1:
            drawing.path(spots, colour, 2)
        taken += Stroke.along(spots)
    for place, point in enumerate(chart.points):
        x = across.at(place)
        if point.shown is None:
            taken.append(drawing.unseen(x - 8, up.at(0) - 22, 16, 16, point.count in HIDDEN, PAPER))
            continue
        y = up.at(point.shown)
        radius = _radius(point, up) if banded else 5.0
        draw_dot(drawing, x, y, radius, colour, point.provisional)
        taken.append(_extent(point, x, y, up, banded))
    return taken


def _tell_points(drawing: Drawing, chart: SeriesChart, across: Scale, up: Scale) -> None:
    """Each year's column says its count and range to whoever points at it."""
    half = (across.end - across.start) / max(len(chart.points) - 1, 1) / 2
    for place, point in enumerate(chart.points):
        x = across.at(place)
        left, right = max(across.start - 24, x - half), min(drawing.width, x + half)
        drawing.pointed(left, up.end, right, up.start, tell_point(point))


def _draw_band(drawing: Drawing, point: SeriesPoint, x: float, up: Scale, this_area: bool) -> None:
    if point.lower is not None and point.upper is not None and point.shown is not None:
        draw_upright(drawing, x, up.at(point.upper), up.at(point.lower), this_area, 10 if drawing.width == WIDE else 8)


def _radius(point: SeriesPoint, up: Scale) -> float:
    if point.lower is None or point.upper is None:
        return 5.0
    return max(2.5, dot_radius(up.at(point.lower) - up.at(point.upper), 5))


def _extent(point: SeriesPoint, x: float, y: float, up: Scale, banded: bool) -> Box:
    top, bottom = y - 6, y + 6
    if banded and point.lower is not None and point.upper is not None:
        top, bottom = min(top, up.at(point.upper) - 1), max(bottom, up.at(point.lower) + 1)
    return Box(x - 6, top, x + 6, bottom)


def _label_points(drawing: Drawing, chart: SeriesChart, across: Scale, up: Scale, avoid: Obstacles, wide: bool) -> None:
    """Values at their dots, the first and the last first; one that finds no clear spot is left to the table."""
    ends = [place for stretch in chart.stretches() for place in (stretch[0], stretch[-1])]
    seen = [place for place, point in enumerate(chart.points) if point.shown is not None]
    if not seen:
        return
    top = max(seen, key=lambda place: chart.points[place].shown or 0)
    first = list(dict.fromkeys([seen[-1], seen[0], top, *ends]))
    order = first + [place for place in seen if place not in first] if wide else first
    inside = Box(across.start - 26, 0, drawing.width, up.start)
    taken = list(avoid)
    for place in order:
        point = chart.points[place]
        words = comma(point.shown or 0)
        weight = 600 if place in (seen[0], seen[-1]) or not wide else 400
        box = _extent(point, across.at(place), up.at(point.shown or 0), up, bands_show(chart))
        drawing.place(_spots(chart, place, across.at(place), box), words, drawing.small, weight, INK, taken, inside)


def _spots(chart: SeriesChart, place: int, x: float, box: Box) -> list[Spot]:
    """On a rising line up and to the left, on a falling one up and to the right, else straight over; then under."""
    slope = _slope(chart, place)
    over, under = box.top - 6, box.bottom + 15
    straight = [Spot(x + shift, over, "middle") for shift in (0, -6, 6, -12, 12)]
    left, right = Spot(x - 2, over, "end"), Spot(x + 2, over)
    lifted = [Spot(x, over - lift, "middle") for lift in (8, 16)]
    below = [Spot(x + shift, under, "middle") for shift in (0, 8, -8, 16, -16)]
    beside = [Spot(x + 10, box.top + 10), Spot(x - 10, box.top + 10, "end")]
    first = [left, *straight] if slope > 0.35 else [right, *straight] if slope < -0.35 else straight
    return [*first, left, right, *lifted, *below, Spot(x + 4, under), Spot(x - 4, under, "end"), *beside]


def _slope(chart: SeriesChart, place: int) -> float:
    """How steeply the line goes on from here, as a share of the whole height a year."""
    whole = max(point.shown or 0 for point in chart.points) or 1
    for stretch in chart.stretches():
        if place in stretch and place != stretch[-1]:
            after = stretch[stretch.index(place) + 1]
            return 4 * ((chart.points[after].shown or 0) - (chart.points[place].shown or 0)) / whole
    return 0.0
