"""Two years named together: which of them a figure beside them is of, or that it is of both."""

from __future__ import annotations

import re

from faircount.claims.finding.lexicon import NOUNS, VERBS
from faircount.claims.mentions.said import SaidPeriod, When
from faircount.claims.resolving.calendar import Calendar
from faircount.vocabulary.periods import Period

_ACROSS = re.compile(r"\b(?:across|over|during|covering|spanning)\s+(?:the\s+)?(?:years\s+)?$")
_CHANGES = re.compile(rf"\b(?:{NOUNS}|{VERBS}|up|down|doubled|trebled|tripled|more|fewer)\b")


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
        if joined and (_ACROSS.search(masked[: first.start]) or _is_span(calendar, first, second)):
            return other.period
    return None
