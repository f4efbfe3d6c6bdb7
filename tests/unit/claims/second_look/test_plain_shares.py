"""Shares that no figures of the text bear out, though their words name part and whole."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text

WALES = (
    "Gwent recorded 612 offences in 2017/18, against 489 a year before. Across Wales the number stood at 2,845, so Gwent had {}."
)
PART = "The child rapes recorded in Scotland fell from 268 to 241 last year. Most of the children were girls: 188, {}."
ONLINE = "Essex Police flagged 410 offences as online, 288 in 2016. Online crime represents {} of the 2,608 offences."
THEY = "The number of victims under 13 in Scotland was 1,432, up by 142. They made up {} of the 3,768 victims aged under 18."
TOTAL = "Yorkshire had 3,286 offences against under-16s in 2013/14. West Yorkshire's tally was 1,422, which is {} of the total."
NOW = (
    "Cheshire Police recorded 956 sexual offences against children in 2018/19. Online crimes climbed from 88 to 131. "
    "They now make up {} of the total."
)
OF_WALES = (
    "Indecent image offences recorded by Gwent Police jumped from 98 to 171. Across the four Welsh forces there were "
    "1,133 offences. Gwent therefore had {} of all the offences in Wales."
)
THAT_IS = "Last year the force had 74 reports. Most of the victims, 52 of them, were girls; that is {}."
SPELT = "{} of child sexual offences in Dyfed-Powys has an online element. Of 612 offences last year, 190 were flagged as online."
SPELT_OF = (
    "{} of the sex offences against children in Warwickshire has an online element. Officers marked 47 of 496 offences online."
)


def call(text: str, share: str) -> str:
    """The call on the share put into a text."""
    found = next(judged for judged in check_text(text.format(share)) if judged.claim.text in share)
    return str(found.verdict.call)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (WALES, "over a fifth", "over a third"),
        (PART, "78 per cent", "55 per cent"),
        (ONLINE, "16 per cent", "29 per cent"),
        (THEY, "38 per cent", "61 per cent"),
        (TOTAL, "43 per cent", "68 per cent"),
        (NOW, "14 per cent", "30 per cent"),
        (OF_WALES, "15 per cent", "25 per cent"),
        (SPELT, "Nearly a third", "Nearly a fifth"),
        (SPELT_OF, "Almost a tenth", "Almost a fifth"),
        (THAT_IS, "70 per cent", "49 per cent"),
    ],
)
def test_a_share_of_what_is_told_is_judged_by_it(text: str, right: str, wrong: str) -> None:
    assert call(text, right) == "consistent"
    assert call(text, wrong) == "inconsistent"


@pytest.mark.parametrize(
    "text",
    [
        "Gwent recorded 612 offences in 2017/18 and Wales 2,845. Where the age was known, {} of victims were under 13.",
        "Dorset recorded 768 offences. England's total is 65,172. Dorset has {} of the country's children.",
        "{} of the victims were girls. Of 612 offences in Kent last year, 190 were flagged as online.",
        "Kent recorded 212 such crimes last year and 190 before. In {} of cases the suspect was a relative.",
    ],
)
def test_a_share_of_something_else_is_left_alone(text: str) -> None:
    assert call(text, "11 per cent") == "unverifiable"


def test_half_that_of_a_year_is_no_share_of_its_cases() -> None:
    text = "Of 318 rapes reported in 2020 17 led to a charge. The 5.3 per cent rate is half that of 2016, when 26 of 240 did."
    assert all(str(judged.verdict.call) != "inconsistent" for judged in check_text(text))
