"""The page of a comparison: whole by itself, each chart with its words and its table, nothing of a name taken for markup."""

from __future__ import annotations

from html import unescape

from lxml import html

from faircount.briefing.charts.caption import ChartTable
from faircount.briefing.comparing.compared import ComparisonReport
from faircount.writers.comparison import comparison_html
from tests.lib.sample_compared import many_charts, tipping_point_curves

TABLE = ChartTable(("Area", "Count", "Note"), (("<b>North & South</b>", "12", "–"),), (0, 2))


def page():
    charts = (tipping_point_curves()[0], *many_charts())
    return comparison_html(
        ComparisonReport("comparison", "A finding & its range", ("From 55 to 145.", "No “clear” change < 2."), TABLE, charts, {})
    ), charts


def test_nothing_is_fetched_from_anywhere():
    written, _ = page()
    tree = html.fromstring(written)
    assert not tree.xpath("//script | //link | //img | //iframe")
    assert not [target for target in tree.xpath("//@src | //@href") if not target.startswith("#")]


def test_each_chart_is_drawn_for_both_widths_told_and_in_a_table():
    written, charts = page()
    tree = html.fromstring(written)
    assert len(tree.xpath("//section/*[local-name()='svg']")) == 2 * len(charts)
    told = [" ".join(found.text_content().split()) for found in tree.xpath("//details/p")]
    assert told == [" ".join(chart.tell().split()) for chart in charts]
    assert len(tree.xpath("//details//table")) == len(charts)


def test_ids_are_used_once_and_every_reference_leads_to_one():
    tree = html.fromstring(page()[0])
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = [each for found in tree.xpath("//@aria-labelledby | //@aria-describedby") for each in found.split()]
    assert set(named) <= set(ids)


def test_names_are_never_markup():
    written, _ = page()
    assert "<b>North" not in written
    assert "<b>North & South</b>" in unescape(written)


def test_columns_of_words_stand_left_and_figures_right():
    cells = html.fromstring(page()[0]).xpath("//section[last()]//tbody/tr/td")
    assert [cell.get("class") for cell in cells] == [None, "w"]
