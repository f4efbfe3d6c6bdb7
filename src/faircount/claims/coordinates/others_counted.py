"""Numbers of something else that has to do with an offence: calls about it, officers on it, warnings of it, lessons and posters.

What records count is known; what else there is to count is not. So a noun that is none of theirs is of something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.coordinates.sentence import Sentence
from faircount.claims.mentions.numerals import NUMBER, UNITS
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.patterns import regex

_RECORDED = frozenset(
    """
    offences offenses crimes cases incidents reports records instances occurrences counts times occasions rapes assaults attacks
    victims children girls boys youngsters kids minors teenagers toddlers babies infants pupils females males adults persons
    figures numbers totals statistics stats levels rates volumes tallies results returns
    rises falls increases decreases drops changes jumps declines differences shares proportions percentages averages points
    complaints allegations residents purposes headings codes names titles sections groomings
    forces areas counties regions districts boroughs places years months quarters weeks days hours minutes seconds periods
    halves thirds fifths sixths sevenths eighths ninths tenths twelfths twentieths
    sexes ages acts breaches abuses activities communications penetrations series others ones types kinds sorts
    categories classes groups families dozens hundreds thousands millions scores lots
    """.split()
)
"""Nouns of which a number may be a count of recorded offences, or tells of one."""
_VERBS = frozenset(
    """
    is was has does remains rises falls makes stands shows means continues represents drops climbs outnumbers leads tops
    appears comes goes grows keeps jumps increases decreases peaks equals marks includes amounts compares works sits ranks follows
    """.split()
)
_SMALL = frozenset("as this its us less plus minus versus vs across towards afterwards always perhaps thus yes news".split())
_ABOUT = (
    r"(?:about|on|into|concerning|regarding|around|over|for|with|involving|to\s+do\s+with|relating\s+to|related\s+to"
    r"|linked\s+to)"
)
_BETWEEN = r"(?:(?:to|from|by|at)\s+(?:[a-z]+\s+){1,3}?|[a-z]+ly\s+)?"
_BEFORE_NAME = regex(rf"\b(?P<noun>[a-z][a-z-]+)\s+{_BETWEEN}{_ABOUT}\s+(?:[a-z-]+\s+){{0,2}}$", re.IGNORECASE)
_BEHIND_NAME = regex(r"(?:\s+(?:offen[cs]e|crime|case))?\s+(?P<noun>(?!accounts\s+for\b)[a-z][a-z-]+)\b(?!['’]s)", re.IGNORECASE)
_BEHIND_NUMBER = regex(r"\s*(?P<words>(?:[a-z][a-z-]*(?:\s+|\b)){1,4})", re.IGNORECASE)
_NUMERAL = regex(rf"(?:{NUMBER}|\d[\d,.]*)", re.IGNORECASE)
_ENDS_NOUN = frozenset(
    """
    in of at by from to for on about into across during over under against between among per than and or but while when which that
    who whom were was are is had have has been being came went fell rose a an the last next this each every
    """.split()
)


def counts_others(read: ResolvedClaim, here: Sentence) -> bool:
    """Whether a number is of something that no record of offences counts, as the noun beside it or beside the offence says."""
    names = [(one.start - here.start, one.end - here.start) for group in here.offences for one in group]
    behind = _behind_number(here.text, read.extracted.at - here.start, names)
    beside = set[str]().union(*(_beside(here.text, first, last) for first, last in names))
    return any(map(_is_other, behind | beside))


def _beside(text: str, first: int, last: int) -> set[str]:
    """The noun that an offence is told of, before its name or right behind it: "calls about grooming", "grooming warnings"."""
    found = (_BEFORE_NAME.search(text[:first]), _BEHIND_NAME.match(text, last))
    return {one["noun"] for one in found if one is not None} - _VERBS


def _behind_number(text: str, at: int, names: Sequence[tuple[int, int]]) -> set[str]:
    """The noun right behind a number, unless the name of an offence comes first."""
    numeral = _NUMERAL.match(text, at)
    words = _BEHIND_NUMBER.match(text, numeral.end()) if numeral is not None else None
    if words is None:
        return set()
    until = min((first for first, _ in names if first >= words.start("words")), default=len(text))
    for word in re.finditer(r"[A-Za-z-]+", words["words"]):
        if words.start("words") + word.end() > until or word[0].lower() in _ENDS_NOUN:
            break
        if _is_plural(word[0]):
            return {word[0]}
    return set()


def _is_other(noun: str) -> bool:
    return noun[:1].islower() and _is_plural(noun) and noun.lower() not in _RECORDED | _SMALL  # "Wales" is no number of them


def _is_plural(noun: str) -> bool:
    said = noun.lower()
    return said.endswith("s") and said not in UNITS
