"""A sentence to quote speaks of the online mark only where the mark was new, and of a new offence in its own words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faircount.briefing.given import Pair
from faircount.briefing.quoting import counts_quoted
from faircount.briefing.two_years import FLAGGED_ONLINE, compared
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear

KENT = "E23000032"


@given(st.integers(2012, 2021), st.integers(60, 2_000), st.integers(60, 2_000), st.sampled_from([Online.YES, Online.ALL]))
def test_the_mark_is_named_only_in_its_first_years(start: int, before: int, after: int, online: Online) -> None:
    periods = (FinancialYear(start).period, FinancialYear(start + 1).period)
    figures = [
        Figure(KENT, period, Counted.OFFENCES, "sexual_under_18", count, count, online=online)
        for period, count in zip(periods, (before, after), strict=True)
    ]
    noun = FLAGGED_ONLINE if online is Online.YES else "sexual offences against under-18s"
    row = compared(Pair(*figures), noun, "", "", "")
    if row is None:
        return
    said = str(counts_quoted(KENT, row))
    is_new = online is Online.YES and start == 2015
    assert ("first year the mark was required" in said) == is_new
    if start == 2017:
        assert "sexual communication with a child, has been counted since 3 April 2017" in said
