"""Wrong claims that once passed because figures were read loosely: any year, any order, any sign."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text

FEWER = "Essex Police recorded 746 offences. Children under 11 were the victims in 262 cases, and so made up {} of the total."
BASE = (
    "Essex Police recorded 1,483 offences in 2016/17, {} on the previous year. In 2014/15 there were 1,118 and in 2015/16 1,040."
)
POINTS = "Girls made up 24 per cent of suspects in 2018/19, where a year before it was 20 per cent: {}."
THESE = "Durham Police recorded 1,155 offences, 29 per cent more than the 896 of 2014/15. {} of these were against girls."
CHARGED = (
    "In 2018, 1,204 of Kent's 6,690 child sexual offences led to a charge, in 2014 912 of 2,850; the charge rate went from {}."
)
EVERY = (
    "Reports of offences in Kent have fallen every year since 2014/15. There were 698 then, 556 in 2015/16, {} in 2016/17 and "
    "495 in 2017/18."
)
EVERY_DAY = "Every day {} children in Kent fall victim to an offence. Kent Police recorded 5,884 sexual offences in 2016/17."
REGION = (
    "Forces in Yorkshire and the Humber were told of {} offences in 2016/17. West Yorkshire had 3,009, more than half of all. "
    "It is the largest. South Yorkshire had 1,286, Humberside 986 and North Yorkshire 603."
)
THREE_YEARS = (
    "Offences against children in Kent numbered 73 in 2015/16. In 2016/17 the number was 91 and in 2017/18 88. "
    "In those three years police dealt with {} cases."
)


@pytest.mark.parametrize(
    ("text", "right", "wrong", "claim"),
    [
        (FEWER, "more than a third", "fewer than a quarter", ""),
        (BASE, "up by 43 per cent", "up by a third", ""),
        (POINTS, "a rise of a fifth", "a rise of four per cent", ""),
        (THESE, "916", "1,286", ""),
        (CHARGED, "32 to 18 per cent", "18 to 32 per cent", ""),
        (EVERY, "540", "570", "fallen"),
        (EVERY_DAY, "16", "34", ""),
        (REGION, "5,884", "6,296", ""),
        (THREE_YEARS, "252", "270", ""),
    ],
)
def test_a_wrong_claim_is_told_from_the_same_words_told_rightly(text: str, right: str, wrong: str, claim: str) -> None:
    assert _call(text.format(right), claim or right) != "inconsistent"
    assert _call(text.format(wrong), claim or wrong) == "inconsistent"


def test_a_list_that_leaves_some_to_the_rest_is_not_added_up() -> None:
    text = "The UK recorded 76,204 offences in 2018/19: 65,172 in England, 5,325 in Scotland, 2,036 in Northern Ireland and {}."
    assert _call(text.format("the rest in Wales"), "76,204") == "unverifiable"
    assert _call(text.format("671 in Wales"), "76,204") == "inconsistent"


def test_a_share_in_brackets_is_of_what_stands_before_them() -> None:
    text = "Of 1,388 reported rapes 688 (a shade under half) were dropped by the victim, 401 (29 per cent) for want of evidence."
    assert _call(text, "under half") != "inconsistent"


def _call(text: str, words: str) -> str:
    at = text.index(words)
    found = next(judged for judged in check_text(text) if judged.claim.start < at + len(words) and at < judged.claim.end)
    return str(found.verdict.call)


@pytest.mark.parametrize(
    ("text", "claim", "shown"),
    [
        (
            "Assessments in Leeds numbered 164 in the year, 28 fewer than the 192 before. Contacts rose from 77 to 96. The "
            "rate of assessments was 8.6 per 1,000 of the borough's 24,100 children.",
            "8.6 per 1,000",
            "164 / 24,100",
        ),
        (
            "Scotland recorded 5,272 sexual crimes with a child victim in 2021/22. That is 6% more than in 2020/21, when there "
            "were 4,973. Of these 1,954 were online, or 37%. Glasgow, with 688, has nearly one in five of the total.",
            "nearly one in five",
            "688 / 5,272",
        ),
        (
            "Cumbria saw image offences go from 95 to 154. Lancashire's 531 were 18 per cent up on 449, and the total for the "
            "two counties rose to 695.",
            "695",
            "154 + 531 = 685",
        ),
        (
            "Sussex Police records 13 cyber crimes against children every week. The force flagged 338 in 2017/18, up from 240.",
            "13 cyber crimes",
            "338 / 52",
        ),
    ],
)
def test_the_figures_shown_are_those_that_are_meant(text: str, claim: str, shown: str) -> None:
    at = text.index(claim)
    found = next(judged for judged in check_text(text) if judged.claim.start < at + len(claim) and at < judged.claim.end)
    assert str(found.verdict.call) == "inconsistent"
    assert shown in found.verdict.arithmetic
