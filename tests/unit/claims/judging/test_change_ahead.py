"""What a year would bring at its pace so far, and changes to it."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def verdicts(text: str) -> dict[str, str]:
    """The claims of a text by their words, each with its verdict."""
    return {one.claim.text: str(one.verdict.call) for one in check_text(text)}


SO_FAR = "Kent recorded 78 crimes in the nine months to December 2018, and 80 in the year before. "


@pytest.mark.parametrize(
    ("text", "claim", "call"),
    [
        ("At that pace 104 would be expected, 30 per cent more.", "104", "consistent"),
        ("At that pace 104 would be expected, 30 per cent more.", "30 per cent more", "consistent"),
        ("At that pace 140 would be expected.", "140", "inconsistent"),
        ("If this goes on the force will reach more than 100.", "more than 100", "consistent"),
        ("If this goes on the force will reach more than 150.", "more than 150", "inconsistent"),
    ],
)
def test_a_projection_is_the_figure_so_far_at_its_pace(text, claim, call):
    assert verdicts(SO_FAR + text)[claim] == call
