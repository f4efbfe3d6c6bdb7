"""Numbers in words are found whole, are worth what they say, and end where another begins."""

import re

import pytest

from faircount.claims.mentions.numerals import NUMBER, TENS, UNITS, number_of

_FOUND = re.compile(NUMBER)
_ONES, _TYS = list(UNITS), {number: word for word, number in TENS.items()}


def spelt(number: int, hyphen: str = "-") -> str:
    """The number as it is written out.

    >>> spelt(1206), spelt(47)
    ('one thousand two hundred and six', 'forty-seven')
    """
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TYS[number // 10 * 10] + (hyphen + _ONES[number % 10] if number % 10 else "")
    unit, name = (100, "hundred") if number < 1_000 else (1_000, "thousand")
    rest = number % unit
    joined = " and " if rest < 100 else " "
    return f"{spelt(number // unit, hyphen)} {name}" + (f"{joined}{spelt(rest, hyphen)}" if rest else "")


@pytest.mark.parametrize("hyphen", ["-", " "])
def test_every_number_to_ten_thousand_is_found_whole(hyphen: str) -> None:
    for number in range(10_000):
        words = spelt(number, hyphen)
        found = _FOUND.fullmatch(words)
        assert found is not None, words
        assert number_of(words) == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("between one and two", ["one", "two"]),
        ("one two three", ["one", "two", "three"]),
        ("six-year-olds", ["six"]),
        ("two hundred and six-year-olds", ["two hundred", "six"]),
        ("a hundred-year-old case", []),
        ("a case", []),
        ("half a dozen, half a million", ["half a dozen", "half a million"]),
        ("two and a half times", ["two and a half"]),
        ("a and a half", []),
        ("1.2 million and 45", ["1.2 million", "45"]),
        ("two hundred thousand", ["two hundred thousand"]),
        ("seventeen twentyone seventy", ["seventeen", "seventy"]),
        ("anyone, sixty-fold, tens", ["sixty"]),
    ],
)
def test_a_number_ends_where_it_ends(text: str, numbers: list[str]) -> None:
    assert [found[0] for found in _FOUND.finditer(text)] == numbers
