"""What is more in one place than in another: all that an offence was recorded, or something beside it that no count tells."""

from __future__ import annotations

import re

from faircount.claims.claim import Form
from faircount.claims.coordinates.measured_from import lacks_its_base
from faircount.claims.coordinates.narrowing import PLAIN
from faircount.claims.coordinates.sentence import Sentence
from faircount.claims.extraction.more_than import MORE_THAN, OF_TWO, RATE_THAN
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.language.keyed import Keyed
from faircount.patterns import regex

_MORE = regex(r"\b(?:more|fewer)\s+(?P<what>[^.;:]*?)\bthan\b", re.IGNORECASE)
_RECORDED = r"(?:record(?:s|ed)?|had|has|have|saw|sees?|logged|logs|register(?:s|ed)|report(?:s|ed)|count(?:s|ed)|received)"
_TELLS = regex(rf"\b(?:{_RECORDED}|there\s+(?:were|was|are|had\s+been))\s+(?:[a-z]+ly\s+|many\s+|far\s+)?$", re.IGNORECASE)
_IS_TOLD = regex(rf"\b(?:was|were|had\s+been|have\s+been|are)\s+(?:[a-z]+ly\s+)?{_RECORDED}\b", re.IGNORECASE)
_WAS_TOLD = r"(?i)\b(?:recorded|reported|registered|logged)\b"
_BY_RATE = regex(r"\b(?:rates?|per|proportion\w*|shares?|percentages?|relative|ratios?|head\s+for\s+head)\b", re.IGNORECASE)
_EACH_YEAR = Keyed(r"\b(?:every|each)\s+(?:(?:single|one|of\s+the)\s+)?(?:financial\s+)?years?\b", "year")
_LEAVES_ALL = PLAIN | frozenset("in by on against during with there every kind kinds sort sorts type types nature sexual".split())


def compares_all(read: ResolvedClaim, here: Sentence) -> bool:
    """Whether "more ... than" sets all that was recorded of an offence in one year beside the same, and nothing else.

    "More officers working on grooming than Kent", "more of a rise", "charged more", "per head" and numbers of two years do not.
    Of claims that are told otherwise it says nothing.
    """
    if lacks_its_base(read, here):
        return False
    start, end = read.extracted.start - here.start, read.extracted.end - here.start
    stated = read.extracted.stated
    if stated.word in (OF_TWO, RATE_THAN):
        return len({said.period for said in here.periods}) == 1
    found = _MORE.search(here.text, start)
    if found is None or not (stated.word == MORE_THAN or (stated.form is Form.RANK and found.start() < end)):
        return True
    if _BY_RATE.search(here.text[start:end]) and stated.form is Form.RANK:
        return True  # a rank of rates, and told as one
    several = stated.word == MORE_THAN and len({said.period for said in here.periods}) > 1
    if _BY_RATE.search(here.text) or (several and not is_of_each_year(read, here)):
        return False
    rest = found["what"]
    if not rest.strip():
        return True  # "550 rapes, more than any other force"
    if not (_TELLS.search(here.text[: found.start()]) or _IS_TOLD.search(here.text[found.end() :]) or re.search(_WAS_TOLD, rest)):
        return False
    named = [(said.start, said.end) for said in here.periods]
    named += [(one.start, one.end) for group in here.offences for one in group]
    named += [(first, last) for first, last, _ in here.places]
    before = here.start + found.start("what")
    for first, last in sorted(named, reverse=True):
        if before <= first and last <= before + len(found["what"]):
            rest = f"{rest[: first - before]} {rest[last - before :]}"
    return set(re.findall(r"[a-z]+", rest.lower())) <= _LEAVES_ALL


def is_of_each_year(read: ResolvedClaim, here: Sentence) -> bool:
    """Whether a place is told to have more than another in each year from the first that is named to the last."""
    joined = len(here.periods) == 2 and here.periods[0].joined
    return joined and read.extracted.stated.word == MORE_THAN and _EACH_YEAR.search(here.text) is not None
