"""The victim whom the name of an offence needs: "Cause a child under 13 to watch a sexual act" names no ages of a group."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.language import words
from faircount.language.ages import find_band
from faircount.patterns import regex

_ONE = regex(r"\b(?:child|person|girl|boy|(?:fe)?male|wom[ae]n|m[ae]n|minor)\b(?! (?:victim|complainant)s?\b)", re.IGNORECASE)
_OBJECT = regex(r"\b(?P<verb>[a-z]+) (?:an?|any|another) $", re.IGNORECASE)
_ARTICLE = regex(r"\b(?:an?|any|another) $", re.IGNORECASE)
_LINKS = regex(
    r"\b(?:against|with|on|upon|of|to|towards?|by|for|from|in|where|when|which|whose|involv\w+|concern\w+|relat\w+|includ\w+"
    r"|has|had|have|be|being|became|about|than|not|or|nor|sexual|sex|committed|offen[cs]es?|crimes?|cases?)\b",
    re.IGNORECASE,
)
"""Words that no offence is called by: they join whom the figures are about to what is counted."""
_INFINITIVE = regex(r"\s+to (?!be\b|date\b|have\b)[a-z]{2,}", re.IGNORECASE)
_NEAR = 9
"""Letters between a victim and the age, as many as "aged" and "between" have."""


@lru_cache(maxsize=20_000)
def needs_its_victim(label: str) -> bool:
    """Whether the victim of whom a label gives an age is one that its other words need: the object of a verb, or in their midst.

    >>> needs_its_victim("Cause a child under 13 to watch a sexual act"), needs_its_victim("Abduct a girl aged 13 to 15")
    (True, True)
    >>> needs_its_victim("Sexual offences against a child under 13"), needs_its_victim("Female under 13")
    (False, False)
    """
    for found in _ONE.finditer(label):
        band = find_band(label[found.end() :])
        if band is None or band[1] > _NEAR:
            continue
        before, after = label[: found.start()], label[found.end() + band[2] :]
        governs = _OBJECT.search(before)
        if governs is not None and _says(governs["verb"]):
            return True
        if _says(before) and (_INFINITIVE.match(after) or (_ARTICLE.search(before) and _says(after))):
            return True
    return False


def _says(text: str) -> bool:
    """Whether words are left that are neither joining nor counting words."""
    return bool(re.search(r"[a-z]{2,}", words.FILLER.sub(" ", _LINKS.sub(" ", text)), re.IGNORECASE))
