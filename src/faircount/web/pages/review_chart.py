"""A doubtful figure among the same figure of other years, drawn with the strokes of the site."""

from __future__ import annotations

from markupsafe import Markup

from faircount.briefing.charts.lettering import Spot, width_of
from faircount.briefing.charts.numerals import comma
from faircount.briefing.charts.palette import INK, INK_2, OTHERS, RULE, TEAL
from faircount.briefing.charts.pen import Drawing, svg
from faircount.briefing.charts.scales import Scale, tick_step
from faircount.review.speaks import OtherYears

WIDTH, LEFT, RIGHT = 320, 70, 300
LINE, AXIS = 42, 72


def neighbours_picture(neighbours: OtherYears | None) -> Markup:
    """The figure as a teal dot, the other years as grey ones, on one axis from 0; nothing where there are no other years."""
    if neighbours is None:
        return Markup("")
    counts = [count for _, count in neighbours.others]
    step = tick_step(max(1, neighbours.count, *counts), 3)
    high = step * max(1, -(-max(neighbours.count, *counts) // step))
    scale = Scale(0, high, LEFT, RIGHT)
    drawing = Drawing(WIDTH, AXIS + 26)
    drawing.text(Spot(0, LINE + 5), "as read", 15, 600, INK)
    drawing.line(LEFT, LINE, RIGHT, LINE, RULE, 2)
    for count in counts:
        drawing.dot(scale.at(count), LINE, 5, OTHERS)
    drawing.dot(scale.at(neighbours.count), LINE, 7, TEAL)
    drawing.text(_over(scale.at(neighbours.count), comma(neighbours.count)), comma(neighbours.count), 15, 600, TEAL)
    drawing.line(LEFT, AXIS, RIGHT, AXIS, RULE, 1)
    for number in range(int(high / step) + 1):
        at = scale.at(number * step)
        drawing.line(at, AXIS, at, AXIS + 5, RULE, 1)
        drawing.text(Spot(at, AXIS + 22, "middle"), comma(int(number * step)) if step >= 1 else "", 14, 400, INK_2)
    others = ", ".join(f"{comma(count)} in {year}" for year, count in neighbours.others)
    told = f"{comma(neighbours.count)} in {neighbours.label} as read. The same figure of other years in this answer: {others}."
    return Markup(svg(drawing, "neighbours", "The figure among those of other years", told))


def _over(at: float, words: str) -> Spot:
    half = width_of(words, 15, 600) / 2
    return Spot(min(max(at, half), WIDTH - half), LINE - 14, "middle")
