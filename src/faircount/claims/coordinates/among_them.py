"""Children under 13 whom a sentence counts in with those under 16, or leaves out of them: "under 16 (under-13s included)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faircount.language.keyed import Keyed

_YOUNGER = (
    r"(?:the |those |any |all )?(?:separate |younger )?(?:(?:children|victims|girls|boys|offences?) )?(?:aged )?"
    r"(?:under|below|younger than|not yet)[- ]?(?:the age of )?(?:13|thirteen)s?\b(?: offences?\b)?"
)
_COUNTED = r"including|includes?|counting|plus|as well as|together with|along with"
_LEFT = (
    r"excluding|excludes?|not counting|not including|leaving (?:aside|out)|setting aside|apart from|except(?: for)?|other than"
    r"|without|but not"
)
_AND_UNDER_13 = r"(?:(?<=1[56])|(?<=1[56]s)|(?<=sixteen)),? (?:and|or|&|plus) (?:those )?(?:aged )?under[- ]?(?:13|thirteen)s?\b"
_OWN_CODE = r"(?:have|has) (?:a|their|its) (?:own )?(?:code|category|heading|entry|title)s?(?: of (?:their|its) own)?"
_ELSEWHERE = r"(?:are|is) (?:counted|recorded|classed|listed|coded) (?:separately|elsewhere|apart|under another (?:code|heading))"
_LEFT_BEHIND = rf"excluded|left out|aside|apart|excepted|not (?:included|counted)|{_OWN_CODE}|{_ELSEWHERE}"
_TOLD = Keyed(
    rf"\(?\b(?:{_LEFT}) {_YOUNGER}\)?"
    rf"|{_AND_UNDER_13}|\(?\b(?:{_COUNTED}) {_YOUNGER}(?: as well| too)?\)?"
    rf"|\(?\b{_YOUNGER},? (?:were |are |being |both )?"
    rf"(?:included|counted(?: in| too| as well)?(?! (?:separately|elsewhere|apart|under|in (?:an|the) other))"
    rf"|among them|as well|too|inclusive|{_LEFT_BEHIND})\b\)?",
    "13",
    "thirteen",
)
_UNDER_16 = r"\b(?:1[56]|fifteen|sixteen|consent)"


def younger_told(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence, in lower case, tells it.

    >>> text = "boys under 16 (under-13s included), girls under 16, leaving aside the separate under-13 offence"
    >>> [(text[start:end], are_counted_in(text[start:end])) for start, end in younger_told(text)]
    [('(under-13s included)', True), ('leaving aside the separate under-13 offence', False)]
    """
    under_16 = re.search(_UNDER_16, text)
    if under_16 is not None:
        yield from (found.span() for found in _TOLD.finditer(text, under_16.end()))


def are_counted_in(told: str) -> bool:
    """Whether the words that tell it count them in."""
    return re.search(rf"\b(?:{_LEFT}|{_LEFT_BEHIND})\b", told) is None
