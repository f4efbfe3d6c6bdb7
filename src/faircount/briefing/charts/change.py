"""Figure 1: rows with both counts in columns, and the ratio with its range on one log axis; drawn wide, and narrow."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.axes import Scale, name_across, ratio_ticks
from faircount.briefing.charts.caption import Caption, Cell, ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.lettering import Spot, width_of, wrap
from faircount.briefing.charts.numerals import comma, places, say_cell, short, show_cell
from faircount.briefing.charts.palette import INK, INK_2, RULE
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.briefing.charts.range_mark import draw_across
from faircount.briefing.parts import ShownRange
from faircount.compare.facts import joined, told
from faircount.tables.figures import Figure
from faircount.vocabulary.status import HIDDEN, CellStatus


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One comparison of two years.

    ``ratio`` is after/before with its range (best None is not allowed here); None where no ratio may be given, and then
    ``refusal`` says why in a few words (``too few to compare``). ``best_words`` and ``range_words`` are its labels
    (``2.6 times as many``, ``1.9 to 3.7 times``). ``short`` names the row in the table. ``grade`` is A to D,
    ``source`` the numbers of its sources in the list of the page (``[1] [3]``). ``figures`` are the two that are compared,
    where they are published.
    """

    label: str
    sublabel: str
    before: Cell
    after: Cell
    ratio: ShownRange | None
    best_words: str
    range_words: str
    short: str
    grade: str
    this_area: bool = True
    refusal: str = ""
    source: str = ""
    figures: tuple[Figure, Figure] | None = None


@dataclass(frozen=True, slots=True)
class ChangeChart(Chart):
    """Rows of before and after; ``before`` and ``after`` are the years as printed (``2015/16``).

    ``across`` names the axis where the two need other words.
    """

    caption: Caption
    before: str
    after: str
    rows: tuple[ChangeRow, ...]
    across: str = ""

    @property
    def axis(self) -> str:
        """The name of the axis, in words."""
        return self.across or f"times as many in {self.after} as in {self.before}"

    def draw(self, width: int) -> Drawing:
        return _draw_wide(self) if width >= WIDE else _draw_narrow(self)

    def tell(self) -> str:
        opening = "{title}. One row for each comparison of {before} with {after}."
        said = [told(opening, title=self.caption.title, before=self.before, after=self.after)]
        for row in self.rows:
            before, after = row.figures or (None, None)
            ratio = told("{best}, range {span}", best=row.best_words, span=row.range_words) if row.ratio else row.refusal
            said.append(
                told(
                    "{label}, {where}: {before}, then {after}. {ratio}.",
                    label=row.label,
                    where=row.sublabel,
                    ratio=ratio,
                    before=say_cell(row.before, before),
                    after=say_cell(row.after, after),
                )
            )
        return joined(" ", said)

    def tabulate(self) -> ChartTable:
        """The chart as a table; a row whose ratio is refused says so instead of a figure."""
        rows = []
        for row in self.rows:
            best = places(row.ratio.best, 2) if row.ratio and row.ratio.best is not None else "[z]"
            span = f"{places(row.ratio.lower, 2)} to {places(row.ratio.upper, 2)}" if row.ratio else row.refusal
            rows.append((row.short, show_cell(row.before), show_cell(row.after), best, span, row.grade, row.source))
        columns = ("Offences", self.before, self.after, "Times as many", "Range", "Grade", "Source")
        sourced = any(row.source for row in self.rows)
        return ChartTable(columns, tuple(rows)) if sourced else ChartTable(columns[:-1], tuple(row[:-1] for row in rows))

    def ranges(self) -> tuple[str, ...]:
        return tuple(row.range_words for row in self.rows if row.ratio)


_ROW, _TOP, _NAMES = 74, 50, 168
_BEFORE, _AFTER, _COLUMN = 226, 284, 52


def _scale(chart: ChangeChart, start: float, end: float) -> Scale:
    ratios = [row.ratio for row in chart.rows if row.ratio]
    # A fall to none has no place on a scale of times; its band then begins at the edge, and its words say the rest.
    low = max(1 / 64, min([0.8, *((ratio.lower or ratio.upper / 2) * 0.93 for ratio in ratios)]))
    high = max([4.6, *(ratio.upper * 1.07 for ratio in ratios)])
    return Scale(low, high, start, end, log=True)


def _draw_wide(chart: ChangeChart) -> Drawing:
    drawing = Drawing(WIDE, _TOP + _ROW * len(chart.rows) + 52)
    scale = _scale(chart, 330, WIDE - 4)
    bottom = _TOP + _ROW * len(chart.rows)
    drawing.text(Spot(_BEFORE, 18, "end"), chart.before, 14, 600, INK_2)
    drawing.text(Spot(_AFTER, 18, "end"), chart.after, 14, 600, INK_2)
    _draw_axis(drawing, scale, _TOP - 8, bottom)
    for number, row in enumerate(chart.rows):
        top = _TOP + _ROW * number
        if number:
            drawing.line(0, top, WIDE, top, RULE)
        _draw_row_names(drawing, row, top)
        _draw_cell(drawing, row.before, _BEFORE, top + _ROW / 2, 400)
        _draw_cell(drawing, row.after, _AFTER, top + _ROW / 2, 600)
        _draw_ratio(drawing, row, scale, top, _ROW)
    drawing.text(Spot(WIDE - 10, bottom + 40, "end"), chart.axis, 14, 400, INK_2)
    return drawing


def _draw_axis(drawing: Drawing, scale: Scale, top: float, bottom: float) -> None:
    _draw_ticks(drawing, scale, top, bottom)
    _name_ticks(drawing, scale, bottom + 20)
    drawing.text(Spot(scale.at(1), top - 8, "middle"), "no change", 14, 600, INK)
    apart = (width_of("no change", 14, 600) + width_of("doubled", 14)) / 2 + 12
    if scale.at(2) - scale.at(1) > apart:
        drawing.text(Spot(scale.at(2), top - 8, "middle"), "doubled", 14, 400, INK_2)


def _draw_ticks(drawing: Drawing, scale: Scale, top: float, bottom: float) -> None:
    for tick in ratio_ticks(scale.low, scale.high):
        at = scale.at(tick)
        drawing.line(at, top, at, bottom, INK if tick == 1 else RULE, 1.5 if tick == 1 else 1)


def _name_ticks(drawing: Drawing, scale: Scale, baseline: float) -> None:
    """The ratios under the axis, no change first; one that has no room is left out."""
    ticks = sorted(ratio_ticks(scale.low, scale.high), key=lambda tick: tick != 1)
    name_across(drawing, [(scale.at(tick), f"{short(tick)}×") for tick in ticks], baseline, apart=6)


def _draw_row_names(drawing: Drawing, row: ChangeRow, top: float) -> None:
    over, under = len(wrap(row.label, 16, 600, _NAMES)), len(wrap(row.sublabel, 14.5, 400, _NAMES))
    baseline = top + _ROW / 2 - (19 * over + 18 * under) / 2 + 14
    baseline = drawing.lines(baseline, row.label, 16, 19, 600, INK, rise=19, room=_NAMES)
    drawing.lines(baseline, row.sublabel, 14.5, 18, rise=18, room=_NAMES)


def _draw_cell(drawing: Drawing, cell: Cell, right: float, middle: float, weight: int) -> None:
    if not isinstance(cell, CellStatus):
        words = comma(cell)
        size = max(13, min(18, 18 * _COLUMN / width_of(words, 18, weight)))
        drawing.text(Spot(right, middle + 6, "end"), words, size, weight, INK)
    else:
        drawing.unseen(right - 26, middle - 9, 26, 18, cell in HIDDEN)


def _draw_ratio(drawing: Drawing, row: ChangeRow, scale: Scale, top: float, high: float) -> None:
    """The band with its two labels: beside it if there is room, else over and under it."""
    middle = top + high / 2 + 2
    if row.ratio is None:
        _draw_refusal(drawing, row, scale, middle)
        return
    left, right = scale.at(row.ratio.lower), scale.at(row.ratio.upper)
    best = None if row.ratio.best is None else scale.at(row.ratio.best)
    draw_across(drawing, left, right, best, middle, row.this_area, 16)
    small = 14.5 if drawing.width == WIDE else drawing.small
    wide = max(width_of(row.best_words, small + 0.5, 600), width_of(row.range_words, small))
    start = max(right, scale.at(1) if left < scale.at(1) + 8 else 0) + 12
    if start + wide <= drawing.width:
        drawing.text(Spot(start, middle - 4), row.best_words, small + 0.5, 600, INK)
        drawing.text(Spot(start, middle + 14), row.range_words, small, 400, INK_2)
        return
    edge = scale.start if drawing.width == WIDE else 0
    centre = max(min((left + right) / 2, drawing.width - wide / 2), edge + wide / 2)
    drawing.text(Spot(centre, middle - 15, "middle"), row.best_words, small + 0.5, 600, INK)
    drawing.text(Spot(centre, middle + 26, "middle"), row.range_words, small, 400, INK_2)


def _draw_refusal(drawing: Drawing, row: ChangeRow, scale: Scale, middle: float) -> None:
    right, left = drawing.width - scale.at(1) - 12, scale.at(1) - scale.start - 12
    after = right >= min(left, width_of(row.refusal, drawing.small))
    lines = wrap(row.refusal, drawing.small, 400, right if after else left)
    for number, line in enumerate(lines):
        spot = Spot(
            scale.at(1) + (12 if after else -12), middle + 5 + 18 * number - 9 * (len(lines) - 1), "start" if after else "end"
        )
        drawing.text(spot, line, drawing.small, 400, INK_2)


def _draw_narrow(chart: ChangeChart) -> Drawing:
    drawing = Drawing(NARROW)
    scale = _scale(chart, 20, NARROW - 6)
    top = 0.0
    for number, row in enumerate(chart.rows):
        if number:
            drawing.line(0, top, NARROW, top, RULE)
        top = _draw_stacked(drawing, row, scale, top + 22)
    _name_ticks(drawing, scale, top + 18)
    drawing.text(_clamped(scale.at(1), top + 37, "no change", 600), "no change", drawing.small, 600, INK)
    if scale.at(2) - scale.at(1) > 76:
        drawing.text(Spot(scale.at(2), top + 37, "middle"), "doubled", drawing.small, 400, INK_2)
    drawing.text(Spot(0, top + 60), chart.axis, drawing.small, 400, INK_2)
    drawing.height = top + 68
    return drawing


def _clamped(x: float, y: float, words: str, weight: int) -> Spot:
    half = width_of(words, 15, weight) / 2
    return Spot(min(max(x, half), NARROW - half), y, "middle")


def _draw_stacked(drawing: Drawing, row: ChangeRow, scale: Scale, baseline: float) -> float:
    """A row with its words over its range; gives back where the next one may begin."""
    baseline = drawing.lines(baseline, row.label, 16, 20, 600, INK, rise=20)
    counts = f"{row.sublabel}: {say_cell(row.before)}, then {say_cell(row.after)}"
    top, high = drawing.lines(baseline, counts, 15, 19, rise=19) + 2, 66
    if row.ratio:
        _draw_ticks(drawing, scale, top + 16, top + 50)
    _draw_ratio(drawing, row, scale, top - 2, high)
    return top + high + 6
