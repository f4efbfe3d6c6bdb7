"""The funnel drawn, its labels where no dot or line lies."""

from __future__ import annotations

from itertools import pairwise

from faircount.briefing.charts.axis_words import name_across
from faircount.briefing.charts.funnel import FunnelChart, FunnelDot, FunnelLimit
from faircount.briefing.charts.lettering import Box, Spot, Stroke, box_of, find_spot
from faircount.briefing.charts.numerals import comma, places, short
from faircount.briefing.charts.palette import EDGE, INK, INK_2, OTHERS, PAPER, RULE, SAND, TEAL
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.briefing.charts.range_mark import dot_radius, draw_dot, draw_upright
from faircount.briefing.charts.scales import Scale, ratio_ticks, size_ticks, tick_step

Obstacles = list[Box | Stroke]


def draw_funnel(chart: FunnelChart, width: int) -> Drawing:
    """The chart at the width of the page or of a phone."""
    wide = width >= WIDE
    drawing = Drawing(WIDE if wide else NARROW)
    across, up = _scales(chart, drawing)
    drawing.text(Spot(0, 14), chart.axes.up, drawing.small, 400, INK_2)
    _draw_spread(drawing, chart, across, up)
    _draw_ticks(drawing, chart, across, up)
    dotted, taken = _draw_limits(drawing, chart, across, up)
    drawing.line(across.start, up.at(chart.centre), across.end, up.at(chart.centre), INK, 1.5)
    taken.append(Stroke(across.start, up.at(chart.centre), across.end, up.at(chart.centre)))
    taken += _draw_points(drawing, chart, across, up)
    _draw_labels(drawing, chart, across, up, taken, dotted)
    axis = chart.axes.across if wide else chart.axes.across_short
    drawing.text(Spot(drawing.width - 8, up.start + 44, "end"), axis, drawing.small, 400, INK_2)
    drawing.height = up.start + 54
    return drawing


def _scales(chart: FunnelChart, drawing: Drawing) -> tuple[Scale, Scale]:
    children = [point.children for point in chart.points]
    low, high = min(children) * 0.78, max(children) * 1.3
    middle = sorted(children)[len(children) // 2]
    ordinary = min(chart.spread, key=lambda limit: abs(limit.children - middle))
    along, plot = (
        Scale(low, high, 46 if chart.axes.ratios else 30, drawing.width - 8, log=True),
        28 + (300 if drawing.width == WIDE else 250),
    )
    if chart.axes.ratios:
        values = [ordinary.lower, ordinary.upper, *(end for p in chart.points for end in (p.rate, p.lower, p.upper) if end)]
        # A ratio of nothing has no logarithm, and one far outside all others would leave no room for them.
        least, most = max(min(values), 1 / 32), min(max(values), 32)
        return along, Scale(min(least * 0.9, 0.8), max(most * 1.12, 1.25), plot, 28, log=True)
    outer = ordinary.upper
    highest = max([outer, *(point.rate for point in chart.points), *(point.upper or 0 for point in chart.points)]) * 1.15
    step = tick_step(highest, 5)
    ceiling = max(highest, step)
    return along, Scale(0, ceiling, plot, 28)


def _inside(limits: tuple[FunnelLimit, ...], across: Scale) -> list[FunnelLimit]:
    return [limit for limit in limits if across.low <= limit.children <= across.high]


def _draw_spread(drawing: Drawing, chart: FunnelChart, across: Scale, up: Scale) -> None:
    limits = _inside(chart.spread, across)
    uppers = [(across.at(limit.children), up.at(limit.upper)) for limit in limits]
    lowers = [(across.at(limit.children), up.at(limit.lower)) for limit in limits]
    edge = [(across.start, uppers[0][1]), *uppers, (across.end, uppers[-1][1])]
    under = [(across.start, lowers[0][1]), *lowers, (across.end, lowers[-1][1])]
    drawing.path([*edge, *reversed(under)], "", fill=SAND)
    drawing.path(_until_the_top(drawing, edge, up), EDGE, 1.5)
    drawing.path(under, EDGE, 1.5)


def _until_the_top(drawing: Drawing, line: list[tuple[float, float]], up: Scale) -> list[tuple[float, float]]:
    """The part of a limit that the chart has room for; where it goes on above the top an arrow says so."""
    inside = next((place for place in range(1, len(line)) if line[place][1] > up.end), len(line) - 1) - 1
    if inside > 0 or line[0][1] <= up.end:
        x = line[inside][0]
        drawing.path([(x - 4.5, up.end + 6), (x, up.end), (x + 4.5, up.end + 6)], EDGE, 1.5)
    return line[inside:]


def _draw_ticks(drawing: Drawing, chart: FunnelChart, across: Scale, up: Scale) -> None:
    for value, words in _values_to_name(chart, up):
        y = up.at(value)
        if y < up.start:
            drawing.line(across.start, y, across.end, y, RULE)
        drawing.text(Spot(across.start - 8, y + 5, "end"), words, drawing.small, 400, INK_2)
    _draw_sizes(drawing, across, up)


def _values_to_name(chart: FunnelChart, up: Scale) -> list[tuple[float, str]]:
    """The values to write beside the axis: rates from 0, or ratios with none too near another."""
    if not chart.axes.ratios:
        step = tick_step(up.high, 5)
        return [(step * number, short(step * number)) for number in range(int(up.high / step + 1e-9) + 1)]
    kept: list[float] = []
    for tick in sorted(ratio_ticks(up.low, up.high), key=lambda tick: tick != 1):
        if all(abs(up.at(tick) - up.at(other)) >= 22 for other in kept):
            kept.append(tick)
    return [(tick, f"{short(tick)}×") for tick in kept]


def _draw_sizes(drawing: Drawing, across: Scale, up: Scale) -> None:
    drawing.line(across.start, up.start, across.end, up.start, EDGE, 1.5)
    sizes = size_ticks(across.low, across.high)
    named = [(across.at(tick), "1 million" if tick == 1_000_000 else comma(tick)) for tick in sizes]
    for x in name_across(drawing, named, up.start + 22):
        drawing.line(x, up.start, x, up.start + 5, EDGE, 1.5)


def _draw_limits(drawing: Drawing, chart: FunnelChart, across: Scale, up: Scale) -> tuple[Obstacles, Obstacles]:
    """The dotted lines of chance drawn; those lines, and the solid ones of chance with spread, as things labels avoid."""
    dotted: Obstacles = []
    solid: Obstacles = []
    limits = _inside(chart.chance, across)
    for side in ("upper", "lower"):
        line = [(across.at(limit.children), up.at(getattr(limit, side))) for limit in limits]
        line = _until_the_top(drawing, line, up)
        drawing.path(line, EDGE, 1.5, "2 4")
        dotted += [Stroke(x1, y1, x2, y2) for (x1, y1), (x2, y2) in pairwise(line)]
        spread = [(across.at(limit.children), up.at(getattr(limit, side))) for limit in _inside(chart.spread, across)]
        solid += [Stroke(x1, y1, x2, y2) for (x1, y1), (x2, y2) in pairwise(spread)]
    return dotted, solid


def _draw_points(drawing: Drawing, chart: FunnelChart, across: Scale, up: Scale) -> Obstacles:
    taken: Obstacles = []
    for point in sorted(chart.points, key=lambda point: point.this_area):
        x, y = across.at(point.children), up.at(point.rate)
        if not point.this_area:
            drawing.dot(x, y, 4.5, OTHERS, PAPER, 1, named=_named(chart, point))
            taken.append(Box(x - 5, y - 5, x + 5, y + 5))
        elif point.lower is not None and point.upper is not None:
            draw_upright(drawing, x, up.at(point.upper), up.at(point.lower), wide=11)
            radius = dot_radius(up.at(point.lower) - up.at(point.upper), 6)
            draw_dot(drawing, x, y, radius, TEAL, named=_named(chart, point))
            taken.append(Box(x - 7, up.at(point.upper) - 1, x + 7, up.at(point.lower) + 1))
        else:
            drawing.dot(x, y, 6, TEAL, PAPER, 1.5, _named(chart, point))
            taken.append(Box(x - 7, y - 7, x + 7, y + 7))
    return taken


def _named(chart: FunnelChart, point: FunnelDot) -> str:
    """What a dot is, to whoever points at it or comes to it by keys: as its row of the table says."""
    axes = chart.axes
    return f"{point.name}: {_value(chart, point.rate)} {axes.per}; {comma(point.children)} {axes.sized}"


def _draw_labels(drawing: Drawing, chart: FunnelChart, across: Scale, up: Scale, solid: Obstacles, dotted: Obstacles) -> None:
    inside = Box(across.start + 2, up.end, across.end, up.start - 2)
    for point in chart.points:
        if point.this_area:
            words = f"{point.name} {_value(chart, point.rate)}"
            _label_area(drawing, words, across.at(point.children), up.at(point.rate), solid, dotted, inside)
    taken = solid + dotted
    centre = f"{chart.centre_label} {_value(chart, chart.centre)}"
    y = up.at(chart.centre)
    spots = [Spot(across.start + 6 + 12 * step, y - 6) for step in range(40)] + [
        Spot(across.start + 6 + 12 * step, y + 17) for step in range(40)
    ]
    _place(drawing, centre, drawing.small, 600, INK, spots, taken, inside)
    among = f"chance and the ordinary spread between {chart.axes.among}"
    outer = among if drawing.width == WIDE else "chance and ordinary spread"
    _place(drawing, outer, drawing.small, 400, INK_2, _along(chart.spread, across, up, True), taken, inside)
    _place(drawing, "chance alone", drawing.small, 400, INK_2, _along(chart.chance, across, up, False), taken, inside)


def _label_area(drawing: Drawing, words: str, x: float, y: float, solid: Obstacles, dotted: Obstacles, inside: Box) -> None:
    """The name and rate of this area, which must stand: close by, if need be over dots of a line, else further off."""
    dots: Obstacles = [thing for thing in solid if isinstance(thing, Box)]
    shifts = (0, -8, 8, -16, 16)
    close = [Spot(x - 13, y + 5 + shift, "end") for shift in shifts] + [Spot(x + 13, y + 5 + shift) for shift in shifts]
    sides = ((0, "middle"), (-13, "end"), (13, "start"))
    far = [Spot(x + side, y + way * up, anchor) for up in range(24, 180, 8) for way in (-1, 1) for side, anchor in sides]
    tries = ((close, solid + dotted), (close, solid), (far, solid + dotted), (far, solid), (far, dots))
    spot = _first(words, inside, *tries) or close[0]
    if spot in far:
        drawing.line(x, y - 8 if spot.y < y else y + 8, x, spot.y - 16 if spot.y > y else spot.y + 4, TEAL, 1)
    drawing.text(spot, words, 16, 600, TEAL, SAND)
    solid.append(box_of(spot, words, 16, 600))


def _value(chart: FunnelChart, value: float) -> str:
    return f"{places(value, chart.digits)}{'×' if chart.axes.ratios else ''}"


def _first(words: str, inside: Box, *tries: tuple[list[Spot], Obstacles]) -> Spot | None:
    return next((spot for spots, avoid in tries if (spot := find_spot(spots, words, 16, 600, avoid, inside))), None)


def _along(limits: tuple[FunnelLimit, ...], across: Scale, up: Scale, from_right: bool) -> list[Spot]:
    """Places just over and under an upper limit."""
    inner = [limit for limit in _inside(limits, across) if up.at(limit.upper) > up.end + 4]
    ordered = list(reversed(inner)) if from_right else inner
    over = [
        Spot(across.at(limit.children), up.at(limit.upper) - 8 - lift, "end" if from_right else "start")
        for lift in (0, 6, 12)
        for limit in ordered
    ]
    under = [Spot(across.at(limit.children) - 14, up.at(limit.upper) + 17, "end") for limit in ordered]
    return over + under


def _place(
    drawing: Drawing, words: str, size: float, weight: int, fill: str, spots: list[Spot], taken: Obstacles, inside: Box
) -> None:
    spot = find_spot(spots, words, size, weight, taken, inside)
    if spot is not None:
        drawing.text(spot, words, size, weight, fill, SAND)
        taken.append(box_of(spot, words, size, weight))
