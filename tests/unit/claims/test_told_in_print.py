"""Claims as papers print them: what a figure carries on from, is counted among, or is set beside."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text

CONSISTENT, INCONSISTENT, UNVERIFIABLE = "consistent", "inconsistent", "unverifiable"
YEARS = "Kent Police logged 912 crimes against under-13s in 2018/19. It was 702 in 2015/16, 744 in 2016/17 and {} in 2017/18"
TURNS = "Officers in Kent logged 210 grooming offences in three years: 50 in the first, 70 in the second and 90 in the third."
RISES = "Gwent had {} of the three forces. Crimes rose from 20 to 40 in Gwent, from 50 to {} in Powys and from 40 to 44 in Dyfed."


@pytest.mark.parametrize(
    ("text", "words", "call"),
    [
        # The ages of a first figure are those of "it" in the next sentence, and a rise "every year" is one between all of them.
        (f"{YEARS.format(801)}, so the number has risen each year.", "risen", CONSISTENT),
        (f"{YEARS.format(701)}, so the number has risen each year.", "risen", INCONSISTENT),
        (f"{YEARS.format(801).replace('2018/19', '2018/19, the highest figure in four years')}.", "the highest", CONSISTENT),
        # "The number of offences" is no pronoun for the rapes told before.
        ("Kent had 3,000 child sex offences in 2021 and 2,400 in 2017. For rape of a child under 13 the charge rate is 9%. "
         "The number of offences is 25% higher now.", "25%", CONSISTENT),
        # All sexual offences are no part of those against children.
        ("Kent recorded 500 sexual offences against children in 2019. Half of all sexual offences (1,000) had a young victim.",
         "1,000", CONSISTENT),
        ("The helpline took 5,000 calls last year and gave advice in 900 cases. A website is taken down every nine minutes.",
         "every nine", UNVERIFIABLE),
        ("Kent recorded 58,400 offences last year. One is recorded every 90 minutes.", "every 90", INCONSISTENT),
        ("In the six months to October Kent logged 400 offences. It has made 78 arrests since May, three a week.",
         "three a week", CONSISTENT),
        ("Kent logged 400 offences last year. It has made 78 arrests since May, five a week.", "five a week", UNVERIFIABLE),
        # Two figures that the next sentence opens with are those of the change before it.
        ("Image offences have trebled in Kent since 2016. The number rose from 50 to 90.", "trebled", INCONSISTENT),
        ("Image offences have trebled in Kent since 2016. The number rose from 50 to 152.", "trebled", CONSISTENT),
        (f"{TURNS} The rise in the last year was 29 per cent.", "29 per", CONSISTENT),
        (f"{TURNS} The rise in the last year was 49 per cent.", "49 per", INCONSISTENT),
        # One place's figure as a share of another's.
        ("Kent had 400 cases last year. In Essex there were 300, 75 per cent of those in Kent.", "75 per", CONSISTENT),
        ("Kent had 400 cases last year. In Essex there were 300, two thirds of Kent's total.", "two thirds", INCONSISTENT),
        ("Kent had 400 cases last year. In Essex there were 300, two thirds of the number in Sussex.",
         "two thirds", UNVERIFIABLE),
        # Who is asked in a survey is none of those counted.
        ("The charity helped 2,000 victims last year. A survey by it of 800 parents found that two in five set no limits.",
         "two in five", UNVERIFIABLE),
        ("Kent counted 50 victims: 30 were girls and 20 boys. Of the suspects identified three fifths were under 21.",
         "three fifths", UNVERIFIABLE),
        ("Of the reports every third one is about pictures. Kent had 900 reports last year, 300 of them about pictures.",
         "every third", CONSISTENT),
        ("Kent had 190 cases from April to September, nearly as many as in all of 2018 (204).", "nearly as many", CONSISTENT),
        ("Kent had 190 cases in 2019, nearly as many as in 2018 (404).", "nearly as many", INCONSISTENT),
        (RISES.format("the steepest rise", 60), "the steepest rise", CONSISTENT),
        (RISES.format("the second steepest rise", 60), "the second", INCONSISTENT),
        (RISES.format("the biggest increase", 120), "the biggest", INCONSISTENT),
        ("Kent recorded 4.4 offences for every 1,000 children. Numbers are up. On the coast the rate came to 6.1.",
         "6.1", UNVERIFIABLE),
        ("Kent had 9,000 cases over two years, 4,000 in the first and 5,000 in the second. The app was known in 3,500.",
         "5,000", CONSISTENT),
        # What a figure is "of that" is a share of the figure before it.
        ("Kent had 800 cases in 2019/20. In 2010/11 there were 390, under half of that.", "under half", CONSISTENT),
        ("Kent had 800 cases in 2019/20. In 2010/11 there were 390, a quarter of that.", "a quarter", INCONSISTENT),
        ("In 2019 the force charged 540 people with grooming, a fifth fewer than in 2018 (675).", "a fifth", CONSISTENT),
        ("In 2019 the force charged 540 people with grooming, a third fewer than in 2018 (675).", "a third", INCONSISTENT),
        ("Kent recorded 2,000 offences in 2019. Image offences made up 18 per cent, or 360.", "360", CONSISTENT),
        ("Kent arrests about 90 suspects a month and questions 200 people. Over a year that makes 1,080 arrests.",
         "about 90", CONSISTENT),
        ("Kent makes 90 arrests a month. In 2015 it made 30 arrests a month, so the number has trebled.", "trebled", CONSISTENT),
        ("Boys were the victims of 400 offences in 2019, after 200 in 2018. Offences against girls rose by 30 per cent.",
         "30 per", UNVERIFIABLE),
        ("Kent had 30 cases in 2017, 60 in 2018 and 90 in 2019, half as many again as the year before, so the increase in the "
         "latest year was 50 per cent.", "half as many", CONSISTENT),
        ("Grooming in Kent rose from 20 in 2016 to 100 in 2018. In 2017 there were 60, three times as many as the year "
         "before, so the rise in the latest year was 67 per cent.", "three times", CONSISTENT),
        ("The number of offences in Kent was almost unchanged in 2019: 1,402 after 1,390 in 2018.",
         "almost unchanged", CONSISTENT),
        ("The number of offences in Kent was almost unchanged in 2019: 1,402 after 990 in 2018.",
         "almost unchanged", INCONSISTENT),
        ("Kent had 50 cases in 2016, 60 in 2017 and 90 in 2018. In all it had 200, nearly half of them in the last year.",
         "nearly half", CONSISTENT),
        ("Grooming has fallen in Kent for the second year running. The yearly totals since 2015 are 90, 80 and 70.",
         "for the second", CONSISTENT),
        ("Grooming has fallen in Kent for the second year running. The yearly totals since 2015 are 90, 95 and 70.",
         "for the second", INCONSISTENT),
        ("Kent had 500 offences, of which 60 were about images. One in eight offences led to a caution.",
         "One in eight", UNVERIFIABLE),
        ("Of the 200 victims in Kent, 30 were under eight, 50 between eight and 12 and 120 between 13 and 17. So 40 per cent "
         "were not yet 13.", "40 per", CONSISTENT),
        ("Kent's count rose from 100 to 150. In the South East it rose from 1,000 to 1,250. So the rise in Kent is twice that "
         "of the region.", "twice", CONSISTENT),
        ("Gwent has the highest rate in Wales with 5.1 offences for every 1,000 children. In Powys the rate was 4.2, in North "
         "Wales 4.9.", "the highest", CONSISTENT),
        ("Gwent has the highest rate in Wales with 4.1 offences for every 1,000 children. In Powys the rate was 4.2, in North "
         "Wales 4.9.", "the highest", INCONSISTENT),
        ("Dover had 40 of Kent's 120 cases in 2019, Ashford 50 and Swale 30. The total is up from 100.", "50", CONSISTENT),
        ("In the two years the force had 300 cases. The first year brought 100, the last 200: twice as many. Last year 50 of "
         "the cases, a quarter, were against boys.", "a quarter", CONSISTENT),
        ("Police questioned 600 men. Two thirds refused to answer.", "Two thirds", UNVERIFIABLE),
        # A part is no match for the whole of another place.
        ("Kent had 80 cases in 2019. Of the latest cases 50 were about images. Essex had 200, 2.5 times as many.",
         "2.5 times", CONSISTENT),
        ("Kent had 80 cases in 2019. Of the latest cases 50 were about images. Essex had 200, 4 times as many.",
         "4 times", INCONSISTENT),
        ("In the 18 months after the change Kent logged 5,500 crimes, ten a day. From April to September 2018 it had 1,900.",
         "ten a day", CONSISTENT),
        ("Kent closed 80 of 1,000 cases with a charge in 2019, eight per cent, and 160 of 800 in 2015, 20 per cent. The "
         "charge rate has fallen by two thirds while cases rose.", "by two thirds", INCONSISTENT),
        ("Of the 90 victims half, 45, were 12 or 13. Of the reports eight led to a charge.", "45", CONSISTENT),
        ("Kent had 612 victims in 2018/19. A year before there had been 650, so there was a small fall.",
         "a small fall", CONSISTENT),
        ("Kent had 612 victims in 2018/19. A year before there had been 650, so there was a sharp rise.",
         "a sharp rise", INCONSISTENT),
        ("Kent logged 600 offences over six years, of which 120 came in the last, up from 100. The six-year figure means two "
         "a week.", "two a week", CONSISTENT),
        ("Durham logged 90 cases, fewer than any other force in the North East. Cleveland had 120 and Northumbria 300.",
         "fewer than any", CONSISTENT),
        ("Durham logged 190 cases, fewer than any other force in the North East. Cleveland had 120 and Northumbria 300.",
         "fewer than any", INCONSISTENT),
        ("Kent had 600 cases last year. Twelve of its victims were babies.", "Twelve", UNVERIFIABLE),
        ("Kent had 200 cases last year. In Dover there were 50, a quarter of the Kent total.", "a quarter", CONSISTENT),
        ("Kent had 200 cases last year. In Dover there were 50, a third of the Kent total.", "a third", INCONSISTENT),
        ("In the first year 40 of 200 victims were boys, in the last 80 of 250. Their number has doubled.",
         "doubled", CONSISTENT),
        ("Kent had 900 victims in 2018/19. Of the victims 90 lived in Dover. The year before there had been 1,000 victims, "
         "ten per cent more.", "ten per cent", INCONSISTENT),
        ("Rapes in Kent have doubled in the five years to 2018/19, from 210 to 425.", "doubled", CONSISTENT),
        ("Kent had 1,470 cases in 2019. On a typical day four come in.", "four", CONSISTENT),
        ("Kent had 1,470 cases in 2019. On a typical day nine come in.", "nine", INCONSISTENT),
        ("In the first year of recording Kent had 200 cases. In the second it had 260, a rise of 30 per cent.",
         "30 per", CONSISTENT),
        ("In the first year of recording Kent had 200 cases. In the second it had 260, a rise of 36 per cent.",
         "36 per", INCONSISTENT),
        ("The total went up by 50 to 150 between 2016 and 2018, from 100.", "by 50", CONSISTENT),
        ("The total went up by 40 to 150 between 2016 and 2018, from 100.", "by 40", INCONSISTENT),
        ("Kent charged 50 suspects in 2014 after 200 reports and 40 in 2018 after 400 reports. The share charged fell from "
         "one in four to one in ten.", "from one in four", CONSISTENT),
        ("Of 600 cases Facebook had 200, Instagram 150 and WhatsApp 50, 400 together. Snapchat had 90.", "400", CONSISTENT),
        ("Kent had 100 cases in 2016, 120 in 2017 and 150 in 2018. That shows growth of 20 and then of 25 per cent.",
         "of 20", CONSISTENT),
        ("Kent had 13 cases in 2017, more than twice the six it had in 2016.", "six", CONSISTENT),
        ("Of Kent's 400 cases last year 90 were in Dover, 60 in Deal and 50 in Margate. These three towns account for half of "
         "the county's total.", "half", CONSISTENT),
        ("Kent's count rose from 1,000 to 1,250 and the South East's from 8,000 to 9,500. The change of 25 per cent in Kent "
         "was above that for the South East.", "25 per", CONSISTENT),
        ("Kent made 1,200 arrests last year. Five years ago it made 60 a month; now it is 100.", "100", CONSISTENT),
        ("Kent made 1,200 arrests last year. Five years ago it made 60 a month; now it is 100.", "60 a month", UNVERIFIABLE),
        ("Kent recorded 140 offences in 2019, after 110. The rise is 27 per cent. Thirty happened in Dover. Only ten people "
         "were charged, one for every 14 offences.", "one for every", CONSISTENT),
        ("Kent had 40 cases in 2016, 60 in 2017 and 100 in 2018; in the three years 200 were recorded, half of them in 2018.",
         "half", CONSISTENT),
        ("Kent had 40 cases in 2016, 60 in 2017 and 100 in 2018; in the three years 200 were recorded, half of them in 2017.",
         "half", INCONSISTENT),
        ("Kent logged 90 of the 300 offences in 2019. This equals 30 per cent.", "30 per", CONSISTENT),
        ("Kent logged 90 of the 300 offences in 2019. This equals 40 per cent.", "40 per", INCONSISTENT),
        ("Kent has logged 400 offences since 2017; 150 of these fell in the last year, more than a third.",
         "more than a third", CONSISTENT),
        ("Nine out of ten forces that were asked sent figures: 38 of 43.", "Nine out of ten", CONSISTENT),
        ("Six out of ten forces that were asked sent figures: 38 of 43.", "Six out of ten", INCONSISTENT),
        ("Kent arrested 52 people in three months, four a week. It has 300 detectives.", "four a week", CONSISTENT),
        ("The 120 people that police in Kent arrested over pictures in 2019 are 20 more than in 2018 and a fifth up from 100.",
         "a fifth", CONSISTENT),
        ("Kent recorded 1,200 offences last year, 23 a week, up from 19. It has 40 officers for them.", "from 19", UNVERIFIABLE),
        ("Kent had 500 cases in 2013. That is 100 more than in 2012 and a rise of 25 per cent from 400. In 2011 there were "
         "380. In the three years it had 1,280 cases.", "1,280", CONSISTENT),
        ("Kent had 500 cases in 2013. That is 100 more than in 2012 and a rise of 25 per cent from 400. In 2011 there were "
         "380. In the three years it had 1,480 cases.", "1,480", INCONSISTENT),
        ("Kent charged 20 suspects in 200 cases in 2019. In 2015 the charging rate had been 20 per cent, with 50 charges in "
         "250 cases. It has thus fallen by half.", "by half", UNVERIFIABLE),
        ("The number of convictions stood at 5,120 and has hardly changed.", "hardly changed", UNVERIFIABLE),
        ("Kent's count rose from 100 to 150. The 50 per cent rise is above the average for England and Wales, 30 per cent.",
         "50 per", CONSISTENT),
        ("Durham has 4.1 offences for every 1,000 children. It is a rural county. For Cleveland the rate is 4.4, for "
         "Northumbria 4.9. Durham has the lowest rate of the three.", "the lowest rate", CONSISTENT),
        ("Kent recorded 400 offences last year. It is a large county. Ten years ago it had 180, less than half of today's "
         "number.", "less than half", CONSISTENT),
        ("Kent recorded 400 offences last year. It is a large county. Ten years ago it had 280, less than half of today's "
         "number.", "less than half", INCONSISTENT),
        ("Between 2014 and 2019 Kent recorded 5,880 offences, about 980 a year.", "about 980", CONSISTENT),
        ("Kent had 600 cases in 2018 and 300 in 2014, a difference of 100 per cent. In all years together it had 2,000.",
         "100 per", CONSISTENT),
        ("Kent had 600 cases in 2018, a record. It had 300 in 2014 and 400 in 2016.", "a record", CONSISTENT),
        ("Kent logged 40 crimes in 2014, 60 in 2015, 80 in 2016 and 70 in 2017. The fall came after two years of rises.",
         "two years of", CONSISTENT),
        ("Kent logged 40 crimes in 2014, 30 in 2015, 80 in 2016 and 70 in 2017. The fall came after two years of rises.",
         "two years of", INCONSISTENT),
    ],
)  # fmt: skip
def test_claims_as_papers_print_them(text: str, words: str, call: str) -> None:
    place = text.index(words)
    over = [one for one in check_text(text) if one.claim.start <= place + len(words) - 1 and place < one.claim.end]
    assert over, "the claim is not found"
    assert over[0].verdict.call == call, over[0].verdict.arithmetic
