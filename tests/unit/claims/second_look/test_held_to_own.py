"""Changes held to the figures that their own words name, whatever others of the text would fit."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def verdict(text: str, claim: str) -> tuple[str, str]:
    """The call on a claim, and its arithmetic."""
    found = next(judged for judged in check_text(text) if claim in judged.claim.text)
    return str(found.verdict.call), found.verdict.arithmetic


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        # Shares told elsewhere doubled; the crimes did not.
        (
            "Of 612 offences in Dyfed-Powys last year 190 were online, and the share rose from 15 per cent to 31 per cent. "
            "Grooming crimes have more than doubled, from 41 to 77.",
            "more than doubled",
        ),
        ("Cumbria's count was 154 in 2019. Lancashire's 531 were 32 per cent up on 449.", "32 per cent up"),
        ("Kent recorded 97 crimes in 2018, 127 in 2019 and 149 in 2020, 31 per cent above 2019's 127.", "31 per cent"),
        # The 68 were online offences; 1,631 are all of them.
        (
            "Avon and Somerset Police recorded 1,752 child sex offences in 2019/20 and 1,631 the previous year. In 294 cases the "
            "internet was involved, more than seven times the 68 of 2015/16.",
            "more than seven times",
        ),
        (
            "There were 2,146 crimes in Hampshire in 2019/20, six a day. In the last year the total went up by 19% from 1,969.",
            "19%",
        ),
        (
            "Cumbria recorded 396 such crimes. In Lancashire there were 1,704, over seven times the number in Cumbria.",
            "over seven",
        ),
        # The likeliest figures are another pair's; those of the claim's own sentence are sure.
        (
            "Avon and Somerset Police dealt with 1,752 child sex offences in the year ending March 2020. It recorded 1,631 the "
            "previous year, so the increase was 16.7 per cent. In 294 cases the internet was involved, more than four times the "
            "68 of 2015/16.",
            "16.7 per cent",
        ),
    ],
)
def test_a_claim_that_names_its_figures_is_not_saved_by_others(text: str, claim: str) -> None:
    assert verdict(text, claim)[0] == "inconsistent"


@pytest.mark.parametrize(
    ("text", "claim", "shown"),
    [
        ("Lancashire's 531 were 18 per cent up on 449.", "18 per cent up", "(531 − 449) / 449"),
        ("Kent recorded 97 in 2018, 127 in 2019 and 149 in 2020, 17 per cent above 2019's 127.", "17 per cent", "149 − 127"),
        ("Grooming crimes have nearly doubled, from 41 to 77.", "nearly doubled", "77 / 41"),
        ("There were 2,146 crimes in 2019/20, six a day. In the last year the total went up by 9% from 1,969.", "9%", "1,969"),
        (
            "Cumbria recorded 396. In Lancashire there were 1,704, over four times the number in Cumbria.",
            "over four",
            "1,704 / 396",
        ),
    ],
)
def test_a_claim_that_names_its_figures_is_borne_out_by_them(text: str, claim: str, shown: str) -> None:
    call, line = verdict(text, claim)
    assert call == "consistent"
    assert shown in line


def test_more_than_is_no_word_for_thirty_times_what_is_told_elsewhere() -> None:
    text = (
        "Croydon recorded 401 sexual offences against children last year. The capital as a whole logged 7,412, 20 every day. "
        "Five years ago Croydon had 198: its figure has more than trebled."
    )
    assert verdict(text, "more than trebled")[0] != "consistent"
    assert verdict(text.replace("trebled", "doubled"), "more than doubled")[0] == "consistent"
