"""What words say of the figures near them: in turn, directly before, by whole, by base."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def verdicts(text: str) -> dict[str, str]:
    """The claims of a text by their words, each with its verdict."""
    return {one.claim.text: str(one.verdict.call) for one in check_text(text)}


CHANGE = "Merseyside logged 104 offences in 2018/19, where there had been 88 in 2017/18. "


@pytest.mark.parametrize(
    ("text", "claim", "call"),
    [
        # "About" holds no "out of".
        ("Police recorded 9,072 offences, 331 in Kent. About one in 27 was recorded there.", "About one in 27", "consistent"),
        # A number told before "each day" is the rate, and what comes behind is none.
        ("Police flagged 5,510 crimes in 2017/18, 15 each day and a third more than the 4,140 of 2016/17.",
         "4,140", "consistent"),
        # What opens a sentence with its article was just told.
        (f"{CHANGE}The 18 per cent jump is no surprise. There were 61 arrests in 78 cases.",
         "The 18 per cent jump", "consistent"),
        (f"{CHANGE}The 28 per cent jump is no surprise. There were 61 arrests in 78 cases.",
         "The 28 per cent jump", "inconsistent"),
        # A verb behind the first of two numbers says which way they went.
        (
            "From 1,204 in 2016/17 the number slipped to 1,291 in 2017/18.",
            "From 1,204 in 2016/17 the number slipped to 1,291 in 2017/18",
            "inconsistent",
        ),
        # Each of two places has its number in turn, whatever the verb.
        ("Durham and Cleveland used it 143 and 161 times last year, so Cleveland had 18 more.",
         "18 more", "consistent"),
        # The years of a total are not those of the number before it.
        ("Kent had 389 offences in 2016 and 214 in 2014. As 2015 brought 297, the three-year total is 900.", "900", "consistent"),
        ("Kent had 389 offences in 2016 and 214 in 2014. As 2015 brought 297, the three-year total is 900.", "297", "consistent"),
        # The base that the words name, and no other figure.
        ("Gwent had 504 crimes in 2019/20. That is 17 per cent above that for 2016/17, when there were 249. In between 431 "
         "were counted.", "17 per cent above", "inconsistent"),
        # Figures of quite another size are not meant.
        ("There were 3,004 sessions. The website drew 3.5 million visits, 15 per cent more than in the year before.",
         "15 per cent more", "unverifiable"),
        ("Kent had 2,184 crimes. In Britain a child is abused every 25 seconds.",
         "a child is abused every 25 seconds", "unverifiable"),
        # Shares told before a change in points, and none told behind it.
        ("In 2021/22 the share was 38%. A year before it was 29%, so it grew by nine points. Fewer than one in ten called.",
         "grew by nine points", "consistent"),
        # The number of forces is set against one of forces.
        ("Hundreds were rapes, 331 in all. Figures came from 40 forces, against 36 the first time.", "331", "consistent"),
        # Of suspects, girls and how cases end, no number of offences tells anything.
        ("Essex flagged 614 crimes in 2017 and 869 in 2016, 1,483 in all. Two in five of the suspects were boys.",
         "Two in five", "unverifiable"),
        ("Kent had 794 crimes out of 2,406 in 2016. Girls made up 81% of victims.", "81%", "unverifiable"),
        ("The internet played a part in 112 of 638 cases, and 31 per cent of cases ended without a suspect.",
         "31 per cent", "unverifiable"),
        # A rate of the part, where the whole is told last.
        ("Strathclyde had 1,176 of the 2,338 crimes in 2010/11, over three a day.", "over three a day", "consistent"),
        ("After 486 in 2016/17, more than nine a week, Kent counted 458 crimes in 2017/18.",
         "more than nine a week", "consistent"),
        # The highest may be the figure told directly before.
        ("Kent had 402 in 2019/20, fewer than the 428 of 2018/19, the highest of the four years. There were 361 in 2016/17 and "
         "395 in 2017/18.", "the highest of the four years", "consistent"),
        ("Snapchat was named 58 times, more often than any other app, ahead of Instagram with 47 and Facebook with 65.",
         "more often than any other app", "inconsistent"),
        ("Snapchat was named 58 times, more often than any other app, ahead of Instagram with 47 and Facebook with 35.",
         "more often than any other app", "consistent"),
        ("Facebook featured in 21 cases, twice as many as Snapchat with 12, while Instagram rose from 10 to 20.",
         "twice as many as", "inconsistent"),
        # The size of a change told twice.
        ("Offences grew by almost half, or 47 per cent, from 294 in 2012/13 to 435 in 2015/16.", "47 per cent", "inconsistent"),
        ("Offences grew by almost half, or 48 per cent, from 294 in 2012/13 to 435 in 2015/16.", "48 per cent", "consistent"),
        # Parts of what a pair led to, a sentence later.
        ("Rapes rose from 1,960 to 5,861. It is now 16 a day. Girls were the victims in 4,425 cases and boys in 1,436.",
         "4,425 cases", "consistent"),
        ("Victims were under 11 in hundreds of the cases, 391.", "hundreds of the cases", "consistent"),
        # As many as what was told before it, or as a place that is named.
        ("Leeds took 455 sessions, Truro took 198, fewer than half as many.", "fewer than half as many", "consistent"),
        ("Leeds took 455 sessions, Truro took 298, fewer than half as many.", "fewer than half as many", "inconsistent"),
        ("Girls rang in 2,602 of 3,318 cases. Kent had 2,602 and Essex 640, about a quarter as many.",
         "about a quarter as many", "consistent"),
        ("In Leeds the count went from 131 to 388, almost three times as many. Bradford had 412.",
         "almost three times as many", "consistent"),
        ("In Leeds the count went from 131 to 288, almost three times as many. Bradford had 412.",
         "almost three times as many", "inconsistent"),
        ("Reports in Croydon came to 318 in 2012. In Sutton they dropped from 121 to 109, which leaves Croydon with nearly three "
         "times as many.", "nearly three times as many", "consistent"),
        ("West Yorkshire had 1,104 crimes, South Yorkshire 486 and North Yorkshire 218. That takes the region to 1,808. Most "
         "were in West Yorkshire, which had about five times as many as North Yorkshire.",
         "about five times as many as", "consistent"),
        # Years in turn that only the list as a whole dates.
        ("The force had 1,617 crimes in 2018/19, the highest in four years. The years from 2015/16 brought 1,021, 1,298 and "
         "1,544.", "the highest in four years", "consistent"),
        ("Kent logged 1,024 crimes in 2013/14, the highest in five years. The four earlier years brought 412, 447, 598 and "
         "1,816.", "the highest in five years", "inconsistent"),
        ("Kent had 1,617 crimes in 2018/19. The years from 2015/16 brought 1,021, 1,298 and 1,544, which makes 5,480 altogether.",
         "5,480", "consistent"),
        ("Crimes rose from 57 in 2013 to 174 in 2016. It stood at 88 in 2014 and 131 in 2015, so 450 have been looked into.",
         "450", "consistent"),
        # A change in the last year alone has its own base.
        ("Kent had 1,448 crimes in 2013/14, 974 in 2009/10 and 1,210 in 2012/13. That is an increase of 49 per cent since "
         "2009/10, and of 20 per cent in the last year alone.", "20 per cent", "consistent"),
        # Two apps, not all.
        ("Facebook was named in 58 of 150 cases, Instagram in 49 and Snapchat in 36. Instagram and Snapchat together made up "
         "over half.", "over half", "consistent"),
        # The two forces, by the latest year of each.
        ("The Met registered 1,049 offences in 2014/15, 70 per cent more than the 617 of 2012/13. Kent's count almost doubled, "
         "from 198 to 371. The two forces had about one in six of the 8,745 offences.", "about one in six", "consistent"),
        # Shares of two years, each of its own part and whole.
        ("Kent recorded 540 offences in 2019 and 612 in 2021. Under-18s were the suspects in 119 of the former and 190 of the "
         "latter, so their share went up from 22% to 31%.", "190", "consistent"),
        ("Kent had 1,905 crimes in 2017/18. With 433,000 children, that is 4.4 for every 1,000. Dover's 512 were the most.",
         "4.4 for every 1,000", "consistent"),
        ("It had 90 crimes in 2018/19 and 178 in 2020/21, so cases rose in the last year. About four in five victims that year, "
         "141, were girls.", "141", "consistent"),
        # What a total consists of, and the years that it is for.
        ("Suffolk flagged 303 crimes in 2018/19. They consist of 141 image offences, 88 of grooming and 44 of incitement.",
         "303 crimes", "inconsistent"),
        ("Suffolk flagged 273 crimes in 2018/19. They consist of 141 image offences, 88 of grooming and 44 of incitement.",
         "273 crimes", "consistent"),
        ("Police logged 709 in 2015/16, after 640 in 2014/15, 587 in 2013/14 and 612 in 2012/13. That brings the number for the "
         "whole period to 2,458.", "2,458", "inconsistent"),
        ("They led to 88 cases of grooming and 44 of incitement, half as many as of grooming. Images were up from 107 to "
         "141.", "half as many", "consistent"),
        ("Three forces had 487 offences in 2018/19: 214 in Kent, 158 in Sussex and 115 in Surrey. A year before, the three "
         "counted 371 between them, so they are up by 31 per cent.", "371", "consistent"),
        ("Sussex was called to 384 cases in 2017. Dozens of them, 71, were in Brighton.", "71", "consistent"),
        # The rest of a whole, by all its parts: the total is off, and not what remains.
        ("Cumbria had 214 crimes in 2021/22. Images accounted for 141 and grooming for 38. The other 25 were of inciting.",
         "214 crimes", "inconsistent"),
        ("Cumbria had 204 crimes in 2021/22. Images accounted for 141 and grooming for 38. The other 25 were of inciting.",
         "204 crimes", "consistent"),
        ("Ulster had 1,884 crimes in 2015/16. Belfast recorded 594, the north 641 and the south 659, the highest of its "
         "three areas.",
         "1,884 crimes", "inconsistent"),
        ("Humberside had 412 offences in 2019. Hull had 173 and Grimsby 134. In the rest of the area there were 96.",
         "412 offences", "inconsistent"),
        ("Crimes in Kent rose from 176 in 2021/22 to 287 in 2023/24. Wiltshire had 254 last year. That makes 514 for the "
         "neighbouring counties in 2023/24.", "514", "inconsistent"),
        ("The flag was on 264 sex crimes against children in 2016/17. Grooming made up more than half of last year's crimes, "
         "with 118 after 37.", "more than half", "inconsistent"),
        ("Kent investigated 185 cases. Facebook was used in 61 and Instagram in 54, more than six in ten between the two.",
         "more than six in ten", "consistent"),
        ("Kent recorded 1,036 crimes in three years. Dover had 189 of the cases. Boys made up 18 per cent of known victims.",
         "18 per cent", "unverifiable"),
        ("Crimes came to 1,184 in three South West forces in 2021/22. Dorset had 512, Wiltshire 287, while the tally in "
         "Gloucestershire went from 163 to 245.", "1,184", "inconsistent"),
        ("Grooming in Suffolk has more than doubled. In 2016/17 it had 158 cases and in 2018/19 291, 133 more. With the 347 of "
         "neighbouring Norfolk the two had 638.", "more than doubled", "inconsistent"),
        ("The flag was used 587 times in 3,402 cases in 2018/19, where the year before it was used 412 times in 3,214. That is "
         "42 per cent more.", "42 per cent more", "consistent"),
        ("Crimes in Cumbria came to 351. One in three of the victims, 117, was under 11, while boys made up 19 per cent.",
         "19 per cent", "unverifiable"),
        ("Essex had 168 crimes in 2018/19 and 313 in 2022/23. Kent went from 201 to 247. The two forces counted 560 between "
         "them, 191 more than at the start.", "191 more", "consistent"),
        # No change from a part to its own sum.
        ("Suffolk had 371 crimes in 2010/11. With 268 in 2009/10, the county has seen 639 in two years and a rise of more than "
         "half.", "a rise of more than half", "inconsistent"),
        ("Crimes grew from 614 in 2009/10 to 798 in 2012/13, or by 148.", "by 148", "inconsistent"),
        ("Crimes grew from 614 in 2009/10 to 798 in 2012/13, or by 184.", "by 184", "consistent"),
        ("The four forces of Yorkshire and the Humber recorded 796 offences in 2021/22. More than half of them, 412, were in "
         "West Yorkshire, Humberside had 96, South Yorkshire 187 and North Yorkshire 71.", "796 offences", "inconsistent"),
        ("Police logged 441 in 2023/24. The years before brought 234 in 2019/20, then 287, 352 and 379, so the number has nearly "
         "doubled since 2019/20.", "nearly doubled since 2019/20", "consistent"),
        ("Cases reached 236 in Kent in 2016, the most in four years. It had 74 in 2013, 131 in 2014 and 188 in 2015. The "
         "commonest age was 14.", "the most in four years", "consistent"),
    ],
)  # fmt: skip
def test_a_claim_is_held_to_the_figures_that_are_meant(text, claim, call):
    assert verdicts(text)[claim] == call


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Nearly a third of the 676 crimes of those five years fell in the last.", {"Nearly a third", "676 crimes"}),
        ("The oldest suspect was a man aged 84.", {"aged 84"}),
        ("An inquiry took 246 days on average.", {"246 days"}),
        ("The helpline runs from 12 bases.", {"12"}),
        ("It asks for 12 new officers.", set()),
        ("On top of the year there were 13 per cent over two.", {"13 per cent"}),
        ("All others made up 1,124.", {"1,124"}),
        ("It was Snapchat in 52 cases and eight on Roblox.", {"52 cases", "eight"}),
        ("Hundreds of people were arrested.", {"Hundreds"}),
    ],
)
def test_what_is_claimed_and_what_is_not(text, claims):
    assert {one.claim.text for one in check_text(text)} == claims
