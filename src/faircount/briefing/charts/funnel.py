"""The funnel: a rate or a change among those of other areas, with what chance, and chance with ordinary spread, would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faircount.briefing.charts.axes import Scale, name_across, ratio_ticks, size_ticks, tick_step
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.lettering import Box, Obstacles, Spot, Stroke, box_of, find_spot
from faircount.briefing.charts.numerals import between, comma, places, short
from faircount.briefing.charts.palette import EDGE, INK, INK_2, OTHERS, PAPER, RULE, SAND, TEAL
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.briefing.charts.range_mark import dot_radius, draw_dot, draw_upright
from faircount.compare.facts import Statement, joined, stated, told
from faircount.tables.figures import Figure


@dataclass(frozen=True, slots=True)
class FunnelAxes:
    """What lies along the two axes, in words; ``ratios`` draws times as many on a logarithmic axis, not rates from 0.

    ``up`` and ``across`` name the axes (``across_short`` on a phone), ``size`` and ``value`` head the columns of the table,
    ``per`` and ``sized`` follow figures in the words (``per 1,000 children``, ``children``), ``among`` says between whom
    there is an ordinary spread.
    """

    up: str
    across: str
    across_short: str
    size: str
    value: str
    per: str
    sized: str
    among: str
    ratios: bool = False


CHILDREN = FunnelAxes(
    up="offences per 1,000 children",
    across="children under 18 living in the area (each step is ten times more)",
    across_short="children living in the area (each step tenfold)",
    size="Children under 18",
    value="Offences per 1,000",
    per="per 1,000 children",
    sized="children",
    among="forces",
)


@dataclass(frozen=True, slots=True)
class FunnelDot:
    """An area in the funnel: children living there, and the rate per 1,000 of them, or what the axes of the chart say.

    ``lower`` and ``upper`` are the range of the rate, wanted for this area only. ``figure`` is the published count that the
    rate rests on, where there is one.
    """

    name: str
    children: int
    rate: float
    this_area: bool = False
    lower: float | None = None
    upper: float | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class FunnelLimit:
    """The limits at one number of children, or of whatever lies along the axis."""

    children: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class FunnelChart(Chart):
    """This area labelled, the others grey and without names.

    ``centre`` is the line of the whole (``centre_label`` such as ``England and Wales``). ``chance`` and ``spread`` are limits
    in rising order of children, some 40 of each; the axis is cut at a round rate above the highest point and the outer
    limit. An area whose own rate is hidden is left out of ``points`` and ``left_out`` says so.
    """

    caption: Caption
    points: tuple[FunnelDot, ...]
    centre: float
    centre_label: str
    chance: tuple[FunnelLimit, ...]
    spread: tuple[FunnelLimit, ...]
    left_out: str = ""
    axes: FunnelAxes = CHILDREN

    @property
    def digits(self) -> int:
        """To how many decimal places a value is printed."""
        return 2 if self.axes.ratios else 1

    def draw(self, width: int) -> Drawing:
        wide = width >= WIDE
        drawing = Drawing(WIDE if wide else NARROW)
        across, up = _scales(self, drawing)
        drawing.text(Spot(0, 14), self.axes.up, drawing.small, 400, INK_2)
        _draw_spread(drawing, self, across, up)
        _draw_ticks(drawing, self, across, up)
        dotted, taken = _draw_limits(drawing, self, across, up)
        drawing.line(across.start, up.at(self.centre), across.end, up.at(self.centre), INK, 1.5)
        taken.append(Stroke(across.start, up.at(self.centre), across.end, up.at(self.centre)))
        taken += _draw_points(drawing, self, across, up)
        _draw_labels(drawing, self, across, up, taken, dotted)
        axis = self.axes.across if wide else self.axes.across_short
        drawing.text(Spot(drawing.width - 8, up.start + 44, "end"), axis, drawing.small, 400, INK_2)
        drawing.height = up.start + 54
        return drawing

    def tell(self) -> str:
        """The funnel in words: this area, the whole, and how the others lie. No order among them."""
        all_of_them = [point.figure for point in self.points if point.figure is not None]
        whole = told(
            "{title}. {whole}: {rate} {per}.",
            title=self.caption.title, whole=self.centre_label, per=self.axes.per,
            rate=_from(places(self.centre, self.digits), "rate of all together", all_of_them),
        )  # fmt: skip
        own = [_tell_point(self, point) for point in self.points if point.this_area]
        number = _from(str(len(self.points)), "number of areas", all_of_them)
        drawn = told("{number} areas are drawn, without order.", number=number)
        return joined(" ", filter(None, (whole, *own, drawn, self.left_out)))

    def tabulate(self) -> ChartTable:
        """The funnel as a table, areas from A to Z, then the whole that they are held against."""
        ordered = sorted(self.points, key=lambda point: point.name)
        rows = [(point.name, comma(point.children), places(point.rate, self.digits)) for point in ordered]
        whole = (self.centre_label, "–", places(self.centre, self.digits))
        return ChartTable(("Area", self.axes.size, self.axes.value), (*rows, whole))

    def ranges(self) -> tuple[str, ...]:
        """The range of this area's rate, in words."""
        return tuple(span for point in self.points if point.this_area and (span := _span(point, self.digits)))


def _tell_point(chart: FunnelChart, point: FunnelDot) -> Statement:
    figures = [point.figure] if point.figure is not None else []
    span = _span(point, chart.digits)
    return told(
        "{name}: {rate}{span}, with {size} {sized}.",
        name=point.name, span=told(", range {span}", span=span) if span else "", sized=chart.axes.sized,
        rate=_from(places(point.rate, chart.digits), "rate", figures),
        size=_from(comma(point.children), "children", figures),
    )  # fmt: skip


def _from(said: str, operation: str, figures: Sequence[Figure]) -> str:
    """What is said, with the published figures that it stands on, where there are any."""
    return stated(said, operation, figures) if figures else said


def _span(point: FunnelDot, digits: int) -> str:
    if point.lower is None or point.upper is None:
        return ""
    return between(point.lower, point.upper, digits, "range of a rate", *([point.figure] if point.figure else []))


def _scales(chart: FunnelChart, drawing: Drawing) -> tuple[Scale, Scale]:
    children = [point.children for point in chart.points]
    low, high = min(children) * 0.78, max(children) * 1.3
    middle = sorted(children)[len(children) // 2]
    ordinary = min(chart.spread, key=lambda limit: abs(limit.children - middle))
    along = Scale(low, high, 46 if chart.axes.ratios else 30, drawing.width - 8, log=True)
    plot = 28 + (300 if drawing.width == WIDE else 250)
    if chart.axes.ratios:
        values = [ordinary.lower, ordinary.upper, *(end for p in chart.points for end in (p.rate, p.lower, p.upper) if end)]
        # A ratio of nothing has no logarithm, and one far outside all others would leave no room for them.
        least, most = max(min(values), 1 / 32), min(max(values), 32)
        return along, Scale(min(least * 0.9, 0.8), max(most * 1.12, 1.25), plot, 28, log=True)
    values = [ordinary.upper, *(point.rate for point in chart.points), *(point.upper or 0 for point in chart.points)]
    highest = max(values) * 1.15
    return along, Scale(0, max(highest, tick_step(highest, 5)), plot, 28)


def _inside(limits: tuple[FunnelLimit, ...], across: Scale) -> list[FunnelLimit]:
    return [limit for limit in limits if across.low <= limit.children <= across.high]


def _edge(limits: tuple[FunnelLimit, ...], side: str, across: Scale, up: Scale) -> list[tuple[float, float]]:
    return [(across.at(limit.children), up.at(getattr(limit, side))) for limit in _inside(limits, across)]


def _draw_spread(drawing: Drawing, chart: FunnelChart, across: Scale, up: Scale) -> None:
    uppers, lowers = (_edge(chart.spread, side, across, up) for side in ("upper", "lower"))
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
    for side in ("upper", "lower"):
        line = _until_the_top(drawing, _edge(chart.chance, side, across, up), up)
        drawing.path(line, EDGE, 1.5, "2 4")
        dotted += Stroke.along(line)
        solid += Stroke.along(_edge(chart.spread, side, across, up))
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
    spots = [Spot(across.start + 6 + 12 * step, y + rise) for rise in (-6, 17) for step in range(40)]
    drawing.place(spots, centre, drawing.small, 600, INK, taken, inside, SAND)
    among = f"chance and the ordinary spread between {chart.axes.among}"
    outer = among if drawing.width == WIDE else "chance and ordinary spread"
    for words, limits, from_right in ((outer, chart.spread, True), ("chance alone", chart.chance, False)):
        drawing.place(_along(limits, across, up, from_right), words, drawing.small, 400, INK_2, taken, inside, SAND)


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
    anchor = "end" if from_right else "start"
    over = [Spot(across.at(end.children), up.at(end.upper) - 8 - lift, anchor) for lift in (0, 6, 12) for end in ordered]
    under = [Spot(across.at(limit.children) - 14, up.at(limit.upper) + 17, "end") for limit in ordered]
    return over + under
