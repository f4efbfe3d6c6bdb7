"""What a sentence says of a number besides its offence, its place and its time: that it is a mean, of each year, by its codes."""

from __future__ import annotations

from collections.abc import Sequence

from faircount.claims.coordinates.offences import Named
from faircount.claims.coordinates.readings import is_averaged
from faircount.claims.coordinates.sentence import Sentence
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.language.keyed import Keyed

_CALENDAR = Keyed(r"(?i)\b(?:calendar|january|december|jan|dec)\b", "alendar", "an", "ec")
"""What says that a year is one of January to December."""
_EACH = Keyed(r"(?i)\b(?:each|apiece|individually)\b", "each", "Each", "apiece", "individually")
"""What sets a number beside each of several places, and not their sum: "each recorded more than 10,000"."""
_CODE = Keyed(r"(?i)\bcodes?\s+\d", "code", "Code", "CODE")
_EVERY_YEAR = Keyed(
    r"(?i)\b(?:every|each)\s+(?:single\s+)?(?:financial\s+)?year\b|\b(?:each|every\s+one)\s+of\s+(?:the|these)\s+(?:[a-z]+\s+){0,3}years\b"
    r"|\byear\s+after\s+year\b",
    *("year", "Year"),
)
_OTHER_TIME = Keyed(
    r"(?i)\b(?:before|previous|earlier|later|since|from|against|compared|than|after|ago|last|next|following|until|former|once|first"
    r"|then|up|down|rose|fell|risen|fallen|increas\w+|decreas\w+)\b"
)
"""Words by which a number may be of another year than the one that its sentence names."""


def said_besides(
    read: ResolvedClaim, here: Sentence, before: Sequence[Sentence], offences: Sequence[Named], areas: Sequence[str]
) -> set[str]:
    """The names of what is said: a "mean", "each" of several places, "one year" alone, "calendar" years, "every year", "code"."""
    named = [
        told.text[one.start - told.start : one.end - told.start]
        for one in offences
        for told in (here, *before)
        if told.start <= one.start < told.start + len(told.text)
    ]
    each = {
        "mean": is_averaged(read, here),
        "each": len(areas) > 1 and _EACH.search(here.text) is not None,
        "one year": len(here.periods) == 1 and _OTHER_TIME.search(here.undated) is None,
        "calendar": _CALENDAR.search(here.text) is not None,
        "every year": _EVERY_YEAR.search(here.text) is not None,
        "code": any(_CODE.search(name) for name in named),
    }
    return {name for name, is_said in each.items() if is_said}
