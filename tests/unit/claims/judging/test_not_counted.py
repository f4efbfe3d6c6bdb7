"""Multiples of a quality are no multiples of a count."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def verdicts(text: str) -> dict[str, str]:
    """The claims of a text by their words, each with its verdict."""
    return {one.claim.text: str(one.verdict.call) for one in check_text(text)}


@pytest.mark.parametrize(
    ("text", "claim", "call"),
    [
        ("Kent had 209 cases in 2016 and 251 in 2017. The waiting list is twice as long as a year ago.", "twice", "unverifiable"),
        (
            "Kent had 209 cases in 2016 and 251 in 2017. Girls were four times as likely to be victims as boys.",
            "four times as likely",
            "unverifiable",
        ),
        (
            "Of the victims 800 were girls and 200 boys. Girls are four times as likely to be victims as boys.",
            "four times as likely",
            "consistent",
        ),
        (
            "The average went from 198 days in 2016 to 312 days in 2018, almost twice as long.",
            "almost twice as long",
            "inconsistent",
        ),
        ("Kent had 209 cases in 2016 and 251 in 2017, twice as many as a year ago.", "twice as many as", "inconsistent"),
    ],
)
def test_a_multiple_of_a_quality_is_held_to_no_count(text, claim, call):
    found = verdicts(text)
    assert next(said for words, said in found.items() if words.startswith(claim.split(" as")[0])) == call
