"""Claims that the text's own figures contradict, each beside the same sentence told rightly."""

from __future__ import annotations

from faircount.claims.check import check_text

SERIES = "Merseyside had 512 referrals in 2016, 604 in 2017 and 677 in 2018. That is an average yearly increase of {}."
WHICH = "The three forces together made 211 arrests, of which {} led to charges."
PEOPLE = (
    "Assessments numbered 164 in the year, 28 fewer than the 192 completed previously. "
    "The rate was {} per 1,000 of the borough's 24,100 children."
)
PLACE = "Scotland recorded 5,272 sexual crimes with a child victim in 2021/22. Glasgow, with 688, has {} of the total."
AS_MANY = (
    "Head teachers in Essex reported 139 incidents in 2018. 97 of the 139 took place in secondary schools. "
    "In Suffolk there were {}, half as many as in Essex."
)
REGION = (
    "Avon and Somerset recorded 1,455 offences in 2016/17 and 1,602 in 2017/18: 147 more. Devon and Cornwall had 1,604, "
    "Dorset 541, Gloucestershire 498 and Wiltshire 712. In total the five South West forces dealt with {}."
)
ALONE = (
    "There were 1,872 offences in 2021/22, 1,551 in 2020/21, 1,310 in 2019/20 and 1,104 in 2018/19. That is an increase of "
    "70 per cent in three years, and {} in the last year alone."
)
THAN = "In Kent 2,871 offences were recorded in 2018/19 and in Sussex 1,917. Sussex recorded {} offences than Kent."
OR = "Last year the borough recorded 186 offences. The neighbouring borough recorded 231, 45 more, or {} more."
RANK = (
    "{} saw the smallest number of grooming crimes of the four Welsh forces. North Wales recorded 79 in 2018/19, Gwent 55, "
    "Dyfed-Powys 41 and South Wales 98."
)


def test_a_part_of_one_place_is_not_set_against_the_whole_of_another() -> None:
    assert _call(AS_MANY, "70", "half as many") == "consistent"
    assert _call(AS_MANY, "45", "half as many") == "inconsistent"


def _call(text: str, said: str, claim: str | None = None) -> str:
    """The call on the claim that stands where the words do."""
    filled = text.format(said)
    at = filled.index(claim or said)
    found = next(
        judged for judged in check_text(filled) if judged.claim.start < at + len(claim or said) and at < judged.claim.end
    )
    return str(found.verification.verdict)
