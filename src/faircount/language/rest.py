"""What is left of a label that no phrase has used, and what it looks like: the reader has to answer for it."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.patterns import regex
from faircount.vocabulary.periods import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_LOOKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "period",
        regex(
            rf"\b(?:{_MONTH})\b(?!\w)|\b(?:19|20)\d{{2}}\b|\b\d{{1,2}} ?/ ?\d{{1,2}}\b|\b\d{{6}}\b|\bfye?\b|\bq[1-4]\b|\by/?e\b"
            r"|\b(?:years?|quarters?|months?|ytd)\b(?! olds?\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "age",
        regex(
            r"\bage[ds]?\b|\b(?:years?|yrs?)[ -]olds?\b|\b(?:under|over|below|above)[ -]?\d"
            r"|\b\d{1,2} ?(?:-|–|to) ?\d{1,2}\b|\d ?\+"
            r"|[<>≤≥] ?\d|\b(?:adults?|child(?:ren)?|kids|teenagers?|elderly"
            r"|minors?|infants?|teenage\w*|toddlers?|juveniles?|youths?)\b",
            re.IGNORECASE,
        ),
    ),
    ("figures beside it", regex(r"^\W*(?:(?:(?:fewer|less) than |<)?\d[\d,.]*(?:\s+|$)){2,}$", re.IGNORECASE)),
    ("meaning", regex(r"\bnot\W*$|^\W*(?:known|stated|specified)\W*$", re.IGNORECASE)),
    ("sex", regex(r"\bsex\b|\b(?:fe)?males?\b|\bgenders?\b|\b(?:non-?binary|intersex|transgender)\b", re.IGNORECASE)),
    ("online", regex(r"\b(?:cyber\w*|on-?line|off-?line|internet|digital\w*|flag\w*)\b", re.IGNORECASE)),
)


@lru_cache(maxsize=20_000)
def looks_like(rest: str) -> frozenset[str]:
    """The dimensions that words which no phrase has used look like.

    >>> sorted(looks_like("April to")), sorted(looks_like("adults")), sorted(looks_like("Riverside"))
    (['period'], ['age'], [])
    """
    return frozenset(kind for kind, pattern in _LOOKS if pattern.search(rest))


_MONTH_NAMED = regex(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_USED = regex(r"\b(?:financial|calendar)? ?(?:years?|yrs?)(?: olds?| of age)?\b|\bage[ds]?\b|\bflag\w*\b", re.IGNORECASE)
"""Words that a phrase beside them has used: they are no sign of another."""


_SO_OLD = regex(
    r"(?<!last )(?<!past )(?<!previous )(?<!next )\b\d{1,2} ?(?:years|yrs|y/?o|(?-i:y))\b(?! (?:ago|before|earlier|later))"
    r"|\bup ?to \d{1,2}\b(?! (?:offen[cs]es|crimes|victims|years ago))",
    re.IGNORECASE,
)
"""Ages that no phrase has read: "0y-4y", "10 years"."""


def left_open(rest: str, told: frozenset[str], *, of_offence: bool, days: bool) -> frozenset[str]:
    """The dimensions that a label leaves open: what the rest of its words looks like and it does not tell; a single day is no
    period, and of a month beside a period ("Apr 15 - Mar") the period was half read. Beside what a label tells a number may be a
    count ("Aged 13 to 17 (of 173 in all)"), and a word may turn it into its contrary ("Total excluding aged 0 to 3")."""
    months = _MONTH_NAMED.findall(rest)
    found = looks_like(" ".join(months) if of_offence else _USED.sub(" ", rest)) | ({"period"} if days else frozenset())
    if "age" not in told and not of_offence and _SO_OLD.search(rest):
        found |= {"age"}
    beside = {"figures beside it"} if told and _COUNT.search(_NUMBERED.sub(" ", rest)) else set()
    turned = {"meaning"} if told and _TURNS.search(rest) else set()
    half = {kind for kind in told if kind in _HALF_READ and _HALF_READ[kind].search(rest)}
    return (found - told) | ({"period"} if months else frozenset()) | beside | turned | half


_COUNT = regex(
    r"(?<![\w./'-])\d[\d,]*(?![\w./'-])|\b(?:two|three|four|five|six|seven|eight|nine|ten) (?:of|offen[cs]es|victims|were|in)\b"
    r"|\((?:(?:only|all|including|incl\.?|with|of which) )*(?:one|two|three|four|five|six|seven|eight|nine|ten)\b(?! or\b)",
    re.IGNORECASE,
)
_NUMBERED = regex(
    r"\b(?:area|district|division|zone|team|sector|region|group|type|category|class|grade|level|stage|outcome|code|section|part"
    r"|ward|unit|hub|bcu|phase|tier|table|question|q|note|s)\W{0,2}\d+[a-z]?\b|^\W*\d{1,3}[a-z]?(?=: ?[a-z])",
    re.IGNORECASE,
)
"""Names that end in a number, and the code before one: "21: Sexual activity"."""
_TURNS = regex(
    r"\b(?:excluding|exclud\w+|excl|except|other than|not including|without|apart from|all but|minus|less)\b", re.IGNORECASE
)

_HALF_READ = {
    "period": regex(
        r"\b(?:rolling|moving|running|mat|annuali[sz]ed|ytd|onwards?|year to date|q[1-4]|h[12]|quarters?"
        r"|(?:\d{1,2}|twelve|nine|six|three)[ -]?(?:months?|m))\b"
        r"|\b(?:up to|up|until|till|since|prior to|before|after|beyond)\W*$",
        re.IGNORECASE,
    ),
    "age": regex(
        r"\b(?:more|less|fewer|older|younger|greater|lower|higher) than\b|\b(?:exceeding|school years?)\b|^\W*or\b|\bor\W*$",
        re.IGNORECASE,
    ),
}
"""Words that show that what a label tells was read in part: "up to 2019/20", "more than 9 but less than 13"."""


_LEADING = regex(
    r"^(?:(?:the |total )?(?:number|count|numbers|volume) of |(?:recorded|all) (?=sexual|rape)"
    r"|\W+)+",
    re.IGNORECASE,
)
_TRAILING = regex(r"(?:\b(?:against|with|an?|of|by|in|and|the|for|where|on|at|to|who|were|was|recorded)|[\s\W]+)$")


def trimmed(text: str) -> str:
    """What is left of a label, without the small words that what was taken out has left hanging."""
    left = _LEADING.sub("", re.sub(r"\s+", " ", text).strip())
    before = ""
    while before != left:
        before, left = left, _TRAILING.sub("", left).strip()
    return left
