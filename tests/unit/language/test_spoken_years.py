"""Every year of the first forty of this century is read as it is said, in a text of its own length; a count is no year."""

from __future__ import annotations

import random

import pytest

from faircount.language.numbers import WORDS
from faircount.language.spoken_years import years_in_digits

UNITS = {number: word for word, number in WORDS.items() if 0 < number < 20 and word.isalpha() and word not in ("a", "an")}
NOUNS = ("offences", "crimes", "victims", "children", "cases", "per cent out of it", "years")


def _tens(number: int) -> str:
    if number < 20:
        return UNITS[number]
    return {2: "twenty", 3: "thirty"}[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")


def _said(year: int, draw: random.Random) -> str:
    short = year - 2000
    ways = [f"two thousand and {_tens(short)}"] if 0 < short < 30 else []
    ways += [f"twenty {_tens(short)}"] if short > 9 else [f"twenty oh {UNITS[short]}"]
    return draw.choice(ways)


@pytest.mark.parametrize("year", range(2001, 2040))
def test_a_year_is_read_as_it_is_said(year: int) -> None:
    text = f"In {_said(year, random.Random(year))} the force recorded more."
    found = years_in_digits(text)
    assert (found.split()[1], len(found)) == (str(year), len(text))


@pytest.mark.parametrize("year", range(2010, 2039))
def test_two_years_are_the_year_that_they_name_and_from_one_to_the_next_are_two(year: int) -> None:
    spoken = f"twenty {_tens(year - 2000)} to twenty {_tens(year - 1999)}"
    assert years_in_digits(f"recorded in {spoken}, up").split()[2] == f"{year}/{(year + 1) % 100:02}"
    assert years_in_digits(f"it rose from {spoken}, up").split()[3:6] == [str(year), "to", str(year + 1)]


@pytest.mark.parametrize("number", range(1, 40))
def test_a_count_is_no_year(number: int) -> None:
    for noun in NOUNS:
        text = f"They recorded {_tens(number)} {noun}."
        assert years_in_digits(text) == text
