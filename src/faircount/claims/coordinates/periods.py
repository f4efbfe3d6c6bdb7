"""The periods that a passage names, as a ledger holds them: a year or more, two of them joined where all between are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from faircount.claims.mentions.passage import Passage
from faircount.claims.mentions.said import When
from faircount.vocabulary.periods import Period

_JOINT = re.compile(
    r"(?:\s+financial\s+year)?\s*(?:to|and|until|through|-|–)\s*(?:the\s+)?(?:financial\s+|period\s+)?(?:year\s+|fy\s*)?",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:between|from|over|period)\s+(?:the\s+)?(?:financial\s+)?(?:years?\s+)?$", re.IGNORECASE)
MONTHS_OF_YEAR = 300
"""Days from which on a period is one that a ledger holds; what is shorter is a part of one."""


@dataclass(frozen=True, slots=True)
class SaidWhen:
    """A period where it is named; ``joined`` with the next by "between" or "from"."""

    start: int
    end: int
    period: Period
    joined: bool = False


def periods_named(passage: Passage, start: int, end: int) -> tuple[SaidWhen, ...]:
    """Every period of a year or more that a stretch of a text names, in its order."""
    named = [said for said in passage.periods if start <= said.start < end and said.when in (When.FIXED, When.SINCE)]
    found = [SaidWhen(said.start, said.end, said.period) for said in named if said.period and said.period.days >= MONTHS_OF_YEAR]
    for number, (said, following) in enumerate(pairwise(found)):
        between, lead = passage.masked[said.end : following.start], passage.printed[start : said.start]
        if _JOINT.fullmatch(between) and _FROM.search(lead) and said.period.end < following.period.end:
            found[number] = replace(said, joined=True)
    return tuple(found)
