"""Counts that are told in turn, each with the year that its place in the list gives it."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def years(text: str) -> dict[str, str]:
    """The year that each count of a text was read for."""
    return {one.claim.text: one.claim.periods[-1].label for one in check_text(text) if one.claim.periods}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kent had 300 cases in 2015/16 and 420 in 2018/19. The years between brought 333 and 371.",
            {"333": "2016/17", "371": "2017/18"},
        ),
        (
            "Kent had 300 cases in 2015/16, followed by 333, 371 and 420.",
            {"333": "2016/17", "371": "2017/18", "420": "2018/19"},
        ),
        (
            "Kent had 203 in 2013/14 and in 2017/18 it had 452. Its share went from 18% to 21%, with totals of 1,128 and 2,152.",
            {"1,128": "2013/14", "2,152": "2017/18"},
        ),
    ],
)
def test_counts_in_turn_take_the_years_in_turn(text, told):
    found = years(text)
    assert {words: found[words] for words in told} == told
