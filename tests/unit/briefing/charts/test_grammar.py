"""The grammar of charts: what is hidden cannot be read off, no line crosses a break, unknown is not zero."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faircount.briefing.charts.bars import Bar, BarsChart
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.change import ChangeRow
from faircount.briefing.charts.chart import draw
from faircount.briefing.charts.clash import ClashBar
from faircount.briefing.charts.funnel import FunnelChart, FunnelDot, FunnelLimit
from faircount.briefing.charts.pen import NARROW, WIDE
from faircount.briefing.charts.range_mark import dot_radius, draw_mark, mark_scale
from faircount.briefing.charts.series import SeriesBreak, SeriesChart, SeriesPoint, bands_show
from faircount.briefing.charts.tiles import AreaTile, draw_tile
from faircount.briefing.charts.tipping import TippingChart, TippingStep
from faircount.briefing.parts import MainPoint, RangeMark, ShownRange
from faircount.vocabulary.status import CellStatus
from tests.lib.charts import collisions, outside
from tests.lib.sample_area import change_chart, main_points

CAPTION = Caption(1, "A title", "A subtitle", "A source", "sample")
HIDDEN = (CellStatus.PRIMARY_SUPPRESSED, CellStatus.SECONDARY_SUPPRESSED, CellStatus.SUPPRESSED_AT_SOURCE)


def series(*cells, breaks=()):
    points = [SeriesPoint(f"20{place:02d}/{place + 1:02d}", cell) for place, cell in enumerate(cells, start=10)]
    return SeriesChart(CAPTION, tuple(points), breaks)


def test_the_line_is_cut_at_a_break_and_where_a_year_is_not_shown():
    broken = series(1, 2, 3, 4, 5, breaks=(SeriesBreak("A", "2012/13", "Break.", "Rules changed."),))
    assert broken.stretches() == [[0, 1], [2, 3, 4]]
    untouched = series(1, 2, 3, breaks=(SeriesBreak("A", "2011/12", "April 2011.", "Not these.", cuts=False),))
    assert untouched.stretches() == [[0, 1, 2]]
    assert untouched.tell().endswith("Marked changes: A: April 2011. Not these.")
    assert series(1, CellStatus.NO_ANSWER, 3).stretches() == [[0], [2]]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_hidden_cells_look_alike_whatever_hid_them(width):
    drawn = {tuple(draw(series(10, status, 30, 20), width).strokes) for status in HIDDEN}
    assert len(drawn) == 1
    told = {series(10, status, 30).tell() for status in HIDDEN}
    assert told == {next(iter(told))}
    assert "hidden" in next(iter(told))


def test_an_answer_that_never_came_is_a_dashed_square_and_not_a_dot_on_the_axis():
    none, zero = draw(series(10, CellStatus.NO_ANSWER), WIDE), draw(series(10, 0), WIDE)
    assert any("stroke-dasharray" in stroke and "<rect" in stroke for stroke in none.strokes)
    assert "0" in [label.words for label in zero.labels][-2:]
    assert [row[1] for row in series(10, CellStatus.NO_ANSWER, 0).tabulate().rows] == ["10", "[x]", "0"]


@pytest.mark.parametrize("cells", [(CellStatus.NO_ANSWER,) * 3, (0, 0, 0), (5,), (-2, 4, 9)])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_odd_series_are_drawn(cells, width):
    drawing = draw(series(*cells), width)
    assert not collisions(drawing)
    assert not outside(drawing)


def test_two_breaks_in_one_gap_stand_one_over_the_other():
    marks = tuple(SeriesBreak(letter, "2012/13", "Break.", "Changed.") for letter in "AB")
    drawing = draw(series(1, 2, 3, 4, breaks=marks), NARROW)
    assert not collisions(drawing)
    assert {"A", "B"} <= {label.words for label in drawing.labels}


def test_ranges_narrower_than_the_dots_are_left_to_the_words():
    wide = SeriesChart(CAPTION, (SeriesPoint("2015/16", 100, 80, 120),))
    narrow = SeriesChart(CAPTION, (SeriesPoint("2015/16", 64751, 64252, 65252),))
    assert bands_show(wide)
    assert not bands_show(narrow)


def test_the_dot_shrinks_before_the_band_does():
    assert dot_radius(100, 6.5) == 6.5
    assert dot_radius(9, 6.5) < 4.5
    assert dot_radius(0, 6.5) > 0


def _row(ratio, **given):
    return ChangeRow("A label", "A place", 3, 9, ratio, "3 times", "1 to 9 times", "Short", "D", **given)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize(
    "ratio",
    [None, ShownRange(3, 0.8, 17), ShownRange(0.1, 0.02, 0.4), ShownRange(1, 0.999, 1.001), ShownRange(40, 9, 120)],
)
def test_any_ratio_finds_room_and_a_refused_one_says_why(ratio, width):
    chart = replace(change_chart(), rows=(*change_chart().rows, _row(ratio, refusal="a base of 3 is too few to compare with")))
    drawing = draw(chart, width)
    assert not collisions(drawing)
    assert not outside(drawing)
    if ratio is None:
        assert "too few to compare" in chart.tell()
        assert chart.tabulate().rows[-1][3:5] == ("[z]", "a base of 3 is too few to compare with")


@pytest.mark.parametrize("status", HIDDEN)
def test_a_hidden_count_has_neither_figure_nor_range(status):
    row = replace(_row(None, refusal="not shown, so not compared"), after=status)
    drawing = draw(replace(change_chart(), rows=(row,)), WIDE)
    assert not {label.words for label in drawing.labels} & {"9", "3 times", "1 to 9 times"}
    assert replace(change_chart(), rows=(row,)).tabulate().rows[0][2] == "[c]"


@pytest.mark.parametrize("ends", [(1.32, 1.92, 2.64), (1.02, 1.05), (1.39, 1.45), (4, 9, 30)])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_steps_too_short_for_their_words_are_stacked(ends, width):
    words = ("a doubling or more", "a clear rise, not a doubling", "no clear rise left", "no rise at all")
    steps = [TippingStep(start, words[place], 3 - place) for place, start in enumerate((1, *ends))]
    drawing = draw(TippingChart(CAPTION, tuple(steps), "Not known."), width)
    assert not collisions(drawing)
    assert not outside(drawing)


@pytest.mark.parametrize("ratio", [(0.94, 0.85, 1.04), (2.64, 1.92, 3.66), (0.2, 0.1, 0.4), (9, 4, 20), (1, 0.2, 9)])
def test_the_marks_of_a_page_share_one_scale(ratio):
    mark = RangeMark(ShownRange(*ratio), "15 times fewer to 20 times more")
    points = (*main_points(), MainPoint("A sentence.", "A second line.", mark))
    scale = mark_scale(points)
    assert scale.low <= ratio[1] < ratio[2] <= scale.high
    for point in points:
        if isinstance(point.mark, RangeMark):
            drawing = draw_mark(point.mark, scale)
            assert not collisions(drawing)
            assert not outside(drawing)


def test_a_tile_of_few_is_hatched_and_tells_nothing_of_its_counts():
    few = AreaTile("A", "A", "a.html", 0, 0, ((1, 2, 3),), hatched=True)
    assert draw_tile(few).strokes == draw_tile(replace(few, stretches=((9, 1),))).strokes
    open_tile = replace(few, hatched=False, stretches=((5,), (7, CellStatus.NO_ANSWER, 9), (4, 6)))
    assert sum("<path" in stroke for stroke in draw_tile(open_tile).strokes) == 1


def test_a_tile_of_which_nothing_is_held_is_dashed_and_never_hatched():
    drawing = draw_tile(AreaTile("A", "A", "a.html", 0, 0))
    assert ["stroke-dasharray" in stroke and "<rect" in stroke for stroke in drawing.strokes] == [True]


def test_bars_with_long_names_get_them_on_top():
    names = BarsChart(CAPTION, (Bar("A very long name of a total that stands on forty-one forces", 10, True), Bar("B", 0)))
    drawing = draw(names, WIDE)
    assert not collisions(drawing)
    assert not outside(drawing)


def test_a_small_funnel_without_ranges_still_names_its_area():
    limits = tuple(FunnelLimit(n, 2.0, 6.0) for n in (50_000, 100_000, 400_000))
    points = (FunnelDot("Gwent", 120_000, 4.5, this_area=True), FunnelDot("Kent", 340_000, 3.0))
    chart = FunnelChart(CAPTION, points, 4.0, "England and Wales", limits, limits, left_out="One force is not drawn.")
    for width in (WIDE, NARROW):
        drawing = draw(chart, width)
        assert not collisions(drawing)
        assert "Gwent 4.5" in [label.words for label in drawing.labels]
    assert "One force is not drawn." in chart.tell()


def test_a_mark_at_the_far_right_has_its_label_at_its_left():
    scale = mark_scale(())
    drawing = draw_mark(RangeMark(ShownRange(4.0, 3.8, 4.15), "3.8 times as many"), scale)
    assert not collisions(drawing)
    assert drawing.labels[-1].box.right < scale.at(3.8)


def test_the_part_with_no_room_is_what_hangs_over():
    assert ClashBar("A", 270, room=53).over == 217
    assert ClashBar("A", 50, room=53).over == 0
    assert ClashBar("A", 50).over == 0
