"""Conditions of the query or the report that an answer was made with: "Online Crime Flag is Y", "AND online_flag = 'Y'"."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.patterns import regex
from faircount.vocabulary.measures import Online

_CONDITION = regex(
    r"(?:cyber|online|on-line|internet)(?:[ _-]?\w+){0,3}?\s*"
    r"(?:==?|\bis(?: equal to| set to)?\b|\bequals\b|\bin\b|:)\s*"
    r"""\(?\s*['"‘“]?(?P<value>y(?:es)?|true|t|1|no?|false|f|0|all|both)(?!\w)['"’”]?\s*\)?"""
    r"(?=\s*(?:$|\n|;|\.(?:\s|$)|\)|,\s*(?![\"'“‘]?\w{1,3}[\"'”’]? ?(?:=|is|means))|\bAND\b|\bGROUP\b|\bORDER\b|&"
    r"|[A-Z]\w*(?: \w+){0,4} (?:is|contains|=)\b))",
    re.IGNORECASE,
)
_YES, _NO = frozenset({"y", "yes", "true", "t", "1"}), frozenset({"n", "no", "false", "f", "0"})


_REPORT = regex(r"\b(?i:filter\w*|criteria|parameters?|query|selection|selected on)\b|\bSELECT\b|\bWHERE\b|\bAND\b")


_LIMITED = regex(
    r"\b(?:figures|data|numbers|results|counts|totals)\b[^.;\n]{0,60}\b(?:(?:are|is|have been|has been|were) "
    r"(?:limited|restricted|confined) to|(?:only|solely) (?:cover|include|relate|refer|count)\w*"
    r"|(?:cover|include|relate|refer|count|are)\w*(?: to| for)? only)\b[^.;\n]{0,60}?"
    r"\b(?:cyber|online|on-line|internet)(?:[ -]?crime)?[ -](?:flag\w*|mark\w+|keyword|tag\w*|elements?|components?|motivations?"
    r"|enabled|related|facilitated)\b"
    r"|(?:^|[.;\n] *)(?:cyber|online|on-line|internet)(?:[ -]?crime)?[ -](?:flagged|marked|tagged|enabled|related)"
    r"(?: (?:offen[cs]es|crimes|cases))? only *(?:$|[.;\n])",
    re.IGNORECASE,
)
"""What says that all figures are flagged ones: "the figures are limited to offences carrying the online crime flag"."""


@lru_cache(maxsize=10_000)
def names_filters(text: str) -> bool:
    """Whether a text speaks of what a whole report was made with, and not of one of its tables.

    >>> names_filters("Applied filters: Online Flag is Y"), names_filters("Ditto, where Online Crime = Yes")
    (True, False)
    """
    return _REPORT.search(text) is not None or _LIMITED.search(text) is not None


def online_filtered(text: str) -> Online | None:
    """Whether a text says that a report lets in only offences with the online flag, or only those without, or neither.

    What a code stands for is no condition, and two conditions that differ are none.

    >>> online_filtered("Applied filters:\\nAge is less than 18\\nOnline Crime Flag is Y"), online_filtered("online_flag = 'N'")
    (<Online.YES: 'yes'>, <Online.NO: 'no'>)
    >>> [online_filtered(text) for text in ("CYB: Y = flagged, N = not", "The online flag is Y if an officer ticked it")]
    [None, None]
    >>> online_filtered("Online flag: the information is refused") is None
    True
    >>> online_filtered("Online flagged only. A dash means nil.")
    <Online.YES: 'yes'>
    >>> online_filtered("The figures in this response are limited to offences carrying the online crime flag.")
    <Online.YES: 'yes'>
    """
    if _LIMITED.search(text):
        return Online.YES
    values = {found["value"].lower() for found in _CONDITION.finditer(text)}
    told = {Online.YES if value in _YES else Online.NO if value in _NO else Online.ALL for value in values}
    return told.pop() if len(told) == 1 else None
