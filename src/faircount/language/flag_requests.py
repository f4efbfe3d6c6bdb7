"""What a request says of the online flag: that it asks for offences with it alone, and not for how many of them have it."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.language.flag_titles import asks_for_a_part, names_a_part, names_either
from faircount.language.flags import named_once
from faircount.patterns import regex
from faircount.vocabulary.measures import Online

_REQUEST_TOLD = regex(
    r"^\W*(?:you (?:have )?(?:wrote|written|asked|requested|contacted us)|(?:thank you for|i refer to|further to|in response to"
    r"|with reference to) your (?:request|e-?mail|letter|application|enquiry|freedom))\b[^.?!:;]*\.?\W*$",
    re.IGNORECASE,
)
_WITH_FLAG = regex(
    r"\b(?:with|carrying|bearing|having|(?:which|that) (?:carr(?:y|ies|ied)|bears?|bore|ha(?:s|ve|d))) (?:an? |the )?"
    r"(?:online|on-line|cyber|internet)"
    r"[ -](?:\w+[ -]){0,2}(?:flags?|markers?|keywords?|tags?|qualifiers?)\b",
    re.IGNORECASE,
)
_SEVERAL = regex(
    r"\bof (?:those|these|them|which)\b"
    r"|\b(?:numbers?|counts?|total|how many)\b.*\b(?:numbers?|counts?|how many|proportion|share|percentage)\b",
    re.IGNORECASE,
)
"""Where a sentence on a request asks for more than one thing."""


@lru_cache(maxsize=10_000)
def online_asked(text: str) -> Online | None:
    """Whether a letter says in its one sentence on the request that only offences with an online flag were asked for.

    >>> online_asked("You asked on 6 June for the number of offences with an online crime flag in 2019/20, by sex.")
    <Online.YES: 'yes'>
    >>> told = "You asked for the number of offences by age, with the number carrying the online flag."
    >>> online_asked("You asked for offences, and how many of them were recorded with an online crime flag."), online_asked(told)
    (None, None)
    """
    text = named_once(text)
    several = names_a_part(text) or _SEVERAL.search(text)
    return Online.YES if _REQUEST_TOLD.match(text) and _WITH_FLAG.search(text) and not several else None


_ASKED_ONLINE = regex(
    r"\b(?:flagged|marked|tagged|identified|recorded) (?:as|with|under) (?:being )?(?:an? |the )?(?:\w+ )??"
    rf"(?:online|on-line|cyber|internet)\b|{_WITH_FLAG.pattern}",
    re.IGNORECASE,
)
_PARTS_BEFORE = regex(
    r"(?<!recorded )(?<!reported )(?<!held )(?<!logged )(?<!registered )\bby\b"
    r"|\b(?:whether|including|then|split|broken|breakdown|proportion|percentage|share|separately)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = regex(r"\([^()]*\)")


def online_requested(text: str) -> Online | None:
    """Whether a request asks for offences with the online flag alone: it is a condition of what is counted, and of all of it.

    >>> online_requested("How many rapes (codes 19D, 19E) and marked with the cyber-enabled flag were recorded, by year?")
    <Online.YES: 'yes'>
    >>> online_requested("How many rapes were recorded in Kent, by year and whether marked as online?") is None
    True
    """
    found = _ASKED_ONLINE.search(plain := _IN_BRACKETS.sub("", named_once(text)))
    if found is None or _SEVERAL.search(plain) or names_either(plain) or asks_for_a_part(plain):
        return None
    return None if _PARTS_BEFORE.search(plain, 0, found.start()) else Online.YES
