"""Promises of every comparison that is shown: sober words, readable charts, whole JSON, bounds that hold every count."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from faircount.briefing.charts.chart import draw
from faircount.briefing.charts.pen import NARROW, WIDE
from faircount.briefing.comparing.cuts import find_cuts
from faircount.briefing.comparing.known import UNKNOWN, Known
from faircount.briefing.comparing.many import AreaCounts, compare_many
from faircount.briefing.comparing.many_charts import charts_of
from faircount.briefing.comparing.many_words import numbers_of, table_of, title_of, told
from faircount.briefing.comparing.request import ComparisonRequest, Declared
from faircount.briefing.comparing.rows import CountedRow
from faircount.briefing.comparing.series import follow
from faircount.briefing.comparing.series_words import compared_series
from faircount.compare.compare import change_between
from faircount.compare.estimate import Rate
from faircount.compare.forbidden import forbidden_words
from faircount.pipeline.compare import compare_counts
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.status import CellStatus
from faircount.writers.comparison import as_json
from tests.lib.charts import collisions, outside, smallest
from tests.lib.inputs import inputs

COUNTS = st.one_of(st.integers(0, 30), st.integers(0, 3_000), st.integers(0, 900_000))
HIDDEN = Known(None, None, CellStatus.SUPPRESSED_AT_SOURCE)
YEARS = (FinancialYear(2015).period, FinancialYear(2016).period)
ASKED = st.sampled_from(
    [
        ComparisonRequest(),
        ComparisonRequest("E23000013", "sexual_under_18", Online.YES, periods=YEARS),
        ComparisonRequest("E23000013", "sexual_under_18", periods=YEARS, confidence=0.998),
        ComparisonRequest(offence="child_named", periods=(FinancialYear(2016).period, FinancialYear(2017).period)),
    ]
)


def is_sober(*words):
    return not [hit.text for text in words for hit in forbidden_words(text)]


def is_readable(chart):
    for width in (WIDE, NARROW):
        drawing = draw(chart, width)
        assert not collisions(drawing)
        assert not outside(drawing)
        assert smallest(drawing) >= 13
    assert all(said in chart.tell() for said in chart.ranges())
    return is_sober(chart.tell())


@given(COUNTS, COUNTS, ASKED)
@inputs(30)
def test_two_counts_are_told_soberly_drawn_readably_and_written_whole(before, after, asked):
    found = compare_counts([str(before), str(after)], asked)
    assert is_sober(found.title, *found.sentences)
    assert all(is_readable(chart) for chart in found.charts)
    assert json.loads(as_json(found))["counts"] == [before, after]


@given(st.integers(0, 60), st.integers(0, 12), st.integers(0, 60), st.integers(0, 12), st.data())
@inputs(40)
def test_what_is_said_of_bounds_holds_for_every_count_in_them(before, before_wide, after, after_wide, drawn):
    found = compare_counts([f"{before}..{before + before_wide}", f"{after}..{after + after_wide}"], ComparisonRequest())
    one = drawn.draw(st.integers(before, before + before_wide))
    other = drawn.draw(st.integers(after, after + after_wide))
    if found.refused:
        assert before_wide == 0 or after_wide == 0, "only a hidden count that has shrunk to one number is refused"
        return
    span = found.numbers["count_change"]
    assert span["lower"] <= other - one <= span["upper"]
    if found.numbers["change"] is not None:
        assert found.numbers["change"] == str(change_between(Rate(other), Rate(one)))
    if "ratio" in found.numbers:
        assert found.numbers["ratio"]["lower"] <= other / one <= found.numbers["ratio"]["upper"]
    assert all(is_readable(chart) for chart in found.charts)


CELLS = st.one_of(
    st.builds(lambda count: Known(count, count), st.integers(0, 900)),
    st.sampled_from([UNKNOWN, HIDDEN, Known(1, 4, HIDDEN.status)]),
)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=4, max_size=16))
@inputs(15)
def test_many_areas_are_counted_as_they_are_and_never_ranked(pairs):
    counts = {f"Area {place:02d}": AreaCounts(*pair) for place, pair in enumerate(pairs)}
    exact = {area: (one, two) for area, each in counts.items() if None not in (one := each.before.exact, two := each.after.exact)}
    if len(exact) < 2 or not sum(before for before, _ in exact.values()) or not sum(after for _, after in exact.values()):
        return
    held = compare_many(counts, ComparisonRequest())
    values = numbers_of(held)
    assert values["compared"] == len(exact)
    assert values["together"]["counts"] == [
        sum(before for before, _ in exact.values()),
        sum(after for _, after in exact.values()),
    ]
    assert set(values["left_out"]) == set(counts) - set(exact)
    assert f"Of {len(exact)} compared" in " ".join(told(held))
    assert is_sober(title_of(held), *told(held))
    names = [row[0] for row in table_of(held).rows]
    assert names == sorted(names)
    assert all(is_readable(chart) for chart in charts_of(held))
    json.dumps(values, allow_nan=False)


@given(st.lists(st.one_of(st.integers(0, 60), st.none()), min_size=4, max_size=40), st.booleans(), st.integers(1, 39))
@inputs(20)
def test_a_series_is_told_soberly_and_its_gaps_stay_gaps(counts, rated, cut):
    rows = [
        CountedRow(
            "", f"period {place}", None, HIDDEN if count is None else Known(count, count), 1000.0 + place if rated else None
        )
        for place, count in enumerate(counts)
    ]
    if sum(count is not None for count in counts) < 3:
        return
    asked = ComparisonRequest(breaks=(Declared(f"period {cut}", "new system"),) if cut < len(counts) else ())
    found = compared_series(follow(rows, find_cuts(rows, asked), asked))
    assert is_sober(found.title, *found.sentences, *found.remarks)
    assert all(is_readable(chart) for chart in found.charts)
    assert [each["count"] for each in json.loads(as_json(found))["periods"]] == counts
