"""What a sentence says was marked as online is online, and so is what the next sentence says of it."""

import pytest

from faircount.claims.check import check_text
from faircount.claims.claim import Verdict
from faircount.vocabulary.measures import Online


@pytest.mark.parametrize(
    "text",
    [
        "Kent Police marked 145 recorded offences as online in 2016/17.",
        "Kent Police flagged 145 sexual offences against under-18s as online in 2016/17.",
        "Kent Police marked just over 1,300 sexual offences as online in 2016/17.",
        "In 2016/17 about 145 offences were marked as online by Kent Police.",
        "Kent Police recorded 300 offences, 145 of them flagged as online.",
    ],
)
def test_the_object_of_the_mark_is_online(text: str) -> None:
    assert check_text(text)[-1].claim.subject.online is Online.YES


def test_the_year_before_and_the_next_sentence_are_online_too() -> None:
    text = (
        "Kent Police marked 145 recorded offences as online in the year to March 2017, up from 55 the year before. "
        "That is about two and a half times as many. Sexual offences against under-18s went from 820 to 772."
    )
    online = [one.claim.subject.online for one in check_text(text)]
    assert online == [Online.YES, Online.YES, Online.YES, Online.ALL]


def test_a_number_marked_out_of_a_whole_leaves_the_whole_as_it_is() -> None:
    text = "Kent Police recorded 300 offences in 2016/17, of which 40 were flagged as online. It recorded 200 the year before."
    online = [one.claim.subject.online for one in check_text(text)]
    assert online == [Online.ALL, Online.YES, Online.ALL]


def test_a_count_of_all_offences_is_no_part_of_those_marked() -> None:
    text = (
        "Durham Police flagged 72 sexual offences against under-18s as online in 2016/17. "
        "It recorded 500 sexual offences in 2016/17."
    )
    assert [one.verification.verdict for one in check_text(text)] == [Verdict.UNVERIFIABLE, Verdict.UNVERIFIABLE]
