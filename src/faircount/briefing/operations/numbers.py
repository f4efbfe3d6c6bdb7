"""The numbers of a text that are statistics: all but those that are declared to be a year, an age, a code or the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from faircount.patterns import regex
from faircount.vocabulary.periods import MONTHS

_YEAR = r"(?:19|20)\d\d"
_MONTH = "|".join(name.capitalize() for name in MONTHS if len(name) > 3 or name == "may")
_SECTION = r"\d{1,3}[A-Z]?(?:\(\w{1,3}\))*"
DECLARED: Mapping[str, str] = {
    "a date": rf"\b\d{{1,2}} (?:{_MONTH})(?: {_YEAR})?\b",
    "a time of the day": r"\b\d{1,2}(?::\d\d)?[ap]m\b",
    "a year": rf"(?<![\d.,])(?:mid-)?{_YEAR}(?:/\d\d)?(?![\d/]|[.,]\d)",
    "an age": r"\b(?:[Uu]nder|over)[- ]\d{1,2}s?\b|\b[Aa]ged? \d{1,2}\b(?: (?:to|and) \d{1,2}\b)?"
    r"|\b\d{1,2} and \d{1,2} year olds\b",
    "a code": r"\b[Cc]odes? \d{1,3}[A-Z]?\b|\b\d{1,3}[A-Z]\b|\b11 codes\b",
    "a section of an Act": rf"\b[Ss]ections? {_SECTION}(?:(?:, | and ){_SECTION})*",
    "a unit": r"\b(?:per|every) 1,000\b",
    "a confidence": r"(?<![\d.,])(?:95|99\.8)%",
    "a source of the list": r"\[\d{1,3}\]",
    "an example": r"\bsuch as “[^”]*”",
    "a version": r"(?<![\d.])\d+\.\d+\.\d+(?!\d|\.\d)",
}
"""What a number may be that is no statistic, and how it is written; everything else has to stand on published figures."""
_DECLARED = regex("|".join(DECLARED.values()))
_NUMBER = regex(
    r"[−-]?\d(?:[\d,.]*\d)?%?|\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundreds?|thousands?|millions?"
    r"|twice|thrice|half|halved|doubled|doubling|trebled|tripled|quadrupled|quarter|thirds?)\b",
    re.IGNORECASE,
)


def statistics_in(words: str) -> Iterator[str]:
    """Each number of a text that is not declared to be anything else, digits or words.

    >>> list(statistics_in("Under-18s, 2015/16: 820 of 1,000, in 2017 twice as many (code 88A, 95% ranges, source [2])."))
    ['820', '1,000', 'twice']
    """
    return (found[0] for found in _NUMBER.finditer(_DECLARED.sub(" ", words)))
