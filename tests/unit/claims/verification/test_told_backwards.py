"""Two years told in the wrong order: the way a number went is that of time, not of the sentence."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from faircount.claims.check import check_text
from faircount.claims.claim import Verdict
from tests.lib.inputs import inputs

YEARS = st.integers(2005, 2022)
COUNTS = st.integers(20, 5_000)
PAIRS = (
    "{subject} {verb} from {before:,} in {first} to {after:,} in {last}.",
    "{subject} {verb} from {before:,} in the year to March {first_end} to {after:,} in the year to March {last_end}.",
    "{subject} {verb} to {after:,} in {last} from {before:,} in {first}.",
)


def verdicts(text: str) -> set[Verdict]:
    return {one.verification.verdict for one in check_text(text)}


@given(
    YEARS, st.integers(1, 6), COUNTS, COUNTS, st.sampled_from(PAIRS), st.sampled_from(("Figures", "Rapes", "Offences in Kent"))
)
@inputs(150)
def test_a_rise_told_backwards_in_time_does_not_hold(year, apart, before, after, told, subject):
    assume(before != after)
    first, last = year, year + apart
    said = {"subject": subject, "verb": "rose" if after > before else "fell", "before": before, "after": after}

    def text(one: int, other: int) -> str:
        labels = {"first": f"{one}/{(one + 1) % 100:02}", "last": f"{other}/{(other + 1) % 100:02}"}
        return told.format(**said, **labels, first_end=one + 1, last_end=other + 1)

    assert Verdict.INCONSISTENT not in verdicts(text(first, last))
    assert Verdict.CONSISTENT in verdicts(text(first, last))
    turned = verdicts(text(last, first))
    assert Verdict.CONSISTENT not in turned, text(last, first)
    assert Verdict.INCONSISTENT in turned or told is PAIRS[-1], text(last, first)


@given(YEARS, COUNTS, COUNTS)
@inputs(40)
def test_the_later_number_may_be_told_first_and_the_years_between_in_any_order(year, one, other):
    assume(one != other)
    first, last = (f"{start}/{(start + 1) % 100:02}" for start in (year, year + 1))
    way, verb = ("up", "rose") if other > one else ("down", "fell")
    assert verdicts(f"Figures were {way} slightly at {other:,} in {last} after {one:,} in {first}.") == {Verdict.CONSISTENT}
    assert verdicts(f"Figures {verb} from {one:,} to {other:,} between {last} and {first}.") == {Verdict.CONSISTENT}


@pytest.mark.parametrize(
    "text",
    [
        "Figures rose from 100 in 2018 to 110 in 2018/19.",
        "Figures rose from 100 in 2019 to 110 in 2018/19.",
    ],
)
def test_years_that_overlap_are_in_no_wrong_order(text):
    assert Verdict.INCONSISTENT not in verdicts(text)
