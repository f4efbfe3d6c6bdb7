"""A last look: figures that no rule sets together bear a claim out where their fit is no accident."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text
from faircount.claims.claim import Call
from faircount.claims.second_look.last_look import WHY


def verdicts(text: str) -> dict[str, tuple[str, str]]:
    """The claims of a text by their words, each with its verdict and why."""
    return {one.claim.text: (str(one.verdict.call), one.verdict.reason) for one in check_text(text)}


SUM = (
    "South Wales Police recorded 229 offences in 2020/21, 72% more than the 133 of 2018/19. The latest counts elsewhere are "
    "167 in North Wales, 151 in Gwent and 98 in Dyfed-Powys, making {total} for the whole of Wales."
)


def test_the_nearest_figures_that_give_a_number_bear_it_out():
    found = verdicts(SUM.format(total=645))
    assert found["645"] == ("consistent", WHY)
    assert {found[part][0] for part in ("167", "151", "98")} == {"consistent"}


def test_a_number_that_no_figures_give_stays_without_proof():
    found = verdicts(SUM.format(total=654))
    assert found["654"] == ("unverifiable", "")


def test_an_earlier_year_is_no_part_of_a_sum():
    text = "Kent had 254 crimes in 2019/20, after 163 in 2017/18. The victim was a boy in 79 and a girl in 12."
    assert verdicts(text)["12"][0] == "unverifiable"


def test_a_part_is_added_to_its_whole_by_nobody():
    text = "Kent had 176 cases in 2021/22 and 149 in 2022/23. Snapchat was named in 48 of 101 cases, nearly half."
    assert verdicts(text)["149"][0] == "unverifiable"


@pytest.mark.parametrize(
    ("share", "why"),
    [
        ("A survey by it of 300 parents found that 60 per cent set no limits.", "who is asked is none of those counted"),
        ("Of all cases 60 per cent ended without a suspect.", "how a case ends is told of none of these"),
    ],
)
def test_what_words_say_of_others_rests_on_nothing(share, why):
    assert verdicts(f"Kent had 500 offences last year and helped 300 victims. {share}")["60 per cent"][0] == "unverifiable", why


def test_the_more_figures_stand_by_the_less_a_fit_proves():
    """One share in a hundred fits some two of many figures by accident."""
    towns = ("Ashford", "Dover", "Deal", "Hythe", "Lydd", "Sandwich", "Tenterden", "Faversham")
    many = ", ".join(f"{town} {count}" for town, count in zip(towns, (97, 211, 331, 457, 571, 683, 797, 911), strict=True))
    for share in range(11, 95, 7):
        found = check_text(f"The counts are {many}. Meanwhile {share} per cent of callers rang at night.")
        claim = next(one for one in found if "per cent" in one.claim.text)
        assert claim.verdict.call is Call.UNVERIFIABLE, share
