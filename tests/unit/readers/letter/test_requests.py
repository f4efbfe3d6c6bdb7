"""Which blocks of a letter repeat the request: a list behind "You asked:", quoted or not, and nothing behind its end."""

from __future__ import annotations

import pytest

from faircount.readers.base import ProseKind
from faircount.readers.letter.requests import RequestSpotter

LEADS = ("I write about your request received on 11 May 2021. You asked:", "You asked:", "Thank you. You requested:")
ITEMS = ("1. the number of rapes recorded", "2. how many of those were flagged", "3. the age of the victim")
ANSWERS = ("Having carried out searches I can tell you the following.", "1. 736 offences were recorded.", "2. 80 of these.")


def kinds(*texts: str) -> list[bool]:
    """Of each block whether it belongs to the request."""
    spotter = RequestSpotter()
    return [spotter.kind_of(text, ProseKind.PARAGRAPH, 9) is ProseKind.REQUEST for text in texts]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize(("opens", "closes"), ['""', "“”", "‘’"])
def test_a_quoted_list_ends_with_its_quotation(lead: str, opens: str, closes: str) -> None:
    asked = [f"{opens}For 2020/21 please tell me", *ITEMS[:2], f"{ITEMS[2]}.{closes}"]
    assert kinds(lead, *asked, *ANSWERS)[1:] == [True] * 4 + [False] * 3


@pytest.mark.parametrize("closes", ['"', "”"])
def test_a_quotation_of_one_block_ends_with_it(closes: str) -> None:
    assert kinds(LEADS[0], f'"How many rapes in 2020/21?{closes}', *ANSWERS)[1:] == [True, False, False, False]


def test_a_list_that_is_not_quoted_ends_before_the_first_sentence_that_asks_nothing() -> None:
    assert kinds(LEADS[0], *ITEMS, *ANSWERS)[1:] == [True, True, True, False, False, False]
