"""Numbers with their nouns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faircount.articles.query import query
from faircount.language.several import each, several


@given(st.integers(0, 10**7), st.sampled_from(("claim", "word", "page", "article")))
def test_one_thing_is_told_as_one_and_any_other_number_as_many(count, noun):
    assert several(count, noun) == (f"1 {noun}" if count == 1 else f"{count:,} {noun}s")


def test_an_hour_is_the_only_length_of_time_that_takes_an():
    assert [each(unit) for unit in ("day", "week", "month", "year", "hour")] == [
        "a day",
        "a week",
        "a month",
        "a year",
        "an hour",
    ]


def test_a_query_about_one_claim_speaks_of_one():
    assert "0 claims" in query("A title", (), "")
