"""What the figures of a table say about each other: a printed total against what is said of a mark."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from faircount.readers.read import read_answer
from faircount.vocabulary.status import HIDDEN

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


@given(st.integers(20, 400), st.integers(1, 9))
def test_a_mark_that_its_total_allows_keeps_its_limits(tmp_path_factory, shown, hidden):
    (one,) = [one for one in told(tmp_path_factory, "*", shown, shown + hidden) if one.status in HIDDEN]
    assert (one.lower, one.upper, one.doubt) == (1, 9, "")


def test_a_limit_that_stands_in_the_cell_is_not_taken_away(tmp_path_factory):
    figures = told(tmp_path_factory, "<10", "<10", 60, "Figures below 10 are not shown")
    assert [(one.lower, one.upper) for one in figures if one.status in HIDDEN] == [(1, 9), (1, 9)]
    assert all("do not agree" in one.doubt for one in figures)
