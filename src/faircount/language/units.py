"""The counting unit that words name: offences, victims, arrests."""

from __future__ import annotations

import re

from faircount.language import words


def find_unit(text: str) -> str:
    """The counting unit that the words name first, or nothing: "victims of crimes" are victims, "crimes, victim under 18" crimes.

    >>> find_unit("victims of crimes"), find_unit("sexual offences, victim under 18"), find_unit("non-crimes")
    ('victims', 'offences', 'non-crimes')
    """
    if not words.ANY_UNIT.search(text):
        return ""
    found = [
        (not (_BY_PEOPLE.match(text[match.end() :]) and _OPENS.search(text[: match.start()])), match.start(), number, name)
        for number, (name, pattern) in enumerate(words.UNITS)
        if (match := pattern.search(text))
    ]
    return min(found)[3] if found else ""


_BY_PEOPLE = re.compile(r" by (?:their )?(?:age|sex|gender)s?\b", re.IGNORECASE)


_OPENS = re.compile(r"(?:^|[:;,–-])\s*(?:\w+ ){0,2}$")
"""What is parted "by age" is what is counted: "Section 15A offences: victims by age" counts victims."""


def without_units(text: str) -> str:
    """The words without those that say what is counted."""
    if not words.ANY_UNIT.search(text):
        return text
    for _, pattern in words.UNITS:
        text = pattern.sub(" ", text)
    return text
