"""Shares of what a country counts, however near other figures stand."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text

TOLD = (
    "Forces in England and Wales recorded 40,000 such offences. Essex had 2,500 of them and Kent 1,000. "
    "Kent accounts for {} of the national total."
)


@pytest.mark.parametrize(("said", "call"), [("2.5%", "consistent"), ("7%", "inconsistent")])
def test_the_whole_is_the_country_s(said: str, call: str) -> None:
    found = next(one for one in check_text(TOLD.format(said)) if said in one.claim.text)
    assert (str(found.verification.verdict), "1,000 / 40,000" in found.verification.arithmetic) == (call, True)


def test_a_share_of_the_nation_is_none_of_a_neighbour() -> None:
    text = "Essex had 2,500 offences and Kent 1,000. Kent accounts for 9% of the national total."
    assert all(str(one.verification.verdict) != "inconsistent" for one in check_text(text))
