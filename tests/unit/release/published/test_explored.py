"""What the page of exploring holds stands in the published rows to the last number, and nothing that they hide is in it."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from faircount.briefing.explored import ExploredPoint
from faircount.release.published.areas import children_records
from faircount.release.published.explored import explored, yearly_periods
from faircount.release.published.figures import figure_records
from faircount.tables.figures import Figure
from faircount.tables.protected import withhold
from faircount.vocabulary.ages import UNDER_18
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust
from faircount.writers.publication import PublicationTable
from tests.lib.inputs import inputs
from tests.lib.publications import protected, publication

CLEVELAND, KENT = "E23000013", "E23000032"
SOURCES = {
    "official": Source("official", "Table", "Home Office", "c" * 64, Trust.OFFICIAL),
    "paper": Source("paper", "Report", "The Gazette", "b" * 64, Trust.PRESS),
}


def cell(area: str, year: int, count: int, source: str = "official") -> Figure:
    return Figure(
        area, FinancialYear(year).period, Counted.OFFENCES, "child_named", count, count, source_id=source, locator=f"{area}{year}"
    )


def hidden(area: str, year: int) -> Figure:
    return withhold(cell(area, year, 3))


def from_figures(figures, first="child_named", children=()):
    records = {}
    for area in (CLEVELAND, KENT):
        own = [figure for figure in figures if figure.area == area]
        if own:
            records[area] = figure_records(publication(PublicationTable("by-year", protected(own))))
    return records, explored(records, children, SOURCES, (CLEVELAND, KENT), first)


@inputs(15)
@given(st.lists(st.tuples(st.sampled_from((CLEVELAND, KENT)), st.integers(2012, 2022), st.integers(-3, 900)), max_size=20))
def test_every_number_stands_in_a_published_row_of_its_area_and_year(drawn):
    figures = [hidden(area, year) if count < 0 else cell(area, year, count) for area, year, count in drawn]
    records, found = from_figures(figures)
    told = {
        (one.area_code, one.period, one.count, one.chance_lower, one.chance_upper) for rows in records.values() for one in rows
    }
    codes = {"cleveland": CLEVELAND, "kent": KENT}
    for series in found.series:
        for slug, points in series.points.items():
            for year, point in zip(series.years, points, strict=True):
                if point is not None:
                    assert (codes[slug], year, point.count, point.lower, point.upper) in told
                    assert (point.count is None) == bool(point.mark)
                    assert all(any(row[:3] == (codes[slug], year, other) for row in told) for other in point.others)


def test_a_hidden_count_is_a_mark_and_a_year_without_a_row_is_nothing():
    _, found = from_figures([cell(CLEVELAND, 2014, 40), hidden(CLEVELAND, 2015), cell(CLEVELAND, 2017, 0)])
    points = found.series[0].points["cleveland"]
    assert [point and (point.count, point.mark) for point in points] == [(40, ""), (None, "c"), None, (0, "")]
    assert points[1] == ExploredPoint(None, "c", source=0)


def test_of_two_sources_the_official_one_is_drawn_and_the_other_is_said():
    _, found = from_figures([cell(KENT, 2014, 40), cell(KENT, 2014, 44, "paper"), cell(KENT, 2015, 50)])
    assert (found.series[0].points["kent"][0].count, found.series[0].points["kent"][0].others) == (40, (44,))


def test_nothing_published_gives_nothing_to_explore():
    assert from_figures([])[1].series == ()
    assert from_figures([cell(KENT, 2014, 40)])[1].series == ()


def test_the_series_of_the_site_comes_first_and_a_mark_is_part_of_the_name():
    online = [replace(cell(area, year, 9), online=Online.YES) for area in (CLEVELAND, KENT) for year in range(2014, 2018)]
    _, found = from_figures([*online, cell(KENT, 2014, 40), cell(KENT, 2015, 50)], first="child_named")
    assert [series.key for series in found.series] == ["child_named-online-yes", "child_named"]
    assert found.series[0].label.endswith("marked as online")
    assert len({series.key for series in found.series}) == len(found.series)


def test_children_are_listed_for_the_years_that_are_shown_and_those_alone():
    records, _ = from_figures([cell(KENT, 2014, 40), cell(KENT, 2015, 50)])
    years = yearly_periods(one for rows in records.values() for one in rows)

    class Estimates:
        def children(self, _, period):
            return 330_000 if period.label == "2015/16" else None

        def source_of(self, _):
            return SOURCES["official"]

    rows = children_records(Estimates(), [KENT], years)
    assert [(row.period, row.children) for row in rows] == [("2015/16", 330_000)]
    assert children_records(None, [KENT], years) == ()
    assert json.loads(rows[0].model_dump_json())["area"] == "Kent"


def test_a_source_that_says_under_18_counts_what_one_that_does_not_counts_where_the_offence_says_so():
    told = [cell(KENT, 2014, 40), replace(cell(KENT, 2015, 50), ages=UNDER_18)]
    against = [replace(one, offence="sexual_under_18") for one in told]
    every = [replace(one, offence="all_sexual") for one in (*told, cell(KENT, 2016, 60))]
    keys = {
        series.key: sum(point is not None for point in series.points["kent"])
        for series in from_figures([*against, *every])[1].series
    }
    assert keys == {"sexual_under_18": 2, "all_sexual": 2}
