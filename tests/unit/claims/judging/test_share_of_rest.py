"""Shares of those of whom nothing is known."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def verdicts(text: str) -> dict[str, str]:
    """The claims of a text by their words, each with its verdict."""
    return {one.claim.text: str(one.verdict.call) for one in check_text(text)}


KNOWN = "Kent recorded 4,266 grooming offences in 2019. The method was given in 3,372 of these. "


@pytest.mark.parametrize(
    ("text", "claim", "call"),
    [
        ("For more than one in five no method is known.", "more than one in five", "consistent"),
        ("In 21 per cent it was not noted.", "21 per cent", "consistent"),
        ("In 21 per cent it was Snapchat.", "21 per cent", "unverifiable"),
    ],
)
def test_what_is_left_of_a_whole_bears_out_a_share_that_denies(text, claim, call):
    assert verdicts(KNOWN + text)[claim] == call
