"""Labels that say the same in two languages, one of which nothing here reads: "Anhysbys / Unknown"."""

from __future__ import annotations

import re

from faircount.language import words

_TWO = re.compile(r"^([^/\d]{3,40}) / ([^/\d]{3,40})$")


def in_both_tongues(label: str) -> str:
    """The second of two words for what is not known or for a total, where the first is none that is read here; else nothing.

    >>> in_both_tongues("Anhysbys / Unknown"), in_both_tongues("Female / Unknown")
    ('Unknown', '')
    """
    found = _TWO.match(label)
    if found is None or not (words.UNKNOWN.match(found[2]) or words.TOTAL_ALONE.match(found[2])):
        return ""
    patterns = (
        *(pattern for _, pattern in words.SEXES),
        words.ALL,
        words.TOTAL,
        words.ONLINE,
        words.OFFENCE_WORDS,
        words.ANY_UNIT,
    )
    return "" if any(pattern.search(found[1]) for pattern in patterns) else found[2]
