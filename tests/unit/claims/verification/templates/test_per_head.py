"""Counts of two places over their people, set against each other."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text

TOLD = (
    "Kent recorded 400 offences and has 200,000 children. Essex recorded 300 and has 300,000. "
    "Per head, Kent's number is {} that of Essex."
)


@pytest.mark.parametrize(("said", "call"), [("twice", "consistent"), ("four times", "inconsistent")])
def test_a_factor_per_head_is_one_of_rates(said: str, call: str) -> None:
    found = next(one for one in check_text(TOLD.format(said)) if said in one.claim.text)
    assert (str(found.verification.verdict), "2 times as many per head" in found.verification.arithmetic) == (call, True)


def test_counts_as_they_are_are_no_rates() -> None:
    text = "Kent recorded 600 offences. Essex recorded 300. Per head, Kent's number is four times that of Essex."
    assert all(str(one.verification.verdict) != "inconsistent" for one in check_text(text))
