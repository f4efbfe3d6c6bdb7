"""Changes told as one in so many are no shares."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text
from faircount.claims.claim import ClaimKind


@pytest.mark.parametrize(
    ("now", "before", "said", "call"),
    [
        (480, 400, "one in five more", "consistent"),
        (480, 400, "one in three more", "inconsistent"),
        (270, 300, "one in ten fewer", "consistent"),
        (270, 300, "one in ten more", "inconsistent"),
    ],
)
def test_it_is_a_change_of_the_earlier_count(now: int, before: int, said: str, call: str) -> None:
    found = check_text(f"There were {now} offences in Kent in 2019, {said} than the year before, when there were {before}.")
    one = next(one for one in found if one.claim.text == said)
    assert (one.claim.kind, str(one.verification.verdict)) == (ClaimKind.CHANGE, call)


def test_one_in_so_many_that_are_likelier_is_a_share() -> None:
    assert all(one.claim.kind is not ClaimKind.CHANGE for one in check_text("One in five more likely victims never told anyone."))
