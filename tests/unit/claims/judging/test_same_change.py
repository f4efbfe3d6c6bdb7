"""A change said twice is judged by the figures of the first."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text

TOLD = (
    "Messages to children led to 61 offences in Gwent in 2018/19. There had been 28 in 2017/18, so cases have more than doubled"
)


@pytest.mark.parametrize(
    ("again", "claim", "call"),
    [
        (", an increase of 118 per cent.", "an increase of 118 per cent", "consistent"),
        (", an increase of 218 per cent.", "an increase of 218 per cent", "inconsistent"),
        (", more than three times the pace of Wales.", "more than three times the pace of Wales", "unverifiable"),
    ],
)
def test_the_second_is_measured_between_the_same_two(again, claim, call):
    found = {one.claim.text: str(one.verdict.call) for one in check_text(TOLD + again)}
    assert found[claim] == call
