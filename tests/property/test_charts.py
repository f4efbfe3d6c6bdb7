"""Promises of the charts over random content: labels never collide, ranges are drawn and told, what is hidden never shows."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.briefing.charts.chart import draw
from faircount.briefing.charts.lettering import Box
from faircount.briefing.charts.pen import NARROW, WIDE
from faircount.briefing.charts.series import SeriesChart, SeriesPoint, bands_show
from faircount.vocabulary.status import HIDDEN
from tests.lib.chart_contents import CONTENTS, WIDTHS, funnels, series
from tests.lib.charts import collisions, outside, smallest
from tests.lib.effort import examples

KINDS = pytest.mark.parametrize("kind", CONTENTS, ids=lambda kind: kind.__name__)
FEW = 40
"""Contents of each kind: a fault that one of ten shows is missed in 1 of 68 runs (0.9 to the 40th), and each run draws others."""


@KINDS
def test_a_chart_is_readable_whatever_it_holds(kind):
    @given(CONTENTS[kind], WIDTHS)
    @examples(FEW)
    def holds(chart, width):
        drawing = draw(chart, width)
        assert not collisions(drawing)
        assert not outside(drawing)
        assert smallest(drawing) >= 13

    holds()


@KINDS
def test_every_range_of_a_chart_is_drawn_and_told(kind):
    @given(CONTENTS[kind])
    @examples(FEW)
    def holds(chart):
        told, words = chart.tell(), chart.ranges()
        assert all(said in told for said in words)
        for width in (WIDE, NARROW):
            drawing = draw(chart, width)
            if not isinstance(chart, SeriesChart) or bands_show(chart):
                assert len(drawing.ranges) == len(words)
            inside = Box(0, 0, drawing.width, drawing.height).grown(2)
            assert all(band.within(inside) and band.left < band.right and band.top < band.bottom for band in drawing.ranges)

    holds()


@KINDS
def test_the_words_hold_no_figure_that_the_table_and_the_picture_lack(kind):
    @given(CONTENTS[kind])
    @examples(FEW)
    def holds(chart):
        table = chart.tabulate()
        counted = [str(len(table.rows) - rows) for rows in (0, 1)]  # how many there are, without or with a row for the whole
        assert all(len(row) == len(table.columns) for row in table.rows)
        labels = [label.words for width in (WIDE, NARROW) for label in draw(chart, width).labels]
        shown = [
            *table.columns,
            *chain.from_iterable(table.rows),
            *labels,
            chart.caption.title,
            *chart.ranges(),
            *counted,
        ]
        assert not _figures(chart.tell()) - _figures(" ".join(shown))

    holds()


def _figures(text):
    return set(re.findall(r"\d(?:[\d,]*\d)?(?:\.\d+)?", text))


@given(series(), st.sampled_from(sorted(HIDDEN)), st.sampled_from(sorted(HIDDEN)), WIDTHS)
@examples(FEW)
def test_which_rule_hid_a_cell_never_shows(chart, one, other, width):
    def hidden_by(status):
        points = (SeriesPoint(p.year, status) if p.count in HIDDEN else p for p in chart.points)
        return SeriesChart(chart.caption, tuple(points), chart.breaks)

    first, second = hidden_by(one), hidden_by(other)
    assert draw(first, width).strokes == draw(second, width).strokes
    assert first.tell() == second.tell()
    assert first.tabulate() == second.tabulate()


@given(series())
@examples(FEW)
def test_no_stretch_reaches_across_a_cut(chart):
    cut = {mark.before for mark in chart.breaks if mark.cuts}
    for stretch in chart.stretches():
        assert stretch == list(range(stretch[0], stretch[-1] + 1))
        assert not cut & {chart.points[place].year for place in stretch[1:]}


@given(funnels(), WIDTHS)
@examples(FEW)
def test_a_funnel_always_names_this_area_and_no_other(chart, width):
    names = [label.words for label in draw(chart, width).labels]
    assert sum(name.startswith("Devon & Cornwall") for name in names) == 1
    assert not any(name.startswith("Force") for name in names)
