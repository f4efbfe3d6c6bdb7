"""What was recorded, and what the coming periods may bring: a fan of ranges that is wider the further off."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.axes import Scale, draw_counts_up, name_across, tick_step
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.lettering import Box, Obstacles, Spot, Stroke, width_of
from faircount.briefing.charts.numerals import comma
from faircount.briefing.charts.palette import EDGE, INK, INK_2, PAPER, SAND, TEAL, TEAL_TINT, UMBER
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing

Ends = tuple[int, int]
"""The least and the most, as printed: whole numbers, never below 0."""


@dataclass(frozen=True, slots=True)
class PastPeriod:
    """A period and what was recorded in it."""

    period: str
    count: int


@dataclass(frozen=True, slots=True)
class ComingPeriod:
    """A coming period: its middle, the range of 8 chances in 10, that of 19 in 20, and the top of a scenario, if one is shown."""

    period: str
    middle: int
    narrow: Ends
    wide: Ends
    fuller: int | None = None


@dataclass(frozen=True, slots=True)
class FanChart(Chart):
    """Periods in the order of time; none is coming where no outlook is given.

    ``counted`` names what lies upwards (``offences a month``); ``scenario`` says what the dotted line supposes (``if marking
    becomes up to 1.25 times as complete by March 2027``).
    """

    caption: Caption
    past: tuple[PastPeriod, ...]
    coming: tuple[ComingPeriod, ...]
    counted: str
    scenario: str = ""

    def draw(self, width: int) -> Drawing:
        drawing = Drawing(WIDE if width >= WIDE else NARROW)
        across, up, step = _scales(self, drawing)
        drawing.text(Spot(0, 14), self.counted, drawing.small, 400, INK_2)
        _draw_range(drawing, self, [one.wide for one in self.coming], SAND, across, up)
        _draw_range(drawing, self, [one.narrow for one in self.coming], TEAL_TINT, across, up)
        draw_counts_up(drawing, across, up, step, 8, 6)
        taken = _draw_lines(drawing, self, across, up)
        _label_ends(drawing, self, across, up, taken)
        _name_periods(drawing, self, across, up.start)
        drawing.height = _write_key(drawing, self, up.start + 34)
        return drawing

    def tell(self) -> str:
        """The past and the coming periods in words."""
        told = [f"{self.caption.title}.", f"Recorded: {', '.join(f'{one.period} {comma(one.count)}' for one in self.past)}."]
        if not self.coming:
            return " ".join([*told, "No outlook is given."])
        for one in self.coming:
            told.append(f"{one.period}: {_span(one.narrow)} (8 chances in 10), {_span(one.wide)} (19 in 20).")
        if any(one.fuller is not None for one in self.coming):
            tops = ", ".join(f"{one.period} {comma(one.fuller)}" for one in self.coming if one.fuller is not None)
            told.append(f"{self.scenario[:1].upper()}{self.scenario[1:]}, at most: {tops}.")
        return " ".join(told)

    def tabulate(self) -> ChartTable:
        """The fan as a table: recorded counts, then the ranges of the coming periods."""
        rows = [(one.period, comma(one.count), "–", "–", "–") for one in self.past]
        for one in self.coming:
            fuller = "–" if one.fuller is None else comma(one.fuller)
            rows.append((one.period, "–", _span(one.narrow), _span(one.wide), fuller))
        return ChartTable(("Period", "Recorded", "8 chances in 10", "19 in 20", "With fuller recording, at most"), tuple(rows))

    def ranges(self) -> tuple[str, ...]:
        """Both ranges of each coming period, in words."""
        return tuple(_span(ends) for one in self.coming for ends in (one.narrow, one.wide))


def _span(ends: Ends) -> str:
    return f"{comma(ends[0])} to {comma(ends[1])}"


_PLOT, _TOP = 250, 44
_Points = list[tuple[float, float]]


def _scales(chart: FanChart, drawing: Drawing) -> tuple[Scale, Scale, float]:
    tops = [one.wide[1] for one in chart.coming] + [one.fuller or 0 for one in chart.coming]
    highest = max([1, *(one.count for one in chart.past), *tops]) * 1.04
    step = max(1.0, tick_step(highest, 5))
    left = max(width_of(comma(round(step * number)), drawing.small) for number in range(int(highest / step) + 2)) + 10
    # On the right stand the two ends of the last range.
    right = max([width_of(comma(one.narrow[1]), drawing.small, 600) for one in chart.coming], default=0) + 14
    number = len(chart.past) + len(chart.coming)
    across = Scale(0, max(number - 1, 1), left + 8, drawing.width - right)
    return across, Scale(0, step * -(-highest // step), _TOP + _PLOT, _TOP), step


def _from_last(chart: FanChart, ends: list[float], across: Scale, up: Scale) -> _Points:
    """From the last count along one edge of a range: the fan opens where knowledge ends."""
    last = len(chart.past) - 1
    start = [(across.at(last), up.at(chart.past[last].count))] if chart.past else []
    return start + [(across.at(last + 1 + place), up.at(end)) for place, end in enumerate(ends)]


def _draw_range(drawing: Drawing, chart: FanChart, ranges: list[Ends], fill: str, across: Scale, up: Scale) -> None:
    if not ranges:
        return
    under, over = (_from_last(chart, [float(ends[side]) for ends in ranges], across, up) for side in (0, 1))
    drawing.path([*over, *reversed(under)], "", fill=fill)
    for edge in (over, under):
        drawing.path(edge, EDGE if fill == SAND else TEAL, 1.5)
    begun = 1 if chart.past else 0
    for (x, top), (_, foot) in zip(over[begun:], under[begun:], strict=True):
        drawing.ranged(x - 2, top, x + 2, max(foot, top + 1))


def _draw_lines(drawing: Drawing, chart: FanChart, across: Scale, up: Scale) -> Obstacles:
    """What was recorded, the middle of the fan, the dotted top, and where the one ends and the other begins."""
    past = [(across.at(place), up.at(one.count)) for place, one in enumerate(chart.past)]
    taken: Obstacles = [*Stroke.along(past)]
    if len(past) > 1:
        drawing.path(past, TEAL, 2)
    small = 4.0 if across.at(1) - across.at(0) >= 9 else 2.5
    for x, y in past:
        drawing.dot(x, y, small, TEAL, PAPER, 1)
    if not chart.coming:
        return taken
    middle = _from_last(chart, [float(one.middle) for one in chart.coming], across, up)
    drawing.path(middle, TEAL, 1.5, "5 4")
    for x, y in middle[1 if chart.past else 0 :]:
        drawing.dot(x, y, small, PAPER, TEAL, 1.5)
    fuller = [float(one.fuller) for one in chart.coming if one.fuller is not None]
    if fuller:
        drawing.path(_from_last(chart, fuller, across, up), UMBER, 2, "2 4")
    now = across.at(len(chart.past) - 0.5)
    drawing.line(now, _TOP - 22, now, up.start, INK, 1.5)
    has_room = now + 8 + width_of("outlook", drawing.small, 600) <= drawing.width
    drawing.text(Spot(now - 8, _TOP - 10, "end"), "recorded" if has_room else "recorded, then outlook", drawing.small, 600, INK)
    if has_room:
        drawing.text(Spot(now + 8, _TOP - 10), "outlook", drawing.small, 600, INK)
    return [*taken, Stroke(now, 0, now, up.start), *(label.box for label in drawing.labels)]


def _label_ends(drawing: Drawing, chart: FanChart, across: Scale, up: Scale, taken: Obstacles) -> None:
    """The two ends of the last range beside it, and the last count that was recorded where there is room."""
    room = Box(across.start, 0, drawing.width, up.start + 6)
    labelled: list[tuple[str, list[Spot]]] = []
    if chart.coming:
        for end, rise in zip(chart.coming[-1].narrow, (5, 5), strict=True):
            y = up.at(end) + rise
            labelled.append((comma(end), [Spot(across.end + 8, y + shift) for shift in (0, 4, -4, 9, -9, 14, -14, 18, -18)]))
    if chart.past:
        x, y = across.at(len(chart.past) - 1), up.at(chart.past[-1].count)
        labelled.append((comma(chart.past[-1].count), [Spot(x - 4, y - 9, "end"), Spot(x - 4, y + 20, "end")]))
    for words, spots in labelled:
        drawing.place(spots, words, drawing.small, 600, INK, taken, room)


def _name_periods(drawing: Drawing, chart: FanChart, across: Scale, base: float) -> None:
    """As many periods as have room: the last of all, the last recorded, the first, then some between."""
    names = [one.period for one in chart.past] + [one.period for one in chart.coming]
    last = len(names) - 1
    first = [last, len(chart.past) - 1, 0]
    shown = dict.fromkeys([*first, *range(0, last, max(1, -(-last // 6)))])
    for place in shown:
        drawing.line(across.at(place), base, across.at(place), base + 4, EDGE, 1)
    name_across(drawing, [(across.at(place), names[place]) for place in shown], base + 22)


def _write_key(drawing: Drawing, chart: FanChart, top: float) -> float:
    """What the shades and the dotted line are; gives back the height of the drawing."""
    said = (
        ["Inner shade: 8 chances in 10. Outer shade: 19 in 20. Ranges of single periods do not add up."] if chart.coming else []
    )
    said += [f"Dotted: {chart.scenario}."] if chart.scenario and chart.coming else []
    return drawing.lines(top, " ".join(said), drawing.small, drawing.small * 1.3, rise=2) + 6
