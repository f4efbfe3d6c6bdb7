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
        ("Kent has dealt with 1,206 offences in the past 12 months, compared with 1,034 in the previous 12.", "1,034",
         UNVERIFIABLE),
        ("Four in five forces answered. The 34 of 43 that did recorded 4,680 cases.", "Four in five", CONSISTENT),
        ("Two in five forces answered. The 34 of 43 that did recorded 4,680 cases.", "Two in five", INCONSISTENT),
        ("Gwent, Dyfed-Powys, North Wales and South Wales recorded 3,395 offences in 2018/19. Wales has 627,000 children, so "
         "there were 5.4 offences for every 1,000.", "5.4", CONSISTENT),
        ("In Hull the number rose from 466 to 538, in the East Riding from 311 to 329.", "311", CONSISTENT),
        ("In Hull the number rose from 466 to 538, in the East Riding from 329 to 311.", "329", INCONSISTENT),
        ("The helpline had 8,457 contacts in 2018 and 7,046 in 2017. A fall of three per cent is expected.", "three per",
         UNVERIFIABLE),
        ("Kent had 2,644 offences in 2017/18. In 2014/15 there had been 1,734, 910 fewer.", "910", CONSISTENT),
        ("Kent had 2,644 offences in 2017/18. In 2014/15 there had been 1,734, 710 fewer.", "710", INCONSISTENT),
        ("The North East had 3,067 cases last year: Northumbria 1,604, Cleveland 812 and Durham 651. Cleveland's is up. More "
         "than half of all cases fell to Northumbria.", "More than half", CONSISTENT),
        ("Kent's count rose to 525 in 2018/19 from 489 in 2017/18, the highest since records began in 2014/15, when it "
         "was 335. In the two years between, it was 381 and 504. The total for the five years is 2,324.", "2,324", INCONSISTENT),
        ("West Yorkshire recorded 641 cases in 2017/18, compared with 318 the year before, and Humberside 163, after 98. The "
         "combined rise, from 416 to 804, is 93 per cent.", "641", CONSISTENT),
        ("Kent had 1,483 offences in 2016, 1,118 in 2014 and 361 in 2015. The daily average rose from three to four.", "1,483",
         UNVERIFIABLE),
        ("Essex took 2,128 reports last year and Suffolk 1,034. The rise was eight per cent in Essex (from 1,970), but 12 per "
         "cent in Suffolk (from 923).", "12 per", CONSISTENT),
        ("Kent made 300 arrests in 2022. Police safeguarded 409 children: four for every three arrests. In 2021 there were 254 "
         "arrests.", "for every", CONSISTENT),
        ("Officers knew of 1,097 girls and 249 boys, more than four girls for each boy.", "four girls", CONSISTENT),
    ],
)  # fmt: skip
def test_is_read_as_it_is_told(text: str, words: str, call: str):
    claim = next(one for one in check_text(text) if words in one.claim.text)
    assert claim.verdict.call == call, claim.verdict.arithmetic
