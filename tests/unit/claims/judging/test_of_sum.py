"""Shares and changes of what the text adds up itself."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def verdicts(text: str) -> dict[str, str]:
    """The claims of a text by their words, each with its verdict."""
    return {one.claim.text: str(one.verdict.call) for one in check_text(text)}


SCOTLAND = "Childline's Scottish bases held 20,940 sessions. Glasgow took 13,930 of them and Aberdeen 7,010, {share}. "
ABROAD = "Throughout the UK the helpline held 250,281 sessions."
GREATER = (
    "Offences in Bolton went up from 143 in 2014 to 176 in 2017, in Bury from 81 to 97 and in Oldham from 118 to 131. "
    "The three boroughs together had 404 in 2017. "
)
BOTH = "Sussex had 1,246 crimes in 2014/15, 38% more than the 903 of 2013/14. In Surrey the count grew from 512 to 618. "


@pytest.mark.parametrize(
    ("text", "claim", "call"),
    [
        (SCOTLAND.format(share="a third") + ABROAD, "a third", "consistent"),
        (GREATER + "Bolton had over four in ten of the 2017 offences.", "over four in ten", "consistent"),
        (
            "Kent had 504 crimes in 2019, 249 in 2016, 318 in 2017 and 431 in 2018. Of the 1,502 crimes about one in three "
            "belongs to the last.",
            "about one in three",
            "consistent",
        ),
        (BOTH + "Taken together the two forces had 1,864 cases, 449 more than a year earlier.", "449 more", "consistent"),
        (BOTH + "Taken together the two forces had 1,864 cases, 459 more than a year earlier.", "459 more", "unverifiable"),
    ],
)
def test_parts_of_a_sum_bear_out_what_is_said_of_it(text, claim, call):
    assert verdicts(text)[claim] == call


def test_a_year_of_one_place_is_no_part_told_by_its_place():
    text = "Kent had 40 cases in 2016, 60 in 2017 and 100 in 2018; in the three years 200 were recorded, half of them in 2017."
    assert verdicts(text)["half"] == "inconsistent"
