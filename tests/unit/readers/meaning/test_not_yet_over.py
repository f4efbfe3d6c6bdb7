"""What ends after the day on which it was told is asked about, and nothing else is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import faircount as fc
from faircount.readers.meaning.not_yet_over import NOT_YET_OVER, ask_what_is_not_over
from faircount.review.matters import matters_of
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.tables.figure_columns import FigureColumns
from faircount.vocabulary.periods import FinancialYear, parse_period
from tests.lib.inputs import inputs

PERIODS = st.sampled_from([*(FinancialYear(year).period for year in range(2015, 2036)), parse_period("2026-01-01..2026-12-31")])
FIGURES = st.lists(
    st.builds(
        lambda period, number, doubt: AnsweredFigure(
            "Kent Police", period, "offences", "rape", number, number, number, f"csv!B{number}", doubt=doubt
        ),
        PERIODS,
        st.integers(0, 900),
        st.sampled_from(("", "the unit is not said")),
    ),
    max_size=12,
)
DAYS = st.dates(date(2016, 1, 1), date(2036, 1, 1))


@inputs(100)
@given(figures=FIGURES, behind=FIGURES, today=DAYS, dated=st.none() | DAYS)
def test_what_ends_later_waits_and_all_else_stays(figures, behind, today, dated):
    read = Extract("kent.csv", "0" * 64, "csv", tuple(figures), proposals=FigureColumns.of(behind), dated=dated)
    found = ask_what_is_not_over(read, today)
    told = min(today, dated or today)
    assert list(found.figures) == [figure for figure in figures if figure.period.end <= told]
    late = [figure for figure in found.proposals if figure.period.end > told]
    assert len(found.figures) + len(found.proposals) == len(figures) + len(behind)
    assert all(f"{NOT_YET_OVER}{figure.period.label}" in figure.doubt for figure in late)
    assert not [figure for figure in found.proposals if figure.period.end <= told and NOT_YET_OVER in figure.doubt]
    assert ask_what_is_not_over(found, today) == found, "what is asked is asked once"


@inputs(30)
@given(ahead=st.integers(1, 400))
def test_a_day_later_a_year_may_be_whole(ahead):
    year = FinancialYear(2019).period
    whole = Extract("a.csv", "", "csv", (AnsweredFigure("Kent Police", year, "offences", "rape", 7, 7, 7, "csv!B2"),))
    assert not ask_what_is_not_over(whole, year.end).proposals
    assert not ask_what_is_not_over(whole, year.end + timedelta(ahead)).proposals
    assert ask_what_is_not_over(whole, year.end - timedelta(ahead)).proposals


@pytest.mark.parametrize("years", [("2034/35", "2035/36"), ("2015/16", "2099/00")])
def test_each_period_ahead_is_one_question_at_the_door(tmp_path, years):
    path = tmp_path / "kent.csv"
    path.write_text(f"Kent Police: sexual offences against under 18s\n,{','.join(years)}\nOffences recorded,10,20\n", "utf-8")
    found = fc.read_answer(path)
    ahead = [year for year in years if year > "2026"]
    assert len([doubt for doubt in found.doubts if "before their period ended" in doubt.question]) == len(ahead)
    assert found.frame().height == len(years) - len(ahead)


def test_a_year_to_date_that_names_its_days_is_read(tmp_path):
    path = tmp_path / "kent.csv"
    path.write_text(
        "Kent Police: sexual offences against under 18s\n,2024/25,April to June 2025\nOffences recorded,10,20\n", "utf-8"
    )
    assert not fc.read_answer(path).doubts


def test_decisions_are_taken_period_by_period():
    figures = [
        AnsweredFigure("Kent Police", FinancialYear(year).period, "offences", "rape", 7, 7, 7, f"csv!{place}2")
        for place, year in zip("BCD", (2033, 2034, 2035), strict=True)
    ]
    found = ask_what_is_not_over(Extract("a.csv", "0" * 64, "csv", tuple(figures)), date(2034, 12, 2))
    assert [len(matter.figures) for matter in matters_of(found)] == [1, 1]
