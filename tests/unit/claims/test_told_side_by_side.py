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
        # What a year would bring is no whole of what it has brought so far.
        (
            "Kent had 1,012 crimes between April and December 2017. At this rate the full year will bring almost 1,350. "
            "About three in ten of the crimes, 405, were online.",
            "About three in ten of the crimes",
            "inconsistent",
        ),
        # Both counties together, of which one is told as a pair.
        ("Reports in Cumbria went from 22 to 71. In Lancashire there were 190, and in both counties 261.", "261", "consistent"),
        ("Reports in Cumbria went from 22 to 71. In Lancashire there were 190, and in both counties 281.", "281", "inconsistent"),
        # The parts of what a pair led to.
        ("Reports to police went from 22 to 71. Thirty-eight came from girls and 33 from boys.", "33", "consistent"),
        ("Reports to police went from 22 to 71. Thirty-five came from girls and 33 from boys.", "33", "unverifiable"),
        # A second size of one change, over more years.
        (
            "There were 8,472 in 2020/21, 7,219 in 2019/20 and 5,905 in 2018/19. The number rose by 17 per cent "
            "in the last year, and 43 per cent in the two years.",
            "43 per cent",
            "consistent",
        ),
        # No figure of an earlier year is a part of a later one.
        (
            "Kent had 254 crimes in 2019/20, after 163 in 2017/18. The victim was a boy in 79 and a girl in 12.",
            "12",
            "unverifiable",
        ),
        # So many of one kind for each of another, where each is told as a pair.
        (
            "Rapes of girls went from 187 in 2011/12 to 296 in 2014/15 in Kent, rapes of boys from 33 to 41. "
            "For each rape of a boy there were seven of girls.",
            "For each rape of a boy there were seven",
            "consistent",
        ),
        # What the latest year had is a number of offences, though it is said to be of a year.
        ("Crimes in Kent have reached 1,204 a year, 70 per cent above the 708 of 2014/15.", "70 per cent above", "consistent"),
        ("Crimes in Kent have reached 1,204 a year, 80 per cent above the 708 of 2014/15.", "80 per cent above", "inconsistent"),
        # A total of now, and one of before.
        (
            "Crimes in Dorset rose by half, from 58 to 87, and in Wiltshire by a third, from 45 to 60. "
            "Together it is 147 now against 103 before.",
            "103",
            "consistent",
        ),
        # The whole of a part of one app is of all of them.
        ("Instagram was named in 2,009 of 5,784 known cases. Snapchat was named in 1,417, a quarter.", "a quarter", "consistent"),
        ("Instagram was named in 2,009 of 5,784 known cases, in three of four cases.", "three of four cases", "inconsistent"),
        (
            "Kent has 200 and Essex 90 crimes. Both are higher than in 2013/14, when it was 100 in Kent, by 30 per cent.",
            "by 30 per cent",
            "inconsistent",
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
