"""Words that make a count one of some only, which no figure of all can prove wrong."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.claims.coordinates.offences import Named, is_of_children
from faircount.claims.mentions.passage import Spans
from faircount.language.keyed import Keyed
from faircount.patterns import regex

_NARROWED = regex(
    r"\b(?:charg(?:ed|es)|solved|outcomes?|suspects?|arrest(?:s|ed)|convict\w+|caution(?:s|ed)|online|internet|cyber\w*|snapchat|instagram"
    r"|facebook|whatsapp|tiktok|school(?!s?\s+(?:re)?(?:open|clos|shut))\w*|non-recent|historic(?:al)?|flagged|marked"
    r"|boroughs?|districts?|divisions?|attempted|underage"
    r"|(?<!a )(?<!three )(?<!three-)quarters?(?! (?:of (?:19|20)\d|to [A-Z]|end))"
    r"|expect\w*|forecast\w*|predict\w*|target\w*|estimat\w*|could|would|might"
    r"|unsolved|closed cases|referr\w+|strangers?|known to|family members?|disab\w+|teachers?|domestic"
    r"|(?:in|within|inside) (?:the |their )?(?:own )?famil(?:y|ies))\b",
    re.IGNORECASE,
)
"""What makes a count less than the whole of an offence: no figure of the whole can prove it wrong."""
_TEENS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
_SOME = regex(
    r"\b(?:girls?|boys?|bab(?:y|ies)|infants?|toddlers?|teen\w*|pre-?school\w*|pupils?|fe?males?|wom[ae]n|m[ae]n|adults?"
    rf"|aged? \w+|under[- ](?:the age of )?(?:\d{{1,2}}(?![,.]?\d)|{_TEENS})s?\b|(?:years?|months?)[- ]olds?)\b",
    re.IGNORECASE,
)
_ANYBODY = regex(rf"{_SOME.pattern}|\b(?:child(?:ren)?|minors?|youngsters?|young people)\b", re.IGNORECASE)
"""People who are not all the victims of an offence, where its name does not speak of them."""
PER_CHILDREN = regex(
    r"\b(?:per|every|each)\s+(?:[\d,]+\s*|(?:(?:a|one|ten|hundred)\s+)*thousand\s+)?"
    r"(?:(?:children|young people|residents|people)\s+(?:aged\s+)?under\s+(?:the\s+age\s+of\s+)?(?:18|eighteen)"
    r"|(?:children|young people)(?!\s+(?:aged|under|of\s+(?:that|the\s+same)\s+age|over)\b)|under[- ](?:18|eighteen)s?)"
    r"|\bunder[- ]18 population\b",
    re.IGNORECASE,
)
PER_RESIDENTS = Keyed(
    r"\b(?:[Pp]er|[Ee]very|[Ee]ach)\s+(?:[\d,]+\s*|(?:(?:a|one|ten|hundred)\s+)*thousand\s+)?"
    r"(?:people|residents?|inhabitants?|population|persons?|head|capita)\b|\b[Hh]ead\s+for\s+head\b",
    *("people", "resident", "inhabitant", "population", "person", "head", "capita"),
)
"""People of all ages that a rate is per, where children are not named."""
ESTIMATE = regex(
    r"\b(?:ons\s+)?mid-?(?:year[- ])?(?P<year>(?:19|20)\d\d)(?:\s+(?:child\s+)?population)?(?:\s+(?:estimates?|figures?))?"
    r"|\b(?P<of>(?:19|20)\d\d)\s+(?:child\s+)?population(?:\s+(?:estimates?|figures?))?",
    re.IGNORECASE,
)
"""The population that a rate is per, which is no estimate of the count."""
EVERYBODY = regex(
    r"\b(?:adults\s+(?:included|too)|including\s+adults|adults?(?:\s+and|,|\s+as\s+well\s+as|\s+plus)\s+child(?:ren)?"
    r"|child(?:ren)?\s+(?:and|as\s+well\s+as|plus)\s+adults?|girls?\s+(?:and|as\s+well\s+as|plus)\s+boys?|boys?\s+(?:and|as\s+well\s+as|plus)\s+girls?|(?:fe)?males?\s+(?:and|or)\s+(?:fe)?males?|(?:girl|boy)s?\s+or\s+(?:girl|boy)s?|(?:both|all)\s+sexes|(?:either|any|whatever)\s+sex|all\s+ages"
    r"|(?:any|every|all|whatever)\s+(?:the\s+)?(?:\w+(?:['’]s)?\s+)?ages?)\b",
    re.IGNORECASE,
)
"""Words that leave nobody out."""
_TRUST, _GROOMING = "73", "88A"
_IN_TRUST = regex(r"\bteachers?\b", re.IGNORECASE)
"""Those whose trust the name of the offence speaks of."""


OF_WHICH = Keyed(
    r"(?i)\s*(?:and\s+|out\s+)?of\s+(?:the|all\s+the|these|those|all|its|their)\b[^.;:]{5,160},\s*(?:[a-z]+\s+){0,3}$", "of", "Of"
)
"""What stands before a part: "Of the offences recorded in Kent, 312"."""
PLAIN = frozenset(
    "recorded reported logged registered alleged police new further books separate individual total overall known offences crimes"
    " cases incidents reports counts allegations of the all a an for such these those thousand million hundred or and were"
    " was".split()
)
"""Words beside a name that leave it all that it is."""


_LEAD = regex(r"^\s*[A-Z][^:\d.?!]{0,50}:(?=\s)")
"""Who speaks, or where, before what is said: "School newsletter: ..."."""


@lru_cache(maxsize=64)
def is_narrowed(text: str, start: int, names: tuple[Named, ...], asides: Spans, of_rate: bool) -> bool:
    """Whether a sentence speaks of some only: by words that no name of an offence holds, or by people outside of one.

    ``asides`` are the stretches of it that tell of other things.
    """
    rest = _LEAD.sub(lambda lead: " " * len(lead[0]), text)
    for one in names:
        rest = rest[: one.start - start] + " " * (one.end - one.start) + rest[one.end - start :]
    of_children = bool(names) and all(is_of_children(one.offences) or one.offences == (_GROOMING,) for one in names)
    # "Women, men, girls and boys together": of adults' offences girls and boys are others.
    rest = EVERYBODY.sub(lambda said: " " * len(said[0]) if of_children or "girl" not in said[0].lower() else said[0], rest)
    for aside in asides:
        rest = rest[: aside[0]] + " " * (aside[1] - aside[0]) + rest[aside[1] :]
    if names and all(one.offences == (_TRUST,) for one in names):
        rest = _IN_TRUST.sub(" ", rest)
    if of_rate:
        rest = ESTIMATE.sub(" ", PER_CHILDREN.sub(" ", rest))
    return _NARROWED.search(rest) is not None or (_SOME if of_children else _ANYBODY).search(rest) is not None


_GAP = Keyed(
    r"(?i)\b(?:gap|difference|gulf|margin)\s+between\b[^.;:]{3,90}$"
    r"|\b(?:outstrip\w*|exceed\w*|beat\w*|surpass\w*|overtook|le(?:a)?ds?|trail\w*|ahead|behind|short|out)\b[^.;:\d]{0,40}\bby\s+$",
    "etween",
    "by",
)


def is_a_gap(before: str) -> bool:
    """Whether words before a number say that it is how far two are apart: "the gap between Kent and Essex was", "beat it by"."""
    return _GAP.search(before) is not None
