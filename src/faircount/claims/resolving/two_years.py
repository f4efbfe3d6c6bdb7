"""Two years named together: which of them a figure beside them is of, or that it is of both."""

from __future__ import annotations

import re
from itertools import pairwise

from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.extraction.lexicon import NOUNS, VERBS
from faircount.claims.mentions.mention_values import SaidPeriod, When
from faircount.claims.resolving.calendar import Calendar
from faircount.patterns import regex
from faircount.vocabulary.periods import Period

_ACROSS = regex(r"\b(?:across|over|during|covering|spanning)\s+(?:the\s+)?(?:two\s+)?(?:(?:financial\s+)?years\s+)?$")
_CHANGES = regex(rf"\b(?:{NOUNS}|{VERBS}|up|down|doubled|trebled|tripled|more|fewer)\b")


def end_of_change(calendar: Calendar, claim: ExtractedClaim, said: SaidPeriod) -> Period | None:
    """The year of "to 231" in "went up to 231 between 2017/18 and 2018/19", or of "from 163" there; else None."""
    masked = calendar.passage.masked
    way = re.search(r"\b(to|from)\s+(?:the\s+)?$", calendar.passage.lead(claim.at))
    years = [one for one in calendar.mentions(claim.at) if one.when is When.FIXED and one.period]
    for one, other in pairwise(years if way else []):
        both = masked[one.end : other.start] in (" and ", " and in ")
        if both and said in (one, other):
            return other.period if way and way[1] == "to" else one.period
    return None


def _is_span(calendar: Calendar, first: SaidPeriod, last: SaidPeriod) -> bool:
    """Whether a sentence opens "Between 2014 and 2019" and speaks of no change, but of all the years from one to the other."""
    start, end = calendar.passage.around(first.start)
    masked = calendar.passage.masked
    opens = re.fullmatch(r"\s*between\s+", masked[start : first.start]) is not None
    return opens and _CHANGES.search(masked, last.end, end) is None


def together_with(calendar: Calendar, said: SaidPeriod) -> Period | None:
    """The other year of "6,305 across 2018 and 2019", or of "across 2018 and 2019 it was 6,305"; else None."""
    masked = calendar.passage.masked
    for other in calendar.dated if said.when is When.FIXED else ():
        first, second = sorted((said, other), key=lambda one: one.start)
        joined = other.when is When.FIXED and masked[first.end : second.start] == " and "
        if joined and (_ACROSS.search(calendar.passage.lead(first.start)) or _is_span(calendar, first, second)):
            return other.period
    return None
