"""The numbers that a reason says, in digits or in words; days, years and sections of the law are none."""

from __future__ import annotations

import re

from faircount.language.numbers import WORDS
from faircount.patterns import regex
from faircount.vocabulary.periods import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_NO_COUNTS = regex(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\b|\b(?:19|20)\d\d(?:\s?[/–-]\s?(?:\d{{4}}|\d\d))?\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
    r"|\b(?:sections?|sec\.?|s\.?|version|question|q|table|page|row|sheet|column|rule|code)\s?\d[\d.]*(?:\(\w{1,3}\))*"
    r"|\b(?:aged? |under[ -]|over[ -])\d{1,2}s?(?:\s?(?:-|–|to|and)\s?\d{1,2})?\b|\b\d+(?:\.\d+)*%",
    re.IGNORECASE,
)
_WORD = "|".join(word for word in WORDS if word not in ("one", "none", "nil", "nought", "zero"))
_NUMBER = regex(
    rf"(?P<digits>\d[\d,]*)|\b(?P<word>{_WORD})\b"
    r"|\b(?P<one>one|a single)(?= (?:more|of them|offence|crime|victim|child|girl|boy|case|was|aged))",
    re.IGNORECASE,
)


def numbers_said(reason: str) -> set[int]:
    """The numbers that may be counts.

    >>> sorted(numbers_said("Their officer said there were three aged 0 to 3 in 2022/23, and one more in the year after"))
    [1, 3]
    >>> sorted(numbers_said("The 20 of unknown age stand; section 40(2) was withdrawn on 3 May 2026"))
    [20]
    >>> numbers_said("The newspaper corrected one of the tables")
    set()
    """
    rest = _NO_COUNTS.sub(" ", reason)
    return {
        int(found["digits"].replace(",", "")) if found["digits"] else WORDS[found["word"].lower()] if found["word"] else 1
        for found in _NUMBER.finditer(rest)
    }
