"""How many there are of a thing, in figures, the noun one or many."""

from __future__ import annotations

_VOWELS = "aeiou"


def several(count: int, noun: str) -> str:
    """The number with its noun, which takes an "s" unless there is one.

    >>> several(1, "claim"), several(0, "word"), several(1200, "page")
    ('1 claim', '0 words', '1,200 pages')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def each(unit: str) -> str:
    """What a rate is for: the unit with its article.

    >>> each("day"), each("hour")
    ('a day', 'an hour')
    """
    return f"an {unit}" if unit == "hour" or unit[0] in _VOWELS else f"a {unit}"
