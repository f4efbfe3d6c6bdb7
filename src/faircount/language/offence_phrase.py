"""The name of an offence within a sentence or a long title, in its own words."""

from __future__ import annotations

import re

from faircount.language.labels import read_label
from faircount.patterns import regex
from faircount.vocabulary.offences import OFFENCE_SETS, find_offence

_NAMES = sorted(
    {name for entry in OFFENCE_SETS.values() for name in (entry.label, *entry.names) if len(name.split()) > 1},
    key=len,
    reverse=True,
)
_LIST_IN_BRACKETS = regex(r"\([^(),]*,[^()]*\)")
_OFFENCES_OF = regex(
    r"\b(?:offen[cs]es|crimes|incidents|cases) of (?P<what>[a-z][a-z ,&'’/-]{2,80}?)"
    r"(?=\s+(?:with(?! (?:intent|an animal)\b)|where|which|that|were|was|committed|recorded|reported|against|involving"
    r"|by(?! (?:penetration|touching)\b)|in(?! (?:(?:non-consensual )?sexual|the presence|prostitution)\b)|for|during|between)\b"
    r"|[.?;:]|$"
    r"|,\s+(?:by|split|broken|for|in|recorded|between|where|with|from|during|per|\d|\()|\s+\()",
)
"""What a request or a title says that offences are of: "How many offences of rape with a victim aged 17 or under"."""
_OF_NOTHING = regex(r"(?:an?|the|this|these|that|those|any|all|such|which|each|every|both|interest|concern|note)\b")
_SOME_OFFENCES = regex(
    r"\b(?:numbers? of|how many) (?P<what>[a-z-]+ offen[cs]es)(?= (?:where|with|recorded|were|against|by|in)\b|,)"
)


def known_phrase(text: str) -> str:
    """The longest name of an offence that the vocabulary knows, or what offences are told to be of.

    A list in brackets holds the parts of a name before it.

    >>> known_phrase("How many sexual offences in certain classes (grooming, sexual activity with a child) were recorded?")
    'sexual offences'
    >>> known_phrase("How many offences of rape and sexual assault were recorded in Kent?"), known_phrase("offences of that kind")
    ('offences of rape and sexual assault', '')
    """
    lowered = re.sub(r"\s+", " ", text.lower())
    outside = _LIST_IN_BRACKETS.sub(" ", lowered)
    known = next((name for said in dict.fromkeys((outside, lowered)) for name in _NAMES if name.lower() in said), "")
    told = list(_OFFENCES_OF.finditer(outside))
    if len(told) == 1 and told[0]["what"] not in known.lower():
        what = told[0]["what"]
        return known if find_offence(what) is None and _OF_NOTHING.match(what) else told[0][0]
    some = None if known else _SOME_OFFENCES.search(outside)
    return some["what"] if some is not None and read_label(some["what"]).offence == some["what"] else known
