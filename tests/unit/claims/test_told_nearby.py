"""What words say of the figures near them: in turn, directly before, by whole, by base."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def verdicts(text: str) -> dict[str, str]:
    """The claims of a text by their words, each with its verdict."""
    return {one.claim.text: str(one.verification.verdict) for one in check_text(text)}


CHANGE = "Merseyside logged 104 offences in 2018/19, where there had been 88 in 2017/18. "


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Nearly a third of the 676 crimes of those five years fell in the last.", {"Nearly a third", "676 crimes"}),
        ("The oldest suspect was a man aged 84.", {"aged 84"}),
        ("An inquiry took 246 days on average.", {"246 days"}),
        ("The helpline runs from 12 bases.", {"12"}),
        ("It asks for 12 new officers.", set()),
        ("On top of the year there were 13 per cent over two.", {"13 per cent"}),
        ("All others made up 1,124.", {"1,124"}),
        ("It was Snapchat in 52 cases and eight on Roblox.", {"52 cases", "eight"}),
        ("Hundreds of people were arrested.", {"Hundreds"}),
    ],
)
def test_what_is_claimed_and_what_is_not(text, claims):
    assert {one.claim.text for one in check_text(text)} == claims


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Hundreds of defendants still wait for a trial.", "unverifiable"),
        ("Hundreds of families have asked for help.", "unverifiable"),
        ("Hundreds of offences were recorded in all.", "consistent"),
    ],
)
def test_a_magnitude_is_borne_out_by_a_count_of_the_same_alone(said, verdict):
    counted = "Westmere Police recorded 348 offences in 2022/23. "
    assert list(verdicts(counted + said).values())[-1] == verdict


def test_one_more_than_a_count_is_a_change():
    found = {
        one.claim.text: one.claim.stated for one in check_text("There were 58 offences. That is one more than the 57 of 2021.")
    }
    assert found["one more"].value == 1
    assert str(found["one more"].direction) == "up"
