"""Claims that are right, rounded, vague or of something else: borne out where the text bears them out, and nobody accused."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def judged(text: str, words: str):
    """The claim that holds these words, with its verdict."""
    return next(one for one in check_text(text) if words in one.claim.text)


@pytest.mark.parametrize(
    "text",
    [
        "1. In spring Kent Police met the board. 2. Members are asked to note this. 3. The team will report again.",
        "Call 101, or write to us. You must be 13 to use the app.",
        "In answer to question 118204: sections 16 to 19 of the Sexual Offences Act 2003 apply to them.",
    ],
)
def test_numbers_of_a_list_and_ages_asked_for_are_no_claims(text):
    assert not check_text(text)


def test_a_date_told_with_a_comma_or_in_brackets_is_that_of_the_number_behind_it():
    text = "Kent's figure for 2016/17, 772, is below that for 2015/16, 820. In Essex it is 64 (2019/20: 41)."
    dated = {one.claim.text: [period.label for period in one.claim.periods] for one in check_text(text)}
    assert dated["772"] == ["2016/17"]
    assert dated["820"] == ["2015/16"]
    assert dated["41"] == ["2019/20"]


def test_rates_listed_in_the_next_sentence_are_rates():
    text = "Kent had 2.1 recorded online child sex offences for every 1,000 children. Essex had 1.4 and Dorset 1.3."
    assert [str(one.claim.kind) for one in check_text(text)] == ["rate"] * 3
