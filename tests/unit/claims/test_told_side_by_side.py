"""Figures told side by side: of what, since when, and of which of two sides each is."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def verdicts(text: str) -> dict[str, str]:
    """The claims of a text by their words, each with its verdict."""
    return {one.claim.text: str(one.verdict.call) for one in check_text(text)}


@pytest.mark.parametrize(
    ("text", "claim", "call"),
    [
        # A part is set against a part, and a whole against a whole.
        ("Online crimes are 402 of 2,116 after 198 of 1,800, so they have doubled.", "doubled", "consistent"),
        ("Online crimes are 302 of 2,116 after 198 of 1,800, so they have doubled.", "doubled", "inconsistent"),
        # Two sizes of one change: the base is what the place told before leaves.
        ("Kent had 915 crimes, Essex 591. In Kent the number went up by 29% and 206 offences.", "206", "consistent"),
        ("Kent had 915 crimes, Essex 591. In Kent the number went up by 29% and 306 offences.", "306", "unverifiable"),
        # Two sizes are no two ends of one range.
        ("Kent had 39,813 crimes, 9,024 more and 29 per cent more than the 30,789 of last year.", "9,024 more", "consistent"),
        (
            "Kent had 39,813 crimes, 9,024 more and 39 per cent more than the 30,789 of 2014.",
            "39 per cent more",
            "inconsistent",
        ),
        # The share of forces that saw a rise.
        ("Of 39 forces that answered, 28 saw a rise in grooming in 2014/15, 72 per cent.", "72 per cent", "consistent"),
        # A year alone is measured from the one before it.
        (
            "Kent had 1,875 crimes in 2018/19, up by 49% on the 1,258 of 2013/14; in between there were 1,310, 1,566, "
            "1,602 and 1,704. In the last year alone it rose by a fifth.",
            "it rose by a fifth",
            "inconsistent",
        ),
        # One growth is so many times as fast as another.
        (
            "Grooming in Sussex is growing twice as fast as in the country. Sussex went from 200 in 2017/18 to 288 in 2018/19, "
            "England and Wales from 6,009 to 7,331.",
            "twice as fast as",
            "consistent",
        ),
        # Half a year is one.
        (
            "Kent had 318 reports in the first half of 2015. If the second half is like the first, it will end on more than 630.",
            "more than 630",
            "consistent",
        ),
        # A fall is no growth by less than a number.
        (
            "Crimes in Kent grew by less than a fifth, to 300 in 2019 from 400 in 2018.",
            "grew by less than a fifth",
            "inconsistent",
        ),
    ],
)
def test_each_is_set_against_its_like(text, claim, call):
    assert verdicts(text)[claim] == call
