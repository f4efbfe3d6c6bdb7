"""Two counts: what is said of them, what is drawn, and what is not compared."""

from __future__ import annotations

import pytest

from faircount.briefing.charts.change import ChangeChart
from faircount.briefing.charts.completeness import CompletenessChart
from faircount.briefing.charts.counts import CountsChart
from faircount.briefing.charts.possible import PossibleChart
from faircount.briefing.comparing.known import Known, parse_known
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.briefing.comparing.two_periods import compare_two
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import FinancialYear

YEARS = (FinancialYear(2015).period, FinancialYear(2016).period)
CLEVELAND = ComparisonRequest("E23000013", "sexual_under_18", Online.YES, periods=YEARS)


def two(before, after, asked=None, **more):
    return compare_two(parse_known(str(before), ""), parse_known(str(after), ""), asked or ComparisonRequest(), **more)


def test_the_tipping_points_are_those_of_the_known_case():
    found = two(55, 145)
    change, curve = found.charts
    assert isinstance(change, ChangeChart)
    assert isinstance(curve, CompletenessChart)
    assert [round(mark.times, 2) for mark in curve.marks] == [1.92, 2.64]
    assert curve.left(curve.marks[1].times).best == pytest.approx(1)
    assert curve.left(curve.marks[0].times).lower == pytest.approx(1)


def test_no_clear_change_can_be_made_clear_either_way_by_recording():
    words = [mark.words for mark in two(820, 772).charts[1].marks]
    assert words == ["below this a clear rise is left", "beyond this a clear fall is left"]


@pytest.mark.parametrize(("before", "after"), [(3, 11), (0, 6), (0, 0), (9, 40)])
def test_no_ratio_from_a_small_base_anywhere(before, after):
    found = two(before, after)
    (chart,) = found.charts
    assert isinstance(chart, CountsChart)
    assert set(found.numbers["ratio"]) == {"refused"}
    assert found.numbers["tipping"] is None
    assert not any("times as many" in row[0] for row in found.table.rows)


def test_bounds_are_a_band_without_a_best_figure():
    (chart,) = two("<5", 20).charts
    assert isinstance(chart, PossibleChart)
    assert (chart.lower, chart.upper) == (16, 19)


def test_a_hidden_count_gives_no_number_at_all():
    found = two("*", 20)
    assert found.refused
    assert found.charts == ()
    assert found.numbers["counts"] == [[None, None], [20, 20]]


def test_a_hidden_count_of_which_others_give_away_one_number_is_not_compared():
    found = compare_two(Known(3, 3, parse_known("*", "").status), Known(20, 20), ComparisonRequest())
    assert found.refused
    assert "between" not in " ".join(found.sentences)


def test_names_that_were_not_given_are_never_printed():
    printed = " ".join((*two(55, 145).sentences, *two("<5", 20).sentences, two(55, 145).title))
    assert "year 1" not in printed
    assert "Cleveland" not in printed
    assert "under-18s" not in printed


def test_the_same_counts_with_their_names_are_graded_by_the_register():
    found = two(55, 145, CLEVELAND)
    assert found.numbers["comparability"]["grade"] == "C"
    assert not found.numbers["comparability"]["at_most"]
    assert two(55, 145).numbers["comparability"]["at_most"]


def test_rates_over_equal_exposures_are_the_ratio_of_counts():
    assert two(55, 145, over=(500.0, 500.0)).numbers["ratio"] == two(55, 145).numbers["ratio"]


def test_rates_that_fall_while_counts_rise_are_never_said_to_have_risen():
    found = two(55, 60, over=(1000.0, 2000.0))
    said = " ".join(found.sentences)
    assert found.numbers["change"] == "fall"
    assert found.title.endswith("fell by more than chance would explain")
    assert "55 over 1,000 people in the earlier period, then 60 over 2,000 people in the later period." in said
    assert "For the same number of people, between" in said
    assert " rose " not in said
    assert "true of the count" not in said


def test_equal_counts_over_unequal_exposures_are_a_change():
    said = " ".join(two(100, 100, over=(1000.0, 2000.0)).sentences)
    assert "chance alone does not explain that" in said
    assert "equal counts" not in said


def test_an_audit_gives_no_ratio_from_a_small_base():
    said = " ".join(two(5, 30, ComparisonRequest(audits=((40, 100), (90, 100)))).sentences)
    assert "times as many" not in said
