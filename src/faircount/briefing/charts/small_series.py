"""A series drawn small: its line cut at breaks, its first and last years named, its last count written beside it."""

from __future__ import annotations

from faircount.briefing.charts.axes import Scale
from faircount.briefing.charts.lettering import Spot, width_of
from faircount.briefing.charts.numerals import comma
from faircount.briefing.charts.palette import EDGE, INK, INK_2, TEAL, UMBER, WHITE
from faircount.briefing.charts.pen import Drawing
from faircount.briefing.charts.series import SeriesChart

SMALL_WIDTH, SMALL_HEIGHT = 276, 118
_TOP, _FOOT = 22, 26


def draw_small_series(chart: SeriesChart, width: int = SMALL_WIDTH, height: int = SMALL_HEIGHT, ground: str = WHITE) -> Drawing:
    """The series from zero: shape, breaks and ends; the chart itself has every count with its range."""
    drawing = Drawing(width, height, ground=ground)
    counts = [point.shown for point in chart.points if point.shown is not None]
    last = comma(counts[-1]) if counts else ""
    room = width_of(last, 15, 600) + 10
    across = Scale(0, max(len(chart.points) - 1, 1), 4, width - room)
    up = Scale(min([0, *counts]), max([1, *counts]), height - _FOOT, _TOP)
    drawing.line(0, up.at(0), width - room + 6, up.at(0), EDGE, 1)
    for mark in chart.breaks:
        place = next((place for place, point in enumerate(chart.points) if point.year == mark.before), 0)
        if mark.cuts and place:
            at = (across.at(place) + across.at(place - 1)) / 2
            drawing.line(at, 6, at, up.at(0), UMBER, 1.2, "5 3")
    end = 0.0, 0.0
    for stretch in chart.stretches():
        run = [(across.at(place), up.at(chart.points[place].shown or 0)) for place in stretch]
        end = run[-1]
        if len(run) > 1:
            drawing.path(run, TEAL, 2)
        else:
            drawing.dot(*run[0], 2.2, TEAL)
    if counts:
        drawing.dot(*end, 3.4, ground, TEAL, 2)
        drawing.text(Spot(end[0] + 8, min(max(end[1] + 5, 14), up.at(0) - 4)), last, 15, 600, INK, "")
    first, final = chart.points[0].year, chart.points[-1].year
    drawing.text(Spot(0, height - 6), first, 14, 400, INK_2, "")
    if final != first:
        drawing.text(Spot(max(across.end, 2 * width_of(first, 14) + 12), height - 6, "end"), final, 14, 400, INK_2, "")
    return drawing
