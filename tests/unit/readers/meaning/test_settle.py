"""What the figures of a table say about each other: a printed total against what is said of a mark."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from faircount.readers.read import read_answer
from faircount.vocabulary.status import HIDDEN
from tests.unit.readers.pictures import read

TABLE = """Cumbria Constabulary,,,
Sexual offences with victim aged under 18,,,
,Online flag,No online flag,Total
2021/22,{},{},{}
{},,,
"""
NOTE = "* = numbers under 10"


def told(tmp_path_factory, yes, no, total, note=NOTE):
    path: Path = tmp_path_factory.mktemp("answer") / "cumbria.csv"
    path.write_text(TABLE.format(yes, no, total, note))
    return read_answer(path).figures


@given(st.integers(3, 2_000))
def test_a_mark_that_its_total_does_not_allow_has_no_limits_and_is_asked_about(tmp_path_factory, total):
    hidden = [one for one in told(tmp_path_factory, "*", "*", total) if one.status in HIDDEN]
    assert len(hidden) == 2
    for one in hidden:
        assert (one.lower, one.upper) == ((1, 9) if total <= 18 else (None, None))
        assert ("the answer does not say what the mark" in one.doubt) == (total > 18)


@given(st.integers(0, 9), st.integers(0, 9))
def test_under_a_mark_may_be_left_over_what_a_year_that_hides_nothing_leaves(tmp_path_factory, left, left_elsewhere):
    path: Path = tmp_path_factory.mktemp("answer") / "kent.csv"
    rows = f"2014/15,{17 + 4 + left},17,*\n2015/16,{30 + 12 + left_elsewhere},30,12"
    path.write_text(
        f"Kent Police: sexual offences with victim aged under 18,,,\nYear,Total,Girls,Boys\n{rows}\n* means 1 to 4,,,\n"
    )
    (hidden,) = (one for one in read_answer(path).figures if one.status in HIDDEN)
    assert ("the answer does not say what the mark" in hidden.doubt) == (left > left_elsewhere)


@given(st.integers(20, 400), st.integers(1, 9))
def test_a_mark_that_its_total_allows_keeps_its_limits(tmp_path_factory, shown, hidden):
    (one,) = [one for one in told(tmp_path_factory, "*", shown, shown + hidden) if one.status in HIDDEN]
    assert (one.lower, one.upper, one.doubt) == (1, 9, "")


def test_a_limit_that_stands_in_the_cell_is_not_taken_away(tmp_path_factory):
    figures = told(tmp_path_factory, "<10", "<10", 60, "Figures below 10 are not shown")
    assert [(one.lower, one.upper) for one in figures if one.status in HIDDEN] == [(1, 9), (1, 9)]
    assert all("do not agree" in one.doubt for one in figures)


def test_a_row_not_flagged_is_of_the_flag_that_the_row_beside_it_names(tmp_path):
    path = tmp_path / "suffolk.csv"
    rows = ("All offences,201,214", "Online flagged,*,14", "Not flagged,198,200", "* withheld: fewer than 5,,")
    path.write_text("\n".join(("Suffolk Constabulary", "Sexual offences against under 18s", ",2022/23,2023/24", *rows, "")))
    found = read_answer(path)
    assert [str(one.online) for one in found.figures] == ["all", "all", "yes", "yes", "no", "no"]


def test_a_year_with_a_percent_sign_heads_a_column(tmp_path):
    path = tmp_path / "durham.csv"
    rows = (
        "Age,2022/23,2022/23 %,2023/24,2023/24 %",
        "0 to 3,<5,2.0%,8,4.7%",
        "4 to 17,147,98.0%,162,95.3%",
        "Total,150,100%,170,100%",
    )
    path.write_text("\n".join(("Durham Constabulary", "Sexual offences against under 18s", *rows, "")))
    counts = [one for one in read_answer(path).figures if one.is_count]
    assert [one.number for one in counts] == [None, 8, 147, 162, 150, 170]


def test_whoever_is_over_an_age_is_under_that_of_the_table(tmp_path):
    path = tmp_path / "kent.csv"
    rows = (",2022/23,2023/24", "Aged 0 to 3,12,9", "Aged 4 and over,490,507", "Total,502,516")
    path.write_text("\n".join(("Kent Police: sexual offences against under-18s", *rows, "")))
    assert {(one.ages.low, one.ages.high) for one in read_answer(path).figures} == {(0, 3), (4, 17), (0, 17)}


def test_one_thing_spelt_in_two_ways_is_one_thing(tmp_path: Path) -> None:
    first = "Kent Police: sexual offences against under 18s\nAll of Kent,2019/20\nSexual offences,1905\nOnline flag,402\n"
    second = "Ashford district only,2019/20\nsexual offences against children,421\nOnline flag,83\n"
    found = read(tmp_path, "kent.csv", f"{first}\nKent Police: sexual offences against under 18s\n{second}")
    assert not found.figures
    assert sorted(figure.number or 0 for figure in found.proposals) == [83, 402, 421, 1905]


def test_offences_of_all_ages_and_those_against_children_are_two_things(tmp_path: Path) -> None:
    rows = ",2019/20,2020/21\nAll sexual offences,2402,2511\nChild sexual offences,861,903\n"
    found = read(tmp_path, "kent.csv", f"Kent Police: recorded crime\n{rows}")
    assert sorted(figure.number or 0 for figure in found.figures) == [861, 903, 2402, 2511]
