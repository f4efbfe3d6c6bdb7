"""Names of parts that may tell a count themselves: "three girls" beside a 3, "a trio", "brothers Tom and Jack"."""

from __future__ import annotations

import re

from faircount.language.numbers import WORDS
from faircount.patterns import regex

_COUNTS = "|".join(word for word in sorted(WORDS, key=lambda word: (-len(word), word)) if WORDS[word])
_TELLS = regex(
    rf"\b(?:{_COUNTS}|single|sole|duo|pairs?|couple|both|twins?|trio|triplets?|quartet|quintet|dozens?|handful|several|few"
    r"|once|twice|thrice|brothers?|sisters?|siblings?|friends|cousins|son|sons|daughters?)\b"
    r"(?! (?:years?|months?|weeks?|days?|hours?|minutes?)\b)",
    re.IGNORECASE,
)


def may_tell_a_count(name: str) -> bool:
    """Whether the name of a part may say how many are in it, or who: a count that is hidden could be read from it.

    >>> [may_tell_a_count(name) for name in ("three girls", "a trio", "within two years", "Niche", "District 3")]
    [True, True, False, False, False]
    """
    return _TELLS.search(name) is not None
