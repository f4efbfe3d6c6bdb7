"""Whether words speak of something else altogether: all crime, burglaries, pupils, officers, overtime."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.language.other_crime import OTHER
from faircount.language.words import FILLER, OTHERS_COUNTED
from faircount.patterns import regex
from faircount.vocabulary.offences import find_offence

SEXUAL = regex(
    r"\b(?:sex\w*|rap(?:es?|ing)|groom\w*|indecen\w*|cse|csa|voyeur\w*|expos\w*|incest\w*|pornograph\w*"
    r"|(?<!criminal )(?<!labour )(?<!financial )exploit\w*"
    r"|(?<!domestic )(?<!physical )(?<!emotional )(?<!financial )(?<!drug )(?<!alcohol )(?<!substance )(?<!elder )abus\w*)\b",
    re.IGNORECASE,
)
"""What names sexual offences. Abuse and exploitation do where nothing before them says that they are of another kind."""


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


@lru_cache(maxsize=10_000)
def names_other_crime(text: str) -> bool:
    """Whether words name crime that is not sexual, whatever else they name."""
    return OTHER.search(text) is not None


_KNOWN_BESIDE = regex(
    r"obscen|\bimages?\b|photo|prostitut|traffick|penetrat|buggery|sodom|intercourse|bestial|familial|\biioc|scwc|upskirt|porn"
    r"|molest|paedo|watch|incit|touching|libidin",
    re.IGNORECASE,
)
"""What else names sexual offences in the short names of lists."""
_OF_LISTS = regex(
    r"\b(?:offen[cs]es?|crimes?|types?|categor\w+|class\w*|groups?|sub|home office|ho|table|list\w*|others?|same|above|below"
    r"|any|every|each|shown|year|time|name|title|described?|description|combined|together|selected|notifiable"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|child(?:ren)?|online|cyber|internet)\b|\d+\w?",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def is_unknown_offence(offence: str) -> bool:
    """Whether the name of an offence says something, and nothing that is known to be sexual: it may be of anything.

    >>> [is_unknown_offence(name) for name in ("Wounding", "Bail offences", "Rape", "IIOC", "All four offences", "Section 15A")]
    [True, True, False, False, False, False]
    """
    if SEXUAL.search(offence) or _KNOWN_BESIDE.search(offence) or find_offence(offence) is not None:
        return False
    return re.search(r"[^\W\d_]{3}", _OF_LISTS.sub(" ", FILLER.sub(" ", offence))) is not None


_BEHIND = regex(r":\s+|\s[–—-]\s|^\W*(?:q|question|part|table)\.? ?\d{1,2}\W+", re.IGNORECASE)
_TITLE = 120
"""Letters of the longest title."""


_NOT_SEXUAL = regex(
    r"\b(?:(?:offen[cs]es|crimes?) )?(?:other than|apart from|except(?:ing)?(?: for)?|excluding|not including) "
    r"(?:all |any |the )?sex(?:ual)? (?:offen[cs]es|crimes?)\b|\bnon-?sexual (?:offen[cs]es|crimes?)\b",
    re.IGNORECASE,
)
