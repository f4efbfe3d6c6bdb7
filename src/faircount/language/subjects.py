"""Whether words speak of something else altogether: all crime, burglaries, pupils, officers, overtime."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.language.other_crime import OTHER
from faircount.language.words import OTHERS_COUNTED
from faircount.patterns import regex

SEXUAL = regex(
    r"\b(?:sex\w*|rap(?:es?|ing)|groom\w*|indecen\w*|exploit\w*|cse|csa|voyeur\w*|expos\w*|incest\w*|pornograph\w*|abus\w*)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def is_other_subject(text: str) -> bool:
    """Whether a label, a title or a sentence is about something that is no sexual offence and none of its victims.

    >>> [is_other_subject(text) for text in ("Burglary", "All recorded crime, any type", "Officers (FTE)", "All crimes", "Rape")]
    [True, True, True, False, False]
    >>> is_other_subject("Online flagged offences other than sexual offences")
    True
    """
    text = _NOT_SEXUAL.sub("other crime of any type ", text)
    # "Q3 – Officers in post", "Online child abuse: officers and staff": what is counted may stand behind a number or a topic.
    counted = _BEHIND.split(text) if len(text) < _TITLE else [text]
    return any(map(OTHERS_COUNTED.match, counted)) or (bool(OTHER.search(text)) and not SEXUAL.search(text))


_BEHIND = regex(r":\s+|\s[–—-]\s|^\W*(?:q|question|part|table)\.? ?\d{1,2}\W+", re.IGNORECASE)
_TITLE = 120
"""Letters of the longest title."""


_NOT_SEXUAL = regex(
    r"\b(?:(?:offen[cs]es|crimes?) )?(?:other than|apart from|except(?:ing)?(?: for)?|excluding|not including) "
    r"(?:all |any |the )?sex(?:ual)? (?:offen[cs]es|crimes?)\b|\bnon-?sexual (?:offen[cs]es|crimes?)\b",
    re.IGNORECASE,
)
