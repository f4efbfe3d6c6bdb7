"""Ages told one by one: each row of ages that follow each other is a band, in digits and in words, and no other row is."""

from __future__ import annotations

from itertools import product

import pytest

from faircount.language.ages import parse_band
from faircount.language.numbers import WORDS

WORD = {number: word for word, number in reversed(WORDS.items()) if number}


def said(ages: list[int], joint: str, *, in_words: bool) -> str:
    *first, last = [WORD[age] if in_words else str(age) for age in ages]
    return f"{', '.join(first)} {joint} {last}"


@pytest.mark.parametrize("in_words", [False, True])
def test_every_row_of_ages_is_the_band_from_its_first_to_its_last(in_words: bool) -> None:
    for low, many, joint in product(range(1, 16), (2, 3, 4), ("or", "and")):
        if (many == 2 and joint == "and") or low + many > 18:
            continue  # "13 and 14" may be two columns
        band = parse_band(said([*range(low, low + many)], joint, in_words=in_words))
        assert band is not None
        assert (band.low, band.high) == (low, low + many - 1)


@pytest.mark.parametrize("in_words", [False, True])
def test_a_row_that_leaves_an_age_out_is_no_band(in_words: bool) -> None:
    for low in range(1, 13):
        assert parse_band(said([low, low + 1, low + 3], "or", in_words=in_words)) is None
        assert parse_band(said([low, low + 2], "or", in_words=in_words)) is None
