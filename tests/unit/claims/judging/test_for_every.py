"""So many of one place for every one in another."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def verdicts(text: str) -> dict[str, str]:
    """The claims of a text by their words, each with its verdict."""
    return {one.claim.text: str(one.verdict.call) for one in check_text(text)}


@pytest.mark.parametrize(("number", "call"), [("seven", "consistent"), ("four", "inconsistent")])
def test_places_are_set_against_each_other_one_for_one(number, call):
    text = f"Dyfed-Powys had 398 offences. Across Wales the count is 2,845, {number} for every one in Dyfed-Powys."
    assert verdicts(text)[f"{number} for every one"] == call
