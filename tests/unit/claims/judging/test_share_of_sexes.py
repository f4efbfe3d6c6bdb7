"""The share of girls among the girls and boys told."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text

TOLD = "Kent recorded 187 grooming crimes. Girls were the victims in 154 of the cases and boys in 25, "


@pytest.mark.parametrize(
    ("share", "call"),
    [
        ("so girls made up 86% where the sex was noted.", "consistent"),
        ("so girls made up 76% where the sex was noted.", "unverifiable"),
    ],
)
def test_it_is_of_both_where_one_sentence_tells_the_two(share, call):
    found = next(one for one in check_text(TOLD + share) if "%" in one.claim.text)
    assert str(found.verdict.call) == call


def test_of_none_there_is_no_share():
    found = check_text("Girls were the victims in 0 cases and boys in 0, so girls made up 50%.")
    assert "50%" in {one.claim.text for one in found}
