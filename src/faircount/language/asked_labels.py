"""Questions that head rows and columns: what they ask for is a label there."""

from __future__ import annotations

import re

from faircount.patterns import regex

_ASKED = regex(
    r"^\W*(?:(?P<part>of (?:these|those|them|which)),? )?(?:how many|what (?:is|was|were) the (?:total )?numbers? of)"
    r"(?: of (?:these|those|them|which))?(?: (?:carried|carry|had|have|has|bore))?\b(?P<what>.*?)"
    r"(?: (?:were|was|did you|have you|you)(?: (?:been )?(?:record(?:ed)?|logged|reported))?)*\W*\?\W*$",
    re.IGNORECASE,
)


def as_a_label(text: str) -> str:
    """What a question that heads a row asks for: it is a label there.

    >>> as_a_label("Of these, how many carried the online flag?"), as_a_label("How many rapes were recorded?")
    ('of which the online flag', 'rapes')
    """
    asked = _ASKED.match(text) if text.rstrip().endswith("?") else None
    if asked is None or not asked["what"].strip():
        return text
    return f"{'of which ' if asked['part'] else ''}{asked['what'].strip()}"
