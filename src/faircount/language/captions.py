"""How lines are worded that stand over a table: as a title, or as a caption that may be a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.patterns import regex

_SAYS = regex(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|may|will|would|should|shows?|includes?|please|we|you|our|if)\b"
    r"|[.:;?]\W*$|\n",
    re.IGNORECASE,
)


_VALUE = regex(r"\s(?:n/?a|nil|\*+|-|–|<\s?\d+|\[[a-z]\]|withheld|redacted|suppressed)\s*$", re.IGNORECASE)
"""What stands for the value of a row that has none."""


@lru_cache(maxsize=10_000)
def is_row(text: str) -> bool:
    """Whether a line is a row of a table that was left in the text: a label and what stands for its value.

    >>> is_row("Sexual grooming   n/a"), is_row("Sexual grooming, 2019")
    (True, False)
    """
    return _VALUE.search(text) is not None


@lru_cache(maxsize=10_000)
def is_title(text: str) -> bool:
    """Whether a line is worded as a title: short, and without a verb that makes it a sentence.

    >>> is_title("Victims of online offences, by age"), is_title("The online flag has been set since 2015")
    (True, False)
    """
    return 0 < len(text) < 140 and not _SAYS.search(text) and not is_row(text)


@lru_cache(maxsize=10_000)
def is_caption(text: str) -> bool:
    """Whether a line above a table begins as a caption does: "Table 2 splits the crimes by district", "By sex of victim:"."""
    return len(text) < 240 and bool(_CAPTION.match(text))


def opens_a_list(text: str) -> str:
    """The last words of a line above a table, where they say of what it is and end with a colon; nothing where they do not.

    >>> opens_a_list("We can only give two bands. For the flagged offences over the five years:")
    'For the flagged offences over the five years:'
    >>> opens_a_list("The figures are as follows:")
    ''
    """
    last = re.split(r"(?<=[.!?]) ", text.strip())[-1]
    return last if last.endswith(":") and len(last) < 140 and _OF_WHAT.match(last) and not _SAYS.search(last[:-1]) else ""


_OF_WHAT = regex(r"\W*(?:for|of|in|among|from) (?:the|these|those|all|our)\b", re.IGNORECASE)
_CAPTION = regex(r"\W*(?:table|figure|annex) ?[\dA-Z]{1,3}\b|\W*by (?:\w+ ){1,5}[^.]{0,60}:", re.IGNORECASE)
