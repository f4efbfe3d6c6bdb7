"""Ages told one by one: each row of ages that follow each other is a band, in digits and in words, and no other row is."""

from __future__ import annotations

from itertools import product

import pytest

from faircount.language.ages import parse_band
from faircount.language.numbers import WORDS
from faircount.language.populations import find_population, population_of_title

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


@pytest.mark.parametrize(
    ("title", "low", "high"),
    [
        ("Sexual offences where the victim was a child", 0, 17),
        ("Sexual offences committed against a child", 0, 17),
        ("Sexual offences (child victims only)", 0, 17),
        ("Suffolk Constabulary: sexual offences with child victims", 0, 17),
        ("Wiltshire Police: sexual offences involving children", 0, 17),
        ("Norfolk Constabulary: sexual offences, victims 0-17", 0, 17),
        ("Sexual offences where the victim was not under 18", 18, None),
        ("Sexual offences, victim 13 or over and under 18", 13, 17),
    ],
)
def test_whom_a_title_is_about_in_words(title: str, low: int, high: int | None) -> None:
    found = population_of_title(title)
    assert found is not None
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("title", ["Sexual communication with a child", "Rape of a child", "Sexual activity with a child"])
def test_the_name_of_an_offence_tells_no_ages(title: str) -> None:
    assert population_of_title(title) is None


@pytest.mark.parametrize("size", ["less than 5", "fewer than 10", "under 5"])
def test_a_rule_on_small_counts_says_no_age(size: str) -> None:
    for words in (f"Numbers of {size} are shown as a mark.", f"Where the number of victims is {size} it is not shown."):
        assert find_population(words) is None
    assert find_population(f"The victims were {size.replace('fewer', 'less')} years old") is not None or "fewer" in size
    assert find_population("The number of victims who were under 13") is not None
