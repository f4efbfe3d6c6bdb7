"""Every kind of chart, drawn twice: labels apart, large enough, told in words, and the same bytes each time."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

import pytest
from lxml import etree

from faircount.briefing import charts
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.chart import Chart, draw
from faircount.briefing.charts.methods import MethodBar, MethodsChart
from faircount.briefing.charts.pen import NARROW, WIDE, svg
from tests.lib.chart_contents import CONTENTS
from tests.lib.charts import collisions, outside, smallest
from tests.lib.sample_area import change_chart, funnel_of, series_of, tipping_chart, yearly
from tests.lib.sample_compared import audited_shares, counts_apart, many_charts, outlook_fan, process_chart, tipping_point_curves
from tests.lib.sample_finding import clash_chart, possible_chart
from tests.lib.sample_national import national

METHODS_CHART = MethodsChart(
    Caption(None, "What each method leaves of the table", "Cells over 0", "", "methods"),
    (
        MethodBar("suppression", 279, 0, 0, 2499),
        MethodBar("coarsening: age in 2 classes for 6, offence in 9 classes for 14", 413, 0, 0, 990),
        MethodBar("rounding to 5", 0, 1051, 1727, 0, proposed=True),
        MethodBar("of an empty table", 0, 0, 0, 0),
    ),
)
SAMPLES = {
    "bars": national().totals,
    "change": change_chart(),
    "clash": clash_chart(),
    "funnel": funnel_of("Cleveland", "Cleveland among the 43 forces"),
    "funnel of a small force": funnel_of("London, City of", "A small force"),
    "methods": METHODS_CHART,
    "possible": possible_chart(),
    "series": series_of("Cleveland", "Counts rose"),
    "series of a small force": series_of("London, City of", "Too few to speak of a change"),
    "series of the country": national().series,
    "tipping": tipping_chart(),
    "tipping-point curve of a rise": tipping_point_curves()[0],
    "tipping-point curve of no clear change": tipping_point_curves()[1],
    "counts apart": counts_apart(),
    "process chart": process_chart(),
    "funnel of changes": many_charts()[0],
    "places left open": many_charts()[1],
    "outlook": outlook_fan(),
    "audit": audited_shares(),
}


def test_every_kind_of_chart_has_a_sample():
    assert {type(chart) for chart in SAMPLES.values()} == set(CONTENTS)


def test_every_kind_of_chart_has_drawn_contents():
    for module in iter_modules(charts.__path__, f"{charts.__name__}."):
        import_module(module.name)
    assert {kind.__name__ for kind in Chart.__subclasses__()} == {kind.__name__ for kind in CONTENTS}


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", SAMPLES)
def test_labels_stand_apart_inside_and_large_enough(name, width):
    drawing = draw(SAMPLES[name], width)
    assert drawing.width == width
    assert not collisions(drawing)
    assert not outside(drawing)
    assert smallest(drawing) >= 13


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_reading_that_is_not_possible_stands_beyond_the_band(width):
    chart = replace(possible_chart(), upper=191)
    drawing = draw(chart, width)
    [band] = drawing.ranges
    [beyond] = [float(x) for x in re.findall(r'<line x1="([\d.]+)" y1="23"', "".join(drawing.strokes))]
    units = (band.right - band.left) / 191
    assert beyond == pytest.approx(band.left + 236 * units, abs=0.2)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_chart_is_told_and_tabled_from_the_same_facts(name):
    chart = SAMPLES[name]
    table = chart.tabulate()
    assert chart.caption.title in chart.tell()
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert table.rows


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", SAMPLES)
def test_the_picture_has_title_and_description_and_the_same_bytes(name, width):
    chart = SAMPLES[name]
    written = svg(draw(chart, width), "figure", 'A title with "quotes" & <signs>', chart.tell())
    tree = etree.fromstring(written.encode())
    assert tree.get("role") == "img"
    assert [child.tag.rsplit("}")[-1] for child in tree[:2]] == ["title", "desc"]
    assert tree.get("aria-labelledby") == tree[0].get("id")
    assert written == svg(draw(chart, width), "figure", 'A title with "quotes" & <signs>', chart.tell())


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("area", sorted(yearly()))
def test_every_force_has_its_series_and_its_place_in_the_funnel(area, width):
    series, funnel = draw(series_of(area, "Counts"), width), draw(funnel_of(area, "Among the forces"), width)
    for drawing in (series, funnel):
        assert not collisions(drawing)
        assert not outside(drawing)
    assert any(label.words.startswith(area) for label in funnel.labels), "the area itself is always labelled"
    assert any(label.words == f"{int(yearly()[area]['2022/23']):,}" for label in series.labels), "so is the latest figure"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("tipping-point curve of a rise", "completeness"),
        ("counts apart", "counts"),
        ("process chart", "control"),
        ("funnel of changes", "changes"),
        ("places left open", "ranks"),
    ],
)
def test_a_comparison_is_drawn_as_it_was_when_last_looked_at(golden, name, stem):
    for width in (WIDE, NARROW):
        golden(f"charts/{stem}-{width}.svg", svg(draw(SAMPLES[name], width), "figure", "A figure", "Told") + "\n")


def test_figure_1_is_drawn_as_it_was_when_last_looked_at(golden):
    for width in (WIDE, NARROW):
        golden(f"charts/change-{width}.svg", svg(draw(SAMPLES["change"], width), "figure", "Figure 1", "Told") + "\n")
