"""The same claims as other people write them: lists, posts, minutes; each wording with the verdict that its numbers give."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def judged(text: str, words: str):
    """The claim that holds these words, with its verdict."""
    return next(one for one in check_text(text) if words in one.claim.text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("7. Exploitation\n\nReferrals were 318 in 2019.", "7"), ("2/4 They logged 6,156 crimes in 2019.", "2/4"),
     ("Asked about Jane Smith (33), police said they had 51 cases.", "33")],
)  # fmt: skip
def test_what_numbers_a_list_or_tells_an_age_is_no_claim(text, number):
    assert all(number not in one.claim.text for one in check_text(text))


def test_a_year_named_with_its_law_dates_the_count_behind_it():
    told = judged(
        "Wales had 291 in 2022/23, more than in 2017/18, the first full year of the offence, when there were 183.", "183"
    )
    assert [period.label for period in told.claim.periods] == ["2017/18"]
