"""What the comparison of counts and tables refuses: what would be read wrongly, and options that nothing would be done with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faircount.briefing.comparing.known import parse_known
from faircount.briefing.comparing.request import ComparisonRequest, Declared
from faircount.errors import FaircountError, NotComparable, SchemaMismatch, WrongArgument
from faircount.pipeline.compare import compare_counts, compare_table, outlook_of_table
from faircount.vocabulary.periods import FinancialYear, calendar_year, parse_period
from tests.lib.inputs import inputs

ASKED = ComparisonRequest()


@pytest.fixture
def table(tmp_path):
    def write(text):
        path = tmp_path / "counts.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("text", ["5..", "..5", "1..4..", "5.", "1..", "5,", "4–", "..", "5...9"])
def test_a_range_without_one_of_its_ends_is_not_its_other_end(text):
    with pytest.raises(SchemaMismatch, match="write a count"):
        parse_known(text, "count 1")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("period,count\n2013/14,5\n2014/15,6\nApril 2015,7\n", "not equally long"),
        ("period,count\n2013/14,5\n2014/15,6\n2015,7\n", "share days"),
        ("period,count\n2013/14,5\n2014/15,6\nTotal,11\n", "'Total' is no period that can be read"),
        ("period,count\nApril 2015,5\nMay 2015,6\n2015/16,60\n", "share days"),
    ],
)
def test_a_series_is_of_like_periods_that_share_no_day(table, text, says):
    with pytest.raises(NotComparable, match=says):
        compare_table(table(text), ASKED)


def test_a_february_is_as_long_as_a_march(table):
    assert compare_table(table("month,count\n2016-01,5\n2016-02,6\n2016-03,7\n2016-04,9\n"), ASKED).kind == "series"


@pytest.mark.parametrize(
    "text",
    [
        "area,2015/16,2016/17\nNorth,5,6\nSouth,7,8\nNorth,50,60\n",
        "area,before,after\nCleveland,5,6\nSouth,7,8\nCleveland Police,50,60\n",
        "area,period,count\nCleveland,2015/16,5\nCleveland Police,2015/16,50\nSouth,2015/16,7\nSouth,2016/17,8\n",
        "area,period,count\nNorth,2015/16,5\nNorth,2015-16,50\nNorth,2016/17,8\n",
    ],
)
def test_an_area_or_a_period_that_stands_twice_is_refused(table, text):
    with pytest.raises(SchemaMismatch, match="of one area and period"):
        compare_table(table(text), ASKED)


def test_an_area_under_two_names_is_one_area(table):
    text = "area,period,count\nCleveland,2015/16,55\nCleveland Police,2016/17,145\n"
    assert compare_table(table(text), ASKED).kind == "two periods"


@pytest.mark.parametrize(
    "heads",
    ["area,period,count,count", "area,period,count,offences", "area,2015/16,2016/17,2015/16", "area,2015/16,2016/17,2015-16"],
)
def test_heads_that_are_one_thing_are_refused(table, heads):
    with pytest.raises(SchemaMismatch, match="two columns are one thing"):
        compare_table(table(f"{heads}\nNorth,2015/16,5,6\nNorth,2016/17,7,8\n"), ASKED)


BREAK = (Declared("2016/17", "a new system"),)


@pytest.mark.parametrize(
    ("given", "counts", "says"),
    [
        ({"where": {"offence": "rape"}}, ("55", "145"), "--where: picks rows of a table"),
        ({"where": {"offence": "rape"}}, ("5", "6", "7"), "--where: picks rows of a table"),
        ({"breaks": BREAK}, ("55", "145"), "--break: cuts a series"),
        ({"audits": ((40, 100), None)}, ("5", "6", "7"), "two periods of one area"),
        ({"periods": (parse_period("2015/16"), parse_period("2016/17"))}, ("5", "6", "7"), "--before and --after"),
    ],
)
def test_an_option_that_nothing_would_be_done_with_is_refused(given, counts, says):
    with pytest.raises(WrongArgument, match=says):
        compare_counts(counts, replace(ASKED, **given))


@pytest.mark.parametrize(
    "text", ["area,2015/16,2016/17\nNorth,55,145\n", "area,2015/16,2016/17\nNorth,55,145\nSouth,70,80\nEast,60,66\n"]
)
def test_a_break_in_a_table_of_two_periods_is_refused(table, text):
    with pytest.raises(FaircountError, match="--break"):
        compare_table(table(text), replace(ASKED, breaks=BREAK))


def test_a_break_of_a_series_is_honoured():
    found = compare_counts(
        ("50", "55", "52", "120", "118", "125"), replace(ASKED, breaks=(Declared("period 4", "a new system"),))
    )
    assert "A new system." in " ".join(found.sentences)


def doors(table, labels):
    """The periods typed beside two counts, and in tables of every shape."""
    long = "".join(f"{label},{40 + place}\n" for place, label in enumerate(labels))
    heads = ",".join(labels[-2:])
    return (
        lambda: compare_counts(["55", "145"], replace(ASKED, periods=tuple(map(parse_period, labels[-2:])))),
        lambda: compare_table(table(f"period,count\n{long}"), ASKED),
        lambda: compare_table(table(f"area,{heads}\nNorth,50,60\n"), ASKED),
        lambda: compare_table(table(f"area,{heads}\nNorth,50,60\nSouth,30,70\nWest,20,10\n"), ASKED),
        lambda: outlook_of_table(table(f"period,count\n{long}"), ASKED, 1),
    )


@given(st.integers(-3, 12), st.booleans())
@settings(inputs(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_period_that_is_not_over_is_compared_with_nothing(table, later, calendar):
    today = date.today()
    last = today.year + later
    year = calendar_year if calendar else lambda number: FinancialYear(number).period
    labels = [year(number).label for number in range(last - 7, last + 1)]
    for door in doors(table, labels):
        if year(last).end > today:
            with pytest.raises(NotComparable, match="is not over"):
                door()
        else:
            door()


def test_a_period_of_a_table_that_nobody_asks_for_may_be_still_running(table):
    running = f"period,count\n2015/16,55\n2016/17,145\n{FinancialYear(date.today().year + 1).period.label},12\n"
    asked = replace(ASKED, periods=(parse_period("2015/16"), parse_period("2016/17")))
    assert "rose from 55" in compare_table(table(running), asked).sentences[0]
