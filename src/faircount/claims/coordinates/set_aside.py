"""The places that a sentence sets aside, names as before its own, or counts among the ones that a number is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.mentions.numerals import NUMBER
from faircount.language.keyed import Keyed
from faircount.patterns import regex
from faircount.vocabulary.areas import TRANSPORT

Place = tuple[int, int, tuple[str, ...]]
"""Where a place is named, and its areas."""
_SET_ASIDE = regex(
    r"\b(?:apart\s+from|leav\w+\s+(?:aside|out)|set(?:ting)?\s+aside|aside\s+from|except(?:\s+for)?|exclud\w+|other\s+than|outside|bar"
    r"|not\s+counting|without|ignor\w+|omit\w*|strip(?:ping)?\s+out|minus|take\s+away|discount\w*)\s+(?:the\s+)?"
    r"(?:(?:those|ones|offences|crimes|figures|cases|police|officers|forces?)\s+)?(?:(?:in|of|from|by|for)\s+(?:the\s+)?)?"
    r"(?:(?!(?:in|of|from|by|for|at|across|throughout|within)\b)[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
_IS_ASIDE = Keyed(
    r"\s+(?:aside|excepted|excluded|(?:is\s+|are\s+)?left\s+out|put\s+to\s+one\s+side"
    r"|(?:taken\s+)?out\s+of\s+the\s+(?:picture|equation|reckoning))\b"
)
_ONLY_THEY = Keyed(
    r"\bonly\s+(?:the\s+)?[A-Z][^.;:]{2,120}?\s(?:had|has|have|recorded|saw|logged|registered|reported|counted)\s+(?:an?\s+)?"
    rf"(?:more|fewer|higher|lower|larger|bigger|smaller)\b(?!\s+than\s+{NUMBER})",
    "only",
)
"""Those who are before the one that is spoken of: "Only West Yorkshire and Kent recorded more"."""
_INCLUDING = Keyed(r"\bincluding\s+(?:the\s+)?(?:tiny\s+)?$", "including")


COUNTY_FORCES = Keyed(r"(?i)\bcounty(?:['’]s)? (?:police )?(?:forces?|constabular(?:y|ies))\b", "ounty")
NO_COUNTY = frozenset({"E23000034", "E23000001", TRANSPORT})
"""The forces that are none of a county: the City of London, the Metropolitan and the transport police."""


def set_aside(text: str, start: int, places: Sequence[Place]) -> list[Place]:
    """The places that a sentence leaves out, or names as those before the one that it is about."""
    before = [found.span() for found in _ONLY_THEY.finditer(text[:1].lower() + text[1:])]
    aside: list[Place] = []
    for last, place in zip([None, *places], places, strict=False):
        start_of, end_of = place[0] - start, place[1] - start
        # "Leaving aside the City of London and British Transport Police"
        is_joined = last is not None and last in aside and re.fullmatch(_AND, text[last[1] - start : start_of]) is not None
        if is_joined or is_set_aside(text, start_of, end_of) or any(low <= start_of < high for low, high in before):
            aside.append(place)
    return aside


_AND = r"\s*(?:and|or|&)\s+(?:the\s+)?"


def is_included(text: str, start: int, end: int) -> bool:
    """Whether a place is only one of those that a number is of: "British Transport Police included", "including the City"."""
    behind = text[end:].lstrip().lower()
    return _COUNTED_AMONG.match(behind) is not None or _INCLUDING.search(text[:start].lower()) is not None


_COUNTED_AMONG = Keyed(
    r"(?:(?:is|are|figures)\s+)?included\b|among\s+them\b|being\s+counted\b|counted(?=[,)]|\s+(?:as\s+a|in|too|among)\b)"
    r"|(?:too|as\s+well)(?=\s*[,;.)?])",
    *("includ", "among", "counted", "too", "well"),
)
"""Behind a place that is only one of those a number is of: "British Transport Police among them"."""
_AFTER = Keyed(r"\W*(?:[Aa]fter|[Bb]ehind|[Nn]ext\s+to|[Ss]econd\s+only\s+to)\s+(?:the\s+)?$", "fter", "ehind", "ext", "econd")
"""Opens a sentence on those who come behind one: "After the Met, it was Kent that recorded the most"."""


_PART_OF_THEM = Keyed(
    r"(?i),\s+(?:the\s+(?:bulk|majority|rest|lion's\s+share)|most|many|some|few|(?:almost\s+|nearly\s+|over\s+|more\s+than\s+)?half)"
    r"\s+of\s+(?:them|these|those|which)\b[^.;:\d]*?\b(?:outside|beyond|away\s+from|not\s+in)\b[^.;:\d]*"
)
"""A clause on some of those that a number counts: "the bulk of them outside London"."""


_DESCRIBES = Keyed(r"(?i),\s+(?:which|who|where)\s+(?:is|are|was|were|lies?|sits?|covers?|borders?)\b[^.;:,\d]*(?=,)")
"""A clause without a number that describes the place before it: "Dyfed-Powys, which is about half of Wales by the map, ..."."""


def of_some(text: str, start: int, place: Place) -> bool:
    """Whether a place is named of some of those only that a sentence counts, or to describe another, and in words alone."""
    clauses = (*_PART_OF_THEM.finditer(text), *_DESCRIBES.finditer(text))
    return any(found.start() <= place[0] - start < found.end() for found in clauses)


def is_set_aside(text: str, first: int, last: int) -> bool:
    """Whether a place is set aside by the words before or behind it."""
    if _AFTER.match(text[:first]) and text[last:].startswith(","):
        return True
    if _OUT.match(text, last) and _LEAVE.search(text[:first]):
        return True
    return _SET_ASIDE.search(text[:first]) is not None or _IS_ASIDE.match(text, last) is not None


_LEAVE = regex(r"\b(?:leav|tak|strip|put)\w*\s+(?:the\s+)?$", re.IGNORECASE)
_OUT = Keyed(r"(?:\s+(?:police|constabulary))?\s+(?:out|aside|to\s+one\s+side)\b", "out", "side")
"""Before and behind a place that is left out: "leave Suffolk Police out"."""
