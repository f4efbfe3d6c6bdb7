"""Words of rising and falling, the things that are counted, and the small patterns that claims are made of."""

from __future__ import annotations

import re

from faircount.claims.claim import Direction
from faircount.claims.mentions.fractions import FRACTION_KEYS
from faircount.claims.mentions.numerals import NUMBER
from faircount.claims.mentions.passage import PERIOD
from faircount.claims.words import load_wording
from faircount.patterns import regex

UP_NOUNS = (
    r"(?:rise|increase|jump|leap|surge|growth|hike|spike|climb|upturn|uplift|upsurge|gain|expansion|swell|explosion"
    r"|improvement)s?"
)
DOWN_NOUNS = r"(?:fall|drop|decrease|decline|reduction|dip|cut|slump|downturn|plunge|slide)s?"
UP_VERBS = (
    r"(?:rose|risen|rising|rises?|increas(?:ed|es|ing|e)|grew|grown|grows?|growing|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?"
    r"|leap(?:t|ed|s|ing)?|surg(?:ed|es|ing|e)|soar(?:ed|s|ing)?|rocket(?:ed|s|ing)?|sky-?rocket(?:ed)?|spik(?:ed|es|ing)"
    r"|(?:shot|shoot|shooting|gone|went|going|go|goes|crept|moved|edged|is|are|was|were) up|mounted|swell(?:ed)?|swollen|"
    r"balloon(?:ed|ing)?"
    r"|mushroom(?:ed|ing)?|escalat(?:ed|es|ing)|expanded|accelerated)"
)
DOWN_VERBS = (
    r"(?:fell|fallen|fall(?:s|ing)?|drop(?:ped|s|ping)?|decreas(?:ed|es|ing|e)|declin(?:ed|es|ing|e)|dipp?(?:ed|s|ing)?|reduc(?:ed|ing)"
    r"|shrank|shrunk|shrink(?:s|ing)?|slump(?:ed)?|tumbl(?:ed|ing)|plung(?:ed|ing)|plummet(?:ed|ing)?|sank|sunk|slip(?:ped|s)?|eased|lessened"
    r"|(?:went|gone|going|go|goes|came|come|coming|crept|edged|is|are|was|were) down)"
)
NOUNS = rf"(?:{UP_NOUNS}|{DOWN_NOUNS}|changes?)"
VERBS = rf"(?:{UP_VERBS}|{DOWN_VERBS})"
ADVERBS = r"(?:[a-z]+ly|just|only|even|again|further|back|at least|more|most|fast|in turn|still|by as much as|as much as)"
COMPARED = r"(?:busier|more|fewer|less|higher|lower|greater|bigger|smaller|larger|above|below)"

PERCENT = r"\s?(?:%|per\s?-?cent\b|percent\b|pc\b|pct\b)"
PERCENT_KEYS = ("%", "per", "pc")
"""Letters of which a percentage has some; so has a fraction of those below."""
SIZE_KEYS = (*PERCENT_KEYS, *FRACTION_KEYS)
MERELY = r"(?:just|only|barely|a\s+mere)"
"""What stands before a number and takes nothing from it."""
_MERE = rf"(?:{MERELY}\s+(?!under\b|over\b|below\b|above\b|shy\b|short\b|less\b|more\b|fewer\b))?"
HEDGE = rf"{_MERE}(?:(?P<hedge>{load_wording().hedge_pattern})(?:\s+(?:a|an))?\s+)?"
N = rf"(?P<n>{NUMBER})"
WHEN = rf"{PERIOD}+"
A_YEAR = rf"(?:the\s+)?(?:(?:period|financial\s+year|fy|year)\s+)?{WHEN}(?:\s+financial\s+year)?"
"""A year with the words that may stand round it: "FY 2020/21", "the 2020/21 financial year"."""
BREAK = r"(?:,(?!\d)|[;:])"
"""Where a clause may end; the comma of 1,347 ends none."""

OTHER_SIDE = regex(
    r"\b(?:from|after|against|compared\s+(?:with|to)|than|on\s+(?:the|its|their)|(?:up|down|rise|increase|jump|leap|fall|drop|decrease|cut)\s+on|times\s+the|points?\s+(?:on|above|below|short\s+of)|versus|rather\s+than|instead\s+of"
    r"|had\s+(?:previously\s+)?(?:been|stood\s+at))\s+(?:(?:the|its|their)\s+)?(?:(?:earlier|previous|former)\s+)?"
    r"(?:(?:just|only|about|around|some|nearly|almost|more than)\s+)?$"
    rf"|\({PERIOD}+:\s*$"
    r"|\b(?:up|down)\s+(?:by\s+)?[\d.]+\s?(?:%|per\s?cent)\s*\($"
)
"""Words before a figure that make it the earlier one of two."""

COUNTING_NOUNS = (
    r"(?:offen[cs]es?|crimes?|cases?|incidents?|reports?|records?|allegations?|complaints?|victims?|children"
    r"|child(?!-| (?:sex|abuse|groom|porn))|girls?|boys?|youngsters?|"
    r"famil(?:y|ies)|"
    r"kids|minors|teenagers?|toddlers?|babies|infants?|pupils?|young people|referrals?|arrests?|investigations?|suspects?|"
    r"offenders?|charges?|"
    r"convictions?|prosecutions?|cautions?|outcomes?|rapes?|assaults?|attacks?|times|occasions|images?|videos?|forces?|instances|counts|"
    r"occurrences|contacts|calls|inquiries|enquiries|disclosures|detections)"
)


def direction_of(words: str) -> Direction | None:
    """Which way the words say that a number went, or None.

    >>> direction_of("an increase of"), direction_of("fewer"), direction_of("was little changed at")
    (<Direction.UP: 'up'>, <Direction.DOWN: 'down'>, <Direction.SAME: 'same'>)
    """
    said = words.lower()
    if re.search(r"\b(?:un|little |barely |hardly |virtually |largely )changed\b|\b(?:stable|steady|flat|static)\b", said):
        return Direction.SAME
    up, down = _last(rf"\b(?:{UP_NOUNS}|{UP_VERBS}|up)\b", said), _last(rf"\b(?:{DOWN_NOUNS}|{DOWN_VERBS}|down)\b", said)
    if up == down:
        # "Rose far less, by 14%" is a rise: words that compare count only where no verb or noun says the way.
        up = _last(r"\b(?:busier|more|extra|additional|further|higher|greater|bigger|larger|longer|older|above)\b", said)
        down = _last(r"\b(?:fewer|less|lower|smaller|shorter|younger|below)\b", said)
    if up == down:
        return None
    return Direction.UP if up > down else Direction.DOWN


def _last(pattern: str, text: str) -> int:
    places = [found.end() for found in re.finditer(pattern, text)]
    return places[-1] if places else -1


SIGNS = {Direction.UP: 1, Direction.DOWN: -1, Direction.SAME: 0}
