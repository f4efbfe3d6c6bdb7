"""An error is what no other figure of the same kind within reach would make right."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def call_of(text: str, words: str) -> str:
    return next(str(one.verdict.call) for one in check_text(text) if words in one.claim.text)


def test_a_change_from_a_named_base_is_measured_to_the_total_that_opens_the_text_too() -> None:
    text = (
        "The constabulary recorded 640 offences in 2022/23. The charge rate was 9.1 per cent. In 250 cases the victim "
        "went no further. The total is 2.4 per cent higher than in 2021/22, when it was 625, and "
        "28 per cent higher than the 500 of 2017/18."
    )
    assert call_of(text, "28 per cent") == "consistent"
    assert call_of(text.replace("28 per cent", "34 per cent"), "34 per cent") == "inconsistent"


@pytest.mark.parametrize("percent", [25, 30])
def test_a_change_told_beside_its_two_figures_is_still_wrong(percent: int) -> None:
    text = (
        "The force recorded 864 sexual offences in the year ending December 2020. That compares with 720 in the previous "
        f"calendar year, an increase of {percent} per cent. Newport had 310, Caerphilly 274."
    )
    assert call_of(text, f"{percent} per cent") == "inconsistent"


def test_the_year_before_is_never_the_later_figure() -> None:
    text = "Norfolk recorded 912 sexual offences in the year to March 2021. The year before it was 844. So that's a fall of 68."
    assert call_of(text, "fall of 68") == "inconsistent"
    assert call_of(text.replace("fall", "rise"), "rise of 68") == "consistent"


def test_a_handful_of_times_is_no_count_of_offences() -> None:
    text = "Offences in Pembrokeshire went from 92 to 88. The force told us the flag was used a handful of times."
    assert call_of(text, "handful") == "unverifiable"


def test_a_rate_is_held_to_no_count_that_is_not_of_its_size() -> None:
    text = "Offences are too many at an average of 5.9 a day, he said. Medway recorded the most of any district with 131 in 2021."
    assert call_of(text, "5.9") == "unverifiable"


def test_a_thousand_and_its_hundreds_are_one_number() -> None:
    text = "There were one thousand, eight hundred and seventy-five offences in 2014 and 2,010 in 2015, a rise of 7.2 per cent."
    assert call_of(text, "7.2") == "consistent"
