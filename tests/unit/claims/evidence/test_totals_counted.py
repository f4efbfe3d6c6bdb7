"""Totals whose words say how many parts they have."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text

YEARS = (
    "The Midlands forces recorded 260 offences in 2018/19, compared with 194 in 2017/18. That brings the two-year figure to {}."
)
MONTHS = "In March 46 referrals came in, in April 61 and in May 88, the board heard: {} over the three months."
TURN = (
    "In 2013/14 there were 214 rapes; in the four previous years there were 148, 163, 171 and 190. That makes {} in five years."
)
FORCES = (
    "Image crimes in Warwickshire reached 209 in 2021/22. A year earlier it was 178. West Mercia recorded 682; "
    "the two forces combined saw {}."
)
RANKED = (
    "West Yorkshire Police had 214 offences, behind the Met with 354 and Greater Manchester with 259. "
    "Together the three account for {}."
)
NAMED = "Merseyside and Cheshire together recorded {} crimes in 2018/19, 1,544 of them on Merseyside and 1,011 in Cheshire."
LISTED = "Together the Welsh forces recorded {} cases in 2018/19: South Wales 98, Gwent 61 and North Wales 48."


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (YEARS, "454", "486"),
        (MONTHS, "195", "209"),
        (TURN, "886", "948"),
        (FORCES, "891", "953"),
        (RANKED, "827", "885"),
        (NAMED, "2,555", "2,734"),
        (LISTED, "207", "221"),
    ],
)
def test_a_total_is_held_to_as_many_parts_as_its_words_say(text: str, right: str, wrong: str) -> None:
    for number, call in ((right, "consistent"), (wrong, "inconsistent")):
        found = next(judged for judged in check_text(text.format(number)) if number in judged.claim.text)
        assert str(found.verdict.call) == call, found.verdict.arithmetic


def test_a_count_beside_in_two_years_is_no_total_of_two() -> None:
    text = "Kent recorded 412 offences in 2017 and 455 in 2018. Offences rose by a quarter in two years to 540."
    found = next(judged for judged in check_text(text) if "540" in judged.claim.text)
    assert str(found.verdict.call) != "inconsistent"
