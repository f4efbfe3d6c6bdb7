"""Claims that another figure of the text seems to bear out, each beside the same words told rightly."""

from __future__ import annotations

from faircount.claims.check import check_text

ONE_DATED = "Child sex offences in Sussex have {} in four years, from 604 in 2013/14 to 1,130."
ADDS_UP = "In 2017/18 Kent recorded 1,204 offences and Surrey 733, which adds up to {}."
PART_OF = "In Gwent {} of the 74 online offences in 2016/17 had a girl as victim."
FIRST_YEAR = (
    "The four forces of Wales recorded {} offences of sexual communication with a child in the first year of the law: Gwent "
    "had 41, South Wales 96, North Wales 58 and Dyfed-Powys 22."
)
BEGUN = "Kent recorded 203 grooming offences in 2021/22. Essex had 151, Suffolk 77 and Norfolk 64, which makes {} altogether."
OF_KIND = (
    "Cumbria Police recorded 720 child sex offences in 2017/18, and 144 of them took place online. Of the online offences {}, "
    "36, involved a picture."
)
AS_MANY = "Kent Police logged 1,840 offences in 2018/19. Maidstone had 520 of them. Dover's {} are half as many."
IN_A_ROW = "In the past four years the county has seen 88, 131, 120 and {} cases. The latest number is the highest of the four."
RATE = "Offences in Essex come to nearly five a day. In 2017/18 there were 1,790; in 2012/13, with 730, it was {}."
AT_THE_END = (
    "{} of the 1,210 sexual offences against children recorded by Avon and Somerset Police in 2013/14 were against children "
    "aged nine or under, 231."
)
SET_AGAINST = "Devon and Cornwall recorded {} as many offences as Dorset in 2013/14, 1,180 compared with 391."
TOGETHER = "Thefts fell from 310 to 290 in 2018, but frauds rose from 120 to 185. The two kinds taken together went up {} to 475."
COMPARED = (
    "Kent recorded 1,840 offences in 2018/19 and 1,210 in 2017/18. Compared with 2012/13, when there were 400, the number is "
    "{} as high."
)
THEIR = (
    "Referrals of children rose from 300 to 900 between 2014 and 2018. Girls made up half of the referrals in 2018, 450. In 2014 "
    "there had been 160, so their number {}."
)
OF_BEFORE = (
    "Cumbria Police recorded 900 child sex offences in 2016/17, a 50 per cent increase on 600. The victims included 90 "
    "under-fives and 270 children under 12. {} of all victims were under 12."
)
THIS_IS = (
    "Dorset recorded 640 offences in 2017/18. The year before it was 400. This is {} rise. Online offences went up from 80 to "
    "90, which is 12.5 per cent more."
)


def test_half_as_many_is_of_the_figure_that_it_stands_behind() -> None:
    assert _call(AS_MANY, "260", "half as many") == "consistent"


def test_the_five_before_a_percentage_are_no_per_cent() -> None:
    found = {one.claim.text for one in check_text(f"{IN_A_ROW[:-1].format('140')} and 59 per cent above the first.")}
    assert {"the highest of the four", "59 per cent above"} <= found


def test_one_of_the_sharpest_rises_in_the_country_is_one_force_s() -> None:
    text = "Kent saw one of the sharpest rises in the country, with offences up from 120 in 2016/17 to 300 in 2017/18."
    assert {one.claim.area for one in check_text(text)} == {"Kent"}


def test_the_sum_behind_together_is_that_of_the_later_figures() -> None:
    text = TOGETHER.format("by 45")
    assert next(str(one.verification.verdict) for one in check_text(text) if "475" in one.claim.text) == "consistent"
    wrong = text.replace("475", "457")
    assert next(str(one.verification.verdict) for one in check_text(wrong) if "457" in one.claim.text) == "inconsistent"


def test_a_share_of_an_age_is_of_those_of_that_age() -> None:
    text = "The victims included 70 under-fives and 280 children under 11, so that {} of the under-11s had not started school."
    assert _call(text, "a quarter") == "consistent"


def test_a_town_told_before_is_the_one_that_is_lowest() -> None:
    text = "Wigan recorded 207 crimes, Bolton 184, Bury 96 and Rochdale 121. Wigan had {} number, and Bury the lowest."
    assert _call(text.format("the highest"), "the lowest") == "consistent"


def _call(text: str, told: str, claim: str = "") -> str:
    filled = text.format(told)
    wanted = claim or told
    return next(
        str(one.verification.verdict) for one in check_text(filled) if wanted in one.claim.text or one.claim.text in wanted
    )
