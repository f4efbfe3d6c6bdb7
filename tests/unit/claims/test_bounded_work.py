"""Texts that attack: each ends soon, with the claims of the part that was checked."""

from __future__ import annotations

import time

import pytest

from faircount.claims.check import check_text, within_bounds

SECONDS = 6.0
"""Of processor time, on any machine that tests run on; on a desk none takes more than 4."""
TEXTS = {
    "no spaces": "9" * 30_000,
    "commas": "1," * 15_000,
    "hyphens": "twenty-" * 5_000,
    "brackets": "(" * 10_000 + "5 offences" + ")" * 10_000,
    "spaces": " " * 30_000 + "5 offences",
    "line ends": "\n" * 30_000 + "5 offences",
    "stops": ". " * 15_000,
    "quotation marks": "“" * 20_000,
    "no stop": "children offences police " * 2_000,
    "odd letters": "\u202e5\u0301 off\u200bences \U0001f600 İ ß " * 400,
    "pairs": "from 5 to 6 " * 200,
    "clauses": "The number in Kent rose by 12 per cent from 100 in 2015 to 112 in 2016, more than double the 50 of Essex; " * 300,
    "numbers": ", ".join(str(37 * number % 9_973) for number in range(4_000)),
    "numbers in words": "nine hundred billion three hundred and twelve thousand and six offences, " * 200,
    "mixed alphabets": "В Кенте 145 offences, ٣٤٥ cases; 四十五 reports, １２３ crimes, η αύξηση 12%. " * 300,
    "places": ("Kent, Essex, Surrey and Sussex, " * 12 + "in 2015/16, 2016/17 and 2017/18, had 5 fewer rapes than Kent. ") * 60,
    "for each without an end": "It was so for each force and for every circumstance notwithstanding its objections. " * 100,
    "words that claim": "doubled, highest ever, " * 1_500,
    "a table": "\n".join(f"Kent|{number}|{3 * number}|{number % 100}%" for number in range(1, 600)),
    "a long report": ("Kent recorded 145 offences in 2016, up from 130. " + "Children were listened to by officers. " * 20) * 100,
}


@pytest.mark.parametrize("name", TEXTS)
def test_it_ends_soon_and_every_claim_lies_in_the_text(name: str) -> None:
    text, started = TEXTS[name], time.process_time()
    judged, until = within_bounds(text)
    for one in judged:
        assert text[one.claim.start : one.claim.end] == one.claim.text
        assert one.claim.start < until <= len(text)
    assert time.process_time() - started < SECONDS


def test_of_more_than_a_long_report_holds_the_first_part_is_checked() -> None:
    text = "Kent had 50 offences in 2018 and 75 in 2019, a rise of 50%. " * 2_000
    judged, until = within_bounds(text)
    assert 10_000 < until < len(text)
    assert len([one for one in judged if "%" in one.claim.text]) == text[:until].count("%")


def test_a_long_text_is_judged_part_by_part_as_a_short_one_is() -> None:
    said = "In {} there were 50 offences in 2018/19 and 75 in 2019/20, a rise of 50%. "
    text = "\n\n".join(said.format(area) * 1 for area in ("Kent", "Essex", "Dorset") for _ in range(30))
    assert {str(one.verification.verdict) for one in check_text(text) if "%" in one.claim.text} == {"consistent"}


@pytest.mark.parametrize(
    "text",
    [
        "Figures released by 43 out of 0 forces show 37,778 crimes.",
        "The share fell from one in six to one in 0.",
        "There is one officer for every 0 offences.",
        "Kent had 137 offences after 112. It is 0 times as many.",
        "0 of 0 forces answered. Girls were 0 and boys 0, and 0 per cent of the total of 0.",
    ],
)
def test_a_zero_in_any_place_stops_nothing(text):
    """Nobody says so, but a slip of a key does."""
    assert check_text(text)
