"""Shares of what one kind led to, of another, and other figures that are no part of what was before them."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text

CLOSED = (
    "{} child sex abuse cases in Cleveland ended in a charge. Of the 1,088 crimes closed in the year to September 2021, "
    "131 ended with a suspect charged, while 465 were dropped."
)
CALLS = (
    "The helpline took 8,112 calls about child abuse in 2022/23, up from 6,934. Referrals to police went from 3,120 to 3,894. "
    "So {} of calls led to a referral."
)
WEEKLY = (
    "Northamptonshire Police recorded {} indecent image crimes a week in 2018. The total of 372 was the highest in four years: "
    "there were 288 in 2015, 301 in 2016 and 340 in 2017."
)
REGION = (
    "Police in the West Midlands region have recorded {} online grooming offences in six years. West Midlands Police recorded "
    "1,388, West Mercia 561, Staffordshire 494 and Warwickshire 233."
)
REPORTS = (
    "{} reports of child sexual abuse online led to an arrest in Devon and Cornwall. In 2021 there were 1,104 reports and 98 "
    "arrests. In 2020 the numbers were 986 and 104."
)
SPELT = "In the four years {} offences were recorded: 71, 118, 158 and 204."
FELL = (
    "There were 612 offences in Kent in the year ending March 2020, a figure which has {} from 571 in the year ending March 2019."
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (CLOSED, "Fewer than one in eight", "Fewer than one in ten"),
        (CALLS, "nearly half", "more than half"),
        (WEEKLY, "seven", "nine"),
        (REGION, "2,676", "2,716"),
        (FELL, "risen", "dropped"),
        (REPORTS, "One in 11", "One in 20"),
        (SPELT, "551", "571"),
    ],
)
def test_wrong_is_told_from_right(text: str, right: str, wrong: str) -> None:
    assert _call(text, right) != "inconsistent"
    assert _call(text, wrong) == "inconsistent"


def test_the_years_beside_the_highest_of_four_are_not_its_parts() -> None:
    filled = WEEKLY.format("seven")
    assert all(str(judged.verdict.call) != "inconsistent" for judged in check_text(filled))


def test_what_a_list_of_years_leaves_untold_accuses_no_share() -> None:
    text = (
        "Referrals to the team: 421 (2019), 588 (2020), 702 (2021). Arrests: 118, 131, 176. "
        "So {} of referrals in 2021 ended in an arrest."
    )
    assert _call(text, "a quarter") != "inconsistent"


def test_a_share_of_women_is_not_of_the_men_told_last() -> None:
    text = "There were 1,402 victims in 2020, of whom 1,143 were female and 259 male. That means {} were female."
    assert _call(text, "more than four in five") != "inconsistent"


def _call(text: str, said: str) -> str:
    """The call on the claim that stands where the words do."""
    filled = text.format(said)
    at = filled.index(said)
    found = next(judged for judged in check_text(filled) if judged.claim.start < at + len(said) and at < judged.claim.end)
    return str(found.verdict.call)
