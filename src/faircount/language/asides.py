"""Sentences of the force, its systems and the people of its area: what they date or name is no part of a figure."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.patterns import regex

_SENTENCE = regex(r"[^\n]+?(?:[.!?](?=\s)|$)", re.MULTILINE)
_HAPPENS = regex(
    r"\b(?:is|are|was|were|has|have|had|began|became|came|went|took|lives?|serves?|employs?|runs?|holds?|uses?|moved|\w{3,}ed)\b",
    re.IGNORECASE,
)
_OF_THINGS = regex(
    r"\b(?:\w+[ -](?:recording|management|information|it|computer|police|new|present|current)[ -])?(?:\w+ )?"
    r"(?:systems?|software|platforms?|databases?|warehouses?)\b|\bcounting rules\b",
    re.IGNORECASE,
)
"""Things that are named after what stands in them: a crime recording system holds crimes and is none."""
_OF_FIGURES = regex(
    r"\b(?:offen[cs]\w+|crimes?|incidents?|victims?|suspects?|offenders?|cases?|complain\w+|records?|recorded|figures?|tables?"
    r"|data|counts?|numbers?|totals?|results?|statistics?|periods?|years?|months?|quarters?|breakdowns?|below|above|following"
    r"|attach\w*|repl\w+|respon\w+|answer\w*|request\w*|provid\w+|suppl\w+|disclos\w+|details?|information|searche[sd]|search"
    r"|flag\w*|reports?|reported|asked|covers?)\b",
    re.IGNORECASE,
)
_PEOPLE = regex(r"\blives?\b|\bresident\w*|\bpopulation of\b|\bcensus\b|\bmid-?(?:19|20)\d\d\b", re.IGNORECASE)
_OF_NUMBER = regex(r"(?<=\d) +\((?:of which |including )?\d[^()]*[a-z][^()]*\)", re.IGNORECASE)
"""A part of the number before it, in brackets: it says nothing of other figures."""


@lru_cache(maxsize=20_000)
def without_asides(text: str) -> str:
    """The text without parts of its numbers in brackets, and without whole sentences that are about no figures.

    Labels and captions, which end without a stop, stay.

    >>> without_asides("The force moved to Niche in 2008.\\nSexual offences by age")
    'Sexual offences by age'
    >>> without_asides("About 76,334 children under 18 live in the area. Offences recorded in 2019 follow.")
    'Offences recorded in 2019 follow.'
    >>> without_asides("2023/24: 1,833 (390 cyber flagged)")
    '2023/24: 1,833'
    """
    text = _OF_NUMBER.sub("", text)
    if "." not in text:
        return text
    said = [found[0].strip() for found in _SENTENCE.finditer(text)]
    kept = [sentence for sentence in said if not _is_aside(sentence)]
    return text if len(kept) == len(said) else "\n".join(filter(None, kept))


def _is_aside(sentence: str) -> bool:
    if not sentence.endswith("."):
        return False
    if _PEOPLE.search(sentence):
        return True
    return bool(_HAPPENS.search(sentence)) and not _OF_FIGURES.search(_OF_THINGS.sub(" ", sentence))


_LEFT_OUT = regex(r"\b(?:not (?:part of|asked)|outside the|for (?:context|comparison))\b", re.IGNORECASE)


def says_left_out(text: str) -> bool:
    """Whether a text says whom or what the figures are not about.

    >>> says_left_out("Victims of 18 and over are shown for context and are not part of the request.")
    True
    """
    return bool(_LEFT_OUT.search(text))


_NOT_ANSWERED = regex(
    r"\b(?:is|are|was|were|been|has|have|did|do|does|fell|falls?) (?:therefore |also |all )?(?:not (?:been |form )?"
    r"(?:a )?(?:part of|included|counted|asked|covered|requested|in scope)|excluded|left out|omitted|outside)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)
def without_left_out(text: str) -> str:
    """The text without its whole sentences that say which offences the figures are not about.

    >>> without_left_out("Recorded offences follow. Rape and sexual assault were not part of your request.")
    'Recorded offences follow.'
    """
    if "." not in text or not _NOT_ANSWERED.search(text):
        return text
    said = [found[0].strip() for found in _SENTENCE.finditer(text)]
    return "\n".join(sentence for sentence in said if not (sentence.endswith(".") and _NOT_ANSWERED.search(sentence)))


_CLAUSE_LEFT_OUT = regex(
    r"[^.;\n]*\b(?:(?:has|have|had) been|(?:was|were|is|are)(?: being)?) (?:\w+ly )?"
    r"(?:excluded|removed|omitted|disregarded|discounted|deleted|not (?:included|counted)|left out|filtered out|taken out)\b"
    r"[^.;\n]*"
    r"|\b(?:exclud(?:es?|ing)|omit(?:s|ting)?|leav(?:es?|ing) out|not (?:includ(?:es?|ing)|count(?:ing)?)"
    r"|(?:do|does|did) not (?:include|count|cover)|exclusive of)\b[^.;)\n]*",
    re.IGNORECASE,
)


def parted_left_out(text: str) -> tuple[str, str]:
    """The text without its clauses on what was left out, and these.

    >>> parted_left_out("Victims under 18. Those aged 18 and over have been removed.")
    ('Victims under 18..', ' Those aged 18 and over have been removed')
    >>> parted_left_out("Rapes of children, excluding those of adults")
    ('Rapes of children, ', 'excluding those of adults')
    """
    found = [match[0] for match in _CLAUSE_LEFT_OUT.finditer(text)]
    return (_CLAUSE_LEFT_OUT.sub("", text), " ".join(found)) if found else (text, "")
