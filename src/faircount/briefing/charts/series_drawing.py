"""The series drawn: bands and dots, a line that stops at breaks, labels that touch nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from faircount.briefing.charts.axis_words import name_across
from faircount.briefing.charts.lettering import Box, Spot, Stroke, box_of, find_spot, width_of
from faircount.briefing.charts.numerals import comma
from faircount.briefing.charts.palette import EDGE, INK, INK_2, PAPER, RULE, UMBER
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.briefing.charts.range_mark import colours, dot_radius, draw_dot, draw_upright
from faircount.briefing.charts.scales import Scale, tick_step
from faircount.briefing.charts.series import SeriesBreak, SeriesChart, SeriesPoint, tell_point
from faircount.vocabulary.status import HIDDEN

_RING, _PLOT = 11, 252
NARROWEST = 7.0
"""A band lower than this is left out, and the words under the chart say that it is narrower than the dots."""


def draw_series(chart: SeriesChart, width: int) -> Drawing:
    """The chart at the width of the page or of a phone."""
    wide = width >= WIDE
    drawing = Drawing(WIDE if wide else NARROW)
    across, up, top_tick = _scales(chart, drawing)
    _draw_grid(drawing, up, top_tick, across)
    # Beside a number of the axis a label would read as one number with it.
    axis: list[Box | Stroke] = [replace(label.box, right=label.box.right + 14) for label in drawing.labels]
    _draw_years(drawing, chart, across, up.start, wide)
    avoid = _draw_breaks(drawing, chart, across, up)
    avoid += _draw_points(drawing, chart, across, up) + axis
    _label_points(drawing, chart, across, up, avoid, wide)
    if wide:  # a phone has nothing to point with
        _tell_points(drawing, chart, across, up)
    drawing.height = up.start + (28 if wide else 48)
    return drawing


def bands_show(chart: SeriesChart) -> bool:
    """Whether the range of the rate beneath is wide enough to be drawn round the dots."""
    _, up, _ = _scales(chart, Drawing(WIDE))
    heights = [up.at(p.lower) - up.at(p.upper) for p in chart.points if p.lower is not None and p.upper is not None]
    return bool(heights) and max(heights) >= NARROWEST


def _scales(chart: SeriesChart, drawing: Drawing) -> tuple[Scale, Scale, float]:
    """Where years and counts lie, and the step between ticks."""
    highest = max([1.0, *(max(point.shown or 0, point.upper or 0) for point in chart.points)])
    lowest = min([0.0, *(float(point.shown or 0) for point in chart.points)])
    step = tick_step(highest, 5)
    step = max(step, 1)
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
    count = round((up.high - up.low) / step)
    for number in range(count + 1):
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
        drawing.text(
            Spot(across.start - 14, base + 42),
            "years April to March" if chart.is_financial else "calendar years",
            drawing.small,
            400,
            INK_2,
        )


def _gap(chart: SeriesChart, across: Scale, mark: SeriesBreak) -> float:
    years = [point.year for point in chart.points]
    place = years.index(mark.before)
    return (across.at(place) + across.at(max(place - 1, 0))) / 2 if place else across.at(0) - 12


def _draw_breaks(drawing: Drawing, chart: SeriesChart, across: Scale, up: Scale) -> list[Box | Stroke]:
    """One line a gap with its letters in rings on top; dashed if it cuts, dotted if it leaves these counts alone."""
    taken: list[Box | Stroke] = []
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


def _draw_points(drawing: Drawing, chart: SeriesChart, across: Scale, up: Scale) -> list[Box | Stroke]:
    colour, _ = colours(chart.this_area)
    banded = bands_show(chart)
    taken: list[Box | Stroke] = []
    if banded:
        for place, point in enumerate(chart.points):
            _draw_band(drawing, point, across.at(place), up, chart.this_area)
    for stretch in chart.stretches():
        spots = [(across.at(place), up.at(chart.points[place].shown or 0)) for place in stretch]
        if len(spots) > 1:
            drawing.path(spots, colour, 2)
        taken += [Stroke(x1, y1, x2, y2) for (x1, y1), (x2, y2) in pairwise(spots)]
    for place, point in enumerate(chart.points):
        x = across.at(place)
        if point.shown is None:
            taken.append(_draw_unseen(drawing, point, x, up.at(0)))
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


def _draw_unseen(drawing: Drawing, point: SeriesPoint, x: float, base: float) -> Box:
    """A square of fixed size on the axis: its height tells nothing."""
    if point.count in HIDDEN:
        drawing.hatch(x - 8, base - 22, 16, 16)
    else:
        drawing.box(x - 8, base - 22, 16, 16, PAPER, EDGE, 1, "3 3")
    return Box(x - 8, base - 22, x + 8, base - 6)


def _label_points(drawing: Drawing, chart: SeriesChart, across: Scale, up: Scale, avoid: list[Box | Stroke], wide: bool) -> None:
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
        spot = find_spot(_spots(chart, place, across.at(place), box), words, drawing.small, weight, taken, inside)
        if spot is not None:
            drawing.text(spot, words, drawing.small, weight, INK)
            taken.append(box_of(spot, words, drawing.small, weight))


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
