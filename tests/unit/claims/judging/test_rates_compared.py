"""Rates in two units of time, and rates that share theirs."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def verdicts(text: str) -> dict[str, str]:
    """The claims of a text by their words, each with its verdict."""
    return {one.claim.text: str(one.verdict.call) for one in check_text(text)}


@pytest.mark.parametrize(
    ("text", "claim", "call"),
    [
        ("The agency arrests 800 people a month, or 9,600 a year.", "9,600 a year", "consistent"),
        ("The agency arrests 800 people a month, or 12,000 a year.", "12,000 a year", "inconsistent"),
        ("The agency arrests 800 people a month. It answers 12,000 calls a year.", "12,000 calls a year", "unverifiable"),
    ],
)
def test_a_rate_is_held_to_the_same_in_another_unit(text, claim, call):
    assert verdicts(text)[claim] == call


def test_two_things_done_in_one_time_are_two_rates_of_which_no_count_elsewhere_is_both():
    found = verdicts(
        "The agency received 102,842 reports in 2020. It arrests about 800 people and protects more than 1,000 children a month, "
        "which comes to 9,600 arrests a year."
    )
    assert found["about 800 people"] == "consistent"
    assert found["more than 1,000 children a month"] == "unverifiable"
    assert found["9,600 arrests a year"] == "consistent"


def test_a_time_of_no_length_makes_no_rate():
    found = verdicts(
        "Police recorded 521 offences in 2017/18, 640 in 2018/19 and 731 in 2019/20. "
        "The three-year total of 1,892 includes 254 offences from before 2000. On an average day six offences come in."
    )
    assert found["six"] == "inconsistent"
