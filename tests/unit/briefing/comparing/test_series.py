"""A series: cut at declared breaks and at those of the register, never by itself; unknown months are gaps."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.briefing.comparing.cuts import find_cuts
from faircount.briefing.comparing.known import Known, parse_known
from faircount.briefing.comparing.request import ComparisonRequest, Declared
from faircount.briefing.comparing.rows import CountedRow
from faircount.briefing.comparing.series import follow
from faircount.briefing.comparing.series_words import compared_series
from faircount.errors import NotComparable, WrongArgument
from faircount.vocabulary.periods import FinancialYear, Period
from tests.lib.comparisons import MONTHS
from tests.lib.inputs import inputs

TRENDS = ("No trend ", "No clear trend", "A clear rise", "A clear fall")


def years(first, counts):
    periods = [FinancialYear(first + place).period for place in range(len(counts))]
    return [CountedRow("", period.label, period, Known(count, count)) for period, count in zip(periods, counts, strict=True)]


def months(counts):
    found = []
    for place, count in enumerate(counts):
        start = date(2014 + place // 12, place % 12 + 1, 1)
        period = Period(start, date.fromordinal(date(2014 + (place + 1) // 12, (place + 1) % 12 + 1, 1).toordinal() - 1))
        found.append(CountedRow("", period.label, period, parse_known(str(count), "")))
    return found


def compared(rows, asked):
    return compared_series(follow(rows, find_cuts(rows, asked), asked))


def test_the_register_cuts_where_what_was_counted_is_named():
    rows = years(2013, (400, 410, 430, 440, 700, 720, 735))
    cuts = find_cuts(rows, ComparisonRequest(offence="child_named"))
    assert [(rows[cut.place].label, cut.cuts) for cut in cuts] == [("2015/16", False), ("2017/18", True)]
    found = follow(rows, cuts, ComparisonRequest(offence="child_named"))
    assert [(each.first, each.last) for each in found.stretches] == [(0, 3), (4, 6)]
    assert find_cuts(rows, ComparisonRequest()) == (), "what was not named is not assumed"


def test_a_step_by_another_definition_is_never_said_to_be_fuller_recording():
    rows = years(2013, (400, 410, 430, 440, 700, 720, 735))
    defined = " ".join(compared(rows, ComparisonRequest(offence="child_named")).sentences)
    declared = " ".join(compared(rows, ComparisonRequest(breaks=(Declared("2017/18", "new system"),))).sentences)
    assert "there is a step" in defined
    assert "as complete there" not in defined
    assert "as complete there, no clear step is left" in declared


def test_a_break_that_nobody_declared_is_asked_about_and_moves_no_line():
    rows = months([*MONTHS, *(count + 20 for count in MONTHS)])
    found = compared(rows, ComparisonRequest())
    assert len(found.charts[0].stretches) == 1
    assert any("seems to change after December 2015" in remark for remark in found.remarks)
    assert not any("seems to change" in sentence for sentence in found.sentences)


def test_a_steady_series_is_not_asked_about():
    found = compared(months((*MONTHS, *MONTHS)), ComparisonRequest())
    assert not any("seems to change" in remark for remark in found.remarks)
    assert found.numbers["stretches"][0]["undeclared_break"] == {"warns": False, "after": []}


def test_a_hidden_month_is_a_gap_and_changes_no_other_number():
    counts = [str(count) for count in MONTHS]
    whole, gap = compared(months(counts), ComparisonRequest()), compared(months([*counts, "*"]), ComparisonRequest())
    assert gap.numbers["stretches"][0]["chart"]["mean"] == whole.numbers["stretches"][0]["chart"]["mean"]
    assert gap.charts[0].points[-1].value is None
    assert gap.numbers["periods"][-1]["count"] is None


def test_limits_of_small_counts_do_not_fall_below_none():
    found = compared(months((0, 2, 1, 0, 3, 1, 0, 2, 1, 1, 0, 2)), ComparisonRequest())
    assert found.numbers["stretches"][0]["chart"]["kind"] == "C"
    assert found.numbers["stretches"][0]["chart"]["lower"] == 0
    assert min(found.charts[0].stretches[0].lower) == 0


def test_a_series_of_rates_is_charted_as_rates():
    rows = [
        CountedRow("", f"year {place}", None, Known(count, count), 1000.0 + 100 * place) for place, count in enumerate(MONTHS)
    ]
    found = compared(rows, ComparisonRequest(unit="children"))
    assert found.numbers["stretches"][0]["chart"]["kind"] in ("U", "U'")
    assert found.charts[0].counted == "recorded per 1,000 children"
    assert found.charts[0].points[0].value == pytest.approx(MONTHS[0])


def test_rates_over_one_size_lie_within_limits_of_the_same_unit():
    rows = [CountedRow("", f"year {place}", None, Known(count, count), 2000.0) for place, count in enumerate(MONTHS)]
    (chart,) = compared(rows, ComparisonRequest()).charts
    assert chart.stretches[0].lower[0] < chart.points[0].value < chart.stretches[0].upper[0]
    assert chart.stretches[0].centre[0] == pytest.approx(sum(MONTHS) / len(MONTHS) / 2)


def test_counts_that_vary_by_thousands_give_neither_trend_nor_step():
    rows = months([0, 0, 0, 0, 0, 90_000, 1, 0, 0, 0, 0, 0])
    found = compared(rows, ComparisonRequest(breaks=(Declared("July 2014", "new system"),)))
    said = " ".join(found.sentences)
    assert "No trend can be seen: the counts vary too widely." in said
    assert "no step can be measured" in said
    json.dumps(found.numbers, allow_nan=False)


def test_breaks_that_are_none_are_refused():
    rows = months(MONTHS)
    with pytest.raises(WrongArgument, match="its first is January 2014, its last December 2015"):
        find_cuts(rows, ComparisonRequest(breaks=(Declared("2019/20", ""),)))
    with pytest.raises(WrongArgument, match="nothing lies before it"):
        find_cuts(rows, ComparisonRequest(breaks=(Declared("January 2014", ""),)))


def test_two_known_counts_are_no_series():
    with pytest.raises(NotComparable, match="needs 3 counts"):
        follow(months([5, "*", 7]), (), ComparisonRequest())


@inputs(40)
@given(st.lists(st.integers(50, 400), min_size=3, max_size=9))
def test_a_trend_is_told_or_why_there_is_none_and_each_sentence_begins_with_a_capital(counts):
    rows = [CountedRow("", f"period {place}", None, Known(count, count)) for place, count in enumerate(counts, 1)]
    found = compared(rows, ComparisonRequest())
    told = [one for one in found.sentences if one.startswith(TRENDS)]
    assert len(told) == 1
    assert told[0].startswith(f"No trend is drawn through {len(counts)} counts: ") == (len(counts) < 5)
    assert all(one[0].isupper() for one in found.sentences)
