"""Words of reckoning that no claim of a sentence holds: its number is what is left, an index or a growth a year, no plain count.

A figure bears such a number out where it does, and disproves none: what was done to it is not known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.claim import ClaimKind, Coordinates
from faircount.claims.coordinates.sentence import Sentence
from faircount.claims.extraction.first_time import FIRST_TIME
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.patterns import regex

_RECKONED = regex(
    r"\b(?:(?:mark|threshold|bar)\s+of(?=\s+\d)|averaged\s+over\s+(?:[a-z]+\s+){0,2}(?:[\w-]+\s+){1,2}forces|as\s+(?:the|a)\s+base|in\s+round\s+\w+|index(?:ed|es)?|indices|set\s+at\s+100|base(?:line|d\s+on|\s+year)|compound(?:ed)?|annuali[sz]ed|cumulative(?:ly)?"
    r"|adjusted|weighted|standardi[sz]ed|rolling|extrapolat\w*|pro\s+rata|trend\s+line|projected"
    r"|strip\w*|subtract\w*|deduct\w*|minus|net\s+of|tak(?:e|en|ing)\s+(?:away|off)|left\s+with|leav(?:es|ing)(?!\s+(?:out|aside|more|many|some|few)\b)|remain(?:ing|der)|what\s+remains"
    r"|multipl(?:y|ied|ies|ying)|divid(?:e|ed|ing)|ratio|doubl(?:e|ing)\s+it|into\s+one\s+pot|lump\w*|medians?|quartiles?|percentiles?"
    r"|out\s+of(?!\s+(?:control|hand|court|reach|date|the\s+(?:picture|equation|reckoning))\b|\s+(?:the\s+|all\s+)*[\w-]+\s+(?:police\s+)?(?:forces|areas)\b)|namely"
    r"|add(?:ed|s|ing)\s+(?:[a-z]+\s+){0,2}(?=\d)|(?P<sum>plus)"
    r"|gap|gulf|difference|margin|shortfall|surplus|excess|exactly\s+(?:half|a\s+third|a\s+quarter|twice|double))\b"
    r"|\d\s+(?:(?!by\b|in\b|and\b)[a-z]+\s+){0,3}(?:short|shy|adrift|behind|ahead|clear)\b(?:\s+of\b)?"
    r"|(?<=\w)\s[+=×÷]\s(?=\w)|\b(?:out\s+)?of\s+(?:every|each)\s+(?:ten|hundred|thousand|[\d,]+)\b"
    r"|\bof\s+(?:the|its|that|this|their)\s+(?:[\w-]+\s+){0,2}(?:rise|increase|growth|fall|drop|decrease|decline)\b"
    r"|(?P<others>\bthe\s+(?:other|remaining)\s+(?:[\w-]+\s+){0,2}(?:forces|areas|regions|counties)\b)|(?P<aside>\baside\b|\bto\s+one\s+side\b|\bout\s+of\s+the\s+(?:picture|equation|reckoning)\b)",
    re.IGNORECASE,
)
"""What makes one number of others. What is put together, averaged, or set beside something, the claims themselves hold."""
_OF_YEARS = r"\b(?:annual|yearly|series|any\s+(?:other\s+)?year|of\s+all\s+the\s+years|year\s+of)\b"
_OF_PLACES = (
    r"\b(?:forces?|areas?|count(?:y|ies)|regions?|table|league|country|nation|nationally|England|Wales|places?|constabular\w+)\b"
)
"""What a rank is among: the years of one place, or places."""
_OF_ONE_PLACE = ("run", FIRST_TIME)


def is_worked_upon(read: ResolvedClaim, here: Sentence, about: Coordinates, claims: Sequence[ResolvedClaim]) -> bool:
    """Whether a word of reckoning stands in the sentence of a claim and in none of its claims, names, places and asides.

    What a sign adds up may be the codes or the places that the number is taken for already.
    """
    if read.extracted.kind is ClaimKind.RANK and read.extracted.stated.word not in _OF_ONE_PLACE and _is_of_years(here.text):
        return True
    is_sum = len(about.offences) > 1 or len(about.areas) > 1
    spans = [(one.extracted.start - here.start, one.extracted.end - here.start) for one in claims]
    spans += [(one.start - here.start, one.end - here.start) for group in here.offences for one in group]
    spans += [(first - here.start, last - here.start) for first, last, _ in here.places]
    spans += here.asides
    open_ = (said for said in _RECKONED.finditer(here.text) if not any(first <= said.start() < last for first, last in spans))
    return any(not ((said["sum"] and is_sum) or ((said["aside"] or said["others"]) and here.left_out)) for said in open_)


def _is_of_years(text: str) -> bool:
    """Whether a rank is one among years, and no place is named that it could be among."""
    return re.search(_OF_YEARS, text) is not None and re.search(_OF_PLACES, text) is None and "since" not in text
