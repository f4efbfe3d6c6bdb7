"""Shares of all that a list tells."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def verdicts(text: str) -> dict[str, str]:
    """The claims of a text by their words, each with its verdict."""
    return {one.claim.text: str(one.verdict.call) for one in check_text(text)}


LIST = "Kent recorded 332 offences in 2014/15, 422 in 2015/16, 354 in 2016/17 and 968 in 2017/18. "


@pytest.mark.parametrize(
    ("text", "claim", "call"),
    [
        ("The last year alone brought nearly half of all cases.", "nearly half", "consistent"),
        ("The second year brought a fifth of all cases.", "a fifth", "consistent"),
        ("2017/18 accounted for 47 per cent of the total.", "47 per cent", "consistent"),
        ("The last year alone brought a quarter of all cases.", "a quarter", "unverifiable"),
        ("The last year alone brought nearly half of the arrests.", "nearly half", "unverifiable"),
    ],
)
def test_a_year_is_a_share_of_the_years_listed(text, claim, call):
    assert verdicts(LIST + text)[claim] == call
