"""Figures out of a project: as they may be shown, both periods from one source, what is not held said to be so."""

from __future__ import annotations

import pytest

from faircount.briefing.comparing.request import ComparisonRequest
from faircount.errors import BadProject, NotComparable
from faircount.pipeline.compare import compare_project
from faircount.vocabulary.periods import FinancialYear
from tests.lib.held_projects import DURHAM, ESSEX, KENT, holding

YEARS = (FinancialYear(2015).period, FinancialYear(2016).period)


@pytest.fixture
def project(tmp_path):
    """A project whose ledger holds what a test puts there: (area, year, count, source)."""
    return lambda *held: holding(tmp_path / "campaign", held)


def asked(area=None, periods=YEARS):
    return ComparisonRequest(area, "sexual_under_18", periods=periods)


def test_both_periods_come_from_one_source_the_most_trusted_that_has_both(project):
    folder = project((KENT, 2015, 100, "paper"), (KENT, 2016, 160, "paper"), (KENT, 2016, 150, "table"))
    found = compare_project(folder, asked(KENT))
    assert found.numbers["counts"] == [100, 160]
    assert "From: The paper" in found.remarks


def test_what_a_force_answered_is_protected_before_it_is_compared(project):
    found = compare_project(project((KENT, 2015, 3, "answer"), (KENT, 2016, 30, "answer")), asked(KENT))
    assert found.refused
    assert found.numbers["refused"] == "hidden"
    assert "3" not in "".join(found.sentences)


def test_all_years_of_an_area_make_a_series_with_the_breaks_of_the_register(project):
    held = [(KENT, year, 400 + 10 * year % 70, "table") for year in range(2012, 2022)]
    found = compare_project(project(*held), asked(KENT, None))
    assert found.kind == "series"
    assert len(found.charts[0].points) == 10


def test_forces_of_which_no_source_has_both_periods_are_named_and_left_out(project):
    both = [(area, year, 50 + 7 * place, "table") for place, area in enumerate((KENT, DURHAM)) for year in (2015, 2016)]
    found = compare_project(project(*both, (ESSEX, 2015, 80, "table"), (ESSEX, 2016, 90, "paper")), asked())
    assert found.numbers["compared"] == 2
    assert "Essex (no source has both periods)" in " ".join(found.sentences)


def test_a_count_net_of_cancelled_records_is_a_gap_in_a_series_and_no_pair(project):
    held = [(KENT, year, count, "table") for year, count in zip(range(2012, 2018), (40, 42, -2, 39, 44, 41), strict=True)]
    folder = project(*held)
    assert compare_project(folder, asked(KENT, None)).charts[0].points[2].value is None
    pair = compare_project(folder, asked(KENT, (FinancialYear(2013).period, FinancialYear(2014).period)))
    assert pair.numbers["refused"] == "net of cancelled"


def test_what_is_not_held_is_said_with_where_to_look(project):
    folder = project((KENT, 2015, 100, "paper"))
    with pytest.raises(NotComparable, match="faircount ledger 'Durham'"):
        compare_project(folder, asked(DURHAM))


def test_a_project_that_was_not_built_is_refused(tmp_path):
    holding(tmp_path / "new", ())
    with pytest.raises(BadProject, match="faircount build"):
        compare_project(tmp_path / "new", asked(KENT))
