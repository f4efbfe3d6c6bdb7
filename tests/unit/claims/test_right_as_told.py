"""Claims that are right, rounded, vague or of something else: borne out where the text bears them out, and nobody accused."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def judged(text: str, words: str):
    """The claim that holds these words, with its verdict."""
    return next(one for one in check_text(text) if words in one.claim.text)


@pytest.mark.parametrize(
    ("text", "words", "call"),
    [
        ("Kent Police had 521 cases last year, close to one and a half times the previous year's 353.", "one and a half",
         "consistent"),
        ("Kent Police had 521 cases last year, close to two and a half times the previous year's 353.", "two and a half",
         "inconsistent"),
        ("Kent recorded 131 offences in 2021 and 118 in 2022. That is a drop of one in ten.", "one in ten", "consistent"),
        ("Kent recorded 131 offences in 2021 and 118 in 2022. That is a drop of one in four.", "one in four", "inconsistent"),
        ("In 2022 Kent made 46 arrests, almost one every eight days.", "eight days", "consistent"),
        ("In 2022 Kent made 46 arrests, almost one every four days.", "four days", "inconsistent"),
        ("Of the 388 referrals in Kent in 2022, 217 (56%) led to an assessment, and 96 of these to a plan. The remaining 171 "
         "were closed.", "171", "consistent"),
        ("Kent dealt with 853 cases of ages 10 to 15 and 312 of younger children. The other 42 forces between them closed "
         "71,400 cases.", "71,400", "unverifiable"),
        ("Such messages accounted for between 10 and 15 per cent of offences in each year. Of the 2,067 victims in Kent 1,612 "
         "were girls.", "between 10 and 15", "unverifiable"),
        ("Kent had 96 reports in 2019. Essex had 158 in 2019, three fifths of the 254 made to the two forces, and up by a third "
         "on the 119 it had in 2018.", "a third", "consistent"),
        ("Kent had 503 cases in 2018, 742 in 2020 and 884 in 2021. Cases have risen by 75 per cent in three years and by 19 per "
         "cent in the last.", "19 per cent", "consistent"),
        ("Kent had 503 cases in 2018, 742 in 2020 and 884 in 2021. Cases have risen by 75 per cent in three years and by 38 per "
         "cent in the last.", "38 per cent", "inconsistent"),
        ("Kent had 884 cases in 2021, the most in any of the past three years: 742 in 2020 and 503 in 2019.", "the most",
         "consistent"),
        ("The sharpest fall was in Kent, from 71 to 49 (31%).", "31%", "consistent"),
        ("The sharpest fall was in Kent, from 71 to 49 (45%).", "45%", "inconsistent"),
        ("The East Midlands had 803 cases in 2019: 211 in Leicestershire, 196 in Nottinghamshire, 158 in Derbyshire, 131 in "
         "Northamptonshire and 107 in Lincolnshire. Leicestershire's share was 26 per cent. In 2014 all five together had 290, "
         "so the number has nearly trebled.", "nearly trebled", "consistent"),
        ("Of 340 victims in Kent in 2020, by age 170 from 14 to 17 (half) were counted.", "half", "consistent"),
        ("Of 335 victims in Kent 61 were boys and 274 girls, 22 of them under 10 and five under 3. Girls outnumbered boys by "
         "more than four to one.", "four to one", "consistent"),
        ("Kent had fifty-eight cases in 2018/19, more than twice the twenty-seven of two years previously.", "more than twice",
         "consistent"),
        ("Kent had 58 cases in 2018. In 2018 Essex had 604, ten times as many, and Dorset 233, four times as many.",
         "four times", "consistent"),
        ("Kent had 58 cases in 2018. In 2018 Essex had 604, ten times as many, and Dorset 233, six times as many.",
         "six times", "inconsistent"),
        ("The Metropolitan Police had 1,047 rapes in 2016. In Croydon, the borough with the most, there were 134; Lambeth had "
         "121 and Newham 119.", "the most", "consistent"),
        ("Counsellors held 2,210 sessions. Of every ten children who rang seven were girls.", "seven", "unverifiable"),
        ("Surrey counted 17 boys in 2017 and 44 in 2022. The number of boys has grown more than two and a half times, that of "
         "girls by 60 per cent, from 136 to 218.", "two and a half", "consistent"),
        ("In 2014 Kent had 634, just seven per cent (from 593).", "seven per cent", "consistent"),
        ("In 2014 Kent had 634, just nine per cent (from 593).", "nine per cent", "inconsistent"),
        ("Kent had 29 reports. Nineteen of them concern Snapchat and four Instagram, so roughly four fifths involve one of "
         "the two.", "four fifths", "consistent"),
        ("Kent had 44 cases in 2018, 81 in 2019 and 139 in 2020. The 264 offences so far are a worry.", "264", "consistent"),
        ("Reports to Kent Police run at 37 a week, up from 31 a year ago. There were 1,925 in 2020/21 and 1,611 in 2019/20.",
         "up from 31", "consistent"),
        ("Kent recorded 338 crimes in 2017/18, between six and seven a week, up from 240 in 2016/17.", "240", "unverifiable"),
        ("Kent recorded 103 offences in the first eight months of 2021. If that pace keeps up the year will end on around 155.",
         "155", "consistent"),
        ("Kent recorded 103 offences in the first eight months of 2021. If that pace keeps up the year will end on around 255.",
         "255", "inconsistent"),
        ("Kent recorded 103 offences in the first eight months of 2021. If that pace keeps up the year will end on around 155, "
         "which would beat last year's 118 by more than 30 per cent.", "30 per cent", "unverifiable"),
        ("Snapchat came up in 4,293 of the 10,119 cases in Kent, more than four times in ten. Instagram, Facebook and WhatsApp "
         "made up a third between them (1,365, 1,249 and 841).", "a third", "consistent"),
        ("Instagram was used in 32 per cent of the 1,317 cases and Facebook in 23 per cent. That makes 421 and 303.",
         "32 per cent", "consistent"),
        ("Across the country they rose by 3,318 to 83,370, an increase of four per cent.", "four per cent", "consistent"),
        ("Across the country they rose by 3,318 to 83,370, an increase of four per cent.", "3,318", "consistent"),
        ("Across the country they rose by 3,318 to 83,370, an increase of 14 per cent.", "14 per cent", "inconsistent"),
        ("In 2022 Kent had 83,370, 3,318 more than in 2021; online ones were up 14 per cent.", "14 per cent", "unverifiable"),
        ("Kent received 548 reports in 2022, three reports of abuse images every two days.", "every two days", "consistent"),
        ("Kent received 548 reports in 2022, three reports of abuse images every four days.", "every four days", "inconsistent"),
        ("Kent: 1,118 offences in 2017, up 3% (1,085 in 2016). Essex: 1,394, up 11% (1,256). Dorset: 702, down 4% (731). "
         "Three-force total: 3,214.", "3,214", "consistent"),
        ("Kent: 1,118 offences in 2017, up 3% (1,085 in 2016). Essex: 1,394, up 19% (1,256).", "19%", "inconsistent"),
        ("In Kent Facebook was named in 16 cases. Its share of the 83 cases was 19 per cent. Facebook's share of the 83 fell. "
         "Snapchat remains in front at 38, nearly half.", "nearly half", "consistent"),
        ("Of 1,262 plans in Kent 61 were for neglect. Ten years ago nine per cent of plans were. There are 120 posts.",
         "nine per cent", "unverifiable"),
        ("Kent logged 148 in 2022: 87 girls and 61 boys. In 2021 it was 131 (80 and 51).", "80", "consistent"),
        ("Kent had 131 cases in 2021 and 148 in 2022. The rise is 13 per cent; in some towns alone it is a fifth.", "a fifth",
         "unverifiable"),
        ("Essex saw 187 in 2020 (from 151, plus 24 per cent), Kent 64.", "plus 24 per cent", "consistent"),
        ("Essex saw 187 in 2020 (from 151, plus 34 per cent), Kent 64.", "plus 34 per cent", "inconsistent"),
        ("In 2019 there were 120 in Kent and 85 in Essex. In 2014 the two together had 90.", "90", "unverifiable"),
        ("Forces dealt with 5,027 offences in 2018/19, up on the 2,548 of 2014/15. Kent 2,908 (1,405), Essex 1,155 (896), Dorset "
         "964 (247). In Kent the number more than doubled.", "more than doubled", "consistent"),
        ("Kent identified 1,127 suspects in 2021. 436 were under 25 (39 per cent), 502 were 25 to 49 and 189 were 50 or over.",
         "39 per cent", "consistent"),
        ("In 2020 Kent had identified 918 suspects and in 2021 1,127; the increase is 23 per cent.", "23 per cent", "consistent"),
        ("In 2020 Kent had identified 918 suspects and in 2021 1,127; the increase is 33 per cent.", "33 per cent",
         "inconsistent"),
        ("Figures show 2,788 victims had not turned five. They were just over four per cent of all 64,667 victims.", "2,788",
         "consistent"),
        ("Reports: Kent 64 (2019: 41), Essex 22 (2019: 23), Dorset 37 (2019: 25), total 123 (2019: 89).", "89", "consistent"),
        ("Reports: Kent 64 (2019: 41), Essex 22 (2019: 23). Kent is up by 56 per cent.", "56 per cent", "consistent"),
        ("Reports: Kent 64 (2019: 41), Essex 22 (2019: 23). Kent is up by 66 per cent.", "66 per cent", "inconsistent"),
        ("Offences in Kent topped 1,000. There were 1,021 in 2017/18, 893 in 2016/17 and 815 in 2015/16, and 31 victims were "
         "under four.", "31", "unverifiable"),
        ("Referrals in Kent fell from 11,400 to 7,920, by three in ten.", "three in ten", "consistent"),
        ("Referrals in Kent fell from 11,400 to 7,920, by six in ten.", "six in ten", "inconsistent"),
        ("In 2015 most came from Kent (7,420), then Essex (4,015) and Dorset (890). Kent's share is more than eight times "
         "Dorset's.", "eight times", "consistent"),
        ("Kent recorded 7,420 cases in the two years to March 2015. The yearly average was 3,710.", "3,710", "consistent"),
        ("In 2015 Kent had 7,420 cases. The yearly average was 3,420.", "3,420", "unverifiable"),
        ("In 2015 the most came from Kent (7,420), followed by Essex (4,015) and Dorset (890).", "the most", "consistent"),
        ("Kent had 360 cases in 2021. Only five forces had larger falls.", "Only five forces", "unverifiable"),
    ],
)  # fmt: skip
def test_a_wording_is_judged_as_it_is_meant(text, words, call):
    assert judged(text, words).verdict.call == call


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


def test_a_word_in_quotation_marks_whose_standing_is_told_is_no_claim():
    text = "Kent recorded 1,964 offences in 2016 and 1,828 in 2017. The range starts at 2.62; “doubled” is settled."
    assert not [one for one in check_text(text) if one.claim.text == "doubled"]


def test_a_force_that_recorded_a_share_of_what_was_reported_is_held_to_no_counts():
    text = (
        "Kent recorded 85 offences in 2017, of which 54 were online. "
        "Inspectors found that Kent Police recorded about 83% of the crimes reported to it."
    )
    assert judged(text, "83%").verdict.call == "unverifiable"
