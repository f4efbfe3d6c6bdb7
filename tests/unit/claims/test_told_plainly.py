"""Claims as newspapers tell them of published figures: what stands beside a number, and whose and of when it is."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text

CONSISTENT, INCONSISTENT, UNVERIFIABLE = "consistent", "inconsistent", "unverifiable"
PARTS = "England had 65,172, Scotland 5,325, Wales 3,671 and Northern Ireland 2,036."


@pytest.mark.parametrize(
    ("text", "words", "call"),
    [
        ("Counsellors spoke to children 2,034 times in 2019, 14% up on 1,784 and 39 a week.", "39 a week", CONSISTENT),
        ("Since the law came into force in April 2017 Kent has logged 4,610 offences, just under two a day. In 2023/24 it had "
         "1,012.", "two a day", CONSISTENT),
        ("In 2018/19 326 of the victims in Kent, roughly a quarter, were ten or under and 11 were not yet one. There were 1,246 "
         "offences.", "11", CONSISTENT),
        ("The Met had 1,012 cases in 2023 against 879 in 2022. The increase is smaller than the 19% seen in the rest of "
         "England.", "19%", UNVERIFIABLE),
        ("Norfolk had 187 cases in 2021 and Suffolk 143. In 2020 the two counties had 142 and 131. Norfolk's number rose by 32 "
         "per cent, Suffolk's by nine.", "by nine", CONSISTENT),
        ("Norfolk had 187 cases in 2021 and Suffolk 143. In 2020 the two counties had 142 and 131. Norfolk's number rose by 32 "
         "per cent, Suffolk's by 14.", "by 14", INCONSISTENT),
        ("Kent Police recorded 215 grooming crimes between April 2017 and March 2020. The yearly numbers were 58, 61 and 96. The "
         "last of these is the highest.", "the highest", CONSISTENT),
        ("Police recorded almost 9,000 offences in 2017/18. The number, 8,962, was up from 6,730. London had 1,114 and Cumbria "
         "54.", "54", UNVERIFIABLE),
        (f"The UK had 76,204 offences in 2018/19. {PARTS} In 2012/13 forces had recorded 22,654, so the total has more than "
         "trebled.", "more than trebled", CONSISTENT),
        ("In Kent the total went from 1,802 to 2,132 last year, up 330.", "330", CONSISTENT),
        ("In Kent the total went from 1,802 to 2,132 last year, up 430.", "430", INCONSISTENT),
        ("Kent had 389 rapes in 2018/19, and 322 in 2017/18. In 151 more (39 per cent) the inquiry was still open.", "39 per",
         CONSISTENT),
        ("Kent and Essex recorded 4,522 offences last year, 2,394 in Kent and 2,128 in Essex. That is twice as many as ten years "
         "ago.", "twice", UNVERIFIABLE),
        ("Offences against under-13s in Kent fell by seven per cent last year to 1,746. In 2021/22 it was 1,878, the highest "
         "figure since 2017/18, when there were 1,902.", "the highest", CONSISTENT),
        ("Kent had 3,430 cases in 2015/16, 16 per cent more than the 2,957 of 2014/15 and nearly three times as many as five "
         "years before (1,190).", "nearly three times", CONSISTENT),
        ("Officers knew of 1,097 girls and 249 boys, more than four girls for each boy.", "four girls", CONSISTENT),
    ],
)  # fmt: skip
def test_is_read_as_it_is_told(text: str, words: str, call: str):
    claim = next(one for one in check_text(text) if words in one.claim.text)
    assert claim.verdict.call == call, claim.verdict.arithmetic
