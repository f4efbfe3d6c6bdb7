"""Words under an axis are thinned by the room they really take, in every chart."""

from __future__ import annotations

import pytest

from faircount.briefing.charts.axes import name_across
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.chart import draw
from faircount.briefing.charts.completeness import CompletenessChart, CompletenessMark
from faircount.briefing.charts.funnel import FunnelChart, FunnelDot, FunnelLimit
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.briefing.parts import ShownRange
from tests.lib.charts import collisions, outside

CAPTION = Caption(1, "A title", "A subtitle", "A source", "sample")


def test_words_moved_in_from_the_edge_are_judged_where_they_stand():
    drawing = Drawing(NARROW, 40)
    assert name_across(drawing, [(262, "200,000"), (346, "500,000"), (5, "100"), (349, "1 million")], 20) == [262, 346, 5]
    assert [label.words for label in drawing.labels] == ["200,000", "500,000", "100"]
    assert not outside(drawing)


def test_what_matters_most_is_named_first():
    drawing = Drawing(NARROW, 40)
    assert name_across(drawing, [(100, "no change"), (90, "left out"), (300, "kept")], 20) == [100, 300]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_funnel_of_two_areas_names_no_size_over_another(width):
    points = (FunnelDot("Devon & Cornwall", 5_281, 0, True, 0.0, 0.0), FunnelDot("Elsewhere", 384_616, 0))
    sizes = [700 * 4_000 ** (step / 39) for step in range(40)]
    chance, spread = (tuple(FunnelLimit(size, 0, upper) for size in sizes) for upper in (0, 2))
    drawing = draw(FunnelChart(CAPTION, points, 0, "England and Wales", chance, spread), width)
    assert not collisions(drawing)
    assert not outside(drawing)
    assert "200,000" in [label.words for label in drawing.labels]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_curve_whose_only_mark_is_as_complete_as_before_still_has_an_axis(width):
    chart = CompletenessChart(
        CAPTION, ShownRange(0.5, 0.25, 1.0), (CompletenessMark(1.0, "none left"),), "recording", "2015/16", "2016/17"
    )
    drawing = draw(chart, width)
    assert not collisions(drawing)
    assert len(drawing.ranges) == 1
