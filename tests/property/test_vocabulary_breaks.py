"""Where a break lies between two periods does not depend on how they are written down."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from faircount.vocabulary.breaks import BREAKS, EDGE, breaks_between, chart_breaks, first_years
from faircount.vocabulary.measures import Online
from faircount.vocabulary.offences import CODES, OFFENCE_SETS, contains
from faircount.vocabulary.periods import FinancialYear, Period

KEYS = st.sampled_from(sorted([*CODES, *OFFENCE_SETS]))
YEARS = st.integers(2010, 2025).map(lambda starts: FinancialYear(starts).period)
ONLINE = st.sampled_from(Online)


@st.composite
def periods(draw):
    """Any period of at least a month between 2010 and 2025."""
    start = draw(st.dates(date(2010, 1, 1), date(2024, 12, 31)))
    return Period(start, start + timedelta(days=draw(st.integers(30, 800))))


@given(periods(), periods(), KEYS, ONLINE)
def test_the_order_of_two_periods_does_not_matter(before, after, offence, online):
    assert breaks_between(before, after, offence, online) == breaks_between(after, before, offence, online)


@given(YEARS, YEARS, YEARS, KEYS, ONLINE)
def test_a_longer_span_has_the_breaks_of_its_parts_and_no_others(one, two, three, offence, online):
    first, middle, last = sorted((one, two, three))
    parts = {*breaks_between(first, middle, offence, online), *breaks_between(middle, last, offence, online)}
    assert set(breaks_between(first, last, offence, online)) == parts


@given(YEARS, YEARS, KEYS, KEYS, ONLINE)
def test_what_cuts_a_part_cuts_the_whole_unless_offences_only_moved_inside_it(before, after, outer, inner, online):
    if not contains(outer, inner):
        return
    cut = set(breaks_between(before, after, outer, online))
    for entry in breaks_between(before, after, inner, online):
        assert entry in cut or (entry.moved_within is not None and contains(outer, entry.moved_within))


@given(periods(), KEYS, ONLINE)
def test_first_years_are_those_that_begin_before_the_change_is_settled(period, offence, online):
    for entry in first_years(period, offence, online):
        assert entry.cuts(offence, online)
        assert entry.date <= period.end
        assert period.start < entry.settled


@given(periods(), KEYS, ONLINE)
def test_a_chart_letters_each_cut_inside_its_span_in_the_order_of_dates(span, offence, online):
    found = chart_breaks(span, offence, online)
    assert [mark.letter for mark in found] == [chr(ord("A") + place) for place in range(len(found))]
    assert [mark.entry.date for mark in found] == sorted(mark.entry.date for mark in found)
    inside = [e for e in BREAKS.values() if e.cuts(offence, online) and span.start + EDGE < e.date <= span.end - EDGE]
    assert [mark.entry for mark in found if mark.cuts] == inside
