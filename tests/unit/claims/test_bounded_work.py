"""Texts that attack: each ends soon, with claims or with a refusal that says why."""

from __future__ import annotations

import time

import pytest

from faircount.claims.check import MOST, check_text
from faircount.errors import UnreadableSource

SECONDS = 10.0
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
}


@pytest.mark.parametrize("name", TEXTS)
def test_it_ends_soon_and_every_claim_lies_in_the_text(name: str) -> None:
    text, started = TEXTS[name], time.process_time()
    for one in check_text(text):
        assert text[one.claim.start : one.claim.end] == one.claim.text
    assert time.process_time() - started < SECONDS


def test_more_numbers_than_an_article_has_are_refused_with_their_number() -> None:
    with pytest.raises(UnreadableSource, match=f"{MOST + 100:,} numbers"):
        check_text("5 offences. " * (MOST + 100))


def test_a_long_text_is_judged_part_by_part_as_a_short_one_is() -> None:
    said = "In {} there were 50 offences in 2018/19 and 75 in 2019/20, a rise of 50%. "
    text = "\n\n".join(said.format(area) * 1 for area in ("Kent", "Essex", "Dorset") for _ in range(30))
    assert {str(one.verdict.call) for one in check_text(text) if "%" in one.claim.text} == {"consistent"}


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
