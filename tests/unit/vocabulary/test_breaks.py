"""Breaks: what cuts which series, where, and for how long it counts as new."""

from __future__ import annotations

from datetime import date

import pytest

from faircount.errors import BadReference
from faircount.vocabulary import breaks
from faircount.vocabulary.breaks import (
    BREAKS,
    CUTTING,
    KINDS,
    breaks_between,
    chart_breaks,
    first_years,
    known_changes,
)
from faircount.vocabulary.measures import Online
from faircount.vocabulary.offences import OFFENCE_SETS
from faircount.vocabulary.periods import FinancialYear, Period, calendar_year, quarter
from faircount.vocabulary.reviewed import read_reviewed

CLEVELAND = "E23000013"


def _year(starts):
    return FinancialYear(starts).period


def _keys(found):
    return [entry.key for entry in found]


@pytest.mark.parametrize(
    ("before", "after", "offence", "online", "expected"),
    [
        (2012, 2013, "child_named", Online.ALL, ["code-71-renamed"]),
        (2014, 2015, "child_named", Online.ALL, []),
        (2015, 2016, "child_named", Online.ALL, []),
        (2016, 2017, "child_named", Online.ALL, ["section-15a"]),
        (2017, 2018, "child_named", Online.ALL, []),
        (2018, 2019, "child_named", Online.ALL, []),
        (2012, 2022, "child_named", Online.ALL, ["code-71-renamed", "section-15a"]),
        (2014, 2015, "sexual_under_18", Online.YES, ["online-mark-required"]),
        (2014, 2015, "sexual_under_18", Online.NO, ["online-mark-required"]),
        (2015, 2016, "sexual_under_18", Online.YES, []),
        (2016, 2017, "sexual_under_18", Online.YES, ["online-mark-counting-rules", "section-15a"]),
        (2016, 2017, "sexual_under_18", Online.ALL, ["section-15a"]),
        (2016, 2017, "all_sexual", Online.ALL, ["section-15a"]),
        (2016, 2017, "19C", Online.ALL, []),
        (2018, 2019, "19C", Online.ALL, ["codes-19j-19k"]),
        (2018, 2019, "rape", Online.ALL, []),
        (2018, 2019, "all_sexual", Online.ALL, []),
        (2015, 2016, "cse_flagged", Online.ALL, ["exploitation-flag-required"]),
        (2016, 2017, "scottish_sexual", Online.ALL, []),
    ],
)
def test_a_break_cuts_the_series_that_it_touches_and_no_other(before, after, offence, online, expected):
    assert _keys(breaks_between(_year(before), _year(after), offence, online)) == expected
    assert _keys(breaks_between(_year(after), _year(before), offence, online)) == expected


def test_a_break_inside_a_period_cuts_it_off_from_its_neighbours_on_both_sides():
    mixed = calendar_year(2017)
    assert _keys(breaks_between(calendar_year(2016), mixed, "88A")) == ["section-15a"]
    assert _keys(breaks_between(mixed, calendar_year(2018), "88A")) == ["section-15a"]
    assert breaks_between(calendar_year(2018), calendar_year(2019), "88A") == ()


def test_a_break_within_a_week_of_the_edge_is_at_the_edge():
    first_quarter = quarter(FinancialYear(2017), 1)
    assert breaks_between(first_quarter, quarter(FinancialYear(2017), 2), "88A") == ()
    assert _keys(breaks_between(quarter(FinancialYear(2016), 4), first_quarter, "88A")) == ["section-15a"]


def test_cleveland_is_cut_at_a_and_c_and_b_is_only_noted():
    found = chart_breaks(Period(date(2012, 4, 1), date(2023, 3, 31)), "child_named")
    assert [(mark.letter, mark.entry.key, mark.cuts) for mark in found] == [
        ("A", "code-71-renamed", True),
        ("B", "online-mark-required", False),
        ("C", "section-15a", True),
    ]


def test_a_chart_that_begins_later_is_lettered_from_a():
    found = chart_breaks(Period(date(2013, 4, 1), date(2018, 3, 31)), "sexual_under_18", Online.YES)
    assert [(mark.letter, mark.entry.key, mark.cuts) for mark in found] == [
        ("A", "online-mark-required", True),
        ("B", "online-mark-counting-rules", True),
        ("C", "section-15a", True),
    ]


@pytest.mark.parametrize(
    ("starts", "offence", "online", "expected"),
    [
        (2014, "sexual_under_18", Online.YES, []),
        (2015, "sexual_under_18", Online.YES, ["online-mark-required"]),
        (2016, "sexual_under_18", Online.YES, ["online-mark-required"]),
        (2017, "sexual_under_18", Online.YES, ["online-mark-counting-rules", "section-15a"]),
        (2019, "sexual_under_18", Online.YES, []),
        (2015, "sexual_under_18", Online.ALL, []),
        (2016, "child_named", Online.ALL, []),
        (2017, "child_named", Online.ALL, ["section-15a"]),
        (2018, "88A", Online.ALL, ["section-15a"]),
        (2019, "88A", Online.ALL, []),
        (2013, "child_named", Online.ALL, []),
        (2022, "child_named", Online.ALL, []),
    ],
)
def test_a_definition_a_flag_or_a_rule_is_new_for_two_years(starts, offence, online, expected):
    assert _keys(first_years(_year(starts), offence, online)) == expected


def test_counts_do_not_break_where_populations_do():
    assert breaks_between(_year(2019), _year(2022), "child_named") == ()


def test_a_dated_fact_cuts_nothing():
    for entry in BREAKS.values():
        if entry.kind not in CUTTING:
            assert not entry.cuts("all_sexual", Online.ALL)
            assert not entry.cuts("sexual_under_18", Online.YES)


def test_what_is_known_of_recording_differs_by_area():
    assert "cleveland-inspection-2018" in _keys(known_changes(CLEVELAND, "recording"))
    assert _keys(known_changes("E23000008", "recording")) == ["recording-inspection-2014"]
    assert _keys(known_changes("E23000005", "system")) == ["greater-manchester-system"]
    assert known_changes(CLEVELAND, "system") == ()


@pytest.mark.parametrize("area", ["S92000003", "S23000009", "PSNI"])
@pytest.mark.parametrize("online", Online)
def test_rules_of_the_home_office_cut_nothing_in_scotland_and_northern_ireland(area, online):
    before, after = FinancialYear(2012).period, FinancialYear(2023).period
    for offence in OFFENCE_SETS:
        assert not breaks_between(before, after, offence, online, area)
        assert not chart_breaks(Period(before.start, after.end), offence, online, area)
        assert not any(first_years(FinancialYear(year).period, offence, online, area) for year in range(2012, 2024))
    assert breaks_between(before, after, "sexual_under_18", online, "BTP")


def test_only_the_readings_that_may_be_wrong_say_so():
    assert [entry.key for entry in BREAKS.values() if not entry.is_certain] == ["code-71-renamed", "online-mark-counting-rules"]


def test_every_entry_has_its_source_its_words_and_its_place_in_time():
    dates = [entry.date for entry in BREAKS.values()]
    assert dates == sorted(dates)
    for key, entry in BREAKS.items():
        assert entry.key == key
        assert entry.kind in KINDS
        assert entry.source.address.startswith("http")
        assert all(words.endswith(".") for words in (entry.what, entry.short, entry.why, entry.words)), key
        assert len(entry.short) <= 95, key


def _with(monkeypatch, change):
    content = read_reviewed("breaks")
    change(content["breaks"])
    monkeypatch.setattr(breaks, "read_reviewed", lambda _: content)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda found: found.append(found[0]), "a key stands twice"),
        (lambda found: found[0].update(touches=["99Z"]), "99Z is not known"),
        (lambda found: found[0].update(noted_on=["nothing"]), "nothing is not known"),
        (lambda found: found[0].update(moved_within="nothing"), "nothing is not known"),
        (lambda found: found[0].update(areas=["E99"]), "E99 is not known"),
        (lambda found: found[0].update(kind="rumour"), "rumour is not known"),
        (lambda found: found[0].update(about="weather"), "weather is not known"),
        (lambda found: found[0].update(sources=["hearsay"]), "names the source 'hearsay', which is not listed"),
    ],
)
def test_a_register_that_contradicts_itself_is_refused(monkeypatch, change, message):
    _with(monkeypatch, change)
    with pytest.raises(BadReference, match=message):
        breaks._read()
