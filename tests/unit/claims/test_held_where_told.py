"""Claims held to the figures that their words name: each told rightly and told wrongly, where other figures would fit."""

from __future__ import annotations

from faircount.claims.check import check_text

ABOVE_THAT = (
    "Kent recorded 1,200 child sex offences in 2018/19. There were 1,000 in 2017/18 and 750 in 2016/17. The number stands {} "
    "above that of the year before."
)
TO_AND_FROM = "Child sex offences recorded by Essex Police {} last year, to 950 from 1,000."
FIVE_YEARS = (
    "In Gwent 690 sexual offences against children were reported in 2018. Compared with 2017 the number fell by 8 per cent, from "
    "750. In 2013 there had been 500. The growth of {} in five years is large."
)
OWN_SIDE = (
    "Kent recorded 200 online offences against children in 2018/19 and Essex 150. Kent's number rose by 25 per cent from 160; "
    "Essex's, at 100 a year before, went up by {}."
)
THAT_IS = (
    "Kent recorded 2,000 child sex offences in 2018/19. That is {} as many as Dorset, which had 500, and five times as many as "
    "Wiltshire with 400."
)
DOUBLED_FROM = (
    "Police in Merseyside recorded 150 online crimes in 2016/17: 90 in Liverpool and 60 in Wirral. Wirral's {} from 32."
)
OF_TOTAL = (
    "Kent logged 500 grooming offences over three years. In the last year alone it had 240, {} of the total. In 60 of these, "
    "a quarter, a meeting took place."
)
NOW = (
    "There were 100 online offences against children in Kent in 2017/18 and 156 in 2018/19. Altogether the force logged 256 over "
    "the period, and it now sees {} a week."
)
WHOLE_COUNTY = (
    "Dorset's cases of online abuse rose from 100 in 2015/16 to 260 in 2018/19. Poole's share was half, with 130 cases. The "
    "whole county sees {} a week."
)
RECORD = (
    "Kent recorded {} grooming offences in 2018, 120 in 2017 and 100 in 2016. The latest number is a record and worries "
    "the charity."
)


def call(text: str, claim: str) -> str:
    """The call on a claim of the text."""
    return str(next(judged for judged in check_text(text) if claim in judged.claim.text).verification.verdict)


def test_each_place_is_set_against_the_figure_that_the_sentence_opens_with() -> None:
    assert call(THAT_IS.format("four times"), "five times") == "consistent"
