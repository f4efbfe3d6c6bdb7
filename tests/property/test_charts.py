"""Promises of the charts over random content: labels never collide, what is hidden never shows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from faircount.briefing.charts.bars import Bar, BarsChart
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.change import ChangeChart, ChangeRow
from faircount.briefing.charts.clash import ClashBar, ClashChart
from faircount.briefing.charts.draw import draw, tabulate, tell
from faircount.briefing.charts.funnel import FunnelChart, FunnelLimit, FunnelPoint
from faircount.briefing.charts.pen import NARROW, WIDE
from faircount.briefing.charts.possible import PossibleChart, PossibleMark
from faircount.briefing.charts.series import SeriesBreak, SeriesChart, SeriesPoint
from faircount.briefing.charts.tipping import TippingChart, TippingStep
from faircount.briefing.parts import Interval
from faircount.vocabulary.status import HIDDEN, CellStatus
from tests.lib.charts import collisions, outside, smallest

CAPTION = Caption(1, "A title", "A subtitle", "A source", "sample")
WIDTHS = st.sampled_from([WIDE, NARROW])
UNSEEN = st.sampled_from([*sorted(HIDDEN), CellStatus.NO_ANSWER])
CELLS = st.one_of(st.integers(0, 90_000), st.integers(0, 12), UNSEEN)


@st.composite
def series(draw_from):
    cells = draw_from(st.lists(CELLS, min_size=1, max_size=13))
    years = [f"20{place:02d}/{place + 1:02d}" for place in range(10, 10 + len(cells))]
    points = []
    for year, cell in zip(years, cells, strict=True):
        ranged = not isinstance(cell, CellStatus) and draw_from(st.booleans())
        spread = 2 * cell**0.5 + 3 if ranged else 0
        points.append(SeriesPoint(year, cell, max(0.0, cell - spread), cell + spread) if ranged else SeriesPoint(year, cell))
    before = draw_from(st.lists(st.sampled_from(years), max_size=4))
    breaks = [
        SeriesBreak(letter, year, "Break.", "Changed.", draw_from(st.booleans()))
        for letter, year in zip("ABCD", before, strict=False)
    ]
    return SeriesChart(CAPTION, tuple(points), tuple(breaks))


@given(series(), WIDTHS)
@settings(max_examples=150)
def test_a_series_is_readable_whatever_its_counts(chart, width):
    drawing = draw(chart, width)
    assert not collisions(drawing)
    assert not outside(drawing)
    assert smallest(drawing) >= 13


@given(series(), st.sampled_from(sorted(HIDDEN)), st.sampled_from(sorted(HIDDEN)), WIDTHS)
@settings(max_examples=60)
def test_which_rule_hid_a_cell_never_shows(chart, one, other, width):
    def hidden_by(status):
        points = (SeriesPoint(p.year, status) if p.count in HIDDEN else p for p in chart.points)
        return SeriesChart(chart.caption, tuple(points), chart.breaks)

    first, second = hidden_by(one), hidden_by(other)
    assert draw(first, width).strokes == draw(second, width).strokes
    assert tell(first) == tell(second)
    assert tabulate(first) == tabulate(second)


@given(series())
@settings(max_examples=60)
def test_no_stretch_reaches_across_a_cut(chart):
    cut = {mark.before for mark in chart.breaks if mark.cuts}
    for stretch in chart.stretches():
        assert stretch == list(range(stretch[0], stretch[-1] + 1))
        assert not cut & {chart.points[place].year for place in stretch[1:]}


RATIOS = st.tuples(st.floats(0.03, 30), st.floats(1.001, 6), st.floats(1.001, 6)).map(
    lambda parts: Interval(parts[0], parts[0] / parts[1], parts[0] * parts[2])
)


@st.composite
def changes(draw_from):
    rows = []
    for _ in range(draw_from(st.integers(1, 4))):
        ratio = draw_from(st.one_of(st.none(), RATIOS))
        label = draw_from(st.sampled_from(["Marked as online", "All sexual offences against under-18s"]))
        place = draw_from(st.sampled_from(["Cleveland", "39 forces together", "Devon & Cornwall"]))
        words = ("26.4 times as many", "11.9 to 33.7 times as many") if ratio else ("", "")
        rows.append(
            ChangeRow(
                label, place, draw_from(CELLS), draw_from(CELLS), ratio, *words, "Short", "C", refusal="too few to compare with"
            )
        )
    return ChangeChart(CAPTION, "2015/16", "2016/17", tuple(rows))


@given(changes(), WIDTHS)
@settings(max_examples=150)
def test_a_comparison_is_readable_whatever_its_ratios(chart, width):
    drawing = draw(chart, width)
    assert not collisions(drawing)
    assert not outside(drawing)
    assert smallest(drawing) >= 13


@st.composite
def funnels(draw_from):
    sizes = draw_from(st.lists(st.integers(900, 2_000_000), min_size=1, max_size=43))
    rates = [draw_from(st.floats(0, 25)) for _ in sizes]
    here = draw_from(st.integers(0, len(sizes) - 1))
    points = [
        FunnelPoint(
            "Devon & Cornwall" if place == here else f"Force {place}",
            size,
            rate,
            place == here,
            *([rate * 0.8, rate * 1.2] * (place == here)),
        )
        for place, (size, rate) in enumerate(zip(sizes, rates, strict=True))
    ]
    centre = sum(rates) / len(rates)
    steps = [700 * 4_000 ** (step / 39) for step in range(40)]
    chance = [
        FunnelLimit(n, max(0.0, centre - 3 * (centre * 1000 / n) ** 0.5), centre + 3 * (centre * 1000 / n) ** 0.5) for n in steps
    ]
    spread = [FunnelLimit(limit.children, limit.lower / 2, limit.upper + 2) for limit in chance]
    return FunnelChart(CAPTION, tuple(points), centre, "England and Wales", tuple(chance), tuple(spread))


@given(funnels(), WIDTHS)
@settings(max_examples=60)
def test_a_funnel_always_names_this_area_and_no_other(chart, width):
    drawing = draw(chart, width)
    assert not collisions(drawing)
    assert not outside(drawing)
    names = [label.words for label in drawing.labels]
    assert sum(name.startswith("Devon & Cornwall") for name in names) == 1
    assert not any(name.startswith("Force") for name in names)


LABELS = st.sampled_from(
    ["Under four", "Sexual offences against under-18s marked as online, all of the forces", "“Under ten”, 2015/16"]
)


@st.composite
def clashes(draw_from):
    bars = []
    for _ in range(draw_from(st.integers(1, 4))):
        count = draw_from(st.integers(0, 70_000))
        room = draw_from(st.one_of(st.none(), st.integers(0, 70_000), st.just(count - 1 if count else 0)))
        remark = draw_from(
            st.sampled_from(["", "the most that one year can hold", "even all of both years are 11 fewer than 270"])
        )
        bars.append(ClashBar(draw_from(LABELS), count, room, remark, draw_from(st.booleans())))
    return ClashChart(CAPTION, tuple(bars))


@given(clashes(), WIDTHS)
@settings(max_examples=200)
def test_a_clash_is_readable_whatever_its_bars(chart, width):
    drawing = draw(chart, width)
    assert not collisions(drawing)
    assert not outside(drawing)
    assert smallest(drawing) >= 13


@given(st.integers(0, 400), st.integers(1, 90_000), st.lists(st.floats(0, 1), max_size=3), WIDTHS)
@settings(max_examples=100)
def test_what_is_possible_is_readable(lower, width_of_band, places, width):
    upper = lower + width_of_band
    marks = [PossibleMark(lower + place * width_of_band, f"{place:.2f}, if even", place < 0.5) for place in places]
    drawing = draw(PossibleChart("What is possible", lower, upper, tuple(marks)), width)
    assert not collisions(drawing)
    assert not outside(drawing)


@given(st.lists(st.tuples(LABELS, st.integers(0, 90_000), st.booleans()), min_size=1, max_size=5), WIDTHS)
@settings(max_examples=80)
def test_bars_are_readable(bars, width):
    drawing = draw(BarsChart(CAPTION, tuple(Bar(*bar) for bar in bars)), width)
    assert not collisions(drawing)
    assert not outside(drawing)


STEPS = ("a doubling or more", "a clear rise, not a doubling", "no clear rise left", "no rise at all")


@given(st.lists(st.floats(1.005, 4), min_size=1, max_size=3), WIDTHS)
@settings(max_examples=100)
def test_a_strip_is_readable_however_short_its_steps(factors, width):
    starts = [1.0]
    for factor in factors:
        starts.append(starts[-1] * factor)
    steps = [TippingStep(start, STEPS[place], 3 - place) for place, start in enumerate(starts)]
    drawing = draw(TippingChart(CAPTION, tuple(steps), "Not known."), width)
    assert not collisions(drawing)
    assert not outside(drawing)
