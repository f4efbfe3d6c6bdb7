"""Words that tell a change of some out of many and pass over the others: "some forces saw", "in one area", "up to"."""

from __future__ import annotations

import re
from functools import cache

from faircount.patterns import regex

_MANY = r"(?:(?:police )?(?:forces|areas|constabularies|counties|regions|boroughs|districts|cities|towns))"
_ONE = r"(?:(?:police )?(?:force|area|constabulary|county|region|borough|district|city|town))"
_WENT = (
    r"(?:rose|risen|ris(?:es?|ing)|increas\w+|grew|growth|up|jump\w*|surg\w+|doubl\w+|tripl\w+|trebl\w+"
    r"|fell|fall\w*|drop\w*|declin\w+)"
)
_NUMBER = r"(?:\d+|(?:twenty|thirty|forty|fifty)(?:-\w+)?|t(?:wo|hree|en|welve)|four|five|six|seven|eight|nine|eleven|\w+teen)"
_SAW = r"(?:saw|seen|recorded|reported|had|have|experienced|logged|noted|showed)"
_MOST = r"(?:biggest|largest|highest|greatest|steepest|sharpest) (?:\w+ )?(?:rise|increase|jump|surge|growth|fall|drop)"
_PICKS = (
    # Of those that rose, the change is a rise: the outcome has chosen them.
    rf"\b(?:of|among|in|for|across) (?:all )?(?:the )?(?:\w+ ){{0,2}}{_MANY} (?:that|which|where|whose) "
    rf"(?:\w+ ){{0,4}}?{_WENT}\b",
    rf"\b(?:some|several|certain|a few|a handful of|a number of|many) (?:of the )?(?:\w+ )?{_MANY}\b",
    rf"\b(?:in|at) one (?:\w+ )?{_ONE}\b|\bone (?:\w+ )?{_ONE} (?:alone )?{_SAW}\b|\bone of the (?:\w+ )?{_MANY}\b",
    r"\b(?:hardest|worst)[- ](?:hit|affected)\b",
    rf"\b{_MOST} (?:of (?:any|all)|(?:in|across|among) the (?:country|region|nation|uk)|(?:was|came) in"
    r"|was (?:recorded|seen|reported))\b",
)
_UP_TO = r"\b(?:up to|as much as|as many as)\b"
_ENDS_UP_TO = rf"{_UP_TO}\s*$"
_WIDE = rf"\b{_MANY}\b|\bacross the (?:country|region|uk)\b"
# Where the whole is told, or how the others fared, nothing is passed over.
_TELLS = (
    rf"\b(?:\w+ (?:out )?of|all) (?:the |its |all )?{_NUMBER} {_MANY}\b(?! (?:that|which|where|whose))"
    rf"|\b(?:other|remaining|rest of the) (?:\w+ )?(?:{_MANY}|\d+|ones)\b|\bothers {_SAW}|\bothers {_WENT}\b|\bthe rest\b"
    r"|\bno clear change\b|\bevery (?:police )?force\b"
)


def selection_told(before: str, claim: str, after: str) -> str:
    """The words by which a sentence picks the claim out of many; "" where it picks none, or tells of the others too.

    >>> selection_told("Some forces saw online offences ", "rise by 300 per cent", ".")
    'Some forces'
    >>> selection_told("Offences rose in 29 of 39 forces, and some forces saw them ", "double", "; in ten they fell.")
    ''
    """
    sentence = f"{before}{claim}{after}"
    if _compiled(_TELLS).search(sentence):
        return ""
    for pattern in _PICKS:
        found = _compiled(pattern).search(sentence)
        if found:
            return found[0].strip()
    if not _compiled(_WIDE).search(sentence):
        return ""
    led = _compiled(_ENDS_UP_TO).search(before)
    return f"{led[0].strip()} {claim}" if led else claim if _compiled(_UP_TO).search(claim) else ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return regex(pattern, re.IGNORECASE)
