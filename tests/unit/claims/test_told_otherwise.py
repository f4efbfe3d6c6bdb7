"""The same claims as other people write them: lists, posts, minutes; each wording with the verdict that its numbers give."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def judged(text: str, words: str):
    """The claim that holds these words, with its verdict."""
    return next(one for one in check_text(text) if words in one.claim.text)


@pytest.mark.parametrize(
    ("text", "words", "call"),
    [
        ("Kent took 318 referrals in 2019, against 265 in 2018 (+20%).", "+20%", "consistent"),
        ("Kent took 318 referrals in 2019, against 265 in 2018 (+30%).", "+30%", "inconsistent"),
        ("Charged in 2021: 67, against 73 in 2020 (-8%).", "-8%", "consistent"),
        ("Lancashire: 51 → 178 grooming crimes, more than four times as many.", "four times", "inconsistent"),
        ("In 2020 it was 1,973, down from 2,190 in 2019. Of the 1,973, 1,702 were convicted, 86 per cent.", "86", "consistent"),
        ("In 2020 17% of victims were boys; five years earlier it was 9%, a rise of eight points.", "eight points", "consistent"),
        ("The charge rate fell from 11.9% to 9.0%, or 2.9 pts.", "2.9 pts", "consistent"),
        ("Of 1,140 cases closed in 2021, 98 were charged, 8.6 per cent. In 2016 the proportion was 16.3 per cent, 131 of 804, so "
         "it has almost halved.", "halved", "consistent"),
        ("Kent had 9.3 crimes per 1,000 children in 2020. Durham had 4.4 crimes per 1,000 children. Kent's rate is more than "
         "double that in Durham.", "double", "consistent"),
        ("Kent had 9.3 crimes per 1,000 children in 2020. Durham had 4.4 crimes per 1,000 children. Kent's rate is "
         "treble that in Durham.", "treble", "inconsistent"),
        ("Girls made up 2,405 of the callers, boys 740: five girls for every boy.", "five girls", "inconsistent"),
        ("Girls made up 2,405 of the callers, boys 740: more than three girls for every boy.", "three girls", "consistent"),
        ("Girls made 2,405 calls, boys 740, so more than three times as many girls as boys rang.", "three times", "consistent"),
        ("Dorset had 139 cases and Kent 572. For every Dorset case there were about four in Kent.", "about four", "consistent"),
        ("Convictions outstrip cautions by almost two to one: 1,284 convictions and 672 cautions.", "two to one", "consistent"),
        ("Essex had 486 cases, Dorset 151 and Kent 160. Add them up and you get 797.", "797", "consistent"),
        ("Essex had 486 cases, Dorset 151 and Kent 160. Add them up and you get 977.", "977", "inconsistent"),
        ("Kent had 6,305 offences across 2018 and 2019, more than eight a day.", "eight a day", "consistent"),
        ("Rapes were 93 in 2015, 104 in 2016 and 101 in 2017. Assaults stood at 188, 195, 221 (up 18 per cent).", "18 per cent",
         "consistent"),
        ("Rapes were 93 in 2015, 104 in 2016 and 101 in 2017. Assaults stood at 188, 195, 221 (up 28 per cent).", "28 per cent",
         "inconsistent"),
        ("Kent had 2,207 offences, 142 more than in 2020/21 (2,065), a 16 per cent rise.", "16 per cent", "inconsistent"),
        ("Kent had 2,207 offences, 142 more than in 2020/21 (2,065), a 7 per cent rise.", "7 per cent", "consistent"),
        ("Of 376 victims in 2020, Medway had more (71) than Thanet (58) or Swale (33).", "58", "unverifiable"),
        ("Kent had 1,318 offences. Of those 281 were online. Dover had 604 of the total.", "604", "unverifiable"),
        ("Where the age was recorded, in 910 cases, 84 victims were under five, one in five.", "one in five", "inconsistent"),
        ("Where the age was recorded, in 910 cases, 84 victims were under five, one in eleven.", "one in eleven", "consistent"),
        ("Gwent had 488 crimes in 2022. For each of the 96 people charged there were around five crimes.", "five", "consistent"),
        ("Of 1,587 victims 1,024 were men and 563 women, so nearly two thirds were male.", "two thirds", "consistent"),
        ("Of 1,587 victims 1,024 were men and 563 women, so nearly nine in ten were male.", "nine in ten", "inconsistent"),
        ("Kent closed 167 cases in 2020, 28 of them withdrawn, 17 per cent. In 2017 it was 19 out of 143, 13 per cent. The share "
         "rose by four per cent.", "four per cent", "inconsistent"),
        ("Kent closed 167 cases in 2020, 28 of them withdrawn, 17 per cent. In 2017 it was 19 out of 143, 13 per cent. The share "
         "rose by four points.", "four points", "consistent"),
        ("Kent saw 4 in 2014, 11 in 2015 and 17 in 2016. Over the three years it had 32 such cases and 301 in all.", "301",
         "unverifiable"),
        ("Of 612 cases 131 were old. Cases took 18 months in 2021, twice the nine months of 2014.", "twice", "unverifiable"),
        ("Surrey arrested 113 people. It had 344 offences, three offences for every arrest.", "three offences", "consistent"),
        ("Wales had 2,347 offences. That is 3.7 for every 1,000 children (population 630,000).", "3.7", "consistent"),
        ("Wales had 2,347 offences. That is 7.3 for every 1,000 children (population 630,000).", "7.3", "inconsistent"),
        ("Fewer than half of forces replied. The 19 that did had 3,218 rapes, 2,766 of them of girls.", "half", "unverifiable"),
        ("Only a third of forces replied: 29 of 43 forces. They recorded 3,218 rapes.", "a third", "inconsistent"),
        ("Kent had 1,004 cases in 2017. Dover had 391, although only one in four of the county's children lives there.",
         "one in four", "unverifiable"),
        ("Kent had 3,218 cases. Dover (611) and Deal (402) had nearly a third between them.", "nearly a third", "consistent"),
        ("Warwickshire had 209 cases. West Mercia recorded 682, more than three times Warwickshire's number.", "three times",
         "consistent"),
        ("Warwickshire had 209 cases. West Mercia recorded 682, more than four times Warwickshire's number.", "four times",
         "inconsistent"),
        ("Police had 1,475 cases in 2014/15, eight every school day, given 190 school days a year.", "eight", "consistent"),
        ("The total over three years was 5,516 and the number of cases has doubled since 2011/12, when it was 719.", "doubled",
         "unverifiable"),
        ("Charges for child sex crimes were 211 in 2015 and 164 in 2017. Offences went from 1,407 to 2,050 over the same years, "
         "and the share charged fell from 15 per cent to 8 per cent.", "15 per cent", "consistent"),
        ("Durham had 1,026 offences in 2018. Kent recorded 942, 14 per cent fewer than Durham.", "14 per cent", "inconsistent"),
        ("Durham had 1,026 offences in 2018. Kent recorded 942, 8 per cent fewer than Durham.", "8 per cent", "consistent"),
        ("Sussex flagged 338 crimes in 2017/18, between six and seven a week.", "between six and seven", "consistent"),
        ("Sussex flagged 338 crimes in 2017/18. Six crimes against children are recorded in Sussex every week.", "every week",
         "consistent"),
        ("Of 1,388 cases in Kent 688 were dropped, 401 (29 per cent) for want of evidence.", "29 per cent", "consistent"),
        ("214 pupils aged 13 or under were excluded in 2018. It is a quarter up on 171.", "a quarter", "consistent"),
        ("Of 1,908 arrests in the North East 1,336 men, 477 women and 95 others were held. Durham made 521 of the arrests, "
         "Cleveland 498 and Northumbria 889.", "498", "consistent"),
        ("Forces had 4,902 cases in 2018 and 7,110 in 2020. Norfolk (+112%) and Wiltshire (+88%) rose fastest.", "+88%",
         "unverifiable"),
        ("Of 64 boys in 2020 the youngest was six.", "six", "unverifiable"),
    ],
)  # fmt: skip
def test_a_wording_is_found_and_judged(text, words, call):
    assert judged(text, words).verdict.call == call


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
