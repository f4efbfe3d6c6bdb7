"""A table of counts in the shapes in which people keep them, read as the same rows."""

from __future__ import annotations

import pytest

from faircount.briefing.comparing.known import Known
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.briefing.comparing.rows import read_rows
from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.vocabulary.periods import parse_period
from faircount.vocabulary.status import CellStatus

ASKED = ComparisonRequest()


@pytest.fixture
def table(tmp_path):
    def write(text, name="counts.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


@pytest.mark.parametrize(
    "text",
    [
        "Area,Period,Count\nNorth,2015/16,55\nNorth,2016/17,145\n",
        "Force,2015/16,2016/17\nNorth,55,145\n",
        "police force,financial year,recorded offences,notes\nNorth,2015/16,55,\nNorth,2016/17,145,revised\n",
        "area,period_start,period_end,lower,upper,status\nNorth,2015-04-01,2016-03-31,55,55,observed\n"
        "North,2016-04-01,2017-03-31,145,145,observed\n",
    ],
)
def test_one_set_of_counts_in_four_shapes(table, text):
    rows = read_rows(table(text), ASKED)
    assert [(row.area, row.label, row.count.exact) for row in rows] == [("North", "2015/16", 55), ("North", "2016/17", 145)]
    assert rows[0].period == parse_period("2015/16")


def test_before_and_after_need_no_names_and_carry_what_they_were_counted_over(table):
    rows = read_rows(table("area,before,after,population before,population after\nNorth,55,145,1000,1100\n"), ASKED)
    assert [(row.label, row.period, row.over) for row in rows] == [("before", None, 1000.0), ("after", None, 1100.0)]


def test_months_are_named_in_words(table):
    (row,) = read_rows(table("month,offences\n2016-02,7\n"), ASKED)
    assert (row.label, row.period.days) == ("February 2016", 29)


def test_hidden_and_empty_cells_are_unknown_and_never_none(table):
    rows = read_rows(table("month,count\n2016-01,*\n2016-02,<5\n2016-03,\n2016-04,0\n"), ASKED)
    assert [row.count.exact for row in rows] == [None, None, None, 0]
    assert rows[1].count == Known(1, 4, CellStatus.SUPPRESSED_AT_SOURCE)


def test_bounds_beside_an_empty_count_are_read(table):
    (row,) = read_rows(table("period,count,count_lower,count_upper\n2015/16,,53,57\n"), ASKED)
    assert row.count == Known(53, 57, CellStatus.ROUNDED)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Area,Period,Rate\nNorth,2015/16,5.5\n", "no column holds counts"),
        ("Area,Period,Count\nNorth,2015/16\n", "line 2: has not as many cells"),
        ("Area,Period,Count\nNorth,2015/16,many\n", "line 2: no count can be read"),
        ("Area,Period,Count\nNorth,2015/16,5\nNorth,2015/16,6\n", "lines 2 and 3 are of one area and period; keep one"),
        ("Area,Period,Count,Population\nNorth,2015/16,5,none\n", "line 2: what it was counted over"),
        ("Area,period start,period end,Count\nNorth,1 April,31 March,5\n", "write them as 2016-04-01"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(table, text, says):
    with pytest.raises(SchemaMismatch, match=says):
        read_rows(table(text), ASKED)


def test_a_message_never_repeats_a_cell_of_words(table):
    with pytest.raises(SchemaMismatch) as refused:
        read_rows(table("Area,Period,Count\nNorth,2015/16,told by a teacher\n"), ASKED)
    assert "teacher" not in str(refused.value)


def test_rows_are_picked_by_their_columns_and_a_wrong_name_shows_the_right_ones(table):
    path = table("Area,Period,Age,Count\nNorth,2015/16,All,55\nNorth,2015/16,0 to 9,6\n")
    assert [row.count.exact for row in read_rows(path, ComparisonRequest(where={"age": "all"}))] == [55]
    with pytest.raises(SchemaMismatch, match="there are 0 to 9, All"):
        read_rows(path, ComparisonRequest(where={"age": "under ten"}))
    with pytest.raises(SchemaMismatch, match="its heads are Area, Period, Age, Count"):
        read_rows(path, ComparisonRequest(where={"sex": "all"}))


def test_a_file_that_is_no_table_is_refused(table, tmp_path):
    with pytest.raises(UnreadableSource, match="no such file"):
        read_rows(tmp_path / "none.csv", ASKED)
    with pytest.raises(UnreadableSource, match="no rows"):
        read_rows(table("Area,Count\n"), ASKED)
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(UnreadableSource, match="faircount read FILE"):
        read_rows(tmp_path / "book.xlsx", ASKED)


@pytest.mark.parametrize("slip", ["2015-13", "2015-02-30", "0001-01", "9999-12", "9999/00", "2015/17"])
def test_a_day_or_month_that_no_calendar_has_is_a_slip_and_no_name(table, slip):
    with pytest.raises(SchemaMismatch, match=r"counts\.csv, line 2: there is no such day, month or financial year"):
        read_rows(table(f"month,count\n{slip},4\n2015-03,5\n"), ASKED)


@pytest.mark.parametrize("sign", [";", "\t"])
def test_cells_parted_by_semicolons_or_tabs_are_read(table, sign):
    text = "area,2015/16,2016/17\nNorth,55,145\nSouth,5,6\n"
    assert read_rows(table(text.replace(",", sign), "other.csv"), ASKED) == read_rows(table(text), ASKED)
