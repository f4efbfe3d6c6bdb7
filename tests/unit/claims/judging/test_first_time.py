"""Turns: a fall or a rise that is the first for years."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def verdicts(text: str) -> dict[str, str]:
    """The claims of a text by their words, each with its verdict."""
    return {one.claim.text: str(one.verdict.call) for one in check_text(text)}


FELL = (
    "Recorded grooming in Kent fell for the first time in four years in 2020/21. "
    "There were {} in 2017/18, 98 in 2018/19, 121 in 2019/20 and 108 in 2020/21."
)


@pytest.mark.parametrize(
    ("text", "call"),
    [
        (FELL.format(67), "consistent"),
        (FELL.format(103), "inconsistent"),
        ("Recorded grooming in Kent fell for the first time in four years in 2020/21, from 121 to 108.", "unverifiable"),
        (
            "Recorded grooming in Kent fell for the first time in four years in 2020/21. There were 67 in 2016/17, "
            "121 in 2019/20 and 108 in 2020/21.",
            "unverifiable",
        ),
    ],
)
def test_a_turn_is_held_to_the_years_in_a_row_before_it(text, call):
    assert verdicts(text)["for the first time in four years"] == call
